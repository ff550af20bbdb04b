// Reads somebody else's published tree, in a directory or at an address. Every file is a stranger's: there is
// a limit on its size and on the time it takes, and nothing is followed elsewhere.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './disk.ts';
import { refuse, type Refusal } from '../base/result.ts';
import { isTreePath } from './tree-files.ts';

/**
 * What a source gave, or failed to give, cannot be used. Thrown deep inside a copy, a refusal at its door.
 */
export class SourceFault extends Error {
  override readonly name = 'SourceFault';
  readonly refusal: Refusal;

  constructor(refused: string, detail: NonNullable<Refusal['detail']> = {}) {
    super(`${refused} ${JSON.stringify(detail)}`);
    this.refusal = refuse(refused, detail);
  }
}

export type TreeSource = {
  /**
   * Bytes of a file; undefined when there is none. Throws SourceFault: `mirror-unreachable`,
   * `mirror-too-large`.
   */
  readonly read: (path: string, bytesMax: number) => Promise<Uint8Array | undefined>;
};

const TIMEOUT_MS = 30_000;

const tooLarge = (path: string): SourceFault => new SourceFault('mirror-too-large', { path });

/** The body of a response; undefined when it is longer than the limit (the rest is not read). */
export async function readLimited(response: Response, bytesMax: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > bytesMax) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

function addressSource(address: string, signal: AbortSignal | undefined): TreeSource {
  const prefix = address.replace(/\/+$/, '');
  return {
    read: async (path, bytesMax) => {
      if (!isTreePath(path)) return undefined;
      const timeout = AbortSignal.timeout(TIMEOUT_MS);
      const until = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
      const response = await fetch(`${prefix}/${path}`, { redirect: 'error', signal: until });
      if (response.ok) {
        const bytes = await readLimited(response, bytesMax);
        if (bytes === undefined) throw tooLarge(path);
        return bytes;
      }
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) return undefined;
      throw new Error(`${path}: status ${response.status}`);
    },
  };
}

function directorySource(dir: string): TreeSource {
  return {
    read: async (path, bytesMax) => {
      if (!isTreePath(path)) return undefined;
      const handle = await open(join(dir, path)).catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      });
      if (handle === undefined) return undefined;
      try {
        if ((await handle.stat()).size > bytesMax) throw tooLarge(path);
        return await handle.readFile();
      } finally {
        await handle.close();
      }
    },
  };
}

/** A tree at an http(s) address, or in a directory. */
export function openSource(from: string, signal?: AbortSignal): TreeSource {
  const source = /^https?:\/\//.test(from) ? addressSource(from, signal) : directorySource(from);
  return {
    read: async (path, bytesMax) => {
      try {
        return await source.read(path, bytesMax);
      } catch (error) {
        if (error instanceof SourceFault) throw error;
        throw new SourceFault('mirror-unreachable', {
          path,
          why: error instanceof Error ? error.message : 'unknown',
        });
      }
    },
  };
}
