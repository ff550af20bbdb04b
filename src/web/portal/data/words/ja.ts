// The words of this folder in Japanese, machine
// made. Each entry names the Indonesian text that it was written from; docs/translation.md says how one is
// corrected: through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ja: TranslatedTable = {
  'open.table.province': ['be3b2b96', '州ごと'],
  'open.table.regency': ['0e311510', '県・市ごと'],
  'open.table.subdistrict': ['d506b40e', '郡ごと'],
  'open.table.station': ['2e21e02d', 'TPS ごと'],
  'open.format': ['1f289f75', 'ファイル'],
  'open.columns': ['3d57afbf', '列の説明'],
};
