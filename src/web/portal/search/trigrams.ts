// Words that look like a word: the share of groups of three letters that two words have in common (the
// measure of PostgreSQL's pg_trgm). Finds what was typed with an error. Pure, flat arrays, one pass a query.

const LETTERS = 37;
const BLANK = 0;

export type TrigramIndex = {
  /** Words nearest to `word`, the nearest first, with their similarity from 0 to 1. */
  readonly similar: (word: string, least: number, most: number) => readonly Similar[];
};
export type Similar = { readonly entry: number; readonly similarity: number };

/** 1 to 26 for letters, 27 to 36 for digits. Words are folded: they hold nothing else. */
function letterOf(word: string, at: number): number {
  if (at < 0 || at >= word.length) return BLANK;
  const code = word.charCodeAt(at);
  return code >= 97 ? code - 96 : code - 21;
}

/** The distinct groups of a word with two blanks before and one after. */
function groupsOf(word: string): number[] {
  const groups: number[] = [];
  for (let at = -2; at < word.length - 1; at++) {
    const [a, b, c] = [letterOf(word, at), letterOf(word, at + 1), letterOf(word, at + 2)];
    const group = (a * LETTERS + b) * LETTERS + c;
    if (!groups.includes(group)) groups.push(group);
  }
  return groups;
}

/** Indexes words by their groups. */
export function trigramIndex(words: readonly string[]): TrigramIndex {
  const groupCounts = new Uint8Array(words.length);
  const starts = new Uint32Array(LETTERS ** 3 + 1);
  const all = words.map((word, i) => {
    const groups = groupsOf(word);
    groupCounts[i] = groups.length;
    for (const group of groups) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
    return groups;
  });
  for (let group = 1; group < starts.length; group++) {
    starts[group] = (starts[group] ?? 0) + (starts[group - 1] ?? 0);
  }
  const next = starts.slice();
  const entries = new Uint32Array(starts.at(-1) ?? 0);
  all.forEach((groups, entry) => {
    for (const group of groups) {
      entries[next[group] ?? 0] = entry;
      next[group] = (next[group] ?? 0) + 1;
    }
  });
  const arrays = { groupCounts, starts, entries, common: new Uint8Array(words.length) };
  return { similar: (word, least, most) => similar(arrays, word, least, most) };
}

type Arrays = { groupCounts: Uint8Array; starts: Uint32Array; entries: Uint32Array; common: Uint8Array };

function similar(arrays: Arrays, word: string, least: number, most: number): Similar[] {
  const { groupCounts, starts, entries, common } = arrays;
  const touched: number[] = [];
  const groups = groupsOf(word);
  for (const group of groups) {
    for (let at = starts[group] ?? 0; at < (starts[group + 1] ?? 0); at++) {
      const entry = entries[at] ?? 0;
      const shared = common[entry] ?? 0;
      if (shared === 0) touched.push(entry);
      common[entry] = shared + 1;
    }
  }
  const found: Similar[] = [];
  for (const entry of touched) {
    const shared = common[entry] ?? 0;
    common[entry] = 0;
    const similarity = shared / (groups.length + (groupCounts[entry] ?? 0) - shared);
    if (similarity >= least) found.push({ entry, similarity });
  }
  return found.sort((a, b) => b.similarity - a.similarity || a.entry - b.entry).slice(0, most);
}
