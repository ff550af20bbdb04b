// What the page of a station says beyond the portal's own words, in every language there is.
import type { Words } from '../../../../base/words.ts';
import { en } from './en.ts';
import { id } from './id.ts';

export const stationWords = { id, en } satisfies Words;
export type StationKey = keyof typeof id;
