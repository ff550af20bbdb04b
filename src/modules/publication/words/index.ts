// The words of the module: a title and a sentence for each of its acts, `publication.act.<act>`.
import type { Words } from '../../../base/words.ts';
import { en } from './en.ts';
import { id } from './id.ts';

export const publicationWords: Words = { id, en };
