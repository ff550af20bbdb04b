// ECDSA P-256 whose signatures follow from key and message alone (RFC 6979): a rehearsal with one seed gives
// the same log, byte for byte, every time. FOR REHEARSALS ONLY: the time the arithmetic takes depends on the
// secret, which a real officer's key must never suffer; hers signs inside WebCrypto or a chip. Nonce and s
// are here because Node offers no deterministic ECDSA; k·G is OpenSSL's.
import { createECDH, createHash, hash } from 'node:crypto';

const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const ZERO = Uint8Array.of(0);
const ONE = Uint8Array.of(1);
const curve = createECDH('prime256v1');

/** HMAC-SHA256 for keys of at most 64 bytes. Two one-shot hashes cost a quarter of a Hmac object. */
export function hmac(key: Uint8Array, ...parts: Uint8Array[]): Buffer {
  const inner = Buffer.alloc(64, 0x36);
  const outer = Buffer.alloc(96, 0x5c);
  key.forEach((byte, i) => {
    inner[i] = byte ^ 0x36;
    outer[i] = byte ^ 0x5c;
  });
  hash('sha256', Buffer.concat([inner, ...parts]), 'buffer').copy(outer, 64);
  return hash('sha256', outer, 'buffer');
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const bytesOf = (number: bigint): Buffer => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');

/** A private scalar, 1 … n − 1, as 32 bytes, from a secret and a name; the same for the same two. */
export function scalarOf(secret: Uint8Array, name: string): Uint8Array {
  // The bias of one reduction modulo n is 2^-32: nothing to a rehearsal, which has no secrets to keep.
  return bytesOf((numberOf(hmac(secret, Buffer.from(name))) % (N - 1n)) + 1n);
}

/** The 65 bytes of the public point (first byte 4) of a private scalar. */
export function publicKeyOf(scalar: Uint8Array): Uint8Array {
  curve.setPrivateKey(scalar);
  return curve.getPublicKey();
}

/** r ‖ s (64 bytes, IEEE P1363) over the SHA-256 of the message parts. */
export function signDeterministically(scalar: Uint8Array, ...message: Uint8Array[]): Uint8Array {
  const digest = createHash('sha256');
  for (const part of message) digest.update(part);
  const z = numberOf(digest.digest()) % N;
  const d = numberOf(scalar);
  for (const nonce of nonces(scalar, bytesOf(z))) {
    const r = numberOf(publicKeyOf(nonce).subarray(1, 33)) % N;
    const s = (inverse(numberOf(nonce)) * ((z + r * d) % N)) % N;
    if (r !== 0n && s !== 0n) return Buffer.concat([bytesOf(r), bytesOf(s)]);
  }
  throw new Error('unreachable: nonces never end');
}

/** The candidates for k of RFC 6979 §3.2, in order; the first is all but always taken. */
function* nonces(scalar: Uint8Array, digest: Uint8Array): Generator<Uint8Array> {
  let v: Uint8Array = new Uint8Array(32).fill(1);
  let k: Uint8Array = new Uint8Array(32);
  for (const step of [ZERO, ONE]) {
    k = hmac(k, v, step, scalar, digest);
    v = hmac(k, v);
  }
  for (;;) {
    v = hmac(k, v);
    const candidate = numberOf(v);
    if (candidate > 0n && candidate < N) yield v;
    k = hmac(k, v, ZERO);
    v = hmac(k, v);
  }
}

/** Inverse modulo n by the extended algorithm of Euclid. */
function inverse(value: bigint): bigint {
  let [a, b, x, y] = [value, N, 1n, 0n];
  while (a > 1n) {
    const quotient = b / a;
    [a, b] = [b - quotient * a, a];
    [x, y] = [y - quotient * x, x];
  }
  return x < 0n ? x + N : x;
}
