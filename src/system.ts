// The only file that names all modules.
import { systemOf, type System } from './core/system.ts';
import { publication } from './modules/publication/index.ts';
import { adopter } from './modules/registry/adopt.ts';
import { registry } from './modules/registry/index.ts';
import { results } from './modules/results/index.ts';
import { voting } from './modules/voting/index.ts';

/** The system as this version has it. Each caller gets its own, because adopting remembers. */
export const terang = (): System => systemOf([registry, publication, results, voting], adopter());
