// Vectors of others against our readers: RFC 8785, RFC 6962 roots, a Tessera log, signed notes, tile paths,
// bad proofs. Where each comes from is in README.md beside.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../src/base/canonical.ts';
import { fromHex, hex, textOf, utf8 } from '../../src/base/bytes.ts';
import { isRefusal } from '../../src/base/result.ts';
import { readBundle } from '../../src/core/bundles.ts';
import { checkpointText, openCheckpoint, parseCheckpointText } from '../../src/core/checkpoint.ts';
import {
  consistencyProof,
  Frontier,
  inclusionProof,
  leafHash,
  verifyConsistency,
  verifyInclusion,
} from '../../src/core/merkle.ts';
import {
  formatVkey,
  openNote,
  parseNote,
  parseSkey,
  parseVkey,
  signText,
  type NoteKey,
} from '../../src/core/note.ts';
import { parseProof } from '../../src/core/proof.ts';
import {
  edgeRoot,
  EMPTY_EDGE,
  grow,
  parseTreePath,
  readEdge,
  readTile,
  tilePath,
  withNodes,
} from '../../src/core/tiles.ts';
import { ed25519 } from '../../src/server/ed25519.ts';

const file = (path: string): Buffer => readFileSync(new URL(path, import.meta.url));
const text = (path: string): string => file(path).toString('utf8');
const json = (path: string) => JSON.parse(text(path));

function taken<T>(value: T): Exclude<T, { refused: string }> {
  if (isRefusal(value)) throw new Error(value.refused);
  return value as Exclude<T, { refused: string }>;
}

describe('RFC 8785', () => {
  const names = readdirSync(new URL('jcs/input', import.meta.url));

  test.each(names)('%s has one canonical text', (name) => {
    const made = canonical(json(`jcs/input/${name}`));
    expect(made).toBe(text(`jcs/output/${name}`));
    const octets = text(`jcs/outhex/${name.replace('.json', '.txt')}`)
      .trim()
      .split(/\s+/);
    expect(hex(utf8(made))).toBe(octets.join(''));
  });
});

describe('RFC 6962 roots', () => {
  const { leaf_inputs_hex: inputs, roots_by_size_hex: roots } = json('rfc6962/roots.json');
  const leaves: Uint8Array[] = inputs.map((input: string) => leafHash(fromHex(input) as Uint8Array));

  test('tile growth and frontier give every published root', () => {
    for (let size = 0; size <= leaves.length; size++) {
      const frontier = new Frontier();
      for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
      expect(hex(frontier.root())).toBe(roots[size]);
      expect(hex(edgeRoot(grow(EMPTY_EDGE, leaves.slice(0, size)).edge))).toBe(roots[size]);
    }
  });
});

describe('the Tessera log', () => {
  const key = taken(
    parseVkey('example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx'),
  );
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    try {
      return new Uint8Array(file(`tessera/log/${path}`));
    } catch {
      return undefined;
    }
  };
  const checkpoint = (name: string) => taken(openCheckpoint(text(`tessera/log/${name}`), [key], ed25519));

  test('the key, the checkpoint, the tiles and the bundles say the same', async () => {
    const { origin, root, size } = checkpoint('checkpoint');
    expect([origin, size]).toEqual(['example.com/log/testdata', 15]);
    expect(hex(edgeRoot(taken(await readEdge(read, size))))).toBe(hex(root));
    const entries = taken(await readBundle(read, { index: 0, width: size }));
    expect(hex(edgeRoot(grow(EMPTY_EDGE, entries.map(leafHash)).edge))).toBe(hex(root));
    expect(textOf(entries[0] as Uint8Array)).toBe('one');
  });

  test('each earlier checkpoint is a beginning of the last, and each entry is in it', async () => {
    const last = checkpoint('checkpoint');
    for (let size = 0; size < 15; size++) {
      const before = checkpoint(`checkpoint.${size}`);
      const path = taken(await withNodes(read, 15, (node) => consistencyProof(before.size, 15, node)));
      const claim = { proof: path, root1: before.root, root2: last.root, size1: before.size, size2: 15 };
      expect(verifyConsistency(claim)).toBe(true);
    }
    const leaves = taken(await readTile(read, { index: 0, level: 0, width: 15 })).bytes;
    for (let index = 0; index < 15; index++) {
      const proof = taken(await withNodes(read, 15, (node) => inclusionProof(index, 15, node)));
      const leaf = leaves.subarray(32 * index, 32 * index + 32);
      expect(verifyInclusion({ index, leafHash: leaf, proof, root: last.root, size: 15 })).toBe(true);
    }
  });
});

describe('signed notes', () => {
  const {
    bad_vkeys: badVkeys,
    enoch,
    good,
    malformed,
    peter,
    sigstore_vkey_ecdsa: ecdsa,
    text: signed,
  } = json('signed-note/note_vectors.json');
  const [peterKey, enochKey] = [peter.vkey, enoch.vkey].map((vkey: string) => taken(parseVkey(vkey))) as [
    NoteKey,
    NoteKey,
  ];

  test('keys are read and written as published', () => {
    expect([formatVkey(peterKey), formatVkey(enochKey)]).toEqual([peter.vkey, enoch.vkey]);
    expect(formatVkey(taken(parseSkey(peter.skey, ed25519)).key)).toBe(peter.vkey);
    for (const [vkey] of badVkeys) expect(parseVkey(vkey)).toEqual({ refused: 'vkey-malformed' });
    expect(parseVkey(ecdsa)).toEqual({ refused: 'vkey-malformed' });
  });

  test('the published signature is made and verified', () => {
    expect(signText(signed, taken(parseSkey(peter.skey, ed25519)), ed25519)).toBe(peter.sig);
    const both = taken(openNote(good[1], [enochKey, peterKey], ed25519));
    expect(both.by).toEqual([enochKey, peterKey]);
    expect(both.note.text).toBe(signed);
    expect(taken(openNote(good[1], [enochKey], ed25519)).by).toEqual([enochKey]);
    expect(openNote(good[0], [enochKey], ed25519)).toEqual({ refused: 'note-unsigned' });
    expect(openNote(good[0].replace('problem', 'answer'), [peterKey], ed25519)).toEqual({
      refused: 'note-signature-bad',
    });
  });

  test('every malformed note is refused', () => {
    for (const note of malformed) expect(parseNote(note)).toEqual({ refused: 'note-malformed' });
  });
});

describe('tile paths and trees', () => {
  const { bad_trees: badTrees, format_tree: tree, tile_paths: paths } = json('signed-note/tlog_paths.json');

  test('a path has one spelling (those published are of Go, which names the height too)', () => {
    for (const [path, parts] of paths as [string, number[] | null][]) {
      const withoutHeight = path.replace(/^tile\/-?\d+\//, 'tile/').replace('/data/', '/entries/');
      const at = parseTreePath(withoutHeight);
      if (parts === null) expect(at).toBeUndefined();
      else expect(at?.index).toBe(parts[2]);
    }
    expect(tilePath({ index: 123456078, level: 5, width: 256 })).toBe('tile/5/x123/x456/078');
  });

  test('tree texts are read as published', () => {
    const read = taken(parseCheckpointText(tree.golden));
    expect([read.origin, read.size, read.extensions]).toEqual(['go.sum database tree', tree.n, []]);
    expect(hex(read.root)).toBe(hex(leafHash(utf8(tree.leaf))));
    expect(checkpointText(read)).toBe(tree.golden);
    for (const bad of badTrees.slice(1))
      expect(parseCheckpointText(bad)).toEqual({ refused: 'checkpoint-malformed' });
  });
});

test('every bad proof is refused', () => {
  for (const bad of json('signed-note/tlog_proof_bad.json').bad)
    expect(parseProof(bad)).toEqual({ refused: 'proof-malformed' });
});
