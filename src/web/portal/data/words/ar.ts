// The words of this folder in Arabic, machine
// made. Each entry names the Indonesian text that it was written from; docs/translation.md says how one is
// corrected: through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ar: TranslatedTable = {
  'open.table.province': ['be3b2b96', 'بحسب المحافظة'],
  'open.table.regency': ['0e311510', 'بحسب المقاطعة أو المدينة'],
  'open.table.subdistrict': ['d506b40e', 'بحسب الناحية'],
  'open.table.station': ['2e21e02d', 'بحسب TPS'],
  'open.format': ['1f289f75', 'الملف'],
  'open.columns': ['3d57afbf', 'شرح الأعمدة'],
};
