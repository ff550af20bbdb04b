// Copies the facts that the repository carries from a folder of sources into data/, byte for byte, and checks
// what data/PROVENANCE.md claims of them. Writes nothing when a claim does not hold.
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Lines without the header, and a known sum of a column where there is one. */
const FACTS: Readonly<Record<string, { rows: number; column?: string; sum?: number }>> = {
  'regions-2024.csv.gz': { rows: 91_946 },
  'tps-ranges-by-village-2024.csv.gz': { rows: 83_828, column: 'n_tps', sum: 822_607 },
  'tps-president-2024.csv.gz': { rows: 290_896 },
  'tps-president-2024-revisions.csv.gz': { rows: 87 },
  'official-president-by-province-2024.csv': { rows: 39, column: 'valid', sum: 164_227_475 },
};

async function check(path: string, name: string): Promise<void> {
  const bytes = await readFile(path);
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const [header = '', ...rows] = text.trimEnd().split('\n');
  const fact = FACTS[name];
  if (rows.length !== fact?.rows) throw new Error(`${name}: ${rows.length} rows, expected ${fact?.rows}`);
  if (fact.column === undefined) return;
  const place = header.split(',').indexOf(fact.column);
  const sum = rows.reduce((total, row) => total + Number(row.split(',')[place]), 0);
  if (sum !== fact.sum) throw new Error(`${name}: ${fact.column} sums to ${sum}, expected ${fact.sum}`);
}

const [from] = process.argv.slice(2);
if (from === undefined) throw new Error('usage: make-data.ts <folder with the source files>');
const to = new URL('../data/', import.meta.url).pathname;
for (const name of Object.keys(FACTS)) await check(join(from, name), name);
for (const name of Object.keys(FACTS)) await copyFile(join(from, name), join(to, name));
console.log(`${Object.keys(FACTS).length} files checked and copied`);
