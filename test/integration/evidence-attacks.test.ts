// The attacks on photographs, objections and cosigned checkpoints, tried on a tree that the real engine
// published: what the verifier finds in trees of its own making it finds in ours.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directorySource, verifyTree } from '../../verifier/src/index.js';
import { EVIDENCE_FILE_ATTACKS } from '../../verifier/test/attacks-evidence-files.js';
import { overlay } from '../../verifier/test/tree-edits.js';
import { hex, sha256, utf8 } from '../../src/base/bytes.ts';
import { canonical } from '../../src/base/canonical.ts';
import { formatVkey } from '../../src/core/note.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { startWitness, type RunningWitness } from '../../src/server/witness-server.ts';
import { GOOD_FORM, MiniElection, type Person } from '../simulator/mini-election.ts';
import { MiniEngine } from '../simulator/mini-engine.ts';

const STATION = '1701012001001';
const PHOTOGRAPHS = ['halaman 1', 'halaman 2', 'halaman 3'].map(utf8);
let dir = '';
let policy = '';
let witnesses: RunningWitness[] = [];

/** Brings somebody into office who only watches. */
async function enter(log: MiniEngine, by: Person, who: Person, named: object = {}): Promise<void> {
  const reason = { reason: 'r' };
  const { officer, role, unit } = who;
  const invitation = hex(sha256(Buffer.from(who.invitation, 'hex')));
  const term = { from: '2024-01-25T00:00:00Z', until: '2024-03-25T00:00:00Z' };
  const body = { officers: [{ ...term, invitation, officer, role, unit, ...named }], ...reason };
  const signers = log.mini.decreeing(by);
  await log.must(log.mini.act('registry.officer.appoint', signers, unit, `registry.body/${unit}`, body));
  await log.must(log.mini.enrol(who, reason, { at: '2024-02-14T11:00:00Z' }));
}

async function say(log: MiniEngine, kind: string, by: Person, said: object): Promise<void> {
  const body = { attempt: 1, contest: 'PPWP', ...said };
  const record = `results.evidence/${STATION}/PPWP/1`;
  await log.must(log.mini.act(`results.evidence.${kind}`, [by], STATION, record, body));
}

/** Two of three photographs lie in the tree. */
async function evening(log: MiniEngine): Promise<void> {
  const { mini, cast } = log;
  const peserta = mini.person('peserta', 'PESERTA', 'ID');
  const saksi = mini.person('saksi', 'SAKSI', STATION);
  await enter(log, mini.root[0] as Person, peserta, { participant: 'PPWP/1' });
  await enter(log, peserta, saksi);
  await log.confirmOne();
  const pages = PHOTOGRAPHS.map((one, i) => ({ bytes: one.length, hash: hex(sha256(one)), page: i + 1 }));
  await say(log, 'photograph', cast.kpps1, { pages });
  await say(log, 'attest', saksi, { form: hex(sha256(utf8(canonical(GOOD_FORM)))) });
  await say(log, 'object', saksi, { category: 'figures', fields: ['IV.0'], reason: 'r' });
  await mkdir(join(dir, 'tree', 'evidence'), { recursive: true });
  for (const bytes of PHOTOGRAPHS.slice(0, 2))
    await writeFile(join(dir, 'tree', 'evidence', hex(sha256(bytes))), bytes);
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-evidence-'));
  const logs = [formatVkey(new MiniElection().log.key)];
  const start = (name: string) => startWitness({ dir: join(dir, name), name, logs, port: 0 });
  witnesses = await Promise.all(['w1.test', 'w2.test'].map(start));
  const log = await MiniEngine.open(createMemoryStore(), join(dir, 'tree'), { witnesses, quorum: 2 });
  await log.prepare();
  await evening(log);
  await log.engine.snapshot(true);
  await log.engine.stop();
  policy = new TextDecoder().decode(await log.engine.files.read('policy'));
});

afterAll(async () => {
  await Promise.all(witnesses.map((witness) => witness.close()));
  await rm(dir, { recursive: true, force: true });
});

test('the tree as published has no finding; photographs and what was cosigned are checked', async () => {
  const report = await verifyTree(directorySource(join(dir, 'tree')), { policy });
  expect(report.findings).toEqual([]);
  expect(report.photographs).toEqual({ named: 3, here: 2 });
  expect(report.checked).toMatchObject({ cosignedFiles: 2, photographs: 2 });
});

describe('an attack on what stands beside its figures is found', () => {
  test.each(EVIDENCE_FILE_ATTACKS)('$name', async ({ mutate, expects }) => {
    const tree = overlay(directorySource(join(dir, 'tree')));
    await mutate(tree);
    const report = await verifyTree(tree, { policy });
    expect(Object.keys(report.findingsByCode)).toContain(expects);
    expect(report.verdict.consistent).toBe(false);
  });
});
