// What the desk says in English, by topic.
import type { TranslatedTable } from '../../../../base/words.ts';
import { appointEn } from './appoint-en.ts';
import { handsEn } from './hands-en.ts';
import { officersEn } from './officers-en.ts';
import { queuesEn } from './queues-en.ts';
import { unitsEn } from './units-en.ts';

export const en: TranslatedTable = {
  ...appointEn,
  ...handsEn,
  ...officersEn,
  ...queuesEn,
  ...unitsEn,
};
