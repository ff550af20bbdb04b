// What a session opens, beyond its being one: nothing by itself. Each right is read from the log at each
// request, as the judgement of an act would read it: role, unit, term, delegation.
import { BODIES } from '../../core/roles.ts';
import type { Role } from '../../core/define.ts';
import { atText } from '../../base/time.ts';
import { findStanding, hasBegun, type InOffice, type ReadRecords } from './standing.ts';

export type RightsOptions = {
  readonly store: ReadRecords;
  /** Name of the act by which officers are appointed, as a delegation hands it over. */
  readonly appointing: string;
  /** Roles that may sign that a photograph belongs to a form. */
  readonly photographers: ReadonlySet<Role>;
};

export type Rights = {
  /** Whether she may appoint somebody, by her role or in another's right. */
  readonly mayAppoint: (officer: InOffice, nowMs: number) => Promise<boolean>;
  readonly mayPhotograph: (officer: InOffice, nowMs: number) => boolean;
};

const appoints = ({ role }: InOffice): boolean => BODIES[role].appoints.length > 0;

/** The rights of officers of this system. */
export function createRights({ store, appointing, photographers }: RightsOptions): Rights {
  /** A giver in whose right she appoints now: what she was handed is no more than the giver has. */
  async function hasGiver({ delegations }: InOffice, nowMs: number): Promise<boolean> {
    const now = atText(nowMs);
    for (const [giver, { acts, from, until }] of Object.entries(delegations ?? {})) {
      if (!acts.includes(appointing) || now < from || now > until) continue;
      const standing = await findStanding(store, giver, nowMs);
      if (standing && hasBegun(standing, nowMs) && appoints(standing)) return true;
    }
    return false;
  }
  return {
    mayAppoint: async (officer, nowMs) =>
      hasBegun(officer, nowMs) && (appoints(officer) || (await hasGiver(officer, nowMs))),
    mayPhotograph: (officer, nowMs) => hasBegun(officer, nowMs) && photographers.has(officer.role),
  };
}
