// Finds the officer whom an invitation's code brings into office (spec/office.md, Invitation), before she has
// a key: among those of one unit who wait for one. Whatever does not open is one answer, so that nobody
// learns which codes there were; wrong tries are counted by address. The code itself is kept nowhere.
import { refuse, type Refusal } from '../../base/result.ts';
import type { Clock } from '../../base/time.ts';
import { commitmentOf, invitationSecret, readCode } from '../../core/invitation.ts';
import { officerKey, officerOf, type Officer } from '../../core/officer.ts';
import { parseAt } from '../../base/time.ts';
import type { RateLimiter } from '../limits.ts';
import type { Store } from '../store.ts';
import { sameText, stands } from './standing.ts';

export type Invited = { readonly id: string; readonly officer: Officer };

export type InvitationsOptions = {
  readonly store: Pick<Store, 'readRecords' | 'list'>;
  readonly clock: Clock;
  readonly election: () => { readonly id: string } | undefined;
  /** Wrong tries by address. */
  readonly tries: RateLimiter;
};

/** The officer whom a code brings into office, or `invitation-unknown`, `too-many-requests`. */
export type FindInvited = (
  asked: { readonly code: string; readonly unit: string },
  address: string,
) => Promise<Invited | Refusal>;

const INVITED = 'officer/invited';
/**
 * More than wait at one unit: a village appoints seventy for its stations, each at hers; at the nation wait
 * those of every participant, of which DPD alone has near seven hundred.
 */
const INVITED_MAX = 5_000;

/** The desk of invitations. */
export function createInvitations({ store, clock, election, tries }: InvitationsOptions): FindInvited {
  return async ({ code, unit }, address) => {
    const wait = tries.take(address, 1);
    if (wait > 0) return refuse('too-many-requests', { retryAfterSeconds: wait });
    const read = readCode(code);
    const founded = election();
    if (read === undefined || !founded) return refuse('invitation-unknown');
    const commitment = commitmentOf(invitationSecret(founded.id, unit, read));
    const keys = await store.list({ label: INVITED, below: unit, only: true, limit: INVITED_MAX });
    const now = clock();
    let found: Invited | undefined;
    // To the end, whoever is found: how long it takes must not tell.
    for (const [key, record] of await store.readRecords(keys)) {
      const officer = officerOf(record);
      if (!officer || !sameText(officer.invitation ?? '', commitment)) continue;
      const expires = officer.expires === undefined ? undefined : parseAt(officer.expires);
      const late = expires !== undefined && now > expires;
      if (!late && stands(officer, now)) found = { id: key.slice(officerKey('').length), officer };
    }
    if (!found) return refuse('invitation-unknown');
    tries.give(address, 1);
    return found;
  };
}
