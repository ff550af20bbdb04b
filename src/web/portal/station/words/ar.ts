// The words of this folder in Arabic, machine
// made. Each entry names the Indonesian text that it was written from; docs/translation.md says how one is
// corrected: through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ar: TranslatedTable = {
  'paper.station': ['05f63f90', 'TPS'],
  'paper.what': ['c8c88633', 'قيد'],
  'paper.id': ['78944234', 'بصمة القيد'],
  'side.differ': ['78598606', 'مختلف'],
  'correction.title': ['04dcd3fa', 'التصحيحات'],
  'correction.cell': ['9c51c2bb', 'الأرقام'],
};
