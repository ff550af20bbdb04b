// Laws of the mirror: it holds what its source's log signed for, whole, and never goes back, whoever serves
// it.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../base/bytes.ts';
import { encodeBundle } from '../core/bundles.ts';
import { formatVkey, noteSigner } from '../core/note.ts';
import { ed25519 } from './ed25519.ts';
import { failingDisk } from './failing-disk.ts';
import { mirror, type MirrorOutcome } from './mirror.ts';
import { logVkey, SmallLog } from './small-log.ts';
import { TreeInDoubt } from './tree-files.ts';

let root = '';
let from = '';
let to = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'terang-mirror-'));
  from = join(root, 'from');
  to = join(root, 'to');
});
afterEach(async () => {
  await rm(root, { force: true, recursive: true });
});

async function contentOf(dir: string): Promise<Map<string, string>> {
  const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  const paths = files
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => !path.includes('.unfinished'));
  return new Map(
    await Promise.all(
      paths.toSorted().map(async (path) => [relative(dir, path), await readFile(path, 'hex')] as const),
    ),
  );
}

/** Every file of the source but partial tiles of sizes between two rounds, which a mirror need not have. */
async function expectWhole(): Promise<void> {
  const [theirs, ours] = [await contentOf(from), await contentOf(to)];
  for (const [path, bytes] of ours) expect([path, theirs.get(path) ?? bytes]).toEqual([path, bytes]);
  const lacking = [...theirs.keys()].filter((path) => !ours.has(path));
  expect(lacking.filter((path) => !path.includes('.p/'))).toEqual([]);
}

const once = (more: object = {}): Promise<MirrorOutcome> => mirror({ durable: false, from, to, ...more });

describe('a round', () => {
  test('brings all that the source shows, and the next only what is new', async () => {
    const source = await new SmallLog(from).begin();
    await source.night(300);
    expect(await once()).toMatchObject({ copied: 302, size: 302 });
    await expectWhole();
    for (const leaves of [1, 209, 700]) {
      const before = source.size;
      await source.night(leaves);
      expect(await once({ logVkey })).toMatchObject({ copied: source.size - before, size: source.size });
      await expectWhole();
    }
    expect(await once()).toMatchObject({ copied: 0 });
  });

  test('works over HTTP, and reports progress up to the size', async () => {
    const source = await new SmallLog(from).begin();
    await source.night(600);
    const server = createServer((request, response) => {
      readFile(join(from, request.url ?? '')).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const seen: number[] = [];
    const outcome = await once({
      from: address,
      onProgress: ({ leaves }: { leaves: number }) => seen.push(leaves),
    });
    await new Promise((resolve) => server.close(resolve));
    expect(outcome).toMatchObject({ size: 602 });
    expect(seen.at(-1)).toBe(602);
    await expectWhole();
    expect(await once({ from: address })).toMatchObject({ refused: 'mirror-unreachable' });
  });

  test('takes more cosignatures on the same tree, and never gives any back', async () => {
    const source = await new SmallLog(from).begin();
    await once();
    await source.sign(true);
    await once();
    const cosigned = await readFile(join(to, 'checkpoint'), 'utf8');
    expect(cosigned).toContain('— w.example ');
    await source.sign(false);
    await once();
    expect(await readFile(join(to, 'checkpoint'), 'utf8')).toBe(cosigned);
  });

  test('follows until it is stopped', async () => {
    const source = await new SmallLog(from).begin();
    const stop = new AbortController();
    const sizes: number[] = [];
    const outcome = await once({
      followMs: 1,
      onRound: (round: MirrorOutcome) => {
        sizes.push('size' in round ? round.size : -1);
        if (sizes.length === 3) stop.abort();
      },
      signal: stop.signal,
    });
    expect(outcome).toMatchObject({ size: source.size });
    expect(sizes).toEqual([1, 1, 1]);
  });
});

describe('a source that lies', () => {
  const edit = async (path: string, change: (text: string) => string): Promise<void> => {
    await writeFile(join(from, path), change(await readFile(join(from, path), 'latin1')), 'latin1');
  };
  const turn = (text: string): string =>
    text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) ^ 1);

  /** The tree is held at one size; then the source grows, and lies in one file. */
  async function afterLie(lie: () => Promise<void>, more: object = {}): Promise<MirrorOutcome> {
    const source = await new SmallLog(from).begin();
    await source.night(300);
    await once();
    const before = await readFile(join(to, 'checkpoint'), 'utf8');
    await source.night(500);
    await lie();
    const outcome = await once(more);
    if ('refused' in outcome && outcome.refused !== 'mirror-open-wrong') {
      expect(await readFile(join(to, 'checkpoint'), 'utf8')).toBe(before);
      expect(await readFile(join(to, 'snapshots.ndjson'), 'utf8')).not.toContain('"size":803');
    }
    return outcome;
  }

  const lies: [string, () => Promise<void>, string][] = [
    ['a changed entry', () => edit('tile/entries/002', turn), 'mirror-entry-wrong'],
    ['a bundle cut short', () => edit('tile/entries/002', (text) => text.slice(0, 50)), 'mirror-entry-wrong'],
    ['a missing bundle', () => rm(join(from, 'tile/entries/002')), 'mirror-entry-wrong'],
    ['a changed leaf tile', () => edit('tile/0/002', turn), 'mirror-tile-wrong'],
    ['a changed tile on the edge', () => edit('tile/1/000.p/3', turn), 'mirror-tile-wrong'],
    [
      'a changed checkpoint',
      () => edit('checkpoint', (text) => text.replace('\n803\n', '\n802\n')),
      'mirror-checkpoint-wrong',
    ],
    ['no checkpoint', () => rm(join(from, 'checkpoint')), 'mirror-checkpoint-wrong'],
    ['a changed view', () => edit('views/PPWP/11/802.json', turn), 'mirror-file-wrong'],
    ['a changed view of the nation', () => edit('views/PPWP/ID/802.json', turn), 'mirror-file-wrong'],
    [
      'a listed snapshot that the log lacks',
      () => edit('snapshots.ndjson', (text) => text.replace('"leaf":802', '"leaf":801')),
      'mirror-snapshot-wrong',
    ],
    [
      'a changed history of snapshots',
      () => edit('snapshots.ndjson', (text) => text.replace('"size":301', '"size":300')),
      'mirror-snapshot-wrong',
    ],
    ['open data against its index', () => edit('open/PPWP/1101.csv', turn), 'mirror-open-wrong'],
    [
      'a path that climbs out',
      () => edit('open/index.json', (text) => text.replace('open/PPWP', '../PPWP')),
      'mirror-open-wrong',
    ],
  ];

  test.each(lies)('%s is refused by name', async (_, lie, code) => {
    expect(await afterLie(lie)).toMatchObject({ refused: code });
  });

  test('a tree taken back is refused', async () => {
    const lie = async (): Promise<void> => {
      const source = await new SmallLog(from, 'short').begin();
      await source.night(1);
    };
    expect(await afterLie(lie)).toMatchObject({ refused: 'mirror-rolled-back' });
  });

  test('a second history is refused, of the same size or a larger one', async () => {
    const source = await new SmallLog(from).begin();
    await source.night(300);
    await once();
    const held = await contentOf(to);
    for (const leaves of [300, 900]) {
      await rm(from, { recursive: true });
      await (await new SmallLog(from, 'other').begin()).night(leaves);
      expect(await once()).toMatchObject({ refused: 'mirror-forked' });
    }
    for (const [path, bytes] of held) expect([path, (await contentOf(to)).get(path)]).toEqual([path, bytes]);
  });

  test('a log of another key than the one given is refused, and so is one that names no key', async () => {
    await new SmallLog(from).begin();
    const other = formatVkey(
      noteSigner('log.example/night', 'ed25519', new Uint8Array(32).fill(7), ed25519).key,
    );
    expect(await once({ logVkey: other })).toMatchObject({ refused: 'mirror-key-wrong' });
    await writeFile(join(from, 'tile/entries/000.p/1'), encodeBundle([utf8('no act')]));
    expect(await once()).toMatchObject({ refused: 'mirror-key-wrong' });
    expect(await once({ logVkey })).toMatchObject({ refused: 'mirror-entry-wrong' });
  });

  test('a mirror whose own tiles were changed says that it is in doubt', async () => {
    const source = await new SmallLog(from).begin();
    await source.night(300);
    await once();
    await writeFile(join(to, 'tile/0/001.p/46'), new Uint8Array(46 * 32));
    await expect(once()).rejects.toThrow(TreeInDoubt);
  });
});

test('any log with tiles is mirrored when its key is given: the Tessera log', async () => {
  from = 'test/vectors/tessera/log';
  const key = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';
  expect(await once({ logVkey: key })).toMatchObject({ copied: 15, size: 15 });
  for (const path of ['checkpoint', 'tile/0/000.p/15', 'tile/entries/000.p/15']) {
    expect(await readFile(join(to, path), 'hex')).toBe(await readFile(join(from, path), 'hex'));
  }
});

test('stopped at any step, it shows a whole tree, and the next round mends all', async () => {
  const source = await new SmallLog(from).begin();
  await source.night(300);
  await once();
  await source.night(300);
  const base = join(root, 'base');
  await cp(to, base, { recursive: true });
  for (let step = 1; ; step += 3) {
    to = join(root, `at-${step}`);
    await cp(base, to, { recursive: true });
    const failed = await once({ disk: failingDisk(step, 'half'), durable: true }).then(
      () => false,
      () => true,
    );
    const shown = join(root, `shown-${step}`);
    // Another mirror of this one: what is shown verifies as it stands. Open data alone changes in place, file
    // by file.
    const outcome = await mirror({ durable: false, from: to, to: shown });
    if ('refused' in outcome) expect(outcome.refused).toBe('mirror-open-wrong');
    expect([source.size, 302]).toContain(
      Number((await readFile(join(shown, 'checkpoint'), 'utf8')).split('\n')[1]),
    );
    expect(await once()).toMatchObject({ size: source.size });
    await expectWhole();
    await rm(to, { recursive: true });
    await rm(shown, { recursive: true });
    if (!failed) break;
    expect(step).toBeLessThan(300);
  }
});
