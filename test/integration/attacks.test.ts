// The attacks on files, tried on a mirror of a tree that the real engine published and two witnesses
// cosigned: what the verifier finds in trees of its own making it finds in ours.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directorySource, verifyTree } from '../../verifier/src/index.js';
import { FILE_ATTACKS } from '../../verifier/test/attacks-files.js';
import { overlay } from '../../verifier/test/tree-edits.js';
import { formatVkey } from '../../src/core/note.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { mirror } from '../../src/server/mirror.ts';
import { startWitness, type RunningWitness } from '../../src/server/witness-server.ts';
import { GOOD_FORM, MiniElection } from '../simulator/mini-election.ts';
import { MiniEngine } from '../simulator/mini-engine.ts';

let dir = '';
let policy = '';
let witnesses: RunningWitness[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-attacks-'));
  const logs = [formatVkey(new MiniElection().log.key)];
  const start = (name: string) => startWitness({ dir: join(dir, name), name, logs, port: 0 });
  witnesses = await Promise.all(['w1.test', 'w2.test'].map(start));
  const log = await MiniEngine.open(createMemoryStore(), join(dir, 'tree'), { witnesses, quorum: 2 });
  await log.prepare();
  await log.engine.snapshot();
  await log.confirmOne();
  await log.engine.snapshot(true);
  const { kppslN1, kppslN2, pps } = log.cast;
  // More than 256 leaves, so that the tree has tiles above the lowest.
  const late = Array.from({ length: 250 }, (_, n) => log.mini.person(`late ${n}`, 'KPPS', '1701012001002'));
  const decrees = late.map((one) => log.mini.appoint(pps, [one], '1701012001', { reason: 'pengganti' }));
  await Promise.all(decrees.map((decree) => log.must(decree)));
  for (const officer of [kppslN1, kppslN2])
    await log.must(log.mini.enter(officer, { ...GOOD_FORM, IV: [1, 2, 3] }));
  await log.engine.snapshot(true);
  await log.engine.stop();
  // A mirror holds no partial tile but the last: each file that is attacked is one that counts.
  await mirror({ from: join(dir, 'tree'), to: join(dir, 'mirror'), durable: false });
  policy = new TextDecoder().decode(await log.engine.files.read('policy'));
});

afterAll(async () => {
  await Promise.all(witnesses.map((witness) => witness.close()));
  await rm(dir, { recursive: true, force: true });
});

test('the tree as mirrored has no finding, and both witnesses have cosigned it', async () => {
  const report = await verifyTree(directorySource(join(dir, 'mirror')), { policy });
  expect(report.findings).toEqual([]);
  expect(report.verdict).toMatchObject({
    consistent: true,
    trust: 'policy',
    cosignedBy: ['w1.test', 'w2.test'],
  });
});

describe('an attack on its files is found', () => {
  test.each(FILE_ATTACKS)('$name', async ({ mutate, expects }) => {
    const tree = overlay(directorySource(join(dir, 'mirror')));
    await mutate(tree);
    const report = await verifyTree(tree, { policy });
    expect(Object.keys(report.findingsByCode)).toContain(expects);
    expect(report.verdict.consistent).toBe(false);
  });
});
