// SHA-256 for browsers, where WebCrypto's digest is only asynchronous.
import { sha256 as noble } from '@noble/hashes/sha2.js';

/** SHA-256 over the parts in order; 32 bytes. */
export function sha256(...parts: Uint8Array[]): Uint8Array {
  const hash = noble.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
}
