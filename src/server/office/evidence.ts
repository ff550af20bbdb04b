// Where photographs lie: named by the SHA-256 of their bytes, never changed, read by anybody (spec/office.md,
// Photographs). Two keep this promise: the published tree (here) and a bucket (evidence-bucket.ts).
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { isMissing } from '../disk.ts';
import type { TreeFiles } from '../tree-files.ts';

export const PHOTOGRAPH_BYTES_MAX = 5_000_000;
export const PHOTOGRAPH_TYPES = ['image/jpeg', 'image/webp'] as const;
export type PhotographType = (typeof PHOTOGRAPH_TYPES)[number];

export type Photograph = { readonly bytes: Uint8Array; readonly hash: string; readonly type: PhotographType };
export type Shown = { readonly body: Readable; readonly length: number; readonly type: PhotographType };

export type EvidenceStore = {
  readonly has: (hash: string) => Promise<boolean>;
  /** Resolves once it can no longer be lost. Putting it again is harmless. */
  readonly put: (photograph: Photograph) => Promise<void>;
  readonly read: (hash: string) => Promise<Shown | undefined>;
};

const HEAD_BYTES = 12;
const JPEG = [0xff, 0xd8, 0xff];

/** What the first bytes are of; a name or a header may say anything. */
export function photographType(bytes: Uint8Array): PhotographType | undefined {
  if (JPEG.every((byte, i) => bytes[i] === byte)) return 'image/jpeg';
  const word = (from: number): string => Buffer.from(bytes.subarray(from, from + 4)).toString('latin1');
  return word(0) === 'RIFF' && word(8) === 'WEBP' ? 'image/webp' : undefined;
}

export const evidencePath = (hash: string): string => `evidence/${hash}`;

/** Photographs in the published tree, written as its other immutable files. */
export function treeEvidence(dir: string, { writeAll }: Pick<TreeFiles, 'writeAll'>): EvidenceStore {
  const at = (hash: string): string => join(dir, evidencePath(hash));
  return {
    has: async (hash) => {
      try {
        return (await stat(at(hash))).isFile();
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    put: ({ bytes, hash }) => writeAll([{ bytes, path: evidencePath(hash) }]),
    read: async (hash) => {
      try {
        const handle = await open(at(hash), 'r');
        const head = Buffer.alloc(HEAD_BYTES);
        const { size } = await handle.stat();
        await handle.read(head, 0, HEAD_BYTES, 0);
        const type = photographType(head);
        if (type !== undefined) return { body: handle.createReadStream({ start: 0 }), length: size, type };
        await handle.close();
        throw new Error('what lies among the photographs is none');
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}
