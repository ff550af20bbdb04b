// Who may relieve a member of a station, of the officers that the log has there: another of the group that
// runs it, in office and with a key. Those who watch it run nothing. Pure.
import type { Json } from '../../../../base/canonical.ts';
import { hasLiveKey, type Officer } from '../../../../core/officer.ts';
import { lineOf } from '../../../../core/roles.ts';
import type { Role } from '../../../../core/define.ts';

export type Reliever = { readonly id: string; readonly role: Role };

const PREFIX = 'registry.officer/';

/** Of officers' records by their keys, in the order of their numbers. */
export function relieversIn(records: { readonly [key: string]: Json | null }, me: string): Reliever[] {
  return Object.entries(records)
    .flatMap(([key, record]) => {
      const id = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : me;
      const officer = record as unknown as Officer | null;
      if (id === me || officer === null || officer.revoked || !hasLiveKey(officer)) return [];
      const { role } = officer;
      return role === 'PUBLISHER' || lineOf(role) !== 'organiser' ? [] : [{ id, role }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
