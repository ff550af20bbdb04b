// Shapes of the bodies of the registry's acts (spec/authority.md). A schema and its type share one name.
import { Type, type Static, type TProperties } from 'typebox';
import { TEXT_CHARS_MAX } from '../../core/parse.ts';
import { ROLES } from '../../core/roles.ts';

const shape = <T extends TProperties>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

export const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const OfficerId = Type.String({ pattern: '^[0-9a-f]{32}$' });
export const PublicKey = Type.String({ pattern: '^[A-Za-z0-9_-]{87}$' });
export const Reason = Type.String({ maxLength: TEXT_CHARS_MAX });
const Time = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$' });
const Count = Type.Integer({ minimum: 0 });

export const Founding = shape({
  contests: Hash,
  election: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }),
  from: Time,
  log: Type.String({ minLength: 1, maxLength: 300 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  publisher: PublicKey,
  root: Type.Array(shape({ key: PublicKey, officer: OfficerId }), { minItems: 1, maxItems: 9 }),
  ruleSet: Hash,
  threshold: Type.Integer({ minimum: 1, maximum: 9 }),
  units: Hash,
  until: Time,
});
export type Founding = Static<typeof Founding>;

export const Freeze = shape({
  contests: Hash,
  forms: Type.Literal(0),
  keys: Count,
  officers: Count,
  ruleSet: Hash,
  stations: Count,
  units: Hash,
});
export type Freeze = Static<typeof Freeze>;

export const Appointment = shape({
  officers: Type.Array(
    shape({
      expires: Type.Optional(Time),
      from: Time,
      invitation: Hash,
      name: Type.Optional(Hash),
      officer: OfficerId,
      participant: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,31}/[1-9][0-9]{0,3}$' })),
      role: Type.Union(ROLES.map((role) => Type.Literal(role))),
      unit: Type.String({ maxLength: 13 }),
      until: Time,
    }),
    { minItems: 1, maxItems: 100 },
  ),
  reason: Type.Optional(Reason),
});
export type Appointment = Static<typeof Appointment>;

export const Enrolment = shape({ invitation: Hash, key: PublicKey, reason: Type.Optional(Reason) });
export type Enrolment = Static<typeof Enrolment>;

export const KeyRevocation = shape({
  expires: Type.Optional(Time),
  invitation: Type.Optional(Hash),
  key: Hash,
  officer: OfficerId,
  reason: Type.Optional(Reason),
});
export type KeyRevocation = Static<typeof KeyRevocation>;

export const OfficerRevocation = shape({ officer: OfficerId, reason: Type.Optional(Reason) });
export type OfficerRevocation = Static<typeof OfficerRevocation>;

export const Invitation = shape({
  expires: Type.Optional(Time),
  invitation: Hash,
  officer: OfficerId,
  reason: Type.Optional(Reason),
});
export type Invitation = Static<typeof Invitation>;

export const DelegationGrant = shape({
  acts: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 16 }),
  from: Time,
  officer: OfficerId,
  reason: Type.Optional(Reason),
  until: Time,
});
export type DelegationGrant = Static<typeof DelegationGrant>;

export const DelegationEnd = shape({ giver: OfficerId, officer: OfficerId, reason: Type.Optional(Reason) });
export type DelegationEnd = Static<typeof DelegationEnd>;

export const NamesReading = shape({ reason: Reason });
export type NamesReading = Static<typeof NamesReading>;

export const StationAmendment = shape({
  change: Type.Union([Type.Literal('open'), Type.Literal('close')]),
  reason: Reason,
});
export type StationAmendment = Static<typeof StationAmendment>;
