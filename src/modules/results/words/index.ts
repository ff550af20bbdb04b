// The words of the module, in every language there is; the name of a cell stands in a file of its own.
import type { Words } from '../../../base/words.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { id } from './id.ts';
import { ja } from './ja.ts';
import { zh } from './zh.ts';

export const resultsWords: Words = { id, en, zh, ja, ar, fr };
export { cellName } from './cell-name.ts';
