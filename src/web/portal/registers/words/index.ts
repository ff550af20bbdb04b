// The words of registers, entries, witnesses and releases in every language there is.
import type { Words } from '../../../../base/words.ts';
import { en } from './en.ts';
import { id } from './id.ts';

export const registerWords = { id, en } satisfies Words;
export type RegisterKey = keyof typeof id;
