// The words of this folder in Japanese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ja: TranslatedTable = {
  'evidence.title': ['6c6fcf6d', '証拠：写真、立会人、異議'],
  'evidence.none': ['76a49b2b', 'この用紙についての写真、証言、異議はまだありません。'],
  'evidence.attested': ['9abb49d9', '{attested, plural, =0{これらの数字に署名した立会人、監督員、監視員はまだいません} other{立会人、監督員、監視員 # 人が見て署名しました}}。{contradicted, plural, =0{異なる数字を述べた人はいません} other{# 人が異なる数字を述べています}}。'],
  'evidence.attested.means': ['ec9b5fe2', '彼らの署名は数字を確定せず、止めもしません。'],
  'evidence.photographs': ['5439e59e', '用紙の写真'],
  'evidence.photographs.lead': ['11127b4e', '担当者が撮影し、ログにある指紋で名付けられています。このページの数字と比べてください。写真は数字の後に送られ、まだ届いていないものは表示されません。'],
  'evidence.alt': ['d3707310', '用紙 {form} {page} ページの写真、{station}'],
  'evidence.page': ['e1f087e4', '{page} ページ'],
  'evidence.open': ['bb7ba375', '{page} ページの写真を開く'],
  'objection.title': ['c28091b2', '異議'],
  'objection.lead': ['06f9d8df', '異議は数字を変えません。新しいものが上です。何も削除されません。'],
  'objection.open': ['6b8c6b62', '未回答'],
  'objection.answered': ['326981e3', '回答済み'],
  'objection.fields': ['63495aba', '対象の数字'],
  'objection.reply': ['84c485ce', '主催者の回答'],
  'objection.category': ['6fc30298', '対象'],
  'objection.by': ['0a3e347e', '提出者'],
  'objection.status': ['48320a3f', '回答'],
  'objection.more': ['c4b029fe', 'さらに古い異議 {count} 件がログにあります。'],
};
