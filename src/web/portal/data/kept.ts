// Files of data that were made lately, so that a thousand readers cost one making. At most so many are made
// at once: a reader who asks for many costly ones waits, and the figures' pages do not.
import { hex, sha256 } from '../../../base/bytes.ts';
import type { Made } from './make.ts';

export type KeptFile = Made & { readonly sha256: string };
export type Keep = (key: string, make: () => Promise<Made>) => Promise<KeptFile>;

const BYTES_KEPT = 96 * 1024 * 1024;
const FILES_KEPT = 2_000;
const MAKING_MAX = 8;

type NotMadeCode = 'busy' | 'delta-too-large' | 'register-too-large';

/** Why a file was not made: too much is being made at this moment, or this one would be too large. */
export class NotMade extends Error {
  override readonly name = 'NotMade';
  readonly code: NotMadeCode;

  constructor(code: NotMadeCode) {
    super(code);
    this.code = code;
  }
}

/** A keeper of files by key; a failure is not kept. Rejects with NotMade when too much is being made. */
export function keepFiles(): Keep {
  const kept = new Map<string, { file: Promise<KeptFile>; bytes: number }>();
  let bytes = 0;
  let making = 0;
  const forget = (key: string): void => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  const make = async (key: string, maker: () => Promise<Made>): Promise<KeptFile> => {
    making += 1;
    try {
      const made = await maker();
      const entry = kept.get(key);
      if (entry) entry.bytes = made.bytes.length;
      bytes += entry ? made.bytes.length : 0;
      for (const oldest of kept.keys()) {
        if (bytes <= BYTES_KEPT && kept.size <= FILES_KEPT) break;
        forget(oldest);
      }
      return { ...made, sha256: hex(sha256(made.bytes)) };
    } finally {
      making -= 1;
    }
  };
  return (key, maker) => {
    const known = kept.get(key);
    if (known) return known.file;
    if (making >= MAKING_MAX) return Promise.reject(new NotMade('busy'));
    const file = Promise.resolve().then(() => make(key, maker));
    kept.set(key, { file, bytes: 0 });
    file.catch(() => forget(key));
    return file;
  };
}
