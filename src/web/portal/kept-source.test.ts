import { expect, test } from 'vitest';
import { utf8 } from '../../base/bytes.ts';
import { keptSource } from './kept-source.ts';

const TILE = 'tile/0/000';

/** A tree of which the test can change every file, and which counts how often each is read. */
function changing(files: Record<string, Uint8Array | undefined>) {
  let at = 0;
  const reads: string[] = [];
  const read = (path: string) => Promise.resolve(files[path]);
  const source = keptSource({ read: (path) => (reads.push(path), read(path)) }, () => at);
  return { source, reads, wait: (ms: number) => void (at += ms) };
}

test('a file that never changes is read once for many readers, and they get the same bytes', async () => {
  const { source, reads } = changing({ [TILE]: utf8('a') });
  const first = await source.read(TILE);
  expect(await source.read(TILE)).toBe(first);
  expect(reads).toEqual([TILE]);
});

test('what may change is read each time', async () => {
  const files = { checkpoint: utf8('1'), 'latest.json': utf8('{}'), 'open/index.json': utf8('[]') };
  const { source, reads } = changing(files);
  for (const path of Object.keys(files)) for (const _ of 'ab') await source.read(path);
  expect(reads).toHaveLength(6);
});

test('a damaged file that was mended is seen so after a few seconds', async () => {
  const files = { [TILE]: utf8('damaged') };
  const { source, wait } = changing(files);
  await source.read(TILE);
  files[TILE] = utf8('mended');
  wait(5_000);
  expect(await source.read(TILE)).toEqual(utf8('mended'));
});

test('a file that was absent is there as soon as it is written', async () => {
  const files: Record<string, Uint8Array | undefined> = {};
  const { source } = changing(files);
  expect(await source.read(TILE)).toBeUndefined();
  files[TILE] = utf8('a');
  expect(await source.read(TILE)).toEqual(utf8('a'));
});

test('it keeps no more than 64 MiB, the newest, and nothing large', async () => {
  const files: Record<string, Uint8Array> = { 'objects/list': new Uint8Array(513 * 1024) };
  for (let i = 0; i < 130; i++) files[`tile/entries/${i}`] = new Uint8Array(512 * 1024);
  const { source, reads } = changing(files);
  for (const path of Object.keys(files)) await source.read(path);
  reads.length = 0;
  const again = ['objects/list', 'tile/entries/129', 'tile/entries/2', 'tile/entries/0'];
  for (const path of again) await source.read(path);
  expect(reads).toEqual(['objects/list', 'tile/entries/0']);
});
