// The words of this folder in Chinese, machine
// made. Each entry names the Indonesian text that it was written from; docs/translation.md says how one is
// corrected: through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const zh: TranslatedTable = {
  'open.table.province': ['be3b2b96', '按省'],
  'open.table.regency': ['0e311510', '按县/市'],
  'open.table.subdistrict': ['d506b40e', '按区'],
  'open.table.station': ['2e21e02d', '按 TPS'],
  'open.format': ['1f289f75', '文件'],
  'open.columns': ['3d57afbf', '各列说明'],
};
