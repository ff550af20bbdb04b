// Appointments, invitations and their ends (spec/authority.md). An appointment is a decree that may name a
// hundred officers; each is known by a random id, her name at most by a commitment.
import { refuse, type Refusal } from '../../base/result.ts';
import { parseAt } from '../../base/time.ts';
import { isBelow } from '../../base/unit.ts';
import { principalOf, type Act } from '../../core/act.ts';
import type { ActDefinition, Election, Env, Read, StateRecord } from '../../core/define.ts';
import { hasLiveKey, officerKey, officerOf, type Officer } from '../../core/officer.ts';
import { appoints, BODIES, ROLES, sitsAt } from '../../core/roles.ts';
import { Appointment, Invitation, OfficerRevocation } from './shapes.ts';

type Appointee = Appointment['officers'][number];

export const appoint: ActDefinition<Appointment> = {
  act: 'registry.officer.appoint',
  body: Appointment,
  signers: 'plenary',
  grants: ROLES.filter((role) => BODIES[role].appoints.length > 0).flatMap((role) => [
    { role, relation: 'own', where: 'all' },
    { role, relation: 'above', where: 'all' },
  ]),
  delegable: true,
  basis: 'free',
  phase: 'any',
  reason: true,
  recordOf: (act) => `registry.body/${act.unit}`,
  reads: (act) => act.body.officers.map(({ officer }) => officerKey(officer)),
  check: (act, read, env) => {
    const ids = new Set(act.body.officers.map(({ officer }) => officer));
    if (ids.size !== act.body.officers.length) return refuse('officer-exists');
    const giver = giverOf(act, read);
    for (const appointee of act.body.officers) {
      const refusal =
        checkAppointee(act, appointee, giver, env) ?? checkPerson(appointee, read, env.election);
      if (refusal) return refusal;
    }
    return undefined;
  },
  apply: ({ act }, read) => {
    const { body, record } = act;
    const appointed = ((read(record)?.['appointed'] as number | undefined) ?? 0) + body.officers.length;
    const giver = giverOf(act, read);
    return [
      [record, { appointed }],
      ...body.officers.map(
        ({ officer, ...rest }) => [officerKey(officer), appointedOfficer(rest, giver)] as const,
      ),
    ];
  },
};

/** In whose right the decree is made: the office that appoints is hers. */
const giverOf = (act: Act<Appointment>, read: Read): Officer | undefined =>
  officerOf(read(officerKey(principalOf(act.by))));

function appointedOfficer(appointee: Omit<Appointee, 'officer'>, giver: Officer | undefined): StateRecord {
  const officer: StateRecord = { ...appointee, keys: {}, revoked: false };
  // A witness is of the participant who appoints her; nobody else can make her one.
  const participant = appointee.role === 'SAKSI' ? giver?.participant : undefined;
  return participant === undefined ? officer : { ...officer, participant };
}

function checkAppointee(
  act: Act<Appointment>,
  { role, unit }: Appointee,
  giver: Officer | undefined,
  env: Env,
): Refusal | undefined {
  if (!giver || giver.role === 'PUBLISHER' || !BODIES[giver.role].appoints.includes(role))
    return refuse('role-not-allowed');
  if (!appoints(giver.role, giver.unit, role, unit)) return refuse('unit-outside', { unit });
  if (unit !== act.unit && !isBelow(unit, act.unit)) return refuse('unit-outside', { unit });
  if (!env.election.units.exists(unit)) return refuse('unit-unknown', { unit });
  return sitsAt(role, unit) ? undefined : refuse('role-not-allowed');
}

function checkPerson(appointee: Appointee, read: Read, election: Election): Refusal | undefined {
  const { officer, participant, role } = appointee;
  const from = parseAt(appointee.from);
  const until = parseAt(appointee.until);
  if (from === undefined || until === undefined || from > until) return refuse('term-outside');
  if (!isTime(appointee.expires)) return refuse('act-malformed', { fault: 'expires' });
  if (read(officerKey(officer))) return refuse('officer-exists', { officer });
  const fits = role === 'PESERTA' ? stands(participant, election) : participant === undefined;
  return fits ? undefined : refuse('participant-unknown', { officer });
}

/** Whether `<contest>/<no>` names an option of a contest. */
function stands(participant: string | undefined, { contests }: Election): boolean {
  const [contest, no] = (participant ?? '').split('/');
  const options = contests.find(({ id }) => id === contest)?.options ?? [];
  return options.some((option) => String(option.no) === no);
}

/** Whether the end of an invitation is a time, where it says one. */
export const isTime = (expires: string | undefined): boolean =>
  expires === undefined || parseAt(expires) !== undefined;

/** A new invitation in an officer's record; it replaces any that she had, and its end the former's. */
export function invited(officer: StateRecord | undefined, invitation: string, expires?: string): StateRecord {
  const { expires: _former, ...rest } = officer ?? {};
  return expires === undefined ? { ...rest, invitation } : { ...rest, expires, invitation };
}

export const invite: ActDefinition<Invitation> = {
  act: 'registry.officer.invite',
  body: Invitation,
  signers: 'plenary',
  grants: { of: (act) => act.body.officer },
  delegable: true,
  basis: 'free',
  phase: 'any',
  reason: true,
  recordOf: (act) => officerKey(act.body.officer),
  check: ({ body, record }, read) => {
    const officer = officerOf(read(record));
    if (!officer) return refuse('officer-unknown');
    if (!isTime(body.expires)) return refuse('act-malformed', { fault: 'expires' });
    if (officer.revoked) return refuse('officer-revoked');
    return hasLiveKey(officer) ? refuse('key-exists') : undefined;
  },
  apply: ({ act: { body, record } }, read) => [
    [record, invited(read(record), body.invitation, body.expires)],
  ],
};

export const revokeOfficer: ActDefinition<OfficerRevocation> = {
  act: 'registry.officer.revoke',
  body: OfficerRevocation,
  signers: 'plenary',
  grants: { of: (act) => act.body.officer },
  delegable: true,
  basis: 'head',
  phase: 'any',
  reason: true,
  recordOf: (act) => officerKey(act.body.officer),
  check: (act, read) => {
    const officer = officerOf(read(act.record));
    if (!officer) return refuse('officer-unknown');
    return officer.revoked ? refuse('officer-revoked') : undefined;
  },
  apply: ({ act: { record } }, read) => [[record, { ...read(record), revoked: true }]],
};
