// Where the portal reads a published tree (spec/log.md): a directory or an address. It reads only paths that
// the specification names, so a path that a reader typed can never leave the tree, and never more than a
// fixed size.
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads one file of the tree; undefined when there is none. Throws when the tree cannot be reached. */
export type TreeSource = {
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /**
   * The same from a byte on, for a list that grows: undefined when the file is not longer than that. A source
   * without it is read whole.
   */
  readonly readFrom?: (path: string, from: number) => Promise<Uint8Array | undefined>;
};

const FILE_BYTES_MAX = 64 * 1024 * 1024;
const ADDRESS_WAIT_MS = 10_000;

const NUMBERED = String.raw`(x\d{3}/){0,5}\d{3}(\.p/[1-9]\d{0,2})?`;
const CONTEST = '[A-Za-z0-9_-]{1,32}';
const SHORT_LIVED =
  /^(checkpoint|policy|latest\.json|snapshots\.ndjson|(open|reports|cosigned)\/[A-Za-z0-9_./~%-]+)$/;
const SHAPES = [
  /^(checkpoint|policy|latest\.json|snapshots\.ndjson|(open|reports)\/index\.json)$/,
  new RegExp(`^tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/${NUMBERED}$`),
  /^(objects|evidence)\/[0-9a-f]{64}$/,
  /^cosigned\/[A-Za-z0-9_~%-][A-Za-z0-9._~%-]{0,99}$/,
  new RegExp(String.raw`^views/${CONTEST}/(ID|\d{2}([0-9A-Z]{2}(\d{2}(\d{4})?)?)?)/\d{1,16}\.json$`),
  new RegExp(String.raw`^reports/${CONTEST}/\d{2}[0-9A-Z]{2}\d{6}\.json$`),
  new RegExp(String.raw`^open/${CONTEST}/\d{2}[0-9A-Z]{2}\.csv(-metadata\.json)?$`),
];

/**
 * Whether a path is one that spec/log.md and spec/views.md name. The reader's text: `..`, `%2e`, NUL have no
 * place.
 */
export const isTreePath = (path: string): boolean =>
  path.length <= 120 && SHAPES.some((shape) => shape.test(path));

/** Whether the file behind a tree path may change. All others never do. */
export const isShortLived = (path: string): boolean => SHORT_LIVED.test(path);

/** A published tree in a directory. */
export function directorySource(directory: string): TreeSource {
  const readFrom = async (path: string, from: number): Promise<Uint8Array | undefined> => {
    if (!isTreePath(path)) return undefined;
    let file;
    try {
      file = await open(join(directory, path), 'r');
    } catch (fault) {
      if (isAbsent(fault)) return undefined;
      throw fault;
    }
    try {
      const { size } = await file.stat();
      if (size - from > FILE_BYTES_MAX) throw tooLarge(path);
      if (from === 0) return await file.readFile();
      if (size <= from) return undefined;
      const { buffer, bytesRead } = await file.read(new Uint8Array(size - from), 0, size - from, from);
      return buffer.subarray(0, bytesRead);
    } catch (fault) {
      if (isAbsent(fault)) return undefined;
      throw fault;
    } finally {
      await file.close();
    }
  };
  return { read: (path) => readFrom(path, 0), readFrom };
}

const tooLarge = (path: string): RangeError =>
  new RangeError(`${path} is larger than ${FILE_BYTES_MAX} bytes`);

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);
const isAbsent = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && ABSENT.has(String(fault.code));

/**
 * A published tree at an http(s) address, e.g. a mirror. A redirect is not followed: an address is one place.
 */
export function addressSource(address: string): TreeSource {
  const base = new URL(address.endsWith('/') ? address : `${address}/`);
  const readFrom = async (path: string, from: number): Promise<Uint8Array | undefined> => {
    if (!isTreePath(path)) return undefined;
    const signal = AbortSignal.timeout(ADDRESS_WAIT_MS);
    const headers = from > 0 ? { range: `bytes=${from}-` } : {};
    const answer = await fetch(new URL(path, base), { signal, redirect: 'error', headers });
    // 416: there is nothing after that byte.
    if ([404, 410, 416].includes(answer.status)) return undefined;
    if (!answer.ok || answer.body === null) throw new Error(`${base.href}${path} answered ${answer.status}`);
    const bytes = await readLimited(answer.body, path);
    // Who knows no ranges answers with the whole.
    if (from === 0 || answer.status === 206) return bytes;
    return bytes.length > from ? bytes.subarray(from) : undefined;
  };
  return { read: (path) => readFrom(path, 0), readFrom };
}

/** A mirror that never stops sending is cut off at the limit. */
async function readLimited(body: ReadableStream<Uint8Array>, path: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > FILE_BYTES_MAX) throw tooLarge(path);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** A directory or an address, as a person types it. */
export const sourceOf = (from: string): TreeSource =>
  /^https?:\/\//.test(from) ? addressSource(from) : directorySource(from);
