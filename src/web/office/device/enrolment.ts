// From an invitation to a key that the log knows (spec/office.md, authority.md registry.key.enrol). Key and
// signed enrolment reach the disk together, before anything is sent: killed anywhere, the invitation is
// either unspent or spent by the key that is here.
import { hex } from '../../../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../../../base/result.ts';
import { ELECTION_RECORD, type ElectionRecord } from '../../../core/election-record.ts';
import { type InvitationAt, invitationSecret, logFingerprint } from '../../../core/invitation.ts';
import { officerKey } from '../../../core/officer.ts';
import { signed } from './acts.ts';
import type { Api, InvitationAnswer, UnitAnswer } from './api.ts';
import type { Device } from './database.ts';
import { makeKey } from './keys.ts';
import type { Identity, OutboxItem } from './stored.ts';

const ENROL = 'registry.key.enrol';
/** What the log says in public beside the enrolment, in the language of the log. */
const REASON = 'Pendaftaran perangkat petugas.';

/** An invitation that was opened, and the log's own key: without it no receipt could be checked. */
export type OpenedInvitation = {
  readonly invitation: InvitationAnswer;
  readonly log: string;
  /** Where she will serve; undefined where it could not be had. */
  readonly place: UnitAnswer | undefined;
};

/**
 * Opens an invitation. Refuses `log-differs` when it names another log's key than the server does, and then
 * the server has not seen its code; else as the server does, or when the log's key cannot be had.
 */
export async function openInvitation(
  api: Pick<Api, 'invitation' | 'records' | 'unit'>,
  { code, unit, log: fingerprint }: InvitationAt,
): Promise<OpenedInvitation | Refusal> {
  const log = await logOf(api);
  if (isRefusal(log)) return log;
  if (fingerprint !== undefined && logFingerprint(log) !== fingerprint) return refuse('log-differs');
  const [invitation, place] = await Promise.all([api.invitation(code, unit), api.unit(unit)]);
  if (isRefusal(invitation)) return invitation;
  return { invitation, log, place: isRefusal(place) ? undefined : place };
}

async function logOf(api: Pick<Api, 'records'>): Promise<string | Refusal> {
  const answer = await api.records([ELECTION_RECORD]);
  if (isRefusal(answer)) return answer;
  const record = answer.records[ELECTION_RECORD] as unknown as ElectionRecord | null | undefined;
  return record?.log ?? refuse('not-found');
}

export type EnrolParts = {
  readonly device: Device;
  readonly clock: { readonly at: () => string; readonly now: () => number };
};

/** Makes the key and queues its enrolment; the identity is `made` until the receipt comes. */
export async function enrol(
  { device, clock }: EnrolParts,
  code: string,
  { invitation, log }: Pick<OpenedInvitation, 'invitation' | 'log'>,
): Promise<Identity> {
  const { privateKey, ...key } = await makeKey();
  const { election, officer, role, unit, from, until, name, participant } = invitation;
  const identity: Identity = {
    id: key.id,
    election,
    officer,
    role,
    unit,
    from,
    until,
    name,
    ...(participant === undefined ? {} : { participant }),
    publicKey: key.publicKey,
    privateKey,
    log,
    state: 'made',
    madeAt: Date.now(),
    pin: null,
  };
  const item = await signed(identity, clock, {
    act: ENROL,
    unit,
    record: officerKey(officer),
    body: { invitation: hex(invitationSecret(election, unit, code)), key: key.publicKey, reason: REASON },
  });
  await device.change(['identity', 'outbox'], async (change) => {
    await change.put('identity', identity);
    await change.put('outbox', item);
  });
  return identity;
}

/** The enrolment of a key of this device, while the log has not received it. */
export const unsentEnrolment = (items: readonly OutboxItem[], key: string): OutboxItem | undefined =>
  items.find(({ act, state }) => act.act === ENROL && act.by.key === key && state !== 'received');

/**
 * Takes an identity off the device, with its key and her name; the next start asks for an invitation. Her
 * acts stay in the outbox, and go on with the key of the log against which their receipts are checked; but
 * an enrolment goes with its key, since it would spend her invitation for a key that nobody has.
 */
export const leave = (device: Device, id: string): Promise<void> =>
  device.change(['identity', 'outbox', 'cache'], async (change) => {
    const identity = await change.get('identity', id);
    if (!identity) return;
    const items = await change.all('outbox');
    const enrolment = unsentEnrolment(items, id);
    if (enrolment) await change.remove('outbox', enrolment.id);
    for (const item of items)
      if (item !== enrolment && item.state !== 'received' && item.act.election === identity.election)
        await change.put('outbox', { ...item, log: item.log ?? identity.log });
    for (const { id: cached } of await change.all('cache')) await change.remove('cache', cached);
    await change.remove('identity', id);
  });
