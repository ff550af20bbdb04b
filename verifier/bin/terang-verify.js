#!/usr/bin/env node
// The verifier at the command line: terang-verify <dir|url> and switches (words.js "usage"). Exit 0 only when
// nothing was found and nothing required stayed unchecked; 1 findings; 2 could not run. Photographs are read
// from a folder unless told otherwise, and from an address only when asked: they are many.
import fs from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { directorySource, httpSource, verifyTree } from '../src/index.js';
import { words } from './words.js';

const OPTIONS = /** @type {const} */ ({
  policy: { type: 'string' },
  previous: { type: 'string' },
  json: { type: 'boolean', default: false },
  'no-views': { type: 'boolean', default: false },
  photographs: { type: 'boolean' },
  'no-photographs': { type: 'boolean' },
  lang: { type: 'string', default: 'id' },
});

/** @returns {Promise<number>} exit code */
async function main() {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const say = words(values.lang);
  const [place, ...rest] = positionals;
  if (place === undefined || rest.length > 0) {
    process.stderr.write(`${say.usage}\n`);
    return 2;
  }
  const isAddress = /^https?:\/\//.test(place);
  if (!isAddress && !fs.statSync(place, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(say.noTree(place));
  const report = await verifyTree(isAddress ? httpSource(place) : directorySource(place), {
    policy: values.policy === undefined ? undefined : fs.readFileSync(values.policy, 'utf8'),
    previous: values.previous === undefined ? undefined : fs.readFileSync(values.previous, 'utf8'),
    views: !values['no-views'],
    photographs: values['no-photographs'] ? false : values.photographs,
  });
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : say.report(report));
  return report.verdict.consistent ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`terang-verify: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
