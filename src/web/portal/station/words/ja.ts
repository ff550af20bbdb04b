// The words of this folder in Japanese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ja: TranslatedTable = {
  'history.officer': ['19d4db76', '{roles} の担当者'],
  'side.title': ['5ab72eef', '読み取りを並べて'],
  'side.lead': ['08d2f19f', '{same, plural, other{# 個の数字}}が同じ、{differ, plural, =0{異なるものはありません} other{# 個が異なる}}。'],
  'side.only': ['08c8bf89', '読み取りはまだ一つなので、比べるものがありません。'],
  'side.equal': ['4ae0b8d7', '同じ'],
  'side.differ': ['78598606', '異なる'],
  'side.mark': ['c0d2ef84', '同じか'],
  'side.entered': ['5640ab7c', '受領 {time}'],
  'side.superior': ['4296162a', '上位の機関'],
  'side.against': ['f03cceb4', '二つの読み取りが一致し、有効です。これと異なる読み取りが {others, plural, other{# 件}}あり、下に示されています。規則では、異なる担当者の最初に一致した二つの読み取りが数字を確定します。その後は、二人の担当者が署名した訂正だけが変更します。'],
  'correction.title': ['04dcd3fa', '訂正'],
  'correction.lead': ['55a268e4', '元の数字は消しません。どの訂正にも担当者 2 人が署名します。'],
  'correction.item': ['be5a1bc1', '{time} の訂正'],
  'correction.cell': ['9c51c2bb', '数字'],
  'correction.old': ['85e65b34', '前'],
  'correction.new': ['971895a4', '後'],
  'correction.none': ['eb9022c8', '変わった数字はありません。'],
  'correction.evidence': ['4c5288c2', '証拠の指紋（SHA-256）'],
  'dispute.title': ['a48e7b1c', '不一致'],
  'dispute.open': ['69c02369', 'まだ不一致です。二つの読み取りが {count, plural, other{# 個の数字}}で異なります。2 人の担当者が同じ数字を入力するか上位の機関が決めるまで、この用紙は数えません。'],
  'dispute.settled': ['d3c5d97c', '不一致でしたが、解決しました。読み取りはすべて履歴に残ります。'],
  'report.title': ['7f885780', 'この用紙の誤りを知らせる'],
  'report.lead': ['00c8b824', 'まず C.Hasil の写真か写しと比べてください。数字が違うときは：'],
  'report.ptps': ['746857fa', 'TPS の監督者（PTPS）か Panwaslu Kecamatan に、TPS のコードと誤った数字の名前を伝えてください。'],
  'report.pps': ['1f05c970', 'または村・町の PPS に伝えてください。PPS が PPK に伝え、PPK が立会人の前で直します。'],
  'report.paper': ['56fff9e0', '印刷できるこの一枚を持って行ってください。そのコードが、あなたのいう記録を正確に示します。'],
};
