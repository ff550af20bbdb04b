// The words of this folder in Arabic, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const ar: TranslatedTable = {
  'publication.name': ['67702fb2', 'ما يُعرض'],
  'publication.act.snapshot.publish': ['e7b8d25a', 'عرض الأرقام'],
  'publication.act.snapshot.publish.reader': ['1f2569b7', 'يوقّع النظام بصمة كل صفحات الأرقام المعروضة في تلك اللحظة، حتى يمكن إثبات ما عُرض.'],
};
