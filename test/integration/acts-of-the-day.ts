// Acts of voting day by chance: forms, what others say about them, the station's day, shifts. For tests.
import { hex, sha256, utf8 } from '../../src/base/bytes.ts';
import { canonical } from '../../src/base/canonical.ts';
import { GOOD_FORM } from '../simulator/mini-election.ts';
import { STATIONS, stampOf, type Scene } from './scene.ts';
import type { Hand, Sent } from './two-judges.ts';

const FORMS = [GOOD_FORM, { ...GOOD_FORM, IV: [91, 39, 15] }, { ...GOOD_FORM, IV: [1, 2, 3], V: null }];
const REASON = { reason: 'r' };

function tally(scene: Scene, act: string, hands: readonly [Hand, ...Hand[]], more: object): Sent {
  const unit = scene.unit(hands[0], STATIONS);
  const record = `results.tally/${unit}/PPWP/1`;
  const body = { attempt: 1, contest: 'PPWP', form: scene.chance.pick(FORMS), ...more };
  return { act, hands, unit, record, body, basis: scene.head(record) };
}

const enter = (scene: Scene): Sent =>
  tally(scene, 'results.tally.enter', [scene.hand('results.tally.enter', 'KPPS', 'KPPSLN')], {});

function takeover(scene: Scene): Sent {
  const act = 'results.tally.takeover';
  const hand = scene.hand(act, 'PPS', 'PPK', 'KPU_KABKOTA', 'PPLN');
  return tally(scene, act, [hand], { of: 'b'.repeat(64), ...REASON });
}

function correct(scene: Scene): Sent {
  const act = 'results.tally.correct';
  const roles = scene.chance.in100(80) ? ['PPK', 'KPU_KABKOTA'] : ['PPLN'];
  const form = { ...GOOD_FORM, IV: [scene.chance.below(9), 0, 0] };
  const hands = [scene.hand(act, ...roles), scene.hand(act, ...roles)] as const;
  return tally(scene, act, [...hands], { evidence: 'e'.repeat(64), form, ...REASON });
}

function evidence(scene: Scene): Sent {
  const { chance, objections } = scene;
  const kind = chance.pick(['photograph', 'attest', 'object', 'answer'] as const);
  const act = `results.evidence.${kind}`;
  const counting = ['KPPS', 'PPS', 'PPK', 'KPPSLN', 'PPLN', 'KPU_KABKOTA'];
  const watching = ['SAKSI', 'PTPS', 'PEMANTAU'];
  const hand = scene.hand(act, ...(kind === 'attest' || kind === 'object' ? watching : counting));
  const unit = scene.unit(hand, STATIONS);
  const bodies = {
    photograph: { pages: [{ bytes: 300_000, hash: 'c'.repeat(64), page: 1 + chance.below(20) }] },
    attest: { form: hex(sha256(utf8(canonical(chance.pick(FORMS))))) },
    object: { category: 'figures', fields: chance.pick([[], ['IV.0', 'V.A'], ['II']]), ...REASON },
    answer: {
      answer: 'noted', objection: chance.pick([...objections.slice(-4), 'd'.repeat(64)]), ...REASON,
    },
  };
  const body = { attempt: 1, contest: 'PPWP', ...bodies[kind] };
  return { act, hands: [hand], unit, record: `results.evidence/${unit}/PPWP/1`, body };
}

function voting(scene: Scene): Sent {
  const { chance } = scene;
  const kinds: Readonly<Record<string, object>> = {
    'station.ready': { access: true, network: false, power: true },
    'station.oath': { present: chance.below(11) },
    'station.open': { present: 1 + chance.below(9), witnesses: chance.below(101) },
    'station.close': { queue: 3 },
    'turnout.count': { J: 9, L: 4, P: chance.pick([5, 5, 6]), hour: chance.below(25) },
  };
  const kind = chance.pick(Object.keys(kinds));
  const act = `voting.${kind}`;
  const hand = scene.hand(act, 'KPPS', 'KPPSLN');
  const unit = scene.unit(hand, STATIONS);
  return { act, hands: [hand], unit, record: `voting.station/${unit}`, body: kinds[kind] ?? {} };
}

function shift(scene: Scene): Sent {
  const { chance, judges } = scene;
  const kind = chance.pick(['start', 'end', 'relieve']);
  const act = `voting.shift.${kind}`;
  const hand = scene.hand(act, 'KPPS', 'PPS', 'PPK', 'KPPSLN');
  const tired = kind === 'relieve' ? scene.person('KPPS', 'PPS') : hand.person;
  const by = scene.person('KPPS', 'PPS', 'PPK').officer;
  const relief = { by, from: stampOf(judges.nowMs), officer: tired.officer };
  const body = kind === 'relieve' ? relief : {};
  const atMs = judges.nowMs - chance.below(60_000);
  return { act, hands: [hand], unit: tired.unit, record: `voting.shift/${tired.officer}`, body, atMs };
}

export const ACTS_OF_THE_DAY = [enter, enter, takeover, correct, evidence, evidence, voting, shift] as const;
