// Photographs on their way in (spec/office.md): pieces in order, as tus has it, until the last byte makes the
// whole, which is kept only when it is what was announced. An answer leaves after what it says is true, so
// that a kill at any point costs at most the piece that was under way.
import type { Readable } from 'node:stream';
import { concat, hex, sha256 } from '../../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../../base/result.ts';
import type { Logger } from '../log.ts';
import { photographType, type EvidenceStore } from './evidence.ts';
import type { Staging, Upload } from './staging.ts';

export type PhotographsOptions = {
  readonly staging: Staging;
  readonly evidence: EvidenceStore;
  readonly logger: Logger;
};

export type Begun = { readonly id: string; readonly offset: number };

export type Photographs = {
  /**
   * `kept`: the store has it already. `unavailable` when there is no room, `too-many-requests` when she has
   * begun too much today.
   */
  readonly begin: (officer: string, hash: string, length: number) => Promise<Begun | 'kept' | Refusal>;
  /** Bytes that came; `not-found` when it is not hers, came whole, or was given up. */
  readonly offset: (officer: string, id: string) => Promise<(Upload & { readonly offset: number }) | Refusal>;
  /**
   * Takes a piece and resolves to the new offset: `not-found`, `photograph-offset`, `body-too-large`,
   * `photograph-wrong`, `unavailable`; `busy` when the line broke or another request took over.
   */
  readonly take: (officer: string, id: string, from: number, body: Readable) => Promise<number | Refusal>;
  readonly evidence: EvidenceStore;
};

/** The piece of an upload that is under way: one at a time, and the newest request has the word. */
type Taking = { readonly body: Readable; readonly done: Promise<unknown> };

/** The desk of photographs. */
export function createPhotographs(options: PhotographsOptions): Photographs {
  const { staging, evidence, logger } = options;
  const taking = new Map<string, Taking>();
  const hers = (officer: string, id: string): Upload | undefined => {
    const upload = staging.find(id);
    return upload?.officer === officer ? upload : undefined;
  };
  /** A line that broke without a word must not hold up the one that came in its place. */
  const takeOver = async (id: string): Promise<void> => {
    for (let other = taking.get(id); other; other = taking.get(id)) {
      other.body.destroy();
      await other.done;
    }
  };
  const unavailable = (err: unknown): Refusal => {
    logger.error({ err }, 'a photograph could not be kept');
    return refuse('unavailable');
  };
  return {
    evidence,
    begin: async (officer, hash, length) => {
      try {
        if (await evidence.has(hash)) return 'kept';
        const upload = await staging.begin(officer, hash, length);
        if (isRefusal(upload)) return upload;
        return { id: upload.id, offset: await staging.offset(upload) };
      } catch (error) {
        return unavailable(error);
      }
    },
    offset: async (officer, id) => {
      // Asked before and after: a stranger breaks off nobody's piece, and that piece may have been the last.
      if (hers(officer, id)) await takeOver(id);
      const upload = hers(officer, id);
      return upload ? { ...upload, offset: await staging.offset(upload) } : refuse('not-found');
    },
    take: async (officer, id, from, body) => {
      // Asked again until there is none: between the last look and taking, nobody else may begin.
      while (hers(officer, id) && taking.has(id)) await takeOver(id);
      const upload = hers(officer, id);
      if (!upload) return refuse('not-found');
      const outcome = takePiece(options, upload, from, body).catch(unavailable);
      const mine = { body, done: outcome };
      taking.set(id, mine);
      return outcome.finally(() => void (taking.get(id) === mine && taking.delete(id)));
    },
  };
}

/** Writes what comes as it comes; the chunk with the last byte is judged with all before it. */
async function takePiece(
  options: PhotographsOptions,
  upload: Upload,
  from: number,
  body: Readable,
): Promise<number | Refusal> {
  const { staging } = options;
  let offset = await staging.offset(upload);
  if (from !== offset) return refuse('photograph-offset', { offset });
  let last: Uint8Array | undefined;
  try {
    // A refusal half-way must still reach the sender: the line stays.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      if (last || offset + chunk.length > upload.length) return refuse('body-too-large');
      if (offset + chunk.length === upload.length) last = Uint8Array.from(chunk);
      else if (chunk.length > 0) await staging.append(upload, chunk);
      offset += chunk.length;
    }
  } catch (error) {
    // The line broke, or the disk did: what is here stays.
    if (body.destroyed && !isOfDisk(error)) return refuse('busy');
    throw error;
  }
  return last ? finish(options, upload, last) : offset;
}

const isOfDisk = (error: unknown): boolean => error instanceof Error && 'syscall' in error && 'path' in error;

async function finish(
  { evidence, staging }: PhotographsOptions,
  upload: Upload,
  last: Uint8Array,
): Promise<number | Refusal> {
  const bytes = concat(await staging.bytes(upload), last);
  const type = photographType(bytes);
  if (bytes.length !== upload.length || hex(sha256(bytes)) !== upload.hash || type === undefined) {
    await staging.remove(upload);
    return refuse('photograph-wrong');
  }
  // Crash here, or a store that does not take it: the last piece is sent again.
  await evidence.put({ bytes, hash: upload.hash, type });
  // Crash here: it is kept, and asking to begin again says so.
  await staging.remove(upload);
  return upload.length;
}
