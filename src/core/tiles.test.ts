// Laws of tiles and bundles: a tree grown in any steps has the files of one built at once, and proofs come
// out of its files.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex, utf8 } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import { decodeBundle, encodeBundle, growBundles, readBundle } from './bundles.ts';
import {
  consistencyProof,
  Frontier,
  inclusionProof,
  leafHash,
  verifyConsistency,
  verifyInclusion,
  type Hash,
} from './merkle.ts';
import {
  bundlePath,
  EMPTY_EDGE,
  edgeRoot,
  edgeTiles,
  grow,
  levelsAt,
  nodesOf,
  parseTreePath,
  readEdge,
  tilePath,
  tilesBetween,
  tileWidth,
  withNodes,
  type TreeEdge,
} from './tiles.ts';

const TOTAL = 66_200;
const entries = Array.from({ length: TOTAL }, (_, i) => utf8(`entry ${i}`));
const leaves = entries.map(leafHash);

type Files = Map<string, Uint8Array>;
type Grown = { edge: TreeEdge; tail: Uint8Array };

function growFiles(files: Files, from: Grown, to: number): Grown {
  const tree = grow(from.edge, leaves.slice(from.edge.size, to));
  const log = growBundles(from.edge.size, from.tail, entries.slice(from.edge.size, to));
  for (const tile of tree.tiles) files.set(tilePath(tile), tile.bytes);
  for (const bundle of log.bundles) files.set(bundlePath(bundle), bundle.bytes);
  return { edge: tree.edge, tail: log.tail };
}

const start: Grown = { edge: EMPTY_EDGE, tail: new Uint8Array(0) };
const readIn = (files: Files) => async (path: string) => files.get(path);
const steps = fc.array(fc.integer({ max: 700, min: 1 }), { maxLength: 8, minLength: 1 });

function rootOf(size: number): string {
  const frontier = new Frontier();
  for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
  return hex(frontier.root());
}

function taken<T>(value: T): Exclude<T, { refused: string }> {
  if (isRefusal(value)) throw new Error(value.refused);
  return value as Exclude<T, { refused: string }>;
}

describe('growth', () => {
  test('in any steps gives the files, the edge and the root of a tree built at once', () => {
    fc.assert(
      fc.property(steps, (widths) => {
        const files: Files = new Map();
        let grown = start;
        for (const width of widths) grown = growFiles(files, grown, grown.edge.size + width);
        const atOnce: Files = new Map();
        const whole = growFiles(atOnce, start, grown.edge.size);
        expect(grown).toEqual(whole);
        for (const [path, bytes] of atOnce) expect(files.get(path)).toEqual(bytes);
        expect(hex(edgeRoot(grown.edge))).toBe(rootOf(grown.edge.size));
      }),
      { numRuns: 25 },
    );
  });

  test('a tree of over 65,536 leaves has tiles on three levels, each as wide as it must be', async () => {
    const files: Files = new Map();
    const grown = growFiles(files, growFiles(files, start, 65_500), TOTAL);
    const read = readIn(files);
    expect(levelsAt(TOTAL)).toBe(3);
    expect(
      [0, 1, 2].map((level) => tileWidth(level, level === 0 ? 258 : level === 1 ? 1 : 0, TOTAL)),
    ).toEqual([152, 2, 1]);
    expect(taken(await readEdge(read, TOTAL))).toEqual(grown.edge);
    expect(hex(edgeRoot(grown.edge))).toBe(rootOf(TOTAL));
    for (const level of [0, 1, 2]) {
      for (const at of tilesBetween(level, 65_500, TOTAL))
        expect(files.get(tilePath(at))?.length).toBe(at.width * 32);
    }
    const root = edgeRoot(grown.edge);
    for (const index of [0, 255, 256, 65_499, 65_535, 65_536, TOTAL - 1]) {
      const proof = taken(await withNodes(read, TOTAL, (node) => inclusionProof(index, TOTAL, node)));
      expect(verifyInclusion({ index, leafHash: leaves[index] as Hash, proof, root, size: TOTAL })).toBe(
        true,
      );
    }
  });

  test('what growth touched is enough for the proofs of the new leaves and from the old size', () => {
    fc.assert(
      fc.property(fc.integer({ max: 1_100, min: 0 }), fc.integer({ max: 800, min: 1 }), (before, added) => {
        const old = grow(EMPTY_EDGE, leaves.slice(0, before)).edge;
        const size = before + added;
        const { edge, tiles } = grow(old, leaves.slice(before, size));
        const root = edgeRoot(edge);
        const node = nodesOf([...edgeTiles(old), ...tiles]);
        for (const index of [before, before + (added >> 1), size - 1]) {
          const proof = inclusionProof(index, size, node);
          expect(verifyInclusion({ index, leafHash: leaves[index] as Hash, proof, root, size })).toBe(true);
        }
        const proof = consistencyProof(before, size, node);
        const claim = { proof, root1: edgeRoot(old), root2: root, size1: before, size2: size };
        expect(verifyConsistency(claim)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('stored files', () => {
  test('a full tile or bundle serves where its partial one was removed', async () => {
    const files: Files = new Map();
    const then = growFiles(files, start, 300);
    growFiles(files, then, 700);
    for (const path of ['tile/0/001.p/44', 'tile/entries/001.p/44']) expect(files.delete(path)).toBe(true);
    expect(taken(await readEdge(readIn(files), 300))).toEqual(then.edge);
    expect(taken(await readBundle(readIn(files), { index: 1, width: 44 })).length).toBe(44);
    const proof = taken(await withNodes(readIn(files), 300, (node) => inclusionProof(299, 300, node)));
    const claim = { index: 299, leafHash: leaves[299] as Hash, proof, root: edgeRoot(then.edge), size: 300 };
    expect(verifyInclusion(claim)).toBe(true);
  });

  test('a missing or cut tile is a refusal that names it', async () => {
    const files: Files = new Map();
    growFiles(files, start, 300);
    const path = 'tile/0/001.p/44';
    files.set(path, (files.get(path) as Uint8Array).slice(1));
    expect(await readEdge(readIn(files), 300)).toEqual({ detail: { path }, refused: 'tile-malformed' });
    files.delete(path);
    expect(await readEdge(readIn(files), 300)).toEqual({ detail: { path }, refused: 'tile-missing' });
    expect(await readBundle(readIn(files), { index: 7, width: 256 })).toMatchObject({
      refused: 'bundle-missing',
    });
    expect(await readBundle(readIn(files), { index: 1, width: 44 })).toHaveLength(44);
    files.set('tile/entries/001.p/45', files.get('tile/entries/001.p/44') as Uint8Array);
    expect(await readBundle(readIn(files), { index: 1, width: 45 })).toMatchObject({
      refused: 'bundle-malformed',
    });
  });
});

describe('paths', () => {
  test('a tile has one path, and the path names the tile', () => {
    const places = fc.record({
      index: fc.nat({ max: 2 ** 40 }),
      level: fc.integer({ max: 63, min: 0 }),
      width: fc.integer({ max: 256, min: 1 }),
    });
    fc.assert(
      fc.property(places, (at) => {
        expect(parseTreePath(tilePath(at))).toEqual(at);
        const { index, width } = at;
        expect(parseTreePath(bundlePath({ index, width }))).toEqual({ index, width });
      }),
    );
    expect(tilePath({ index: 1_234_067, level: 0, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(bundlePath({ index: 5, width: 7 })).toBe('tile/entries/005.p/7');
  });

  test('no other spelling is taken', () => {
    const strange = [
      'tile/0/5',
      'tile/0/0005',
      'tile/00/005',
      'tile/64/005',
      'tile/-1/005',
      'tile/0/x000/005',
      'tile/0/x001/05',
      'tile/0/001/005',
      'tile/0/005.p/0',
      'tile/0/005.p/256',
      'tile/0/005.p/07',
      'tile/0/005.p/',
      'tile/0/005/',
      '/tile/0/005',
      'tile/data/005',
      'tile/0/../005',
      'tile/0/x999/x999/x999/x999/x999/x999/999',
    ];
    for (const path of strange) expect(parseTreePath(path)).toBeUndefined();
  });
});

describe('bundles', () => {
  test('any entries come out as they went in', () => {
    const some = fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 256, minLength: 1 });
    fc.assert(
      fc.property(some, (given) => {
        expect(decodeBundle(encodeBundle(given))).toEqual(given);
      }),
      { numRuns: 40 },
    );
  });

  test('cut, overlong and empty bundles are refused', () => {
    const good = encodeBundle([utf8('one'), utf8('two')]);
    for (const length of [1, 2, 4, 6, 9])
      expect(isRefusal(decodeBundle(good.subarray(0, length)))).toBe(true);
    expect(isRefusal(decodeBundle(new Uint8Array(0)))).toBe(true);
    expect(decodeBundle(new Uint8Array(512))).toHaveLength(256);
    expect(isRefusal(decodeBundle(new Uint8Array(514)))).toBe(true);
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
    expect(decodeBundle(encodeBundle([new Uint8Array(65_535)]))).toHaveLength(1);
  });
});
