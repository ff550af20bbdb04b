// The words of this folder in Chinese, machine
// made. Each entry names the Indonesian text that it was written from; docs/translation.md says how one is
// corrected: through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const zh: TranslatedTable = {
  'paper.station': ['05f63f90', 'TPS'],
  'paper.what': ['c8c88633', '记录'],
  'paper.id': ['78944234', '记录指纹'],
  'side.differ': ['78598606', '不同'],
  'correction.title': ['04dcd3fa', '更正'],
  'correction.cell': ['9c51c2bb', '数字'],
};
