// Words of open data, its pages and its feeds.
import type { Words } from '../../../../base/words.ts';
import { en } from './en.ts';
import { id } from './id.ts';

export const dataWords: Words = { id, en };
export type DataKey = keyof typeof id;
