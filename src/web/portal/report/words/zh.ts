// The words of this folder in Chinese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const zh: TranslatedTable = {
  'reports.title': ['0e1f010f', '读者的报告'],
  'reports.lead': ['8e7e1772', '报告不改变任何数字，也不进入日志。它请工作人员和所有人再看一次这张表格。'],
  'reports.none': ['a423a3b8', '还没有关于这张表格的报告。'],
  'reports.count': ['58ab8eef', '{count, plural, other{# 份报告}}，{handled} 份已处理。'],
  'reports.last': ['f082c94a', '最新的，最多 {count} 份：'],
  'reports.category': ['5f73c04b', '哪里有错'],
  'reports.category.figures-differ-from-paper': ['4e2893d9', '数字与 C.Hasil 不同'],
  'reports.category.wrong-station': ['1c127e0a', '是另一个 TPS 的表格'],
  'reports.category.unreadable': ['7d6a96df', '无法辨认'],
  'reports.category.other': ['09036af8', '其他'],
  'reports.cell': ['9c51c2bb', '数字'],
  'reports.whole': ['3a19f353', '整张表格'],
  'reports.hour': ['0e74897e', '收到的钟点'],
  'reports.handled': ['63ea40b3', '处理'],
  'reports.handled.yes': ['37ee9ddd', '已改正'],
  'reports.handled.no': ['b891924d', '尚未'],
  'reports.send': ['4ebaf958', '发送报告'],
  'reports.means': ['5d22e6ab', '不需要账户，也不需要姓名。您的设备要计算几秒钟，这样机器就不能大量发送。只保存上面的选择、TPS 和钟点。没有文字框：文字可能含有个人资料，而目前还没有足够安全的地方保存它。'],
  'reports.working': ['3ec50362', '您的设备正在计算…'],
  'reports.kept': ['58bcd272', '报告已保存。它会随下一次发布出现在这里。'],
  'reports.failed': ['1ecf38f9', '报告没有发出。请稍后再试，或使用上面可打印的单页。'],
};
