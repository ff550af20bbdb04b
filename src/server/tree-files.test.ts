// Laws of the published directory: whole files only, never two contents under one immutable name, whatever
// the disk does.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { equalBytes, utf8 } from '../base/bytes.ts';
import { growBundles } from '../core/bundles.ts';
import { leafHash, verifyConsistency } from '../core/merkle.ts';
import { bundlePath, EMPTY_EDGE, edgeRoot, grow, tilePath, type TreeEdge } from '../core/tiles.ts';
import { failingDisk } from './failing-disk.ts';
import { isTreePath, openTree, readTree, TreeInDoubt, type TreeFiles } from './tree-files.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-tree-'));
});
afterEach(async () => {
  await rm(dir, { force: true, recursive: true });
});

const entries = Array.from({ length: 700 }, (_, i) => utf8(`entry ${i}`));
const leaves = entries.map(leafHash);

type Grown = { edge: TreeEdge; tail: Uint8Array };

async function growIn(files: TreeFiles, from: Grown, to: number): Promise<Grown> {
  const { edge, tiles } = grow(from.edge, leaves.slice(from.edge.size, to));
  const { bundles, tail } = growBundles(from.edge.size, from.tail, entries.slice(from.edge.size, to));
  await files.writeGrowth({ bundles, tiles });
  return { edge, tail };
}

const start: Grown = { edge: EMPTY_EDGE, tail: new Uint8Array(0) };
const filesIn = async (at: string): Promise<string[]> =>
  (await readdir(at, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile())
    .map((file) => file.name);

describe('a published tree', () => {
  test('an immutable file is written once; the same again is harmless, other bytes are a fault', async () => {
    const tree = await openTree(dir, { durable: true });
    await tree.writeAll([
      { bytes: utf8('one'), path: 'objects/a' },
      { bytes: utf8('two'), path: 'objects/b' },
    ]);
    await tree.writeAll([{ bytes: utf8('one'), path: 'objects/a' }]);
    await expect(tree.writeAll([{ bytes: utf8('ONE'), path: 'objects/a' }])).rejects.toThrow(TreeInDoubt);
    expect(await readFile(join(dir, 'objects/a'), 'utf8')).toBe('one');
  });

  test('a short-lived file is replaced', async () => {
    const tree = await openTree(dir, { durable: true });
    for (const text of ['1', '2']) await tree.replace('checkpoint', utf8(text));
    expect(await readFile(join(dir, 'checkpoint'), 'utf8')).toBe('2');
  });

  test('partial tiles and bundles go when their full one is there', async () => {
    const tree = await openTree(dir, { durable: false });
    let grown = start;
    for (const size of [100, 256, 300, 511]) grown = await growIn(tree, grown, size);
    for (const path of [tilePath, bundlePath] as ((at: {
      index: number;
      level: number;
      width: number;
    }) => string)[]) {
      expect(await tree.read(path({ index: 0, level: 0, width: 100 }))).toBeUndefined();
      expect(await tree.read(path({ index: 0, level: 0, width: 256 }))).toBeDefined();
      expect(await tree.read(path({ index: 1, level: 0, width: 44 }))).toBeDefined();
    }
    const proof = await tree.consistencyProof(300, 511);
    const before = edgeRoot(grow(EMPTY_EDGE, leaves.slice(0, 300)).edge);
    expect(
      verifyConsistency({ proof, root1: before, root2: edgeRoot(grown.edge), size1: 300, size2: 511 }),
    ).toBe(true);
    await expect(tree.consistencyProof(300, 700)).rejects.toThrow(TreeInDoubt);
  });

  test('no path leads out of it, and none into what is unfinished', async () => {
    const tree = await openTree(join(dir, 'tree'), { durable: false });
    await writeFile(join(dir, 'secret'), 'x');
    for (const path of [
      '../secret',
      '/etc/passwd',
      'a/../../secret',
      '.unfinished/0',
      'a//b',
      '',
      'a\\b',
      'a\0',
      'x'.repeat(256),
    ]) {
      expect(isTreePath(path)).toBe(false);
      expect(await readTree(join(dir, 'tree')).read(path)).toBeUndefined();
      await expect(tree.replace(path, utf8('x'))).rejects.toThrow(TypeError);
    }
    expect(isTreePath('views/PPWP/ID/5.json')).toBe(true);
    expect(await tree.read('checkpoint/below')).toBeUndefined();
  });

  test('what a crash left half-written is swept at the next start', async () => {
    await openTree(dir, { durable: false });
    await writeFile(join(dir, '.unfinished', '7'), 'half');
    await openTree(dir, { durable: false });
    expect(await filesIn(dir)).toEqual([]);
  });
});

describe('faults', () => {
  test('stopped at any step, only whole files are visible, and doing it again mends all', async () => {
    for (const when of ['before', 'half', 'after'] as const) {
      for (let step = 1; ; step += 3) {
        const at = join(dir, `${when}-${step}`);
        const run = async (files: TreeFiles): Promise<void> => {
          let grown = start;
          for (const size of [200, 300, 600]) {
            grown = await growIn(files, grown, size);
            await files.replace('checkpoint', utf8(`size ${size}`));
          }
        };
        const failed = await openTree(at, { disk: failingDisk(step, when), durable: true })
          .then(run)
          .then(
            () => false,
            () => true,
          );
        const visible = readTree(at);
        const shown = await visible.read('checkpoint');
        for (const size of [200, 300, 600].filter(
          (wanted) => shown !== undefined && equalBytes(shown, utf8(`size ${wanted}`)),
        )) {
          await expect(visible.consistencyProof(100, size)).resolves.toBeDefined();
        }
        await run(await openTree(at, { durable: true }));
        expect((await visible.consistencyProof(200, 600)).length).toBeGreaterThan(0);
        if (!failed) break;
        expect(step).toBeLessThan(300);
      }
    }
  });

  test('an error of the disk reaches the caller, and nothing of the file is visible', async () => {
    const tree = await openTree(dir, { disk: failingDisk(2, 'half'), durable: true });
    await expect(tree.writeAll([{ bytes: utf8('content'), path: 'objects/a' }])).rejects.toThrow(
      'no space left',
    );
    expect(await tree.read('objects/a')).toBeUndefined();
  });
});
