// The words of this folder in French, machine
// made. Each entry names the Indonesian text that it was written from; docs/translation.md says how one is
// corrected: through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const fr: TranslatedTable = {
  'paper.station': ['05f63f90', 'TPS'],
  'paper.what': ['c8c88633', 'Entrée'],
  'paper.id': ['78944234', 'Empreinte de l’entrée'],
  'side.differ': ['78598606', 'différent'],
  'correction.title': ['04dcd3fa', 'Corrections'],
  'correction.cell': ['9c51c2bb', 'Chiffres'],
};
