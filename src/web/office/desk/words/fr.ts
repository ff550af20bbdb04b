// The words of this folder in French, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';
import { appointFr } from './appoint-fr.ts';
import { handsFr } from './hands-fr.ts';
import { officersFr } from './officers-fr.ts';
import { queuesFr } from './queues-fr.ts';
import { unitsFr } from './units-fr.ts';

export const fr: TranslatedTable = {
  ...appointFr,
  ...handsFr,
  ...officersFr,
  ...queuesFr,
  ...unitsFr,
};
