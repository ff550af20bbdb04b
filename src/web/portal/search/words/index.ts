// The words of the search, in every language there is.
import type { Words } from '../../../../base/words.ts';
import { en } from './en.ts';
import { id } from './id.ts';

export const searchWords = { id, en } satisfies Words;
export type SearchKey = keyof typeof id;
