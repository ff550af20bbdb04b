// The words of this folder in Chinese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const zh: TranslatedTable = {
  'history.officer': ['19d4db76', '{roles} 工作人员'],
  'side.title': ['5ab72eef', '读数，并排'],
  'side.lead': ['08d2f19f', '{same, plural, other{# 个数字}}相同，{differ, plural, =0{没有不同} other{# 个不同}}。'],
  'side.only': ['08c8bf89', '目前只有一次读数，还没有可比较的。'],
  'side.equal': ['4ae0b8d7', '相同'],
  'side.differ': ['78598606', '不同'],
  'side.mark': ['c0d2ef84', '是否相同？'],
  'side.entered': ['5640ab7c', '收到 {time}'],
  'side.superior': ['4296162a', '上级'],
  'side.against': ['f03cceb4', '两份读数相同，已生效。另有 {others, plural, other{# 名工作人员的读数}}与之不同，仍可在下方看到。按规则，两名不同工作人员最先相同的两份读数确定数字；此后只有两名工作人员签名的更正才能改变。'],
  'correction.title': ['04dcd3fa', '更正'],
  'correction.lead': ['55a268e4', '旧数字不会删除。每次更正都由两名工作人员签名。'],
  'correction.item': ['be5a1bc1', '{time} 的更正'],
  'correction.cell': ['9c51c2bb', '数字'],
  'correction.old': ['85e65b34', '之前'],
  'correction.new': ['971895a4', '之后'],
  'correction.none': ['eb9022c8', '没有数字改变。'],
  'correction.evidence': ['4c5288c2', '证据指纹（SHA-256）'],
  'dispute.title': ['a48e7b1c', '分歧'],
  'dispute.open': ['69c02369', '仍有分歧：两次读数有 {count, plural, other{# 个数字}}不同。在两名工作人员录入相同数字或上级决定之前，这份表格不计入。'],
  'dispute.settled': ['d3c5d97c', '曾有分歧，已经解决。所有读数仍在历史中。'],
  'report.title': ['7f885780', '报告这份表格的错误'],
  'report.lead': ['00c8b824', '请先与 C.Hasil 的照片或副本比较。如果数字不同：'],
  'report.ptps': ['746857fa', '告诉 TPS 监督员（PTPS）或 Panwaslu Kecamatan，并说明 TPS 的代码和有错数字的名称。'],
  'report.pps': ['1f05c970', '或告诉村或社区的 PPS。PPS 转给 PPK，由 PPK 在见证人面前改正。'],
  'report.paper': ['56fff9e0', '带上这张可打印的单页：它的代码准确指向您所说的记录。'],
};
