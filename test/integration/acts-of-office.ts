// Acts of the registry by chance: appointments, keys, invitations, delegations, names, stations. For tests.
import { hex, sha256 } from '../../src/base/bytes.ts';
import type { Person } from '../simulator/mini-election.ts';
import { HOUR, stampOf, UNITS, type Scene } from './scene.ts';
import type { Hand, Sent } from './two-judges.ts';

const DELEGABLE = [
  'registry.key.revoke', 'registry.names.read', 'registry.officer.appoint', 'registry.officer.invite',
  'registry.officer.revoke', 'results.evidence.answer', 'results.tally.correct', 'results.tally.takeover',
];
const ABOUT = ['registry.officer.revoke', 'registry.officer.invite', 'registry.key.revoke'];
/** Whom a role appoints, and at units of how many characters. */
const APPOINTS: Readonly<Record<string, readonly (readonly [role: string, length: number])[]>> = {
  KPU: [['KPU_PROVINSI', 2], ['PPLN', 4], ['BAWASLU', 2], ['PESERTA', 2], ['PEMANTAU', 13]],
  KPU_PROVINSI: [['KPU_KABKOTA', 4], ['PEMANTAU', 13]],
  KPU_KABKOTA: [['PPK', 6], ['PEMANTAU', 13]],
  PPK: [['PPS', 10]],
  PPS: [['KPPS', 13]],
  PPLN: [['KPPSLN', 13]],
  BAWASLU: [['BAWASLU_PROVINSI', 2], ['PANWASLU_LN', 4]],
  BAWASLU_PROVINSI: [['BAWASLU_KABKOTA', 4]],
  BAWASLU_KABKOTA: [['PANWASLU_KECAMATAN', 6]],
  PANWASLU_KECAMATAN: [['PTPS', 13]],
  PANWASLU_LN: [['PTPS', 13]],
  PESERTA: [['SAKSI', 13]],
};
export const ROLES = [
  'KPU', 'KPU_PROVINSI', 'KPU_KABKOTA', 'PPK', 'PPS', 'KPPS', 'PPLN', 'KPPSLN', 'BAWASLU', 'BAWASLU_PROVINSI',
  'BAWASLU_KABKOTA', 'PANWASLU_KECAMATAN', 'PANWASLU_LN', 'PTPS', 'PESERTA', 'SAKSI', 'PEMANTAU',
];
const isCentral = (role: string): boolean => role === 'BAWASLU' || role === 'PESERTA';
const isWatching = (role: string): boolean => ROLES.indexOf(role) >= ROLES.indexOf('BAWASLU');
const commitment = ({ invitation }: Person): string => hex(sha256(Buffer.from(invitation, 'hex')));

/** Beside a member of the commission mostly another, beside anybody else hardly ever. */
const together = (scene: Scene, act: string, hand: Hand): Hand[] => {
  const commission = (hand.giver ?? hand.person).role === 'KPU';
  return scene.chance.in100(commission ? 85 : 4) ? [hand, scene.hand(act, 'KPU')] : [hand];
};

function appoint(scene: Scene): Sent {
  const { chance, judges } = scene;
  const act = 'registry.officer.appoint';
  const hand = scene.hand(act, ...Object.keys(APPOINTS));
  const own = APPOINTS[(hand.giver ?? hand.person).role] ?? [];
  const other = [chance.pick(ROLES), 13] as const;
  const [role, length] = own.length > 0 && chance.in100(92) ? chance.pick(own) : other;
  const fitting = UNITS.filter((one) => one.length === length && (one === 'ID') === isCentral(role));
  const unit = scene.unit(hand, fitting);
  const person = judges.mini.person(`new ${scene.fresh.length}`, role as Person['role'], unit);
  if (chance.in100(5)) person.unit = chance.pick(UNITS);
  scene.fresh.push(person);
  const side = { participant: chance.pick(['PPWP/1', 'PPWP/2', 'PPWP/9']) };
  const officer = {
    from: stampOf(judges.nowMs - HOUR), until: stampOf(judges.nowMs + 200 * HOUR), role, unit: person.unit,
    invitation: commitment(person), officer: person.officer,
    ...(chance.in100(30) ? { expires: stampOf(judges.nowMs + chance.below(HOUR)) } : {}),
    ...(role === 'PESERTA' || chance.in100(5) ? side : {}),
  };
  const at = chance.in100(70) ? unit : scene.unit(hand);
  const body = { officers: [officer], reason: 'r' };
  const hands = together(scene, act, hand);
  return { act, hands, unit: at, record: `registry.body/${at}`, body };
}

function enrol({ chance, fresh, judges }: Scene): Sent {
  const person = chance.pick(fresh.length > 0 ? fresh.slice(-6) : judges.people);
  const body = { invitation: person.invitation, key: person.publicKey, reason: 'r' };
  const record = `registry.officer/${person.officer}`;
  return { act: 'registry.key.enrol', hands: [{ person }], unit: person.unit, record, body };
}

/** An act about an officer, by herself, by somebody above her, or not. */
function about(scene: Scene): Sent {
  const { chance, fresh, judges } = scene;
  const act = chance.pick(ABOUT);
  const someone = chance.in100(4) ? judges.people : [...judges.people.slice(-3), ...fresh];
  const target = chance.pick(someone);
  const above = ['KPU', 'PPS', 'PPK', 'KPU_KABKOTA', 'PANWASLU_KECAMATAN', 'BAWASLU_KABKOTA', 'PESERTA'];
  const own = act === 'registry.key.revoke' && chance.in100(20);
  const first = own ? { person: target } : scene.hand(act, ...above);
  const hands = own ? [first] : together(scene, act, first);
  const record = `registry.officer/${target.officer}`;
  const invites = act === 'registry.officer.invite' || (act === 'registry.key.revoke' && chance.in100(50));
  const body = {
    officer: target.officer, reason: 'r',
    ...(invites ? { invitation: commitment(target) } : {}),
    ...(act === 'registry.key.revoke' ? { key: target.key } : {}),
    ...(invites && chance.in100(30) ? { expires: stampOf(judges.nowMs + HOUR) } : {}),
  };
  return { act, hands, unit: target.unit, record, body, basis: scene.head(record) };
}

function grant(scene: Scene): Sent {
  const { chance, judges } = scene;
  const act = 'registry.delegation.grant';
  const giver = scene.hand(act, ...ROLES);
  const { officer, role, unit } = giver.person;
  const below = judges.people.filter(
    (one) =>
      one.officer !== officer &&
      (unit === 'ID' || one.unit.startsWith(unit)) &&
      isWatching(one.role) === isWatching(role),
  );
  const receiver = chance.pick(below.length > 0 && chance.in100(85) ? below : judges.people);
  const from = judges.nowMs - chance.below(HOUR);
  const some = DELEGABLE.filter(() => chance.in100(60));
  const acts = chance.in100(5) ? [...some, 'results.tally.enter'].toSorted() : some;
  const body = { acts, from: stampOf(from), officer: receiver.officer, reason: 'r', until: scene.soon(from) };
  const record = `registry.officer/${receiver.officer}`;
  return { act, hands: [giver], unit: scene.unit(giver), record, body };
}

function end(scene: Scene): Sent {
  const { chance, given, judges } = scene;
  const act = 'registry.delegation.end';
  const others = { giver: chance.pick(judges.people), receiver: chance.pick(judges.people) };
  const { giver, receiver } = given.length > 0 && chance.in100(85) ? chance.pick(given) : others;
  const by = chance.pick([giver, receiver, scene.person('KPU', 'KPU_KABKOTA', 'BAWASLU')]);
  const body = { giver: giver.officer, officer: receiver.officer, reason: 'r' };
  const party = by === giver || by === receiver;
  const hands = party && chance.in100(90) ? [{ person: by }] : together(scene, act, { person: by });
  const record = `registry.officer/${receiver.officer}`;
  return { act, hands, unit: giver.unit, record, body };
}

function names(scene: Scene): Sent {
  const act = 'registry.names.read';
  const hand = scene.hand(act, ...ROLES);
  const unit = scene.unit(hand);
  return { act, hands: [hand], unit, record: `registry.names/${unit}`, body: { reason: 'r' } };
}

function amend(scene: Scene): Sent {
  const unit = scene.chance.in100(90) ? '1701012001009' : scene.chance.pick(UNITS);
  const record = `registry.station/${unit}`;
  const hands = [{ person: scene.person('KPU') }, { person: scene.person('KPU') }];
  const body = { change: scene.chance.pick(['open', 'close']), reason: 'r' };
  return { act: 'registry.station.amend', hands, unit, record, body, basis: scene.head(record) };
}

export const ACTS_OF_OFFICE = [appoint, enrol, about, about, grant, grant, end, names, amend] as const;
