// Words of open data, its pages and its feeds.
import type { Words } from '../../../../base/words.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { id } from './id.ts';
import { ja } from './ja.ts';
import { zh } from './zh.ts';

export const dataWords: Words = { id, en, zh, ja, ar, fr };
export type DataKey = keyof typeof id;
