import { expect, test } from 'vitest';
import { utf8 } from '../../base/bytes.ts';
import { madeOnce, type Made, newestOf } from './newest.ts';
import type { Head } from './published.ts';
import { TreeFault } from './tiles.ts';

const HEAD = { checkpoint: { text: 'a' }, latest: undefined } as unknown as Head;

/** A tree that counts its readings, and says what the test wants. */
function tree() {
  const said = { head: HEAD, fault: undefined as Error | undefined, reads: 0, at: 0 };
  const head = async (): Promise<Head> => {
    said.reads++;
    await Promise.resolve();
    if (said.fault) throw said.fault;
    return said.head;
  };
  return { said, newest: newestOf({ head }, () => said.at) };
}

test('a thousand readers of one moment cost one reading of the head', async () => {
  const { said, newest } = tree();
  const given = await Promise.all(Array.from({ length: 1_000 }, async () => newest()));
  expect(said.reads).toBe(1);
  expect(new Set(given).size).toBe(1);
});

test('pages stay as long as the head is the same, and go with it', async () => {
  const { said, newest } = tree();
  const first = await newest();
  said.at = 500;
  expect((await newest()).pages).toBe(first.pages);
  said.at = 1_000;
  said.head = { ...HEAD, checkpoint: { ...HEAD.checkpoint, text: 'b' } };
  expect((await newest()).pages).not.toBe(first.pages);
  expect(said.reads).toBe(3);
});

test('a tree that cannot be read leaves the last head; one that contradicts itself does not', async () => {
  const { said, newest } = tree();
  await newest();
  said.at = 500;
  said.fault = new Error('away');
  expect((await newest()).head.stale).toEqual({ kind: 'silent', time: '1970-01-01T00:00:00.000Z' });
  said.at = 1_000;
  said.fault = new TreeFault('two truths');
  await expect(newest()).rejects.toThrow('two truths');
});

test('a page is made once for all who ask while it is made and after', async () => {
  const pages = new Map<string, Promise<Made>>();
  let makings = 0;
  const make = (): Promise<Made> => (makings++, Promise.resolve('<p>'));
  const made = await Promise.all(Array.from({ length: 100 }, () => madeOnce(pages, '/', make)));
  expect(await madeOnce(pages, '/', make)).toBe(made[0]);
  expect([makings, made[99]]).toEqual([1, utf8('<p>')]);
});

test('what is no page is not kept', async () => {
  const pages = new Map<string, Promise<Made>>();
  await madeOnce(pages, '/', () => Promise.resolve({ fault: '404' }));
  await expect(madeOnce(pages, '/x', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(pages.size).toBe(0);
});
