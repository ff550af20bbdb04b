// The tables of words as files: which folders and topics there are, what each language says in them, and how
// a table is written. A source file (id.ts, <topic>-id.ts) has one table beside it for each language; a
// written table keeps the source's order and only keys that the source still has. Indonesian is never written
// here.
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Language, SOURCE, type SourceTable, type TranslatedTable } from '../src/base/words.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE_FILE = /^(?:([a-z-]+)-)?id\.ts$/;

/** The texts of one source file, and what each language has for them. */
export type Topic = {
  /** Folder from the root, e.g. `src/core/words`. */
  readonly folder: string;
  /** `tree` for tree-id.ts; empty for id.ts. */
  readonly name: string;
  readonly source: SourceTable;
  readonly tables: Map<Language, TranslatedTable>;
};

const stem = (topic: string, language: string): string => (topic === '' ? language : `${topic}-${language}`);

/** `tree-zh` → `treeZh`: what a table is exported as. */
const exportName = (topic: string, language: string): string =>
  stem(topic, language).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

async function tableIn(root: string, folder: string, topic: string, language: string): Promise<object> {
  const path = join(root, folder, `${stem(topic, language)}.ts`);
  if (!existsSync(path)) return {};
  const module = (await import(pathToFileURL(path).href)) as Record<string, object>;
  const table = module[exportName(topic, language)];
  if (table === undefined) throw new Error(`${path} does not export ${exportName(topic, language)}`);
  return table;
}

/** Every folder of words, ascending. */
export async function wordFolders(root = ROOT): Promise<string[]> {
  const files = await readdir(join(root, 'src'), { recursive: true });
  return files
    .filter((path) => /(^|[/\\])words[/\\]id\.ts$/.test(path))
    .map((path) => join('src', dirname(path)).replaceAll('\\', '/'))
    .toSorted();
}

const without = <T>(table: Readonly<Record<string, T>>, keys: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(table).filter(([key]) => !keys.has(key)));

/** The topics of a folder, its main file last and without what the others say. */
export async function topicsOf(
  folder: string,
  languages: readonly Language[],
  root = ROOT,
): Promise<Topic[]> {
  const names = (await readdir(join(root, folder))).flatMap((file) => SOURCE_FILE.exec(file)?.[1] ?? []);
  const elsewhere = new Set<string>();
  const topics: Topic[] = [];
  for (const name of [...names.toSorted(), '']) {
    const table = (await tableIn(root, folder, name, SOURCE)) as SourceTable;
    const source = name === '' ? without(table, elsewhere) : table;
    const tables = new Map<Language, TranslatedTable>();
    for (const language of languages) {
      const said = (await tableIn(root, folder, name, language)) as TranslatedTable;
      tables.set(language, name === '' ? without(said, elsewhere) : said);
    }
    topics.push({ folder, name, source, tables });
    for (const key of Object.keys(source)) elsewhere.add(key);
  }
  return topics;
}

const NAMES: Readonly<Record<Language, string>> = {
  id: 'Indonesian',
  en: 'English',
  zh: 'Chinese',
  ja: 'Japanese',
  ar: 'Arabic',
  fr: 'French',
};

const quoted = (text: string): string => {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n');
  return `'${escaped}'`;
};

/**
 * The file of a table: one text a line, in the source's order. `others` are the topics that the main table
 * takes in.
 */
export function tableText(topic: Topic, language: Language, others: readonly string[]): string {
  const table = topic.tables.get(language) ?? {};
  const what = topic.name === '' ? 'The words of this folder' : `The words of "${topic.name}"`;
  const words = relative(topic.folder, 'src/base/words.ts').replaceAll('\\', '/');
  const lines = Object.keys(topic.source).flatMap((key) => {
    const entry = table[key];
    return entry ? [`  ${quoted(key)}: [${quoted(entry[0])}, ${quoted(entry[1])}],`] : [];
  });
  const imports = others.map((other) => {
    const name = exportName(other, language);
    return `import { ${name} } from './${stem(other, language)}.ts';`;
  });
  return [
    `// ${what} in ${NAMES[language]}, machine made. Each entry names the Indonesian text that it was`,
    '// written from; docs/translation.md says how one is corrected:',
    '// through tools/translation.ts, which writes this file.',
    `import type { TranslatedTable } from '${words}';`,
    ...imports,
    '',
    `export const ${exportName(topic.name, language)}: TranslatedTable = {`,
    ...others.map((other) => `  ...${exportName(other, language)},`),
    ...lines,
    '};',
    '',
  ].join('\n');
}

/** Writes the tables of one language in a folder. */
export async function writeTables(
  topics: readonly Topic[],
  language: Exclude<Language, 'id' | 'en'>,
  root = ROOT,
): Promise<void> {
  const others = topics.map(({ name }) => name).filter((name) => name !== '');
  for (const topic of topics) {
    const text = tableText(topic, language, topic.name === '' ? others : []);
    await writeFile(join(root, topic.folder, `${stem(topic.name, language)}.ts`), text);
  }
}
