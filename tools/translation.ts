// Keeps the languages whole:
//   node bin/run.mjs tools/translation.ts              lists what is missing or stale, exits 1 if anything is
//   node bin/run.mjs tools/translation.ts todo zh      the same for one language, as lines to fill in
//   node bin/run.mjs tools/translation.ts take <file>  takes suggestions (one JSON a line) into the tables
// A suggestion is taken only when it names the source text that stands now and nothing is wrong with it.
import { readFile } from 'node:fs/promises';
import { translationFaults } from '../src/base/translation.ts';
import { type Language, sourceHash, TRANSLATED } from '../src/base/words.ts';
import { type Topic, topicsOf, wordFolders, writeTables } from './translation-tables.ts';

/** Languages whose tables this tool writes. English is written by hand, with the source. */
const MADE = ['zh', 'ja', 'ar', 'fr'] as const;
type Made = (typeof MADE)[number];

export type Suggestion = {
  readonly language: string;
  readonly key: string;
  /** First 8 hexadecimal digits of the SHA-256 of the source text. */
  readonly source: string;
  readonly text: string;
};

const isMade = (language: string): language is Made => (MADE as readonly string[]).includes(language);

/**
 * What a language lacks in a topic: `[key, why]`, in the source's order; then what is there and should not
 * be.
 */
export function lackingIn(topic: Topic, language: Language): [key: string, why: string][] {
  const table = topic.tables.get(language) ?? {};
  const lacking = Object.entries(topic.source).flatMap(([key, source]): [string, string][] => {
    const entry = table[key];
    if (entry === undefined) return [[key, 'missing']];
    if (entry[0] !== sourceHash(source)) return [[key, `stale: its source is now ${sourceHash(source)}`]];
    return translationFaults(language, source, entry[1]).map(({ fault, needs }) => [
      key,
      `${fault}: ${needs.join(', ')}`,
    ]);
  });
  const gone = Object.keys(table).filter((key) => !Object.hasOwn(topic.source, key));
  return [...lacking, ...gone.map((key): [string, string] => [key, 'its source is gone'])];
}

/** Takes a suggestion into its topic's table, or says why not. */
export function take(topics: readonly Topic[], suggestion: Suggestion): string | undefined {
  const { language, key, source, text } = suggestion;
  if (!isMade(language)) return `${key}: ${language} is not written by this tool`;
  const topic = topics.find((one) => Object.hasOwn(one.source, key));
  const from = topic?.source[key];
  if (topic === undefined || from === undefined) return `${key}: the source does not say it`;
  if (sourceHash(from) !== source) return `${key}: written from ${source}, the source is ${sourceHash(from)}`;
  const faults = translationFaults(language, from, text);
  if (faults.length > 0) {
    const said = faults.map(({ fault, needs }) => `${fault} ${needs.join(' ')}`);
    return `${key} (${language}): ${said.join('; ')}`;
  }
  topic.tables.set(language, { ...topic.tables.get(language), [key]: [source, text] });
  return undefined;
}

async function main([command = 'list', argument = '']: readonly string[]): Promise<void> {
  const paths = await wordFolders();
  const folders = await Promise.all(paths.map((folder) => topicsOf(folder, TRANSLATED)));
  const topics = folders.flat();
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  if (command === 'take') {
    const lines = (await readFile(argument, 'utf8')).split('\n').filter((line) => line.trim() !== '');
    const refused = lines.flatMap((line) => take(topics, JSON.parse(line) as Suggestion) ?? []);
    for (const folder of folders) for (const language of MADE) await writeTables(folder, language);
    for (const why of refused) say(why);
    say(`${lines.length - refused.length} taken, ${refused.length} refused`);
    process.exitCode = refused.length > 0 ? 1 : 0;
    return;
  }
  let count = 0;
  for (const language of TRANSLATED.filter((one) => command !== 'todo' || one === argument)) {
    for (const topic of topics) {
      for (const [key, why] of lackingIn(topic, language)) {
        const source = topic.source[key];
        count++;
        if (command !== 'todo') say(`${language} ${topic.folder} ${key}: ${why}`);
        else if (source !== undefined) {
          say(JSON.stringify({ language, key, source: sourceHash(source), text: source }));
        }
      }
    }
  }
  if (command !== 'todo') say(count === 0 ? 'Every language is whole and current.' : `${count} to write.`);
  process.exitCode = count > 0 && command !== 'todo' ? 1 : 0;
}

if (import.meta.main) await main(process.argv.slice(2));
