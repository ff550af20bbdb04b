// Words of the screens for photographs, in every language there is.
import type { Words } from '../../../../../base/words.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { id } from './id.ts';
import { ja } from './ja.ts';
import { zh } from './zh.ts';

export const photographWords = { id, en, zh, ja, ar, fr } satisfies Words;
