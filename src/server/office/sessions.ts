// Sessions (spec/office.md): who sits at the other end, for half an hour without use and twelve hours at
// most. A session gives no authority: each request asks the log anew who its officer is, and a session whose
// officer, key or term has ended is ended here. Tokens leave once, in a cookie; what is kept is their hash.
import { createHash, randomBytes } from 'node:crypto';
import { base64url, fromBase64url, fromHex, hex, utf8 } from '../../base/bytes.ts';
import { refuse, type Refusal } from '../../base/result.ts';
import { atText, type Clock } from '../../base/time.ts';
import { verifyP256 } from '../p256-check.ts';
import type { Challenges } from './challenges.ts';
import type { OfficeTables, PasskeyRow, SessionRow } from './office-tables.ts';
import { findStanding, liveKey, type InOffice, type ReadRecords } from './standing.ts';

const IDLE_MS = 30 * 60_000;
const WHOLE_MS = 12 * 3_600_000;
/** So long after signing in, what opens further ways in may be changed. */
const RECENT_MS = 10 * 60_000;
/** `used` is written at most so often: a request must not cost a write. */
const TOUCH_MS = 60_000;
const SESSIONS_MAX = 20;
const TOKEN_BYTES = 32;

/** A session that stands, and its officer as the log has her now. */
export type Session = SessionRow & { readonly inOffice: InOffice };

/** A session that was opened: its token for the cookie, which is known to nobody from then on. */
export type Opened = { readonly token: string; readonly session: SessionRow };

export type KeySignIn = {
  readonly challenge: string;
  readonly device: string;
  readonly key: string;
  readonly officer: string;
  readonly signature: string;
};

export type SessionsOptions = {
  readonly tables: OfficeTables;
  readonly store: ReadRecords;
  readonly challenges: Challenges;
  readonly clock: Clock;
};

/** What the officer's key signs to sign in. No act begins so. */
const signInBytes = (challenge: string, officer: string): Uint8Array =>
  utf8(`terang/session/v1\n${challenge}\n${officer}`);

const hashOf = (token: string): Uint8Array => createHash('sha256').update(token).digest();

export type Sessions = {
  /** Opens a session and ends the one whose cookie came along. Whoever calls has made sure of the officer. */
  readonly open: (
    who: Pick<SessionRow, 'device' | 'key' | 'officer' | 'passkey'>,
    before: string | undefined,
  ) => Promise<Opened>;
  /** Signs in with the key of a device: `challenge-unknown` or, whatever else is wrong, `sign-in-refused`. */
  readonly signIn: (asked: KeySignIn, before: string | undefined) => Promise<Opened | Refusal>;
  /** The session of a token, while it stands; one that does not is ended. */
  readonly find: (token: string) => Promise<Session | undefined>;
  /** Sessions of the officer that stand, newest first. */
  readonly listed: (session: Session) => Promise<SessionRow[]>;
  readonly isRecent: (session: SessionRow) => boolean;
};

/** The desk at which sessions are opened, found and ended. */
export function createSessions(options: SessionsOptions): Sessions {
  const { tables, store, clock } = options;
  const isOver = ({ created, used }: SessionRow): boolean =>
    clock() - created > WHOLE_MS || clock() - used > IDLE_MS;
  const open: Sessions['open'] = async (who, before) => {
    const now = clock();
    const token = base64url(randomBytes(TOKEN_BYTES));
    const session = { ...who, id: hex(randomBytes(16)), created: now, used: now };
    const replaced = before === undefined ? undefined : await tables.findSession(hashOf(before));
    if (replaced) await tables.endSession(replaced.officer, replaced.id);
    await tables.endIdle(now - IDLE_MS, now - WHOLE_MS);
    await tables.openSession(hashOf(token), session, SESSIONS_MAX);
    return { token, session };
  };
  return {
    open,
    signIn: async (asked, before) => {
      const refusal = await judge(options, asked);
      const { device, key, officer } = asked;
      return refusal ?? open({ device, key, officer, passkey: null }, before);
    },
    find: async (token) => {
      const row = await tables.findSession(hashOf(token));
      if (!row) return undefined;
      const now = clock();
      const inOffice = isOver(row) ? undefined : await findStanding(store, row.officer, now);
      if (!inOffice || liveKey(inOffice, row.key) === undefined) {
        await tables.endSession(row.officer, row.id);
        return undefined;
      }
      if (now - row.used >= TOUCH_MS) await tables.touchSession(row.id, now);
      return { ...row, inOffice };
    },
    listed: async ({ officer, inOffice }) => {
      const rows = await tables.sessionsOf(officer);
      return rows.filter((row) => !isOver(row) && liveKey(inOffice, row.key) !== undefined);
    },
    isRecent: ({ created }) => clock() - created <= RECENT_MS,
  };
}

/** Whether a key of the officer has signed the challenge; the challenge is spent when it has. */
async function judge(
  { challenges, clock, store }: SessionsOptions,
  { challenge, key, officer, signature }: KeySignIn,
): Promise<Refusal | undefined> {
  const given = fromHex(challenge) ?? new Uint8Array();
  if (!challenges.stands(given, 'session')) return refuse('challenge-unknown');
  const known = await findStanding(store, officer, clock());
  const publicKey = fromBase64url((known && liveKey(known, key)) ?? '');
  const signed = fromBase64url(signature);
  const hers = publicKey && signed && verifyP256(publicKey, signInBytes(challenge, officer), signed);
  if (!hers) return refuse('sign-in-refused');
  // Last: who cannot sign writes nothing here. Of two answers to one challenge, one opens a session.
  return (await challenges.spend(given)) ? undefined : refuse('challenge-unknown');
}

/** A session as its officer sees it. */
export const sessionShown = (row: SessionRow, current: string) => ({
  created: atText(row.created),
  current: row.id === current,
  device: row.device,
  id: row.id,
  kind: row.passkey === null ? ('key' as const) : ('passkey' as const),
  used: atText(row.used),
});

/** A passkey as its officer sees it. */
export const passkeyShown = (row: PasskeyRow) => ({
  created: atText(row.created),
  device: row.device,
  id: row.id,
  used: atText(row.used),
});
