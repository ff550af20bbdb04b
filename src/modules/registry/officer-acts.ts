// Appointments, keys and their ends (spec/authority.md). An appointment is a decree that may name a hundred
// officers; an enrolment opens the commitment that the decree made, and is signed by the new key itself.
import { fromHex, hex, sha256 } from '../../base/bytes.ts';
import { refuse, type Refusal } from '../../base/result.ts';
import { parseAt } from '../../base/time.ts';
import { isBelow } from '../../base/unit.ts';
import type { Act } from '../../core/act.ts';
import type { ActDefinition, Env, Read } from '../../core/define.ts';
import { officerKey, officerOf } from '../../core/officer.ts';
import { appoints, BODIES, ROLES, sitsAt } from '../../core/roles.ts';
import { Appointment, Enrolment, KeyRevocation, OfficerRevocation } from './shapes.ts';

type Appointee = Appointment['officers'][number];

export const appoint: ActDefinition<Appointment> = {
  act: 'registry.officer.appoint',
  body: Appointment,
  signers: 1,
  grants: ROLES.filter((role) => BODIES[role].appoints.length > 0).flatMap((role) => [
    { role, relation: 'own', where: 'all' },
    { role, relation: 'above', where: 'all' },
  ]),
  basis: 'free',
  phase: 'any',
  reason: true,
  recordOf: (act) => `registry.body/${act.unit}`,
  reads: (act) => act.body.officers.map(({ officer }) => officerKey(officer)),
  check: (act, read, env) => {
    const ids = new Set(act.body.officers.map(({ officer }) => officer));
    if (ids.size !== act.body.officers.length) return refuse('officer-exists');
    for (const appointee of act.body.officers) {
      const refusal = checkAppointee(act, appointee, read, env);
      if (refusal) return refusal;
    }
    return undefined;
  },
  apply: ({ act: { body, record } }, read) => {
    const body0 = read(record);
    const appointed = ((body0?.['appointed'] as number | undefined) ?? 0) + body.officers.length;
    return [
      [record, { appointed }],
      ...body.officers.map(
        ({ officer, ...rest }) => [officerKey(officer), { ...rest, keys: {}, revoked: false }] as const,
      ),
    ];
  },
};

function checkAppointee(
  act: Act<Appointment>,
  appointee: Appointee,
  read: Read,
  env: Env,
): Refusal | undefined {
  const { officer, role, unit } = appointee;
  const giver = officerOf(read(officerKey(act.by.officer)));
  if (!giver || giver.role === 'PUBLISHER' || !BODIES[giver.role].appoints.includes(role))
    return refuse('role-not-allowed');
  if (!appoints(giver.role, giver.unit, role, unit)) return refuse('unit-outside', { unit });
  if (unit !== act.unit && !isBelow(unit, act.unit)) return refuse('unit-outside', { unit });
  if (!env.election.units.exists(unit)) return refuse('unit-unknown', { unit });
  if (!sitsAt(role, unit)) return refuse('role-not-allowed');
  const from = parseAt(appointee.from);
  const until = parseAt(appointee.until);
  if (from === undefined || until === undefined || from > until) return refuse('term-outside');
  return read(officerKey(officer)) ? refuse('officer-exists', { officer }) : undefined;
}

export const enrolKey: ActDefinition<Enrolment> = {
  act: 'registry.key.enrol',
  body: Enrolment,
  signers: 1,
  grants: 'self',
  basis: 'free',
  phase: 'any',
  reason: true,
  recordOf: (act) => officerKey(act.by.officer),
  check: (act, read) => {
    const officer = officerOf(read(act.record));
    if (!officer) return refuse('officer-unknown');
    if (officer.keys[act.by.key]) return refuse('key-exists');
    if (officer.invitation === null) return refuse('invitation-spent');
    const commitment = hex(sha256(fromHex(act.body.invitation) ?? new Uint8Array()));
    return commitment === officer.invitation ? undefined : refuse('invitation-wrong');
  },
  apply: ({ act: { body, by, record } }, read) => {
    const officer = read(record);
    const keys = { ...officerOf(officer)?.keys, [by.key]: { publicKey: body.key, revoked: false } };
    return [[record, { ...officer, invitation: null, keys }]];
  },
};

export const revokeKey: ActDefinition<KeyRevocation> = {
  act: 'registry.key.revoke',
  body: KeyRevocation,
  signers: 1,
  grants: 'self-or-superior',
  basis: 'free',
  phase: 'any',
  reason: true,
  recordOf: (act) => officerKey(act.body.officer),
  check: (act, read) => {
    const officer = officerOf(read(act.record));
    const key = officer?.keys[act.body.key];
    if (!officer) return refuse('officer-unknown');
    if (officer.unit !== act.unit) return refuse('unit-outside');
    if (officer.revoked) return refuse('officer-revoked');
    if (!key) return refuse('key-unknown');
    // A thief who holds the telephone must not be able to invite himself again.
    const self = act.by.officer === act.body.officer;
    const invites = act.body.invitation !== undefined;
    if (self && invites) return refuse('role-not-allowed');
    // An officer who revoked her own key is not lost: a superior names that key again and invites her again.
    const live = Object.values(officer.keys).some(({ revoked }) => !revoked);
    return key.revoked && (!invites || live) ? refuse('key-revoked') : undefined;
  },
  apply: ({ act: { body, record } }, read) => {
    const before = read(record);
    const officer = officerOf(before);
    const key = officer?.keys[body.key];
    const keys = { ...officer?.keys, [body.key]: { publicKey: key?.publicKey ?? '', revoked: true } };
    const invitation = body.invitation ?? officer?.invitation ?? null;
    return [[record, { ...before, invitation, keys }]];
  },
};

export const revokeOfficer: ActDefinition<OfficerRevocation> = {
  act: 'registry.officer.revoke',
  body: OfficerRevocation,
  signers: 1,
  grants: 'superior',
  basis: 'head',
  phase: 'any',
  reason: true,
  recordOf: (act) => officerKey(act.body.officer),
  check: (act, read) => {
    const officer = officerOf(read(act.record));
    if (!officer) return refuse('officer-unknown');
    if (officer.unit !== act.unit) return refuse('unit-outside');
    return officer.revoked ? refuse('officer-revoked') : undefined;
  },
  apply: ({ act: { record } }, read) => [[record, { ...read(record), revoked: true }]],
};
