// Passkeys (WebAuthn) for desks: a second way to open a session, never to sign an act. A passkey belongs to
// the key from whose session it was registered and dies with it, so that who held a lost telephone keeps no
// way in (spec/office.md). Statements about the make of an authenticator are not asked for and not read:
// reading them means following what strangers wrote into certificates.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { decodeAttestationObject, decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { base64url, fromBase64url, fromHex } from '../../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../../base/result.ts';
import type { Clock } from '../../base/time.ts';
import type { Challenges } from './challenges.ts';
import type { OfficeTables, PasskeyRow } from './office-tables.ts';
import type { Opened, Session, Sessions } from './sessions.ts';
import { findStanding, liveKey, sameText, type ReadRecords } from './standing.ts';

export const PASSKEYS_MAX = 10;
const TIMEOUT_MS = 120_000;
const [ES256, RS256] = [-7, -257];

export type PasskeysOptions = {
  readonly tables: OfficeTables;
  readonly store: ReadRecords;
  readonly challenges: Challenges;
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** Origin of the app, e.g. `https://office.example`; its host is the relying party. */
  readonly origin: string;
};

export type Passkeys = {
  /** Passkeys of the officer that open sessions, newest first; those whose key was revoked are removed. */
  readonly listed: (session: Session) => Promise<PasskeyRow[]>;
  /** `passkeys-too-many`. */
  readonly creationOptions: (session: Session) => Promise<PublicKeyCredentialCreationOptionsJSON | Refusal>;
  /** `challenge-unknown`, `sign-in-refused`, `passkeys-too-many`. */
  readonly register: (
    session: Session,
    registration: RegistrationResponseJSON,
    device: string,
  ) => Promise<{ readonly id: string } | Refusal>;
  readonly requestOptions: () => Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** `challenge-unknown`, `sign-in-refused`. */
  readonly signIn: (
    assertion: AuthenticationResponseJSON,
    device: string,
    before: string | undefined,
  ) => Promise<Opened | Refusal>;
};

/** Attests nothing: no statement, or one that the new key makes about itself. */
export function attestsNothing(attestationObject: string): boolean {
  const bytes = fromBase64url(attestationObject);
  if (!bytes) return false;
  const attestation = decodeAttestationObject(new Uint8Array(bytes));
  const [format, statement] = [attestation.get('fmt'), attestation.get('attStmt')];
  return format === 'none' || (format === 'packed' && statement.get('x5c') === undefined);
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(fromHex(text) ?? []);

/** The challenge that a browser says it answered, as it spells it. */
const answeredIn = (clientDataJSON: string): Promise<string | undefined> =>
  orNothing(async () => decodeClientDataJSON(clientDataJSON).challenge);

/** Whatever the library throws at is a refusal: what it reads was written by a stranger. */
async function orNothing<T>(checked: () => Promise<T>): Promise<T | undefined> {
  try {
    return await checked();
  } catch {
    return undefined;
  }
}

/** The desk of passkeys. */
export function createPasskeys(options: PasskeysOptions): Passkeys {
  const { challenges, origin, tables } = options;
  const rpID = new URL(origin).hostname;
  const listed = async ({ officer, inOffice }: Session): Promise<PasskeyRow[]> => {
    const rows = await tables.passkeysOf(officer);
    const lives = ({ key }: PasskeyRow): boolean => liveKey(inOffice, key) !== undefined;
    for (const row of rows) if (!lives(row)) await tables.removePasskey(officer, row.id);
    return rows.filter(lives);
  };
  return {
    listed,
    creationOptions: async (session) => {
      const known = await listed(session);
      if (known.length >= PASSKEYS_MAX) return refuse('passkeys-too-many', { max: PASSKEYS_MAX });
      return creationOptions(session, known, rpID, challenges.give(`passkey ${session.id}`));
    },
    register: (session, registration, device) => register(options, rpID, session, registration, device),
    requestOptions: () =>
      generateAuthenticationOptions({
        rpID,
        challenge: new Uint8Array(challenges.give('sign-in')),
        timeout: TIMEOUT_MS,
        userVerification: 'required',
      }),
    signIn: (assertion, device, before) => signIn(options, rpID, assertion, device, before),
  };
}

/** Her role and unit name her to her own authenticator: it must not hold more than the log says of her. */
function creationOptions(
  { officer, inOffice }: Session,
  known: readonly PasskeyRow[],
  rpID: string,
  challenge: Uint8Array,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const name = `${inOffice.role} ${inOffice.unit}`;
  return generateRegistrationOptions({
    rpName: 'Terang',
    rpID,
    userID: bytesOf(officer),
    userName: name,
    userDisplayName: name,
    challenge: new Uint8Array(challenge),
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: [ES256, RS256],
  });
}

async function register(
  { challenges, clock, origin, tables }: PasskeysOptions,
  rpID: string,
  { id, key, officer }: Session,
  registration: RegistrationResponseJSON,
  device: string,
): Promise<{ id: string } | Refusal> {
  const answered = (await answeredIn(registration.response.clientDataJSON)) ?? '';
  const challenge = fromBase64url(answered) ?? new Uint8Array();
  if (!challenges.stands(challenge, `passkey ${id}`)) return refuse('challenge-unknown');
  const verified = await orNothing(async () => {
    if (!attestsNothing(registration.response.attestationObject)) return undefined;
    return verifyRegistrationResponse({
      response: registration,
      expectedChallenge: answered,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      supportedAlgorithmIDs: [ES256, RS256],
    });
  });
  if (!verified?.verified) return refuse('sign-in-refused');
  if (!(await challenges.spend(challenge))) return refuse('challenge-unknown');
  const { publicKey, counter, id: credential } = verified.registrationInfo.credential;
  const now = clock();
  const row = { id: credential, officer, key, publicKey, counter, device, created: now, used: now };
  if (await tables.addPasskey(row, PASSKEYS_MAX)) return { id: credential };
  const full = (await tables.passkeysOf(officer)).length >= PASSKEYS_MAX;
  return full ? refuse('passkeys-too-many', { max: PASSKEYS_MAX }) : refuse('sign-in-refused');
}

async function signIn(
  options: PasskeysOptions,
  rpID: string,
  assertion: AuthenticationResponseJSON,
  device: string,
  before: string | undefined,
): Promise<Opened | Refusal> {
  const { challenges, clock, origin, sessions, tables } = options;
  const answered = (await answeredIn(assertion.response.clientDataJSON)) ?? '';
  const challenge = fromBase64url(answered) ?? new Uint8Array();
  if (!challenges.stands(challenge, 'sign-in')) return refuse('challenge-unknown');
  const passkey = await findPasskey(options, assertion);
  if (isRefusal(passkey)) return passkey;
  const verified = await orNothing(() =>
    verifyAuthenticationResponse({
      response: assertion,
      expectedChallenge: answered,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      credential: passkey,
    }),
  );
  if (!verified?.verified) return refuse('sign-in-refused');
  if (!(await challenges.spend(challenge))) return refuse('challenge-unknown');
  await tables.usePasskey(passkey.id, verified.authenticationInfo.newCounter, clock());
  const { id, key, officer } = passkey;
  return sessions.open({ device, key, officer, passkey: id }, before);
}

/** The passkey that an assertion names, while its officer and the key that it belongs to stand. */
async function findPasskey(
  { clock, store, tables }: PasskeysOptions,
  { id, response }: AuthenticationResponseJSON,
) {
  const row = await tables.findPasskey(id);
  const officer = row && (await findStanding(store, row.officer, clock()));
  if (!officer || liveKey(officer, row.key) === undefined) return refuse('sign-in-refused');
  const { userHandle } = response;
  const hers = userHandle === undefined || sameText(userHandle, base64url(bytesOf(row.officer)));
  return hers ? row : refuse('sign-in-refused');
}
