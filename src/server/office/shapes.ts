// Shapes that the routes of the office share, and how a route of it is described.
import { Type, type TSchema } from 'typebox';
import { answers, API_PREFIX } from '../openapi.ts';
import type { Access } from './door.ts';

export const OFFICE = `${API_PREFIX}/office`;

const hexOf = (digits: number, description: string) =>
  Type.String({ pattern: `^[0-9a-f]{${digits}}$`, description, examples: ['0'.repeat(digits)] });

export const OfficerId = hexOf(32, 'Id of an officer');
export const SessionId = hexOf(32, 'Id of a session; not its token');
export const KeyId = hexOf(64, 'Id of a key');
export const Challenge = hexOf(64, 'Good for two minutes, for one session');
export const Commitment = hexOf(64, 'Commitment to a name');
export const Signature = Type.String({ pattern: '^[A-Za-z0-9_-]{86}$', examples: ['A'.repeat(86)] });
export const CredentialId = Type.String({
  pattern: '^[A-Za-z0-9_-]{1,1366}$',
  description: 'Id of a passkey, base64url',
  examples: ['q83v'],
});
/** By which an officer knows a device of hers again. */
export const Device = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[^\\u0000-\\u001f\\u007f]*$',
  examples: ['Laptop PPS'],
});
export const At = Type.String({ examples: ['2024-02-14T11:32:05Z'] });
export const Nothing = Type.Object({}, { additionalProperties: false, examples: [{}] });

const shown = { created: At, device: Device, id: Type.String(), used: At };
export const SessionShown = Type.Object({
  ...shown,
  current: Type.Boolean(),
  kind: Type.Enum(['key', 'passkey']),
});
export const PasskeyShown = Type.Object(shown);
export const SignedIn = Type.Object({ session: SessionShown });
export const Ended = Type.Object({ ended: Type.Integer({ minimum: 0, description: 'Sessions that ended' }) });

/** What strangers' software writes into a WebAuthn answer is bounded, and read by the library alone. */
export const Webauthn = (...members: readonly string[]) => {
  const text = Type.String({ minLength: 1, maxLength: 16_000, pattern: '^[A-Za-z0-9_-]+$' });
  return Type.Object(
    {
      id: CredentialId,
      rawId: CredentialId,
      response: Type.Object(Object.fromEntries(members.map((name) => [name, text])), {
        additionalProperties: true,
      }),
      type: Type.Literal('public-key'),
      clientExtensionResults: Type.Object({}, { additionalProperties: true }),
    },
    { additionalProperties: true, description: 'As the browser gives it, in JSON' },
  );
};

export type Described = {
  readonly operationId: string;
  readonly summary: string;
  readonly access: Access;
  readonly answer: TSchema;
  readonly body?: TSchema;
  readonly params?: TSchema;
  readonly querystring?: TSchema;
  readonly refusals?: readonly number[];
};

/** Schema and access of a route. None is without. */
export function described({ access, answer, operationId, refusals = [], summary, ...asked }: Described) {
  const closed = access === 'open' ? [] : [401];
  return {
    config: { access },
    schema: {
      tags: ['office'],
      operationId,
      summary,
      ...asked,
      response: answers(answer, 'application/json', [400, 403, 413, 415, ...closed, ...refusals]),
    },
  };
}
