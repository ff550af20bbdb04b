// The portal's words: the source and what was written from it, with keys checked by types.
import { type Language, speaker, type Words } from '../../../base/words.ts';
import type { Values } from '../../../base/message.ts';
import { en } from './en.ts';
import { id } from './id.ts';

export const words: Words = { id, en };
export type Key = keyof typeof id;
/** A text by its key, values put in their places. */
export type Say = (key: Key, values?: Values) => string;

/** Speaks one language. */
export const sayIn = (language: Language): Say => speaker(language, words);

/** Whether a text is a key, for keys that are put together from data (a rule's id, an act's kind). */
export const isKey = (text: string): text is Key => Object.hasOwn(id, text);
