// The bodies of an election, the lines in which they stand apart, who appoints whom and who is whose superior
// (UU 7/2017 Arts 10–69, 89–154, 351, 435–447; spec/authority.md "Officers and roles"). Nothing here is
// judged: authority.ts and the registry ask this table.
import { isAbroad, isBelow, levelOf } from '../base/unit.ts';
import type { Role } from './define.ts';

/** Lines keep apart: only organisers change figures; only KPU and its offices appoint across them. */
export type Line = 'organiser' | 'supervisor' | 'participant' | 'observer';

export type Body = {
  readonly level: number;
  readonly side: 'home' | 'abroad' | 'nation' | 'any';
  readonly appoints: readonly Role[];
  readonly line: Line;
};

const organiser = (level: number, side: Body['side'], ...appoints: Role[]): Body => ({
  level,
  side,
  appoints,
  line: 'organiser',
});

const supervisor = (level: number, side: Body['side'], ...appoints: Role[]): Body => ({
  level,
  side,
  appoints,
  line: 'supervisor',
});

export const BODIES: Readonly<Record<Role, Body>> = {
  KPU: organiser(0, 'nation', 'KPU_PROVINSI', 'PPLN', 'BAWASLU', 'PESERTA', 'PEMANTAU'),
  KPU_PROVINSI: organiser(2, 'home', 'KPU_KABKOTA', 'PEMANTAU'),
  KPU_KABKOTA: organiser(4, 'home', 'PPK', 'PEMANTAU'),
  PPK: organiser(6, 'home', 'PPS'),
  PPS: organiser(10, 'home', 'KPPS'),
  KPPS: organiser(13, 'home'),
  PPLN: organiser(4, 'abroad', 'KPPSLN'),
  KPPSLN: organiser(13, 'abroad'),
  BAWASLU: supervisor(0, 'nation', 'BAWASLU_PROVINSI', 'PANWASLU_LN'),
  BAWASLU_PROVINSI: supervisor(2, 'home', 'BAWASLU_KABKOTA'),
  BAWASLU_KABKOTA: supervisor(4, 'home', 'PANWASLU_KECAMATAN'),
  PANWASLU_KECAMATAN: supervisor(6, 'home', 'PTPS'),
  PANWASLU_LN: supervisor(4, 'abroad', 'PTPS'),
  PTPS: supervisor(13, 'any'),
  PESERTA: { level: 0, side: 'nation', appoints: ['SAKSI'], line: 'participant' },
  SAKSI: { level: 13, side: 'any', appoints: [], line: 'participant' },
  PEMANTAU: { level: 13, side: 'any', appoints: [], line: 'observer' },
};

export const ROLES = Object.keys(BODIES) as Role[];

export const lineOf = (role: Role): Line => BODIES[role].line;

/** Whether a role's body can sit at a unit: right depth, right side of the border. */
export function sitsAt(role: Role, unit: string): boolean {
  const { level, side } = BODIES[role];
  if (levelOf(unit) !== level) return false;
  return side === 'nation' || side === 'any' || (side === 'abroad') === isAbroad(unit);
}

/** Whether an officer of `role` at `unit` appoints officers of `appointed` at `at`. */
export const appoints = (role: Role, unit: string, appointed: Role, at: string): boolean =>
  BODIES[role].appoints.includes(appointed) && (at === unit || isBelow(at, unit));

const ABOVE_OBSERVERS: readonly Role[] = ['KPU', 'KPU_PROVINSI', 'KPU_KABKOTA'];

/** Roles whose officers may be superiors of an officer of this role who does not sit at the nation. */
export const SUPERIORS: Readonly<Record<Line, readonly Role[]>> = {
  organiser: [...ABOVE_OBSERVERS, 'PPK', 'PPS', 'PPLN'],
  supervisor: ROLES.filter((role) => lineOf(role) === 'supervisor' && role !== 'PTPS'),
  participant: ['PESERTA'],
  observer: ABOVE_OBSERVERS,
};
