// SHA-256 where Node's own is at hand. The browser build takes sha256-browser.ts in its place (package.json,
// "imports").
import { createHash } from 'node:crypto';

/** SHA-256 over the parts in order; 32 bytes. */
export function sha256(...parts: Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
