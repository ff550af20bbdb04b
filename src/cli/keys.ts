// The system's own keys: the log's (Ed25519, signs checkpoints) and the publisher's (P-256, signs snapshots).
// Real ones are random and lie in a directory that only the service's user can read; those of a rehearsal
// come from its seed, and say so.
import { createECDH, createPrivateKey, randomBytes, sign, type KeyObject } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { base64url, fromBase64url, sha256, utf8 } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import { formatSkey, noteSigner, parseSkey, type NoteSigner } from '../core/note.ts';
import { keyId } from '../core/parse.ts';
import { signedBytes } from '../core/seal.ts';
import { ed25519 } from '../server/ed25519.ts';
import type { ActSigner } from '../server/snapshot-writer.ts';
import { signDeterministically } from './rehearsal/deterministic-signer.ts';

export type SystemKeys = {
  readonly log: NoteSigner;
  /** The publisher's public key as an act spells it, and her secret scalar, 32 bytes. */
  readonly publisherKey: string;
  readonly publisherSecret: Uint8Array;
  /** Same bytes, same signature: for replays, which must be repeatable. */
  readonly deterministic: boolean;
};

const REHEARSAL_ORIGIN = 'rehearsal.terang/id-2024-02-14';

function publicKeyOf(secret: Uint8Array): string {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(secret);
  return base64url(ecdh.getPublicKey());
}

/** Keys of a rehearsal, from its seed. Everyone who knows the seed has them. */
export function seededKeys(seed: string, origin = REHEARSAL_ORIGIN): SystemKeys {
  const bytes = (name: string): Uint8Array => sha256(utf8(`terang/rehearsal/${name}\n${seed}`));
  const publisherSecret = bytes('publisher');
  const log = noteSigner(origin, 'ed25519', bytes('log'), ed25519);
  return { log, publisherSecret, publisherKey: publicKeyOf(publisherSecret), deterministic: true };
}

/** Keys in a directory, made there at the first call. Throws when what lies there is no key. */
export async function storedKeys(dir: string, origin: string): Promise<SystemKeys> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
  const fresh = (): string => formatSkey(noteSigner(origin, 'ed25519', randomBytes(32), ed25519));
  const log = parseSkey(await secretFile(join(dir, 'log.skey'), fresh), ed25519);
  if (isRefusal(log)) throw new Error(`${join(dir, 'log.skey')} is no key of a log`);
  const publisher = await secretFile(join(dir, 'publisher.key'), () => base64url(freshScalar()));
  const publisherSecret = fromBase64url(publisher);
  if (publisherSecret?.length !== 32)
    throw new Error(`${join(dir, 'publisher.key')} is no key of a publisher`);
  return { log, publisherSecret, publisherKey: publicKeyOf(publisherSecret), deterministic: false };
}

/** 32 bytes that only this service has, for one use. Throws when what lies there is none. */
export async function storedSecret(dir: string, name: string): Promise<Uint8Array> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const secret = fromBase64url(await secretFile(join(dir, name), () => base64url(randomBytes(32))));
  if (secret?.length !== 32) throw new Error(`${join(dir, name)} is no secret`);
  return secret;
}

/** The same with its predecessors behind it: `<name>.1`, `<name>.2`, …, as an operator put them aside. */
export async function storedSecrets(dir: string, name: string): Promise<[Uint8Array, ...Uint8Array[]]> {
  const newest = await storedSecret(dir, name);
  const aside = (await readdir(dir)).filter((one) => one.startsWith(`${name}.`) && /\.\d+$/.test(one));
  return [newest, ...(await Promise.all(aside.sort().map((one) => storedSecret(dir, one))))];
}

function freshScalar(): Uint8Array {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const scalar = ecdh.getPrivateKey();
  return new Uint8Array(Buffer.concat([Buffer.alloc(32 - scalar.length), scalar]));
}

async function secretFile(path: string, fresh: () => string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await writeFile(path, `${fresh()}\n`, { mode: 0o600, flag: 'wx' });
  return (await readFile(path, 'utf8')).trim();
}

/** The publisher as the engine wants her. */
export function publisherOf(keys: SystemKeys): ActSigner {
  const key = keyId(keys.publisherKey) ?? '';
  if (keys.deterministic) {
    return {
      key,
      sign: (bytes) => base64url(signDeterministically(keys.publisherSecret, signedBytes(bytes))),
    };
  }
  const secret = privateKeyOf(keys);
  const how = { key: secret, dsaEncoding: 'ieee-p1363' } as const;
  return { key, sign: (bytes) => base64url(sign('sha256', signedBytes(bytes), how)) };
}

function privateKeyOf({ publisherKey, publisherSecret }: SystemKeys): KeyObject {
  const point = fromBase64url(publisherKey) as Uint8Array;
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map(base64url);
  const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '', d: base64url(publisherSecret) };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}
