// The words of this folder in Japanese, machine
// made. Each entry names the Indonesian text that it was written from; docs/translation.md says how one is
// corrected: through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ja: TranslatedTable = {
  'paper.station': ['05f63f90', 'TPS'],
  'paper.what': ['c8c88633', '記録'],
  'paper.id': ['78944234', '記録の指紋'],
  'side.differ': ['78598606', '異なる'],
  'correction.title': ['04dcd3fa', '訂正'],
  'correction.cell': ['9c51c2bb', '数字'],
};
