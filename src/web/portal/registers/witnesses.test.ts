import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePortalTree } from '../../../../test/journeys/portal-tree.ts';
import { textOf, utf8 } from '../../../base/bytes.ts';
import { checkpointText } from '../../../core/checkpoint.ts';
import { cosignedPath, cosignText } from '../../../core/cosignature.ts';
import { formatNote, noteSigner, type NoteSigner, parseVkey } from '../../../core/note.ts';
import { formatPolicy } from '../../../core/policy.ts';
import { ed25519 } from '../../../server/ed25519.ts';
import { directorySource, isTreePath, type TreeSource } from '../source.ts';
import { readCheckpoint } from '../tiles.ts';
import { readWitnesses } from './witnesses.tsx';

const witness = (name: string, n: number): NoteSigner =>
  noteSigner(name, 'cosignature', new Uint8Array(32).fill(n), ed25519);
const [near, far, never] = [witness('near.example', 1), witness('far.example/é', 2), witness('never', 3)];
const ORIGIN = 'terang.example/portal';
const ROOT = new Uint8Array(32);
const seconds = (text: string): number => Date.parse(text) / 1000;

/** A checkpoint of a size that a witness has cosigned at a time. */
function cosigned(by: NoteSigner, size: number, at: string): string {
  const text = checkpointText({ origin: ORIGIN, root: ROOT, size });
  return formatNote(text, [cosignText(text, by, seconds(at), ed25519)]);
}

let tree = '';
let source: TreeSource;
const files = new Map<string, Uint8Array>();

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'terang-witnesses-'));
  await writePortalTree(tree);
  const real = directorySource(tree);
  const [, log = ''] = /^log (\S+)/m.exec(textOf((await real.read('policy'))!)) ?? [];
  const witnesses = [near, far, never].map(({ key }, i) => ({ key, name: `w${i}` }));
  const key = parseVkey(log);
  if ('refused' in key) throw new Error('no log');
  files.set('policy', utf8(formatPolicy([{ key }], witnesses, 1)));
  source = { read: async (path) => files.get(path) ?? real.read(path) };
});
afterAll(() => rm(tree, { recursive: true, force: true }));

describe('a witness', () => {
  test('that fell behind is shown with the last checkpoint that she has cosigned, and when', async () => {
    const now = cosigned(near, 900, '2024-02-14T14:00:00Z');
    files.set(cosignedPath(near.key.name), utf8(cosigned(near, 880, '2024-02-14T13:59:00Z')));
    files.set(cosignedPath(far.key.name), utf8(cosigned(far, 300, '2024-02-14T12:00:00Z')));
    const lines = await readWitnesses(source, readCheckpoint(now));
    expect(lines.map(({ cosigned: of }) => of)).toEqual([
      { size: 900, ms: Date.parse('2024-02-14T14:00:00Z') },
      { size: 300, ms: Date.parse('2024-02-14T12:00:00Z') },
      undefined,
    ]);
  });

  test('whose file is not hers, or nothing at all, is shown as never seen', async () => {
    for (const bytes of [
      utf8(cosigned(near, 300, '2024-02-14T12:00:00Z')), utf8('x'), Uint8Array.of(0xff, 0xfe), utf8(''),
    ]) {
      files.set(cosignedPath(never.key.name), bytes);
      const lines = await readWitnesses(source, readCheckpoint(cosigned(near, 900, '2024-02-14T14:00:00Z')));
      expect(lines[2]?.cosigned).toBeUndefined();
    }
  });

  test('has one file of the tree, whatever she is called', () => {
    for (const { key } of [near, far, never]) expect(isTreePath(cosignedPath(key.name))).toBe(true);
    for (const path of ['cosigned/', 'cosigned/.x', 'cosigned/a/b', 'cosigned/../policy', 'cosigned/a b'])
      expect([path, isTreePath(path)]).toEqual([path, false]);
  });
});
