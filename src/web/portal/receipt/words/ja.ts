// The words of this folder in Japanese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ja: TranslatedTable = {
  'paper.title': ['acbdb56c', '記録 {leaf} の受領証'],
  'paper.link': ['41d60059', '印刷用の一枚'],
  'paper.print': ['ceebfb4a', 'この一枚を印刷する'],
  'paper.pdf': ['ef7ee2c2', 'PDF をダウンロード（インドネシア語）'],
  'paper.figures': ['33dfce51', '署名された数字'],
  'paper.lead': ['6a8d1877', 'この一枚は、示された状態の公開ログに一つの記録があることを証明します。だれでも、このサイトなしで確かめられます。'],
  'paper.station': ['05f63f90', 'TPS'],
  'paper.what': ['c8c88633', '記録'],
  'paper.received': ['cf6240e0', 'ログの受領'],
  'paper.claimed': ['0aea6c20', '端末の時刻'],
  'paper.id': ['78944234', '記録の指紋'],
  'paper.state': ['1e5949e5', 'ログの状態'],
  'paper.qr': ['f140b571', 'この受領証の QR コード {part}／{parts}'],
  'paper.part': ['9f88e3d1', '{part}／{parts}'],
  'paper.scan': ['f176b1da', '{address} ですべてのコードを画面、紙、写真から読み取ってください。そのページは署名された数字を示し、電話の中で証明を確かめます。通信がなくても使えます。'],
  'paper.too-large': ['7d140199', 'この受領証は QR コードには長すぎます。ファイルをダウンロードしてください。'],
  'paper.check': ['3045ae82', 'コードには記録、その封印、標準の形の証明（c2sp.org/tlog-proof）が入っています。この形を知るどのプログラムでも確かめられます。'],
};
