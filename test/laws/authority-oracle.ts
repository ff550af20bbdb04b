// Who may sign what, where, when: an oracle for tests, written from spec/authority.md alone and plainly, so
// that the judgement is held against the page and not against itself. It knows nothing of the code it judges.
import type { Act } from '../../src/core/act.ts';
import type { Person } from './world.ts';

const SUPERIORS = ['KPU', 'KPU_PROVINSI', 'KPU_KABKOTA', 'PPK', 'PPS', 'PPLN'];
const APPOINTS: Readonly<Record<string, readonly string[]>> = {
  KPU: ['KPU_PROVINSI', 'PPLN', 'BAWASLU', 'PESERTA', 'PEMANTAU'], KPU_PROVINSI: ['KPU_KABKOTA', 'PEMANTAU'],
  KPU_KABKOTA: ['PPK', 'PEMANTAU'], PPK: ['PPS'], PPS: ['KPPS'], PPLN: ['KPPSLN'],
  BAWASLU: ['BAWASLU_PROVINSI', 'PANWASLU_LN'], BAWASLU_PROVINSI: ['BAWASLU_KABKOTA'],
  BAWASLU_KABKOTA: ['PANWASLU_KECAMATAN'], PANWASLU_KECAMATAN: ['PTPS'], PANWASLU_LN: ['PTPS'],
  PESERTA: ['SAKSI'],
};
const SITS: Readonly<Record<string, RegExp>> = {
  KPU: /^ID$/, KPU_PROVINSI: /^(?!99)\d\d$/, KPU_KABKOTA: /^(?!99)\d{4}$/, PPK: /^(?!99)\d{6}$/,
  PPS: /^(?!99)\d{10}$/, KPPS: /^(?!99)\d{13}$/, PPLN: /^99..$/, KPPSLN: /^99.{11}$/,
  BAWASLU: /^ID$/, BAWASLU_PROVINSI: /^(?!99)\d\d$/, BAWASLU_KABKOTA: /^(?!99)\d{4}$/,
  PANWASLU_KECAMATAN: /^(?!99)\d{6}$/, PANWASLU_LN: /^99..$/, PTPS: /^.{13}$/,
  PESERTA: /^ID$/, SAKSI: /^.{13}$/, PEMANTAU: /^.{13}$/,
};
type Relation = 'own' | 'above' | 'covers';
/** Relation of the signer's unit to the act's, and side of the border, as the table of the page has them. */
type Row = readonly [act: string, role: string, relation: Relation, side: 'home' | '99' | 'all'];
const TABLE: readonly Row[] = [
  ['registry.election.freeze', 'KPU', 'own', 'all'],
  ['registry.station.amend', 'KPU', 'above', 'all'],
  ['publication.snapshot.publish', 'PUBLISHER', 'covers', 'all'],
  ['results.tally.enter', 'KPPS', 'own', 'home'],
  ['results.tally.enter', 'KPPSLN', 'own', '99'],
  ['results.tally.takeover', 'PPS', 'above', 'home'],
  ['results.tally.takeover', 'PPK', 'above', 'home'],
  ['results.tally.takeover', 'KPU_KABKOTA', 'above', 'home'],
  ['results.tally.takeover', 'PPLN', 'above', '99'],
  ['results.tally.correct', 'PPK', 'above', 'home'],
  ['results.tally.correct', 'KPU_KABKOTA', 'above', 'home'],
  ['results.tally.correct', 'PPLN', 'above', '99'],
];
const ORGANISERS = ['KPU', 'KPU_PROVINSI', 'KPU_KABKOTA', 'PPK', 'PPS', 'KPPS', 'PPLN', 'KPPSLN'];
/** Records that name a station. */
const OF_STATIONS = /^(?:registry\.station|results\.tally|results\.evidence|voting\.station)\//;
const STATION_ACTS = ['station.ready', 'station.oath', 'station.open', 'station.close', 'turnout.count'];
const VOTING: readonly Row[] = [
  ...STATION_ACTS.flatMap((act): Row[] => [
    [`voting.${act}`, 'KPPS', 'own', 'home'],
    [`voting.${act}`, 'KPPSLN', 'own', '99'],
  ]),
  ...ORGANISERS.flatMap((role): Row[] => [
    ['voting.shift.start', role, 'own', 'all'],
    ['voting.shift.end', role, 'own', 'all'],
    ['voting.shift.relieve', role, 'own', 'all'],
    ['voting.shift.relieve', role, 'above', 'all'],
  ]),
];
const THRESHOLD = 2;
const TWO = ['registry.election.freeze', 'registry.station.amend', 'results.tally.correct'];

const below = (unit: string, above: string): boolean =>
  unit !== above && unit !== 'ID' && (above === 'ID' || unit.startsWith(above));

export type Known = {
  readonly exists: (unit: string) => boolean;
  readonly find: (officer: string) => Person | undefined;
  readonly officerRevoked: (officer: string) => boolean;
  readonly keyRevoked: (key: string) => boolean;
};

/** The code that the page gives for steps 2 to 8, or `allowed`; after the freeze, all else in order. */
export function expected(act: Act, receivedMs: number, known: Known): string {
  const signers = [act.by, ...(act.with ?? [])];
  if (act.act !== 'registry.station.amend' && !known.exists(act.unit)) return 'unit-unknown';
  if (OF_STATIONS.test(act.record) && act.unit.length !== 13) return 'record-wrong';
  for (const { officer, key } of signers) {
    const who = known.find(officer);
    if (!who) return 'officer-unknown';
    if (known.officerRevoked(officer)) return 'officer-revoked';
    if (who.key !== key) return 'key-unknown';
    if (known.keyRevoked(key)) return 'key-revoked';
  }
  if (new Set(signers.map(({ officer }) => officer)).size < signers.length) return 'signers-same';
  const people = signers.map(({ officer }) => known.find(officer) as Person);
  for (const who of people) {
    const refused = rightOf(act, who, known);
    if (refused) return refused;
  }
  return enough(act, signers.length) ? when(act, people, receivedMs) : 'signers-missing';
}

function rightOf(act: Act, who: Person, known: Known): string | undefined {
  const own = who.unit === act.unit;
  if (act.act === 'registry.officer.appoint') {
    if (!APPOINTS[who.role]) return 'role-not-allowed';
    return own || below(act.unit, who.unit) ? undefined : 'unit-outside';
  }
  if (act.act.endsWith('.revoke')) {
    const about = known.find((act.body as { officer: string }).officer);
    if (!about) return 'officer-unknown';
    if (about.unit !== act.unit) return 'unit-outside';
    if (act.act === 'registry.key.revoke' && !act.with && isAbout(act, act.by)) return undefined;
    if (act.unit === 'ID') return who.role === 'KPU' ? undefined : 'role-not-allowed';
    if (!SUPERIORS.includes(who.role)) return 'role-not-allowed';
    return below(act.unit, who.unit) ? undefined : 'unit-outside';
  }
  const mine = [...TABLE, ...VOTING].filter(([name, role]) => name === act.act && role === who.role);
  if (mine.length === 0) return 'role-not-allowed';
  const side = act.unit.startsWith('99') ? '99' : 'home';
  const fits = mine.some(([, , relation, where]) => {
    if (where !== 'all' && where !== side) return false;
    return relation === 'covers' || (relation === 'own' ? own : below(act.unit, who.unit));
  });
  return fits ? undefined : 'unit-outside';
}

const isAbout = (act: Act, { officer }: { readonly officer: string }): boolean =>
  act.record === `registry.officer/${officer}`;

function enough(act: Act, count: number): boolean {
  if (act.act === 'results.tally.correct') return count === 2;
  const superior = act.act.endsWith('.revoke') && act.unit === 'ID';
  const self = act.act === 'registry.key.revoke' && !act.with && isAbout(act, act.by);
  return TWO.includes(act.act) || (superior && !self) ? count >= THRESHOLD : count === 1;
}

function when(act: Act, people: readonly Person[], receivedMs: number): string {
  const at = Date.parse(act.at);
  if (at > receivedMs + 10 * 60_000) return 'clock-ahead';
  const inTerm = people.every(({ from, until }) => {
    const ends = Date.parse(until);
    return Date.parse(from) <= at && at <= ends && receivedMs <= ends + 48 * 3_600_000;
  });
  if (!inTerm) return 'term-outside';
  return act.act === 'registry.election.freeze' ? 'election-frozen' : 'allowed';
}

/** What the page says of one officer named in an appointment whose signer and act are in order. */
export function appointmentExpected(
  act: Act, giver: Person, role: string, unit: string, exists: Known['exists'],
): string {
  if (!APPOINTS[giver.role]?.includes(role)) return 'role-not-allowed';
  if (unit !== giver.unit && !below(unit, giver.unit)) return 'unit-outside';
  if (unit !== act.unit && !below(unit, act.unit)) return 'unit-outside';
  if (!exists(unit)) return 'unit-unknown';
  return SITS[role]?.test(unit) ? 'allowed' : 'role-not-allowed';
}
