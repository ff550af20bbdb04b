// The words of this folder in every language there is.
import type { Words } from '../../../../base/words.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { id } from './id.ts';
import { ja } from './ja.ts';
import { zh } from './zh.ts';

export const evidenceWords = { id, en, zh, ja, ar, fr } satisfies Words;
export type EvidenceKey = keyof typeof id;
