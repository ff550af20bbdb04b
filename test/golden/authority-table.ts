// The table of authority, made for tests by putting every act to the judgement itself, never by printing what
// was declared. A cell: an officer of that role signs an act that is otherwise right; what the log answers.
import { ancestorsOf, isAbroad, levelOf } from '../../src/base/unit.ts';
import type { Act } from '../../src/core/act.ts';
import type { Role } from '../../src/core/define.ts';
import { lineOf, ROLES } from '../../src/core/roles.ts';
import { terang } from '../../src/system.ts';
import { evidenceLines } from './evidence-lines.ts';
import { votingLines } from './voting-lines.ts';
import {
  actOf, appointing, enrolling, entering, FORM, founding, freezing, frozen, granting, invited, PEOPLE,
  peopled, person, PUBLISHER, roleAt, ROOT, settled, STATIONS, supervisorAt, tallyKey, UNITS, World,
  type Person,
} from '../laws/world.ts';

type Seat = Role | 'PUBLISHER';
export const SEATS: readonly Seat[] = [...ROLES, 'PUBLISHER'];
export const PLACES = ['own', 'below', 'above', 'beside', 'across'] as const;
type Place = (typeof PLACES)[number];

export const UNIT_OF: Readonly<Record<Seat, string>> = {
  KPU: 'ID', KPU_PROVINSI: '17', KPU_KABKOTA: '1701', PPK: '170101', PPS: '1701012001', KPPS: '1701012001001',
  PPLN: '9901', KPPSLN: '9901010001001', BAWASLU: 'ID', BAWASLU_PROVINSI: '17', BAWASLU_KABKOTA: '1701',
  PANWASLU_KECAMATAN: '170101', PANWASLU_LN: '9901', PTPS: '1701012001001', PESERTA: 'ID',
  SAKSI: '1701012001001', PEMANTAU: '1701012001001', PUBLISHER: 'ID',
};
/** The neighbour of a unit; the nation has none. */
const BESIDE: Readonly<Record<string, string>> = {
  '17': '11', '1701': '1702', '170101': '170102', '1701012001': '1701012002',
  '1701012001001': '1701012001002', '9901': '99AA', '9901010001001': '9901010001002',
};

/** Which body of a role's own line sits at a unit; the publisher looks at the organisers. */
function seatOf(role: Seat, unit: string): Role | undefined {
  const line = role === 'PUBLISHER' ? 'organiser' : lineOf(role);
  if (line === 'organiser') return roleAt(unit);
  if (line === 'supervisor') return supervisorAt(unit);
  if (levelOf(unit) === 13) return line === 'participant' ? 'SAKSI' : 'PEMANTAU';
  return line === 'participant' && unit === 'ID' ? 'PESERTA' : undefined;
}

/** The unit that stands in a place to a role's own; undefined where there is none. */
function unitAt(role: Seat, place: Place): string | undefined {
  const own = UNIT_OF[role];
  if (place === 'own') return own;
  if (place === 'beside') return BESIDE[own];
  if (place === 'above') return ancestorsOf(own).find((unit) => seatOf(role, unit) !== undefined);
  if (place === 'below') return UNITS.find((unit) => seatOf(role, unit) !== undefined && isUnder(unit, own));
  const station = levelOf(own) === 13;
  if (isAbroad(own)) return station ? '1701012001001' : '1701';
  return station ? '9901010001001' : '9901';
}

const isUnder = (unit: string, above: string): boolean =>
  unit !== above && (above === 'ID' ? unit.startsWith('17') : unit.startsWith(above));

/** Where the act is about a station: one in that place; the unit itself where it is her own or above her. */
const stationAt = (unit: string, place: Place): string => {
  const itself = place === 'own' || place === 'above';
  return itself ? unit : (STATIONS.find((station) => station.startsWith(unit)) ?? unit);
};

export type Asked = { readonly role: Seat; readonly place: Place; readonly unit: string };
export type Signers = (count: number) => Person[];
export type Line = {
  readonly title: string;
  readonly world: World;
  readonly act: (asked: Asked, signers: Signers) => Act;
};

/** Somebody at a unit, of the role's own line where it sits there. */
const sitting = (role: Seat, unit: string): Person =>
  unit === 'ID' && seatOf(role, unit) === 'KPU'
    ? (ROOT[2] as Person)
    : person(seatOf(role, unit) ?? (roleAt(unit) as Role), unit, 2);
/** How many sign what a body decides. */
const deciding = (role: Seat): number => (role === 'KPU' ? 2 : 1);

/** An appointment in a place: of the body next below the act's unit, or of a colleague where none is. */
function appointmentAt({ place, role, unit }: Asked, signers: readonly Person[]): Act {
  const [by] = signers as [Person];
  const next = UNITS.find((below) => seatOf(role, below) !== undefined && isUnder(below, unit));
  const itself = place === 'below' || next === undefined || (place === 'across' && by.unit === 'ID');
  const at = itself ? unit : place === 'above' ? by.unit : next;
  return appointing(signers, [person(seatOf(role, at) ?? (roleAt(at) as Role), at, 9)], unit);
}

type Tally = (station: string, signers: readonly Person[], basis: string | null) => Act;
const tally =
  (kind: string, body: object): Tally =>
  (station, signers, basis) =>
    actOf({
      act: `results.tally.${kind}`, signers, unit: station, record: tallyKey(station), basis,
      body: { attempt: 1, contest: 'PPWP', form: FORM, ...body },
    });
const takeover = tally('takeover', { of: 'a'.repeat(64), reason: 'r' });
const correct = tally('correct', {
  evidence: 'e'.repeat(64), form: { ...FORM, IV: [2, 3, 1] }, reason: 'r',
});

function onOfficer(act: string, unit: string, signers: Person[], { officer }: Person, body: object): Act {
  const record = `registry.officer/${officer}`;
  const basis = frozen.head(record);
  return actOf({ act, signers, unit, record, body: { officer, reason: 'r', ...body }, basis });
}

/** Every act of the system, each with what it is called here. */
export const LINES: readonly Line[] = [
  { title: 'registry.election.found, in an empty log', world: World.empty, act: foundingBy },
  { title: 'registry.election.found, once more', world: frozen, act: foundingBy },
  {
    title: 'registry.election.freeze', world: peopled,
    act: ({ unit }, signers) => freezing(peopled, signers(2), unit),
  },
  {
    title: 'registry.officer.appoint', world: frozen,
    act: (asked, signers) => appointmentAt(asked, signers(deciding(asked.role))),
  },
  {
    title: 'registry.officer.revoke', world: frozen,
    act: ({ role, unit }, signers) =>
      onOfficer('registry.officer.revoke', unit, signers(deciding(role)), sitting(role, unit), {}),
  },
  {
    title: 'registry.key.enrol', world: frozen,
    act: ({ role, unit }, signers) => {
      const [self] = signers(1) as [Person];
      const appointed = role === 'KPU' || role === 'PUBLISHER';
      return enrolling(appointed ? person(role, self.unit, 1, 'new') : invited(role, self.unit), unit);
    },
  },
  {
    title: 'registry.key.revoke, her own key', world: frozen,
    act: ({ unit }, signers) => {
      const [self] = signers(1) as [Person];
      return onOfficer('registry.key.revoke', unit, [self], self, { key: self.key });
    },
  },
  {
    title: 'registry.key.revoke, the key of another', world: frozen,
    act: ({ role, unit }, signers) => {
      const about = sitting(role, unit);
      const by = signers(deciding(role));
      return onOfficer('registry.key.revoke', unit, by, about, { key: about.key });
    },
  },
  {
    title: 'registry.officer.invite', world: frozen,
    act: ({ role, unit }, signers) => {
      const { role: of } = sitting(role, unit);
      const about = unit === 'ID' && of === 'KPU' ? (ROOT[2] as Person) : invited(of as Role, unit);
      const by = signers(deciding(role));
      return onOfficer('registry.officer.invite', unit, by, about, { invitation: 'a'.repeat(64) });
    },
  },
  {
    title: 'registry.delegation.grant', world: frozen,
    act: ({ role, unit }, signers) => {
      const [self] = signers(1) as [Person];
      const colleague = role === 'KPU' ? (ROOT[2] as Person) : person(role, self.unit, 2);
      const term = { from: self.from, until: self.until };
      const body = { ...term, acts: ['registry.officer.appoint'] };
      return onOfficer('registry.delegation.grant', unit, [self], colleague, body);
    },
  },
  {
    title: 'registry.delegation.end', world: frozen,
    act: ({ role, unit }, signers) => {
      const giver = sitting(role, unit);
      const by = signers(deciding(role));
      return onOfficer('registry.delegation.end', unit, by, giver, { giver: giver.officer });
    },
  },
  {
    title: 'registry.names.read', world: frozen,
    act: ({ unit }, signers) =>
      actOf({
        act: 'registry.names.read', signers: signers(1), unit, record: `registry.names/${unit}`,
        body: { reason: 'r' },
      }),
  },
  {
    title: 'registry.station.amend', world: frozen,
    act: ({ unit, place }, signers) => {
      const station = stationAt(unit, place);
      const record = `registry.station/${station}`;
      const body = { change: 'close', reason: 'r' };
      return actOf({ act: 'registry.station.amend', signers: signers(2), unit: station, record, body });
    },
  },
  {
    title: 'publication.snapshot.publish', world: frozen,
    act: ({ unit }, signers) =>
      actOf({
        act: 'publication.snapshot.publish', signers: signers(1), unit, record: 'publication.snapshot',
        body: { root: '0'.repeat(64), size: 1, views: { PPWP: '0'.repeat(64) } },
      }),
  },
  {
    title: 'results.tally.enter', world: frozen,
    act: ({ unit, place }, signers) => entering(signers(1)[0] as Person, stationAt(unit, place)),
  },
  {
    title: 'results.tally.takeover', world: frozen,
    act: ({ unit, place }, signers) => takeover(stationAt(unit, place), signers(1), null),
  },
  {
    title: 'results.tally.correct', world: settled,
    act: ({ unit, place }, signers) => {
      const station = stationAt(unit, place);
      return correct(station, signers(2), settled.head(tallyKey(station)));
    },
  },
  ...evidenceLines(stationAt),
  ...votingLines({ stationAt, sitting: (unit) => sitting('KPU', unit) }),
];

/** The founding act of the world, in another's hand, a root member beside her. */
function foundingBy({ role, unit }: Asked, signers: Signers): Act {
  const [{ key, officer }] = signers(1) as [Person];
  const [, second] = ROOT as [Person, Person];
  const at = role === 'KPU' || role === 'PUBLISHER' ? unit : 'ID';
  const beside = [{ key: second.key, officer: second.officer }];
  return { ...founding(), by: { key, officer }, with: beside, unit: at };
}

/**
 * What the log answers a role that signs this act for a unit in that place; `–` where there is none. With
 * `through` a delegate signs in her right.
 */
export function answer({ act, world }: Line, role: Seat, place: Place, through?: Person): string {
  const unit = unitAt(role, place);
  if (unit === undefined) return '–';
  const numbered = (n: number): Person => {
    if (role === 'PUBLISHER') return PUBLISHER;
    return role === 'KPU' ? (ROOT[n - 1] as Person) : person(role, UNIT_OF[role], n);
  };
  const signers: Signers = (count) =>
    Array.from({ length: role === 'PUBLISHER' ? 1 : count }, (_, i) => numbered(i + 1));
  const asked = act({ role, place, unit }, signers);
  return through ? answerThrough(through, world, asked) : world.code(asked);
}

/** Somebody of the same line below a role's unit; nobody below a station. */
export const DELEGATES: Partial<Record<Seat, Person>> = {
  KPU: person('KPU_PROVINSI', '11', 1), KPU_PROVINSI: person('KPU_KABKOTA', '1702', 1),
  KPU_KABKOTA: person('PPK', '170102', 1), PPK: person('PPS', '1701012002', 1),
  PPS: person('KPPS', '1701012001003', 1), PPLN: person('KPPSLN', '9901010001002', 1),
  BAWASLU: person('BAWASLU_PROVINSI', '11', 1), BAWASLU_PROVINSI: person('BAWASLU_KABKOTA', '1702', 1),
  BAWASLU_KABKOTA: person('PANWASLU_KECAMATAN', '170102', 1),
  PANWASLU_KECAMATAN: person('PTPS', '1701012002001', 1), PANWASLU_LN: person('PTPS', '9901010001002', 1),
  PESERTA: person('SAKSI', '1701012001002', 1),
};

/** The same act when the first signer's part was handed over, whole, to a delegate who signs in her right. */
function answerThrough(delegate: Person, world: World, asked: Act): string {
  if (!terang().act(asked.act)?.delegable) return 'act-not-delegable';
  const giver = [...ROOT, ...PEOPLE].find(({ officer }) => officer === asked.by.officer);
  if (!giver || !world.records.has(`registry.officer/${delegate.officer}`)) return '–';
  const handed = world.after(granting(giver, delegate, giver.unit, [asked.act]));
  const by = { for: giver.officer, key: delegate.key, officer: delegate.officer };
  return handed.code({ ...asked, by });
}
