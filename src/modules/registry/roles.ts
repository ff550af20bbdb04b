// The bodies that run an election, centre to station, and who appoints whom (UU 7/2017 Arts 10–69;
// spec/authority.md).
import type { Role } from '../../core/define.ts';
import { isAbroad, isBelow, levelOf } from '../../base/unit.ts';

type Body = {
  readonly level: number;
  readonly side: 'home' | 'abroad' | 'nation';
  readonly appoints: readonly Role[];
};

export const BODIES: Readonly<Record<Role, Body>> = {
  KPU: { level: 0, side: 'nation', appoints: ['KPU_PROVINSI', 'PPLN'] },
  KPU_PROVINSI: { level: 2, side: 'home', appoints: ['KPU_KABKOTA'] },
  KPU_KABKOTA: { level: 4, side: 'home', appoints: ['PPK'] },
  PPK: { level: 6, side: 'home', appoints: ['PPS'] },
  PPS: { level: 10, side: 'home', appoints: ['KPPS'] },
  KPPS: { level: 13, side: 'home', appoints: [] },
  PPLN: { level: 4, side: 'abroad', appoints: ['KPPSLN'] },
  KPPSLN: { level: 13, side: 'abroad', appoints: [] },
};

export const ROLES = Object.keys(BODIES) as Role[];

/** Whether a role's body can sit at a unit: right depth, right side of the border. */
export function sitsAt(role: Role, unit: string): boolean {
  const { level, side } = BODIES[role];
  return levelOf(unit) === level && (side === 'nation' || (side === 'abroad') === isAbroad(unit));
}

/** Whether an officer of `role` at `unit` appoints officers of `appointed` at `at`. */
export const appoints = (role: Role, unit: string, appointed: Role, at: string): boolean =>
  BODIES[role].appoints.includes(appointed) && isBelow(at, unit);
