// Fetches the figures of all provinces, checks the hash that came with them, sums the votes of each option,
// and asks for what changed since. Node 20 or later. Usage: node javascript.mjs <site> [contest]
import { createHash } from 'node:crypto';

const [site = '', contest = 'PPWP'] = process.argv.slice(2);
const address = (path) => new URL(path, site);

const answer = await fetch(address(`/data/${contest}/ID/province.ndjson`));
if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
const bytes = Buffer.from(await answer.arrayBuffer());
const hash = createHash('sha256').update(bytes).digest('hex');
if (answer.headers.get('terang-sha256') !== hash) throw new Error('the file is not what its header says');

const size = answer.headers.get('terang-tree-size');
console.log(`size ${size}`);
const provinces = bytes.toString().trimEnd().split('\n').map((line) => JSON.parse(line));
const options = Object.keys(provinces[0]).filter((name) => name.startsWith('votes_'));
for (const option of options.sort()) {
  console.log(option, provinces.reduce((sum, province) => sum + province[option], 0));
}

// Who asks again with the size she has gets only what changed since, here nothing.
const delta = await fetch(address(`/data/${contest}/ID/delta/${size}.ndjson`));
const changed = (await delta.text()).split('\n').filter((line) => line !== '');
console.log(`changed ${changed.length}`);
