// The words of this folder in Chinese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const zh: TranslatedTable = {
  'paper.title': ['acbdb56c', '记录 {leaf} 的回执'],
  'paper.link': ['41d60059', '可打印的单页'],
  'paper.print': ['ceebfb4a', '打印这一页'],
  'paper.pdf': ['ef7ee2c2', '下载 PDF（印尼文）'],
  'paper.figures': ['33dfce51', '已签名的数字'],
  'paper.lead': ['6a8d1877', '这一页证明一条记录在所写状态的公开日志中。任何人不用本网站也能核查。'],
  'paper.station': ['05f63f90', 'TPS'],
  'paper.what': ['c8c88633', '记录'],
  'paper.received': ['cf6240e0', '日志收到'],
  'paper.claimed': ['0aea6c20', '按设备时间'],
  'paper.id': ['78944234', '记录指纹'],
  'paper.state': ['1e5949e5', '日志状态'],
  'paper.qr': ['f140b571', '本回执的第 {part} 个 QR 码（共 {parts} 个）'],
  'paper.part': ['9f88e3d1', '第 {part} 个，共 {parts} 个'],
  'paper.scan': ['f176b1da', '在 {address} 扫描全部代码，屏幕、纸张或照片均可。该页显示已签名的数字，并在您的手机上核查证明，没有网络也可以。'],
  'paper.too-large': ['7d140199', '这份回执太长，QR 码放不下。请下载文件。'],
  'paper.check': ['3045ae82', '代码含有记录、封印和标准形式的证明（c2sp.org/tlog-proof）。任何认识这种形式的程序都能核查。'],
};
