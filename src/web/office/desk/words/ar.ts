// The words of this folder in Arabic, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';
import { appointAr } from './appoint-ar.ts';
import { handsAr } from './hands-ar.ts';
import { officersAr } from './officers-ar.ts';
import { queuesAr } from './queues-ar.ts';
import { unitsAr } from './units-ar.ts';

export const ar: TranslatedTable = {
  ...appointAr,
  ...handsAr,
  ...officersAr,
  ...queuesAr,
  ...unitsAr,
};
