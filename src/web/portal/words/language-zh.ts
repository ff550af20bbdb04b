// The words of "language" in Chinese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const languageZh: TranslatedTable = {
  'language.machine': ['5e91476f', '机器翻译。以印度尼西亚语文本为准。'],
  'language.source': ['591b6466', '阅读印度尼西亚语原文'],
  'language.correct': ['55d92180', '更正译文'],
  'translation.title': ['55d92180', '更正译文'],
  'translation.lead': ['8552da59', '本网站用印度尼西亚语写成。其他语言的文本由机器根据原文译出。任何人都可以建议更好的译文，无需账号。'],
  'translation.languages': ['1e15749e', '选择您熟悉的语言'],
  'translation.topics': ['d2892aa4', '选择栏目'],
  'translation.count': ['2d173ebe', '{count} 条文本'],
  'translation.key': ['1e3eb48b', '键'],
  'translation.text': ['b506febc', '文字'],
  'translation.source': ['1d257e01', '原文（印度尼西亚语）'],
  'translation.now': ['3c8cef0c', '现有译文'],
  'translation.none': ['0d089da8', '还没有与原文相符的译文；读者看到的是原文。'],
  'translation.where': ['8fecd7d1', '出现在'],
  'translation.everywhere': ['f76679ac', '许多页面'],
  'translation.terms': ['07be098b', '请保持原样'],
  'translation.plural': ['16523dd3', '复数形式'],
  'translation.yours': ['17643349', '您的建议'],
  'translation.check': ['f2e23877', '检查建议'],
  'translation.ready': ['fad38113', '建议可以发送了'],
  'translation.send': ['a78736a8', '请下载这个文件，发给网站的管理者。文件注明您所译的原文，因此针对已更改原文的建议不会被采用。'],
  'translation.download': ['b6c2fd74', '下载建议'],
  'translation.mail': ['11ea4a6f', '用邮件发送'],
  'translation.nothing': ['3c684c46', '不会向本网站发送任何内容，这里也不保存任何内容。'],
  'translation.unsettled': ['6b01d8b8', '还不能发送'],
  'translation.fault.braces': ['72bf2e35', '花括号不成对。'],
  'translation.fault.empty': ['e175e6b5', '文本是空的。'],
  'translation.fault.places': ['1857132b', '数值的位置必须与原文相同：{needs}'],
  'translation.fault.plural': ['9103491a', '这种语言的复数形式：{needs}'],
  'translation.fault.locked': ['15f30fa5', '官方缩写和名称必须保留：{needs}'],
};
