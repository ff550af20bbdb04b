// A PIN before the app opens. It is a gate against whoever picks up the unlocked telephone, and each wrong
// try makes the next wait longer. It is no encryption: six digits are soon tried out by somebody who can copy
// the telephone's storage, and the key itself is kept by the browser, not by the PIN. A telephone that is
// lost must have its key revoked; nothing here replaces that.
import { equalBytes, utf8 } from '../../../base/bytes.ts';
import type { Pin } from './stored.ts';

export const PIN_DIGITS = 6;
/** A third of a second on a cheap telephone. */
const ROUNDS = 200_000;
const FREE_TRIES = 4;
const FIRST_WAIT_MS = 15_000;
const WAIT_MS_MAX = 60 * 60_000;

/** Six digits that are not all the same and do not run up or down. */
export function isUsablePin(pin: string): boolean {
  if (!/^\d{6}$/.test(pin)) return false;
  const steps = Array.from(pin)
    .slice(1)
    .map((digit, i) => Number(digit) - Number(pin[i]));
  return ![0, 1, -1].some((step) => steps.every((each) => each === step));
}

/** What is kept of a PIN. */
export async function pinOf(pin: string, rounds = ROUNDS): Promise<Pin> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt, rounds, check: await derive(pin, salt, rounds), failures: 0, failedAt: 0 };
}

/**
 * Milliseconds until the next try may be made. A clock that was put back does not shorten the wait, and one
 * that was put forward ends it: the gate stands against a passer-by, not against the owner.
 */
export function waitOf({ failures, failedAt }: Pin, now: number): number {
  if (failures < FREE_TRIES) return 0;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES), WAIT_MS_MAX);
  return Math.max(0, Math.min(failedAt + wait - now, wait));
}

/** The PIN as it is kept after a try at `now`: failures counted, or cleared when it was right. */
export async function tried(kept: Pin, pin: string, now: number): Promise<{ right: boolean; kept: Pin }> {
  if (waitOf(kept, now) > 0) return { right: false, kept };
  const right = equalBytes(await derive(pin, kept.salt, kept.rounds), kept.check);
  const next = right ? { failures: 0, failedAt: 0 } : { failures: kept.failures + 1, failedAt: now };
  return { right, kept: { ...kept, ...next } };
}

async function derive(pin: string, salt: Uint8Array, iterations: number): Promise<Uint8Array> {
  const base = await crypto.subtle.importKey('raw', utf8(pin) as Uint8Array<ArrayBuffer>, 'PBKDF2', false, [
    'deriveBits',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: salt as Uint8Array<ArrayBuffer>, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(how, base, 256));
}
