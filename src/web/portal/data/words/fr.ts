// The words of this folder in French, machine
// made. Each entry names the Indonesian text that it was written from; docs/translation.md says how one is
// corrected: through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const fr: TranslatedTable = {
  'open.table.province': ['be3b2b96', 'Par province'],
  'open.table.regency': ['0e311510', 'Par kabupaten ou ville'],
  'open.table.subdistrict': ['d506b40e', 'Par district'],
  'open.table.station': ['2e21e02d', 'Par TPS'],
  'open.format': ['1f289f75', 'Fichier'],
  'open.columns': ['3d57afbf', 'explication des colonnes'],
};
