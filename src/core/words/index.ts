// The words of the core: one answer for every refusal code (core/codes.ts).
import type { Words } from '../../base/words.ts';
import { en } from './en.ts';
import { id } from './id.ts';

export const coreWords: Words = { id, en };
