// Units and people of the small election for laws (world.ts): every seat of every line, at home and abroad,
// and who appointed whom. Keys are no real points. Nobody is behind any id.
import { base64url, concat, hex, sha256, utf8 } from '../../src/base/bytes.ts';
import { ancestorsOf, isAbroad, levelOf } from '../../src/base/unit.ts';
import type { Role } from '../../src/core/define.ts';
import { keyId } from '../../src/core/parse.ts';

export const VILLAGES: Readonly<Record<string, string>> = {
  '1101012001': '1-2', '1701012001': '1-3', '1701012002': '1', '1701022001': '1', '1702012001': '1-2',
  '9901010001': '1-2', '99AA010001': '1',
};
const ABOVE = Object.keys(VILLAGES).flatMap((village) => [village, ...ancestorsOf(village)]);
export const REGIONS = [...new Set(ABOVE)]
  .filter((unit) => unit !== 'ID')
  .sort();
export const STATIONS: readonly string[] = Object.entries(VILLAGES).flatMap(([village, numbers]) =>
  Array.from({ length: Number(numbers.slice(-1)) }, (_, i) => `${village}00${i + 1}`),
);
/** Every unit that exists, the nation first. */
export const UNITS: readonly string[] = ['ID', ...REGIONS, ...STATIONS];

export const FROM = '2024-02-01T00:00:00Z';
export const UNTIL = '2024-03-01T00:00:00Z';
export type Person = {
  readonly officer: string;
  readonly role: Role | 'PUBLISHER';
  readonly unit: string;
  /** Of whom a PESERTA or SAKSI is. */
  readonly participant?: string;
  readonly secret: string;
  readonly publicKey: string;
  readonly key: string;
  readonly from: string;
  readonly until: string;
};

/** Number of those who are of the other participant, where there are participants. */
export const RIVAL = 4;
const participantOf = (role: string, number: number): { readonly participant?: string } => {
  if (role !== 'PESERTA' && role !== 'SAKSI') return {};
  return { participant: number === RIVAL ? 'PPWP/2' : 'PPWP/1' };
};

/** The same role, unit and number is the same person. Her telephone may be another one. */
export function person(role: Role | 'PUBLISHER', unit: string, number = 1, phone = ''): Person {
  const name = `${role} ${unit} ${number}`;
  const bytes = (what: string) => sha256(utf8(`${what} ${name} ${phone}`));
  const publicKey = base64url(concat(Uint8Array.of(4), bytes('x'), bytes('y')));
  const officer = role === 'PUBLISHER' ? 'publisher' : hex(sha256(utf8(name))).slice(0, 32);
  return {
    officer, role, unit, ...participantOf(role, number), secret: hex(bytes('secret')), publicKey,
    key: keyId(publicKey) ?? '', from: FROM, until: UNTIL,
  };
}

const BY_LEVEL: Readonly<Record<number, Role>> = {
  0: 'KPU', 2: 'KPU_PROVINSI', 4: 'KPU_KABKOTA', 6: 'PPK', 10: 'PPS', 13: 'KPPS',
};

/** Which body sits at a unit; at some units abroad none does. */
export function roleAt(unit: string): Role | undefined {
  if (!isAbroad(unit)) return BY_LEVEL[levelOf(unit)];
  return levelOf(unit) === 4 ? 'PPLN' : levelOf(unit) === 13 ? 'KPPSLN' : undefined;
}

export const ROOT: readonly Person[] = [1, 2, 3].map((number) => person('KPU', 'ID', number));
export const PUBLISHER = person('PUBLISHER', 'ID');

/** Which body of supervisors sits at a unit; none does at a village. */
export function supervisorAt(unit: string): Role | undefined {
  if (levelOf(unit) === 13) return 'PTPS';
  if (isAbroad(unit)) return levelOf(unit) === 4 ? 'PANWASLU_LN' : undefined;
  return SUPERVISORS[levelOf(unit)];
}
const SUPERVISORS: Readonly<Record<number, Role>> = {
  0: 'BAWASLU', 2: 'BAWASLU_PROVINSI', 4: 'BAWASLU_KABKOTA', 6: 'PANWASLU_KECAMATAN',
};

export type Seat = { readonly role: Role; readonly unit: string };
const seat = (unit: string, role: Role | undefined): Seat[] => (role === undefined ? [] : [{ role, unit }]);
export const ORGANISED = UNITS.filter((unit) => unit !== 'ID').flatMap((unit) => seat(unit, roleAt(unit)));
export const WATCHED = [
  ...UNITS.flatMap((unit) => seat(unit, supervisorAt(unit))),
  ...seat('ID', 'PESERTA'),
  ...STATIONS.flatMap((unit) => [...seat(unit, 'SAKSI'), ...seat(unit, 'PEMANTAU')]),
];

/** Two officers in every seat below the nation, and a third who has her appointment and no key yet. */
export const twoOf = ({ role, unit }: Seat): Person[] => [1, 2].map((number) => person(role, unit, number));
export const ORGANISERS: readonly Person[] = ORGANISED.flatMap(twoOf);
/** Those of the other participant. */
export const RIVALS: readonly Person[] = WATCHED.filter(
  ({ role }) => role === 'PESERTA' || role === 'SAKSI',
).map(({ role, unit }) => person(role, unit, RIVAL));
export const PEOPLE: readonly Person[] = [...ORGANISERS, ...WATCHED.flatMap(twoOf), ...RIVALS];
export const invited = (role: Role, unit: string): Person => person(role, unit, 3);

const GIVERS: Readonly<Record<Role, readonly Role[]>> = {
  KPU: [], KPU_PROVINSI: ['KPU'], KPU_KABKOTA: ['KPU_PROVINSI'], PPK: ['KPU_KABKOTA'], PPS: ['PPK'],
  KPPS: ['PPS'], PPLN: ['KPU'], KPPSLN: ['PPLN'], BAWASLU: ['KPU'], BAWASLU_PROVINSI: ['BAWASLU'],
  BAWASLU_KABKOTA: ['BAWASLU_PROVINSI'], PANWASLU_KECAMATAN: ['BAWASLU_KABKOTA'], PANWASLU_LN: ['BAWASLU'],
  PTPS: ['PANWASLU_KECAMATAN', 'PANWASLU_LN'], PESERTA: ['KPU'], SAKSI: ['PESERTA'], PEMANTAU: ['KPU'],
};

/** Who appointed somebody of this world. */
export function giverOf({ role, unit, participant }: Person): Person {
  const wanted = GIVERS[role as Role];
  if (wanted.includes('KPU')) return ROOT[0] as Person;
  if (role === 'SAKSI') return person('PESERTA', 'ID', participant === 'PPWP/2' ? RIVAL : 1);
  const bodies = [unit, ...ancestorsOf(unit)].flatMap((at) => [
    ...seat(at, roleAt(at)),
    ...seat(at, supervisorAt(at)),
  ]);
  const body = bodies.find((one) => wanted.includes(one.role));
  if (!body) throw new Error(`nobody appoints ${role} at ${unit}`);
  return person(body.role, body.unit, 1);
}
