// How a decision at the desk becomes an act: signed by this device's key and put into the outbox; or, at
// a desk that was opened with a passkey, put there unsigned, to be signed by the officer's own device
// through squares.
import { isRefusal } from '../../../base/result.ts';
import { ELECTION_RECORD, type ElectionRecord } from '../../../core/election-record.ts';
import { type Officer, officerKey } from '../../../core/officer.ts';
import type { Office } from '../app/office.ts';
import { actOf, type Decision, written } from '../device/acts.ts';
import { addItem } from '../device/outbox.ts';
import type { OutboxItem } from '../device/stored.ts';
import type { DeskSeat } from './desk-context.ts';

/** The decision of whoever sits here. Rejects when the device cannot keep it, or her key cannot be learnt. */
export function decideFor(office: Office, seat: DeskSeat, election: string) {
  return async (said: Decision): Promise<OutboxItem> => {
    if (seat.key !== undefined) return office.sign(said);
    const { key, log } = await keysOf(office, seat.officer);
    const act = actOf({ election, officer: seat.officer, id: key }, office.clock.at(), said);
    return addItem(office.device, {
      ...written(act),
      log,
      signatures: [null, ...(act.with ?? []).map(() => null)],
      state: 'draft',
      queuedAt: office.clock.now(),
      attempts: 0,
      nextTry: 0,
    });
  };
}

/**
 * The key of her own device, as the log has it: the act names it before it is signed. And the log's own,
 * against which the receipt is checked: nobody has enrolled here, so it was not pinned before.
 */
async function keysOf({ api }: Office, officer: string): Promise<{ key: string; log: string }> {
  const answer = await api.records([officerKey(officer), ELECTION_RECORD]);
  if (isRefusal(answer)) throw new Error(answer.refused);
  const founded = answer.records[ELECTION_RECORD] as unknown as ElectionRecord | null | undefined;
  if (!founded) throw new Error('the log has no key');
  const record = answer.records[officerKey(officer)] as unknown as Officer | null | undefined;
  const [key] = Object.entries(record?.keys ?? {}).find(([, { revoked }]) => !revoked) ?? [];
  if (key === undefined) throw new Error('no key of hers is live');
  return { key, log: founded.log };
}
