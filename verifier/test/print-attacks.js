// Writes ATTACKS.md from the table of attacks.
import fs from 'node:fs';
import { printedTable } from './attacks.js';

fs.writeFileSync(new URL('../ATTACKS.md', import.meta.url), printedTable());
