// The words of this folder in Japanese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const ja: TranslatedTable = {
  'publication.name': ['67702fb2', '表示されたもの'],
  'publication.act.snapshot.publish': ['e7b8d25a', '数字の表示'],
  'publication.act.snapshot.publish.reader': ['1f2569b7', 'システムは、その時に表示した数字の全ページの指紋に署名します。何が表示されたかを証明できるようにするためです。'],
};
