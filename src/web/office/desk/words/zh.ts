// The words of this folder in Chinese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';
import { appointZh } from './appoint-zh.ts';
import { handsZh } from './hands-zh.ts';
import { officersZh } from './officers-zh.ts';
import { queuesZh } from './queues-zh.ts';
import { unitsZh } from './units-zh.ts';

export const zh: TranslatedTable = {
  ...appointZh,
  ...handsZh,
  ...officersZh,
  ...queuesZh,
  ...unitsZh,
};
