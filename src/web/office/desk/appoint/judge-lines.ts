// Whether each line of a file can become an appointment: the unit is there and below hers, the role is one
// that she appoints at that level, the name can stand in the vault, the term is a term, nobody stands twice.
// It asks what the server will ask (spec/authority.md, registry.officer.appoint), so that a decree is not
// refused for one line of a hundred. Pure: the units are looked up before.
import { parseAt } from '../../../../base/time.ts';
import { isUnitCode } from '../../../../base/unit.ts';
import type { Role } from '../../../../core/define.ts';
import { appoints, BODIES, ROLES, sitsAt } from '../../../../core/roles.ts';
import type { Line, Unread } from './lines.ts';
import { timeIn } from './term.ts';

export const NAME_CHARS_MAX = 200;

export const FAULTS = [
  'unit-spoiled',
  'unit-shape',
  'unit-outside',
  'unit-unknown',
  'role-missing',
  'role-unknown',
  'role-not-yours',
  'role-level',
  'name-missing',
  'name-long',
  'name-characters',
  'from-wrong',
  'until-wrong',
  'term-backwards',
  'term-over',
  'participant-missing',
  'participant-unknown',
  'participant-needless',
  'duplicate',
] as const;
export type Fault = (typeof FAULTS)[number];

/** `first` is the line that a duplicate repeats. */
export type Bad = {
  readonly line: number;
  readonly faults: readonly { readonly fault: Fault | Unread['fault']; readonly first?: number }[];
};

/** One officer to be appointed. */
export type Appointee = {
  readonly line: number;
  readonly unit: string;
  readonly role: Role;
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly participant?: string;
};

export type Appointer = { readonly role: Role; readonly unit: string };

export type Grounds = {
  /** In whose right the decree is signed: her own, or the giver's of a delegation. */
  readonly by: Appointer;
  /** What stands for an empty cell. */
  readonly defaults: { readonly role?: Role; readonly from: string; readonly until: string };
  /** The zone of a unit that exists; undefined for one that does not. */
  readonly zoneOf: (unit: string) => string | undefined;
  /** `PPWP/2` and the like: the options of the election's contests. */
  readonly participants: ReadonlySet<string>;
  readonly nowMs: number;
};

export type Judged = { readonly good: readonly Appointee[]; readonly bad: readonly Bad[] };

/** Names of roles as people write them, beside the role's own. */
const ALIASES: Readonly<Record<string, Role>> = {
  KPU_PROV: 'KPU_PROVINSI',
  KPU_KAB_KOTA: 'KPU_KABKOTA',
  KPU_KABUPATEN: 'KPU_KABKOTA',
  KPU_KOTA: 'KPU_KABKOTA',
  PENGAWAS_TPS: 'PTPS',
  PANWASCAM: 'PANWASLU_KECAMATAN',
};

/** The role that a cell names. */
export function parseRole(text: string): Role | undefined {
  const name = text.toUpperCase().replaceAll(/[\s/.-]+/g, '_');
  return ROLES.find((role) => role === name) ?? ALIASES[name];
}

/** A number that a spreadsheet has rounded to show it: 1,70108E+12. */
const isSpoiled = (unit: string): boolean => /^\d([.,]\d+)?E\+?\d+$/i.test(unit);

/** Judges every line; lines that could not be read are named among the bad. Bad lines ascend. */
export function judgeLines(lines: readonly Line[], unread: readonly Unread[], grounds: Grounds): Judged {
  const good: Appointee[] = [];
  const bad: Bad[] = unread.map(({ line, fault }) => ({ line, faults: [{ fault }] }));
  const seen = new Map<string, number>();
  const times = new Map<string, string | undefined>();
  // A file has a handful of dates and thousands of lines; a zone's clock is dear to ask.
  const time: typeof timeIn = (text, zone, bound) => {
    const key = `${text} ${zone} ${bound}`;
    if (!times.has(key)) times.set(key, timeIn(text, zone, bound));
    return times.get(key);
  };
  for (const line of lines) {
    const judged = judgeLine(line, grounds, time);
    const name = line.name.toLowerCase().replaceAll(/\s+/g, ' ');
    const person = `${line.unit}\n${judged.role ?? line.role}\n${name}`;
    const first = line.name === '' ? undefined : seen.get(person);
    if (first === undefined) seen.set(person, line.line);
    const faults: Bad['faults'] = [
      ...judged.faults.map((fault) => ({ fault })),
      ...(first === undefined ? [] : [{ fault: 'duplicate' as const, first }]),
    ];
    if (faults.length > 0 || !judged.appointee) bad.push({ line: line.line, faults });
    else good.push(judged.appointee);
  }
  return { good, bad: bad.sort((a, b) => a.line - b.line) };
}

type JudgedLine = {
  readonly role: Role | undefined;
  readonly faults: readonly Fault[];
  readonly appointee?: Appointee;
};

function judgeLine(line: Line, grounds: Grounds, time: typeof timeIn): JudgedLine {
  const unitFault = judgeUnit(line.unit, grounds);
  const role = line.role === '' ? grounds.defaults.role : parseRole(line.role);
  const zone = grounds.zoneOf(line.unit);
  const from = time(line.from || grounds.defaults.from, zone ?? 'UTC', 'first');
  const until = time(line.until || grounds.defaults.until, zone ?? 'UTC', 'last');
  const faults = [
    unitFault,
    judgeRole(line, role, unitFault, grounds),
    judgeName(line.name),
    judgeTerm(from, until, grounds.nowMs),
    judgeParticipant(line.participant, role, grounds.participants),
  ].filter((fault) => fault !== undefined);
  if (faults.length > 0 || role === undefined || from === undefined || until === undefined)
    return { role, faults };
  const { unit, name, participant } = line;
  const appointee = { line: line.line, unit, role, name, from, until };
  return { role, faults, appointee: participant === '' ? appointee : { ...appointee, participant } };
}

function judgeUnit(unit: string, { by, zoneOf }: Grounds): Fault | undefined {
  if (isSpoiled(unit)) return 'unit-spoiled';
  if (!isUnitCode(unit) || unit === '') return 'unit-shape';
  const mine = by.unit === 'ID' || unit.startsWith(by.unit);
  if (!mine) return 'unit-outside';
  return zoneOf(unit) === undefined ? 'unit-unknown' : undefined;
}

function judgeRole(
  line: Line,
  role: Role | undefined,
  unitFault: Fault | undefined,
  { by }: Grounds,
): Fault | undefined {
  if (role === undefined) return line.role === '' ? 'role-missing' : 'role-unknown';
  if (!BODIES[by.role].appoints.includes(role)) return 'role-not-yours';
  if (unitFault !== undefined) return undefined;
  if (!sitsAt(role, line.unit)) return 'role-level';
  return appoints(by.role, by.unit, role, line.unit) ? undefined : 'unit-outside';
}

function judgeName(name: string): Fault | undefined {
  if (name === '') return 'name-missing';
  if (name.length > NAME_CHARS_MAX) return 'name-long';
  // oxlint-disable-next-line no-control-regex -- control characters are just what is refused here
  return /[\u0000-\u001f\u007f\u2028\u2029\ufffd]/.test(name) || !name.isWellFormed()
    ? 'name-characters'
    : undefined;
}

function judgeTerm(from: string | undefined, until: string | undefined, nowMs: number): Fault | undefined {
  if (from === undefined) return 'from-wrong';
  if (until === undefined) return 'until-wrong';
  if (from > until) return 'term-backwards';
  return (parseAt(until) ?? 0) < nowMs ? 'term-over' : undefined;
}

function judgeParticipant(
  text: string,
  role: Role | undefined,
  participants: ReadonlySet<string>,
): Fault | undefined {
  if (role !== 'PESERTA') return text === '' ? undefined : 'participant-needless';
  if (text === '') return 'participant-missing';
  return participants.has(text) ? undefined : 'participant-unknown';
}

/** The units directly above those that the lines name: what must be looked up, ascending. */
export function unitsNamed(lines: readonly Line[], by: Appointer): string[] {
  const units = new Set(lines.map(({ unit }) => unit));
  return [...units]
    .filter((unit) => isUnitCode(unit) && (by.unit === 'ID' || unit.startsWith(by.unit)))
    .sort();
}
