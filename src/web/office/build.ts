// Builds the officers' app into one folder that the API serves at /app/: scripts split by face, one table of
// words for each language, the page, the worker with the list of what it keeps. Deterministic; fetches
// nothing. What a telephone of the field downloads is in the answer, for the test that counts its bytes.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { type Language, LANGUAGES, SOURCE, textIn, type Words } from '../../base/words.ts';
import { CODES } from '../../core/codes.ts';
import { coreWords } from '../../core/words/index.ts';
import { registryWords } from '../../modules/registry/words/index.ts';
import { resultsWords } from '../../modules/results/words/index.ts';
import { Picture } from '../kit/picture.ts';
import { iconText, manifestText, pageText } from './app/page.ts';
import type { Tables } from './app/speech.ts';
import { deskWords } from './desk/words/index.ts';
import { photographWords } from './field/photographs/words/index.ts';
import { witnessWords } from './field/witness/words/index.ts';
import { fieldWords } from './field/words/index.ts';
import { officeWords } from './words/index.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const AT = '/app/';
const ASSETS = `${AT}assets/`;
const APP = 'src/web/office/app/main.tsx';
const FIELD = 'src/web/office/field/field.tsx';
const DESK_STYLE = 'src/web/office/desk/desk.css';
/**
 * Loaded with the first receipt, which may come in the only minute of network there is: kept from the start.
 */
const RECEIPTS = 'src/web/office/device/ed25519.ts';

export type BuiltApp = {
  /** Addresses of what a telephone of the field downloads before it needs nothing more. */
  readonly field: readonly string[];
  /** Addresses of everything else: other languages, the desk, readers of codes. */
  readonly more: readonly string[];
};

/** Folders of words that every telephone reads, with the keys that it has a use for. */
const SPOKEN: readonly (readonly [Words, (key: string) => boolean])[] = [
  [officeWords, () => true],
  [fieldWords, () => true],
  [witnessWords, () => true],
  [photographWords, () => true],
  [coreWords, isAnswer],
  [resultsWords, (key) => !/\.(reader|office)$/.test(key)],
];

/** What only the desk reads: a table of its own, loaded with it. */
const SPOKEN_AT_DESK: typeof SPOKEN = [
  [deskWords, () => true],
  [resultsWords, (key) => key.endsWith('.office')],
  [registryWords, (key) => /^registry\.role\.[A-Z_]+$/.test(key)],
];

/** Refusals that the API gives; what a mirror or a witness may answer is not for an officer. */
function isAnswer(key: string): boolean {
  return (CODES as readonly string[]).includes(key.split('.')[1] ?? '');
}

/** Writes the app below `out`, which is emptied first. Throws when something does not build. */
export async function buildOffice(out: string): Promise<BuiltApp> {
  await rm(out, { recursive: true, force: true });
  await mkdir(join(out, 'assets'), { recursive: true });
  const tables = await writeTables(join(out, 'assets'), 'words', SPOKEN);
  const deskTables = await writeTables(join(out, 'assets'), 'desk-words', SPOKEN_AT_DESK);
  const { metafile } = await build({
    ...SHARED,
    outdir: join(out, 'assets'),
    entryPoints: { app: APP, style: 'src/web/office/app/app.css', desk: DESK_STYLE },
    splitting: true,
    metafile: true,
    publicPath: ASSETS,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.wasm': 'file' },
  });
  const address = (file: string): string => ASSETS + basename(file);
  const needed = neededBy(metafile, [APP, FIELD, RECEIPTS]);
  const style = entryFile(metafile, 'src/web/office/app/app.css');
  const own = [...needed, style].map(address);
  const page = pageText({
    script: address(entryFile(metafile, APP)),
    style: address(style),
    tables,
    desk: { style: address(entryFile(metafile, DESK_STYLE)), words: deskTables },
    preload: [...neededBy(metafile, [APP])].slice(1).map(address),
  });
  const field = [AT, `${AT}manifest.webmanifest`, `${AT}icon.svg`, ...own, tables[SOURCE]];
  const scripts = Object.keys(metafile.outputs).map(address);
  const everyTable = [...Object.values(tables), ...Object.values(deskTables)];
  const more = [...scripts, ...everyTable].filter((one) => !field.includes(one)).sort();
  await writeStanding(out, page);
  await writeWorker(out, { always: field, more });
  return { field: [...field, `${AT}worker.js`], more };
}

const SHARED: BuildOptions & { absWorkingDir: string } = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'error',
  platform: 'browser',
  format: 'esm',
  target: ['chrome103', 'firefox113', 'safari16.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

/** The eight characters of Base32 by which a name changes with its content, as esbuild writes them. */
function contentHash(content: string): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bytes = createHash('sha256').update(content).digest();
  return Array.from({ length: 8 }, (_, i) => digits[(bytes[i] ?? 0) & 31]).join('');
}

/** One table for each language, every text resolved: translated, or the source where that has changed. */
async function writeTables(dir: string, part: string, spoken: typeof SPOKEN): Promise<Tables> {
  const tables = await Promise.all(
    LANGUAGES.map(async (language): Promise<[Language, string]> => {
      const texts = spoken.flatMap(([words, isNeeded]) =>
        Object.keys(words.id)
          .filter(isNeeded)
          .map((key) => [key, textIn(language, key, words)]),
      );
      const text = JSON.stringify(Object.fromEntries(texts));
      const name = `${part}-${language}-${contentHash(text)}.json`;
      await writeFile(join(dir, name), text);
      return [language, ASSETS + name];
    }),
  );
  return Object.fromEntries(tables) as Tables;
}

function entryFile(metafile: Metafile, source: string): string {
  const found = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === source);
  if (!found) throw new Error(`${source} was not built`);
  return found[0];
}

/**
 * Files that some sources need to run, without what they load later by themselves; the first source first.
 */
function neededBy(metafile: Metafile, sources: readonly string[]): Set<string> {
  const needed = new Set<string>();
  const waiting = sources.map((source) => entryFile(metafile, source));
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    if (needed.has(file)) continue;
    needed.add(file);
    const imports = metafile.outputs[file]?.imports ?? [];
    waiting.push(...imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path));
  }
  return needed;
}

async function writeStanding(out: string, page: string): Promise<void> {
  await writeFile(join(out, 'index.html'), page);
  await writeFile(join(out, 'manifest.webmanifest'), manifestText());
  await writeFile(join(out, 'icon.svg'), iconText());
  for (const side of [192, 512]) await writeFile(join(out, `icon-${side}.png`), iconPicture(side));
}

/** The icon in points, for systems that take no SVG; a fifth of the side stays free around it. */
function iconPicture(side: number): Uint8Array {
  const picture = new Picture(side, side);
  const unit = side / 64;
  const [left, wide, high, line] = [14, 36, 8, 1].map((n) => Math.round(n * unit)) as [
    number,
    number,
    number,
    number,
  ];
  picture.rect(left, Math.round(18 * unit), wide, high);
  picture.rect(left, Math.round(29 * unit), wide, high, 'hatch');
  picture.frame(left, Math.round(29 * unit), wide, high, line);
  picture.frame(left, Math.round(40 * unit), wide, high, line);
  return picture.png();
}

/** The worker knows its build by a name over everything that it keeps, the page itself included. */
async function writeWorker(
  out: string,
  lists: { always: readonly string[]; more: readonly string[] },
): Promise<void> {
  const page = await readFile(join(out, 'index.html'), 'utf8');
  const name = contentHash(JSON.stringify([lists, page]));
  await build({
    ...SHARED,
    format: 'iife',
    entryPoints: ['src/web/office/app/worker.ts'],
    outfile: join(out, 'worker.js'),
    define: { BUILD: JSON.stringify({ name, ...lists }) },
  });
}
