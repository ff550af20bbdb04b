// What stands on the disk is lost, cut off or changed while no process runs; or the database is an older
// one.
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/base/result.ts';
import { parsePolicy } from '../../src/core/policy.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { Fold, readBack } from '../../src/server/rebuild.ts';
import { rebuildViews } from '../../src/server/rebuild-views.ts';
import { ViewInDoubt } from '../../src/server/snapshots.ts';
import { openTree, TreeInDoubt } from '../../src/server/tree-files.ts';
import { LogInDoubt } from '../../src/server/tree-writer.ts';
import { terang } from '../../src/system.ts';
import { DIR, SmallNight } from './small-night.ts';
import { WatchedStore } from './watched-store.ts';

const partsOf = (night: SmallNight, store = night.watched.inner) => ({
  system: terang(), store, objectText: (hash: string) => night.mini.objectMap.get(hash),
});
const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
const SHORT_LIVED = /^(checkpoint|policy|latest\.json|snapshots\.ndjson|open\/.*)$/;
const immutable = (night: SmallNight): string[] =>
  [...night.disk.filesBelow(DIR)].filter(([path]) => !SHORT_LIVED.test(path))
    .map(([path, bytes]) => `${path} ${Buffer.from(bytes).toString('base64')}`).sort();

describe('files that are lost come back by themselves', () => {
  test.each([
    ['the checkpoint', /\/checkpoint$/],
    ['the policy', /\/policy$/],
    ['the objects', /\/objects\//],
    ['every tile and bundle', /\/tile\//],
    ['the newest bundle', /\/tile\/entries\/000\.p\/29$/],
    ['the list of snapshots', /\/snapshots\.ndjson$/],
    ['the newest snapshot', /\/latest\.json$/],
    ['the list and the newest', /\/(latest\.json|snapshots\.ndjson)$/],
    ['open data', /\/open\//],
    ['the index of open data', /\/open\/index\.json$/],
  ])('%s', async (_, pattern) => {
    const night = await new SmallNight().play();
    night.disk.lose(pattern);
    expect(await night.audit()).toEqual([]);
  });
});

describe('files that were cut off or changed', () => {
  test('a torn last line of the list is mended', async () => {
    const night = await new SmallNight().play();
    night.disk.change(`${DIR}/snapshots.ndjson`, (bytes) => bytes.subarray(0, bytes.length - 40));
    expect(await night.audit()).toEqual([]);
  });

  test('a torn tile stops the start and is named; taken away, it comes back', async () => {
    const night = await new SmallNight().play();
    const { size } = await night.watched.inner.head();
    const path = `tile/0/000.p/${size}`;
    night.disk.change(`${DIR}/${path}`, (bytes) => bytes.subarray(0, bytes.length - 7));
    await expect(night.open()).rejects.toThrow(TreeInDoubt);
    await expect(night.open()).rejects.toThrow(path);
    night.disk.lose(/\/tile\/0\//);
    expect(await night.audit()).toEqual([]);
  });

  test('a changed checkpoint stops the start', async () => {
    const night = await new SmallNight().play();
    night.disk.change(`${DIR}/checkpoint`, (bytes) => flipped(bytes, 20));
    await expect(night.open()).rejects.toThrow(LogInDoubt);
  });
});

describe('views that are lost', () => {
  test('a start without the newest views is refused, and nothing is shown in their place', async () => {
    const night = await new SmallNight().play();
    night.disk.lose(/\/views\//);
    await expect(night.open()).rejects.toThrow(ViewInDoubt);
  });

  test('a whole tree that is lost comes back from the store, the same bytes', async () => {
    const night = await new SmallNight().play();
    const before = immutable(night);
    night.disk.lose(/./);
    await expect(night.open()).rejects.toThrow(ViewInDoubt);
    const files = await openTree(DIR, { disk: night.disk.session().disk, durable: true });
    expect(await rebuildViews(partsOf(night), files)).toBe(3);
    // Partial tiles of earlier sizes need not come back; every other file does.
    const after = immutable(night);
    expect(before.filter((line) => !line.includes('.p/') && !after.includes(line))).toEqual([]);
    expect(await night.audit()).toEqual([]);
  });
});

describe('an older database behind a newer tree', () => {
  const olderStore = async (night: SmallNight, size: number) => {
    const older = new WatchedStore(createMemoryStore());
    const fold = await Fold.open(partsOf(night, older.session().store));
    await fold.add(await night.watched.inner.entries(0, size));
    return older;
  };

  test.each([1, 12, 25])('at %i leaves: no start; the others are read back', async (size) => {
    const night = await new SmallNight().play();
    const head = await night.watched.inner.head();
    night.watched = await olderStore(night, size);
    await expect(night.open()).rejects.toThrow(LogInDoubt);
    const policy = parsePolicy(night.policy);
    if (isRefusal(policy)) throw new Error('the policy has no form');
    const read = async (path: string) => night.disk.filesBelow(DIR).get(path);
    const back = await readBack(partsOf(night, night.watched.session().store), read, policy);
    expect(back).toEqual({ from: size, head });
    expect(await night.audit()).toEqual([]);
  });

  test('leaves that were changed are not read back', async () => {
    const night = await new SmallNight().play();
    night.watched = await olderStore(night, 12);
    const policy = parsePolicy(night.policy);
    if (isRefusal(policy)) throw new Error('the policy has no form');
    const read = async (path: string) => {
      const bytes = night.disk.filesBelow(DIR).get(path);
      return bytes && path.startsWith('tile/entries/') ? flipped(bytes, bytes.length - 9) : bytes;
    };
    const parts = partsOf(night, night.watched.session().store);
    await expect(readBack(parts, read, policy)).rejects.toThrow(LogInDoubt);
    expect((await night.watched.inner.head()).size).toBe(12);
  });

  test('a checkpoint that the policy does not take reads nothing back', async () => {
    const night = await new SmallNight().play();
    night.watched = await olderStore(night, 12);
    const stranger = parsePolicy((await new SmallNight().play()).policy.replace(/log .*\n/, ''));
    if (isRefusal(stranger)) throw new Error('the policy has no form');
    const read = async (path: string) => night.disk.filesBelow(DIR).get(path);
    const answer = await readBack(partsOf(night, night.watched.session().store), read, stranger);
    expect(isRefusal(answer)).toBe(true);
  });
});
