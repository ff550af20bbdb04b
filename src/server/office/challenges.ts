// Challenges to sign: made without being kept, so that asking for a million costs nothing; kept once
// answered, so that an answer counts once (spec/office.md, Sessions). Each says when and for what it was
// given, and only this service could have made it. One for signing in opens no registration, nor the other
// way.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { concat, utf8 } from '../../base/bytes.ts';
import type { Clock } from '../../base/time.ts';
import type { OfficeTables } from './office-tables.ts';

/** For what a challenge was given; a registration's names its session. */
export type Purpose = 'session' | 'sign-in' | `passkey ${string}`;

export type Challenges = {
  readonly give: (purpose: Purpose) => Uint8Array;
  /**
   * Whether a challenge was given for this and its time is not over. Says nothing of whether it was answered.
   */
  readonly stands: (challenge: Uint8Array, purpose: Purpose) => boolean;
  /** Takes a challenge that stands; false when it was taken before. */
  readonly spend: (challenge: Uint8Array) => Promise<boolean>;
};

const LIFE_MS = 120_000;
const [TIME_BYTES, RANDOM_BYTES, MAC_BYTES] = [6, 10, 16];
const SAID_BYTES = TIME_BYTES + RANDOM_BYTES;

/** Challenges by a secret of 32 bytes. */
export function createChallenges(
  secret: Uint8Array,
  clock: Clock,
  spendOnce: OfficeTables['spend'],
): Challenges {
  const macOf = (said: Uint8Array, purpose: Purpose): Uint8Array =>
    createHmac('sha256', secret)
      .update(concat(utf8(`terang/challenge/v1\n${purpose}\n`), said))
      .digest()
      .subarray(0, MAC_BYTES);
  const givenAt = (challenge: Uint8Array): number =>
    Buffer.from(challenge.buffer, challenge.byteOffset, TIME_BYTES).readUIntBE(0, TIME_BYTES);
  return {
    give: (purpose) => {
      const time = Buffer.alloc(TIME_BYTES);
      time.writeUIntBE(clock(), 0, TIME_BYTES);
      const said = concat(time, randomBytes(RANDOM_BYTES));
      return concat(said, macOf(said, purpose));
    },
    stands: (challenge, purpose) => {
      if (challenge.length !== SAID_BYTES + MAC_BYTES) return false;
      const said = challenge.subarray(0, SAID_BYTES);
      if (!timingSafeEqual(challenge.subarray(SAID_BYTES), macOf(said, purpose))) return false;
      const age = clock() - givenAt(challenge);
      return age >= 0 && age <= LIFE_MS;
    },
    spend: (challenge) => spendOnce(challenge, givenAt(challenge) + LIFE_MS, clock()),
  };
}
