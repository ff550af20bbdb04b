// In whose right an officer may do what at a unit: her own office, or a delegation that stands now. It
// asks the same table of roles as the log (spec/authority.md), so that the desk offers nothing that
// would be refused for who she is; the log judges again. Pure.
import { isAbroad, isBelow } from '../../../base/unit.ts';
import type { Role } from '../../../core/define.ts';
import { BODIES, lineOf, ROLES } from '../../../core/roles.ts';

export type Seat = {
  readonly officer: string;
  readonly role: Role;
  readonly unit: string;
  readonly participant?: string;
};

/** A right to act: as herself, or for the giver of a delegation at its unit and below. */
export type Right = {
  readonly seat: Seat;
  /** The giver's id; undefined when it is her own right. */
  readonly for?: string;
  readonly acts?: readonly string[];
  readonly unit?: string;
};

type Side = 'home' | 'abroad';
const ABOVE: Readonly<Record<string, Readonly<Record<Side, readonly Role[]>>>> = {
  'results.tally.takeover': { home: ['PPS', 'PPK', 'KPU_KABKOTA'], abroad: ['PPLN'] },
  'results.tally.correct': { home: ['PPK', 'KPU_KABKOTA'], abroad: ['PPLN'] },
  'results.evidence.answer': { home: ['PPS', 'PPK', 'KPU_KABKOTA'], abroad: ['PPLN'] },
  'results.evidence.photograph': { home: ['PPS', 'PPK', 'KPU_KABKOTA'], abroad: ['PPLN'] },
};

const NO_NAMES: readonly Role[] = ['KPPS', 'KPPSLN', 'PTPS', 'SAKSI', 'PEMANTAU'];

const covers = (seat: Pick<Seat, 'unit'>, unit: string): boolean =>
  seat.unit === unit || isBelow(unit, seat.unit);

/** Whether an office carries an act at a unit. Acts about one officer are officer-view.ts's. */
export function carries(
  { role, unit: own }: Pick<Seat, 'role' | 'unit'>,
  act: string,
  unit: string,
): boolean {
  const roles = ABOVE[act]?.[isAbroad(unit) ? 'abroad' : 'home'];
  if (roles) return roles.includes(role) && isBelow(unit, own);
  if (act === 'registry.names.read') return !NO_NAMES.includes(role) && covers({ unit: own }, unit);
  if (act === 'registry.officer.appoint')
    return BODIES[role].appoints.length > 0 && covers({ unit: own }, unit);
  if (act === 'voting.shift.relieve') return lineOf(role) === 'organiser' && covers({ unit: own }, unit);
  return false;
}

/** The right to use for an act at a unit, her own before another's; undefined when she has none. */
export const rightFor = (rights: readonly Right[], act: string, unit: string): Right | undefined =>
  rights.find(
    (right) =>
      carries(right.seat, act, unit) &&
      (right.acts === undefined || right.acts.includes(act)) &&
      (right.unit === undefined || covers({ unit: right.unit }, unit)),
  );

/** The right to do something about one officer, where `may` says whether a seat may. */
export const rightOver = (
  rights: readonly Right[],
  act: string,
  unit: string,
  may: (seat: Seat) => boolean,
): Right | undefined =>
  rights.find(
    (right) =>
      may(right.seat) &&
      (right.acts === undefined || right.acts.includes(act)) &&
      (right.unit === undefined || covers({ unit: right.unit }, unit)),
  );

/** What may be handed over (spec/authority.md, Delegable), ascending. */
export const DELEGABLE = [
  'registry.key.revoke',
  'registry.names.read',
  'registry.officer.appoint',
  'registry.officer.invite',
  'registry.officer.revoke',
  'results.evidence.answer',
  'results.tally.correct',
  'results.tally.takeover',
] as const;

/** Those of them that an office carries somewhere: handing over more would hand over nothing. */
export function delegableBy({ role, unit }: Pick<Seat, 'role' | 'unit'>): string[] {
  const sides = isAbroad(unit) ? (['abroad'] as const) : (['home', 'abroad'] as const);
  return DELEGABLE.filter((act) => {
    if (ABOVE[act]) return sides.some((side) => ABOVE[act]?.[side].includes(role));
    if (act === 'registry.names.read') return !NO_NAMES.includes(role);
    return BODIES[role].appoints.length > 0;
  });
}

/** Roles that she appoints and that can sit below a unit. */
export const appointable = (role: Role): readonly Role[] =>
  ROLES.filter((each) => BODIES[role].appoints.includes(each));
