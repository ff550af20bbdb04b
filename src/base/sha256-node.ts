// SHA-256 where Node's own is at hand. The browser build takes sha256-browser.ts in its place (package.json,
// "imports").
import { hash } from 'node:crypto';

/** SHA-256 over the parts in order; 32 bytes. */
export function sha256(...parts: Uint8Array[]): Uint8Array {
  const [only] = parts;
  // In one call: an object that is fed part by part costs half as much again for the small inputs here.
  return hash('sha256', parts.length === 1 && only ? only : Buffer.concat(parts), 'buffer');
}
