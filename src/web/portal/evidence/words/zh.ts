// The words of this folder in Chinese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const zh: TranslatedTable = {
  'evidence.title': ['6c6fcf6d', '证据：照片、见证人、异议'],
  'evidence.none': ['76a49b2b', '关于此表格还没有照片、见证或异议。'],
  'evidence.attested': ['9abb49d9', '{attested, plural, =0{还没有见证人、监督员或观察员签名确认这些数字} other{# 名见证人、监督员或观察员看过并签名}}；{contradicted, plural, =0{没有人提出不同数字} other{# 名提出不同数字}}。'],
  'evidence.attested.means': ['ec9b5fe2', '他们的签名不确认、也不扣留任何数字。'],
  'evidence.photographs': ['5439e59e', '表格照片'],
  'evidence.photographs.lead': ['11127b4e', '由工作人员拍摄，以日志中的指纹命名。请与本页数字比较。照片在数字之后传送；尚未到达的不会显示。'],
  'evidence.alt': ['d3707310', '{form} 表格第 {page} 页的照片，{station}'],
  'evidence.page': ['e1f087e4', '第 {page} 页'],
  'evidence.open': ['bb7ba375', '打开第 {page} 页照片'],
  'objection.title': ['c28091b2', '异议'],
  'objection.lead': ['06f9d8df', '异议不改变数字。最新的在上；不删除任何内容。'],
  'objection.open': ['6b8c6b62', '未答复'],
  'objection.answered': ['326981e3', '已答复'],
  'objection.fields': ['63495aba', '所指数字'],
  'objection.reply': ['84c485ce', '组织者的答复'],
  'objection.category': ['6fc30298', '关于'],
  'objection.by': ['0a3e347e', '提出人'],
  'objection.status': ['48320a3f', '答复'],
  'objection.more': ['c4b029fe', '{count} 项更早的异议在日志中。'],
};
