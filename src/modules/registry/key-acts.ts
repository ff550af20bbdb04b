// An officer's keys (spec/authority.md): an enrolment opens the commitment that her invitation made, and is
// signed by the new key itself; a lost telephone's key is revoked. Never may whoever holds a telephone invite
// herself again.
import { fromHex, hex, sha256 } from '../../base/bytes.ts';
import { refuse } from '../../base/result.ts';
import { principalOf, signersOf } from '../../core/act.ts';
import type { ActDefinition } from '../../core/define.ts';
import { hasLiveKey, officerKey, officerOf } from '../../core/officer.ts';
import { invited, isTime } from './officer-acts.ts';
import { Enrolment, KeyRevocation } from './shapes.ts';

export const enrolKey: ActDefinition<Enrolment> = {
  act: 'registry.key.enrol',
  body: Enrolment,
  signers: 1,
  grants: 'self',
  basis: 'free',
  phase: 'any',
  reason: true,
  recordOf: (act) => officerKey(act.by.officer),
  check: (act, read, { receivedMs }) => {
    const officer = officerOf(read(act.record));
    if (!officer) return refuse('officer-unknown');
    if (officer.keys[act.by.key]) return refuse('key-exists');
    if (officer.invitation === null) return refuse('invitation-spent');
    const commitment = hex(sha256(fromHex(act.body.invitation) ?? new Uint8Array()));
    if (commitment !== officer.invitation) return refuse('invitation-wrong');
    const { expires } = officer;
    // The log's clock alone: a found invitation is of no use to whoever can set a telephone's clock.
    const late = expires !== undefined && receivedMs > Date.parse(expires);
    return late ? refuse('invitation-expired') : undefined;
  },
  apply: ({ act: { body, by, record } }, read) => {
    const { expires: _spent, ...officer } = read(record) ?? {};
    const keys = { ...officerOf(officer)?.keys, [by.key]: { publicKey: body.key, revoked: false } };
    return [[record, { ...officer, invitation: null, keys }]];
  },
};

export const revokeKey: ActDefinition<KeyRevocation> = {
  act: 'registry.key.revoke',
  body: KeyRevocation,
  signers: 'plenary',
  grants: { of: (act) => act.body.officer, parties: (act) => [act.body.officer] },
  delegable: true,
  basis: 'free',
  phase: 'any',
  reason: true,
  recordOf: (act) => officerKey(act.body.officer),
  check: (act, read) => {
    const { body } = act;
    const officer = officerOf(read(act.record));
    const key = officer?.keys[body.key];
    if (!officer) return refuse('officer-unknown');
    const invites = body.invitation !== undefined;
    const alone = body.expires !== undefined && !invites;
    if (alone || !isTime(body.expires)) return refuse('act-malformed', { fault: 'expires' });
    if (officer.revoked) return refuse('officer-revoked');
    if (!key) return refuse('key-unknown');
    // A thief who holds the telephone must not be able to invite himself again: nor as one of several, nor in
    // the right of a superior who handed her this act.
    const hers = signersOf(act).some((by) => by.officer === body.officer || principalOf(by) === body.officer);
    if (hers && invites) return refuse('role-not-allowed');
    // An officer who revoked her own key is not lost: a superior names that key again and invites her again.
    return key.revoked && (!invites || hasLiveKey(officer)) ? refuse('key-revoked') : undefined;
  },
  apply: ({ act: { body, record } }, read) => {
    const before = read(record);
    const officer = officerOf(before);
    const key = officer?.keys[body.key];
    const keys = { ...officer?.keys, [body.key]: { publicKey: key?.publicKey ?? '', revoked: true } };
    if (body.invitation === undefined) return [[record, { ...before, keys }]];
    return [[record, { ...invited(before, body.invitation, body.expires), keys }]];
  },
};
