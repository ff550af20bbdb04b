// The words of the night at a glance, of past hours and of what newsrooms embed, in every language there is.
import type { Words } from '../../../../base/words.ts';
import { en } from './en.ts';
import { id } from './id.ts';

export const glanceWords = { id, en } satisfies Words;
export type GlanceKey = keyof typeof id;
