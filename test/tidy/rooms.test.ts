// Every module has the same rooms, so that a line is found by which noun and which question: a page that says
// what it promises, the declaration, its words. Vectors of others stand with their licence.
import { describe, expect, test } from 'vitest';
import { made, ours, type Repository } from './repository.ts';

const ROOMS = ['README.md', 'index.ts'];
const PAGE_LINES_MAX = 60;

/** Modules that lack a room, or whose page is more than one screen. */
export function roomFaults(repository: Repository): string[] {
  const parts = repository.paths.map((path) => /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? '');
  const modules = [...new Set(parts)].filter((name) => name !== '');
  return modules.flatMap((name) => {
    const folder = `src/modules/${name}`;
    const lacking = ROOMS.filter((room) => !repository.has(`${folder}/${room}`)).map(
      (room) => `${folder} lacks ${room}`,
    );
    const page = `${folder}/README.md`;
    const long = repository.has(page) && repository.text(page).split('\n').length > PAGE_LINES_MAX;
    return long ? [...lacking, `${page} is more than one screen`] : lacking;
  });
}

/** Folders of words that lack the source or English, or hold what is no table. */
export const wordFaults = (repository: Repository): string[] =>
  [...new Set(repository.paths.flatMap((path) => /^(src\/.*\/words)\//.exec(path)?.[1] ?? []))].flatMap(
    (folder) =>
      ['id.ts', 'en.ts']
        .filter((file) => !repository.has(`${folder}/${file}`))
        .map((file) => `${folder} lacks ${file}`),
  );

/** Modules with acts of their own and no words for them. */
export const speechless = (repository: Repository): string[] =>
  [
    ...new Set(
      repository.paths.flatMap((path) => /^src\/modules\/([^/]+)\/.*acts\.ts$/.exec(path)?.[1] ?? []),
    ),
  ]
    .filter((name) => !repository.has(`src/modules/${name}/words/id.ts`))
    .map((name) => `src/modules/${name} has acts and no words`);

/** Folders of vectors of others, one per origin, without a licence. Those in spec/ are made here. */
export function unlicensed(repository: Repository): string[] {
  const folders = repository.paths.flatMap(
    (path) => /^((?!spec\/)(?:.*\/)?vectors\/[^/]+)\//.exec(path)?.[1] ?? [],
  );
  return [...new Set(folders)].filter(
    (folder) =>
      !repository.paths.some(
        (path) => path.startsWith(`${folder}/`) && /LICEN[CS]E|NOTICE|README/.test(path),
      ),
  );
}

describe('rooms', () => {
  test('every module has its page and its declaration', () => expect(roomFaults(ours)).toEqual([]));
  test('every module with acts has words for them', () => expect(speechless(ours)).toEqual([]));
  test('every folder of words has the source and English', () => expect(wordFaults(ours)).toEqual([]));
  test('vectors of others stand with their licence', () => expect(unlicensed(ours)).toEqual([]));
});

describe('the law of rooms bites', () => {
  test('a module without its page is found', () => {
    expect(roomFaults(made({ 'src/modules/a/index.ts': '' }))).toEqual(['src/modules/a lacks README.md']);
  });
  test('a page of more than one screen is found', () => {
    const files = { 'src/modules/a/index.ts': '', 'src/modules/a/README.md': 'x\n'.repeat(61) };
    expect(roomFaults(made(files))).toHaveLength(1);
  });
  test('acts without words are found', () => {
    expect(speechless(made({ 'src/modules/a/officer-acts.ts': '' }))).toHaveLength(1);
    expect(speechless(made({ 'src/modules/a/acts.ts': '', 'src/modules/a/words/id.ts': '' }))).toEqual([]);
  });
  test('words without English are found', () => {
    expect(wordFaults(made({ 'src/web/portal/words/id.ts': '' }))).toEqual([
      'src/web/portal/words lacks en.ts',
    ]);
  });
  test('vectors without a licence are found', () => {
    expect(unlicensed(made({ 'test/vectors/a/b.json': '' }))).toEqual(['test/vectors/a']);
    expect(unlicensed(made({ 'test/vectors/a/b/c.json': '', 'test/vectors/a/LICENSE': '' }))).toEqual([]);
  });
});
