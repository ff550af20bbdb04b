// The words of this folder in Chinese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const zh: TranslatedTable = {
  'publication.name': ['67702fb2', '所展示的内容'],
  'publication.act.snapshot.publish': ['e7b8d25a', '展示数字'],
  'publication.act.snapshot.publish.reader': ['1f2569b7', '系统对当时展示的所有数字页面的指纹签名，因此曾经展示过什么可以得到证明。'],
};
