// The words of the core: one answer for every refusal code (core/codes.ts).
import type { Words } from '../../base/words.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { id } from './id.ts';
import { ja } from './ja.ts';
import { zh } from './zh.ts';

export const coreWords: Words = { id, en, zh, ja, ar, fr };
