// The words of this folder in Japanese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';
import { appointJa } from './appoint-ja.ts';
import { handsJa } from './hands-ja.ts';
import { officersJa } from './officers-ja.ts';
import { queuesJa } from './queues-ja.ts';
import { unitsJa } from './units-ja.ts';

export const ja: TranslatedTable = {
  ...appointJa,
  ...handsJa,
  ...officersJa,
  ...queuesJa,
  ...unitsJa,
};
