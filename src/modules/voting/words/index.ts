// The words of the module: a title and a sentence for each of its acts, `voting.act.<act>`.
import type { Words } from '../../../base/words.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { id } from './id.ts';
import { ja } from './ja.ts';
import { zh } from './zh.ts';

export const votingWords: Words = { id, en, zh, ja, ar, fr };
