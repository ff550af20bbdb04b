// Evenings in which organisers, agents and observers act at random, published by the engine and read by the
// verifier, which was written from spec/ by another hand: both must come to the same views to the byte.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directorySource, verifyTree } from '../../verifier/src/index.js';
import { hex, sha256, utf8 } from '../../src/base/bytes.ts';
import { canonical } from '../../src/base/canonical.ts';
import { isRefusal } from '../../src/base/result.ts';
import { atText } from '../../src/base/time.ts';
import type { SignedAct } from '../../src/core/act.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { GOOD_FORM, type MiniElection, type Person } from '../simulator/mini-election.ts';
import { MiniEngine } from '../simulator/mini-engine.ts';

const [HOME, ABROAD] = ['1701012001001', '9901010001001'] as const;
const STATIONS = [HOME, '1701012001002', ABROAD] as const;
const FORMS = [GOOD_FORM, { ...GOOD_FORM, IV: [91, 40, 15] }, { ...GOOD_FORM, IV: [0, 145, 0] }];
const TERM = { from: '2024-01-25T00:00:00Z', until: '2024-03-25T00:00:00Z' };

type Step = { readonly kind: string; readonly who: number; readonly at: number; readonly n: number };
const KINDS = [
  'enter', 'enter', 'correct', 'photograph', 'attest', 'object', 'answer', 'oath', 'amend', 'show',
];
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.nat(2),
  at: fc.nat(STATIONS.length - 1),
  n: fc.nat(5),
});

let dir = '';
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'evidence-'))));
afterAll(() => rm(dir, { recursive: true }));
let runs = 0;

/** Appoints somebody who only watches, and enrols her. */
function enters(mini: MiniElection, by: Person, who: Person, named: object = {}): SignedAct[] {
  const invitation = hex(sha256(Buffer.from(who.invitation, 'hex')));
  const { officer, role, unit } = who;
  const body = { officers: [{ ...TERM, invitation, officer, role, unit, ...named }], reason: 'saksi' };
  const signers = mini.decreeing(by);
  const decree = mini.act('registry.officer.appoint', signers, unit, `registry.body/${unit}`, body);
  return [decree, mini.enrol(who, { reason: 'saksi' }, { at: '2024-02-14T11:00:00Z' })];
}

/** An engine on the evening of voting day with an agent and an observer at every station. */
async function evening() {
  const here = join(dir, String((runs += 1)));
  const log = await MiniEngine.open(createMemoryStore(), here);
  await log.prepare();
  const { mini } = log;
  const peserta = mini.person('peserta', 'PESERTA', 'ID');
  const [root] = mini.root as [Person];
  const watchers = STATIONS.map((station) => [
    mini.person(`saksi ${station}`, 'SAKSI', station),
    mini.person(`pemantau ${station}`, 'PEMANTAU', station),
  ] as const);
  for (const act of enters(mini, root, peserta, { participant: 'PPWP/1' })) await log.must(act);
  for (const [saksi, pemantau] of watchers) {
    for (const act of enters(mini, peserta, saksi)) await log.must(act);
    for (const act of enters(mini, root, pemantau)) await log.must(act);
  }
  return { log, here, watchers };
}
type Evening = Awaited<ReturnType<typeof evening>>;

const hashOf = (form: object): string => hex(sha256(utf8(canonical(form))));

/** What a step sends; undefined where nobody can send it, e.g. an answer before the first objection. */
function sent({ log: { mini, cast }, watchers }: Evening, asked: Step, at: string, objections: string[]) {
  const { kind, n, who } = asked;
  const station = STATIONS[asked.at] ?? HOME;
  const home = [cast.kpps1, cast.kpps2, cast.pps];
  const organiser = (station === ABROAD ? [cast.kppslN1, cast.kppslN2, cast.pplN] : home)[who] as Person;
  const watcher = watchers[asked.at]?.[who % 2] as Person;
  const evidence = (act: string, by: Person, said: object) => {
    const record = `results.evidence/${station}/PPWP/1`;
    const body = { attempt: 1, contest: 'PPWP', ...said };
    return mini.act(`results.evidence.${act}`, [by], station, record, body, { at });
  };
  const pages = [{ bytes: n + 1, hash: hashOf({ n }), page: 1 + (n % 3) }];
  const objection = objections[n % Math.max(objections.length, 1)];
  if (kind === 'enter') return mini.enter(organiser, FORMS[n % 2] as object, { at }, station);
  if (kind === 'photograph') return evidence(kind, organiser, { pages });
  if (kind === 'attest') return evidence(kind, watcher, { form: hashOf(FORMS[n % 3] as object) });
  const complaint = { category: 'other', fields: ['IV.0'], reason: `${n}` };
  if (kind === 'object') return evidence(kind, watcher, complaint);
  if (kind === 'answer') {
    if (objection === undefined) return undefined;
    return evidence(kind, organiser, { answer: 'noted', objection, reason: 'r' });
  }
  if (kind === 'oath') {
    const record = `voting.station/${station}`;
    return mini.act('voting.station.oath', [organiser], station, record, { present: 7 }, { at });
  }
  return undefined;
}

/** Corrects, closes a station, publishes: what needs a head or is no act. */
async function done({ log }: Evening, { kind, n }: Step): Promise<void> {
  const { mini, cast, engine } = log;
  if (kind === 'show') return engine.snapshot(n === 0);
  const key = kind === 'correct' ? `results.tally/${HOME}/PPWP/1` : `registry.station/${STATIONS[1]}`;
  await engine.state.bring([key]);
  const head = (engine.state.ledger.read(key)?.['head'] as string | undefined) ?? null;
  const change = { change: n % 2 === 0 ? 'close' : 'open', reason: 'r' };
  const act =
    kind === 'correct'
      ? mini.correct([cast.ppk, cast.ppk2], HOME, FORMS[n % 3] as object, head ?? '0'.repeat(64))
      : mini.act('registry.station.amend', mini.root.slice(0, 2), STATIONS[1], key, change, { basis: head });
  await engine.sequencer.submit(act);
}

async function played(night: Evening, steps: readonly Step[]): Promise<Set<string>> {
  const objections: string[] = [];
  const taken = new Set<string>();
  for (const one of steps) {
    night.log.time.ms += 1_000;
    if (['correct', 'amend', 'show'].includes(one.kind)) await done(night, one);
    const act = sent(night, one, atText(night.log.time.ms), objections);
    if (act === undefined) continue;
    const outcome = await night.log.engine.sequencer.submit(act);
    if (isRefusal(outcome)) continue;
    taken.add(one.kind);
    if (one.kind === 'object') objections.push(outcome.act);
  }
  return taken;
}

describe('what others say about forms', () => {
  test('is published as the verifier works it out from the log alone', async () => {
    const taken = new Set<string>();
    const steps = fc.array(step, { minLength: 20, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const night = await evening();
        for (const kind of await played(night, all)) taken.add(kind);
        await night.log.engine.snapshot(true);
        await night.log.engine.stop();
        const { findings } = await verifyTree(directorySource(night.here));
        expect(findings).toEqual([]);
      }),
      { numRuns: 12 },
    );
    expect([...taken].sort()).toEqual(['answer', 'attest', 'enter', 'oath', 'object', 'photograph']);
  }, 120_000);
});
