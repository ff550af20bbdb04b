// Asks a witness to cosign a checkpoint (C2SP tlog-witness, add-checkpoint). What comes back is a stranger's:
// it is read up to a limit and believed only when the witness's key verifies it. A witness that has seen a
// larger or another tree than ours is a refusal of its own: the log is in doubt then, and the caller must
// stop instead of going on without her.
import { base64 } from '../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../base/result.ts';
import { parseCheckpointText, parseCount } from '../core/checkpoint.ts';
import { cosignedAt } from '../core/cosignature.ts';
import type { Hash } from '../core/merkle.ts';
import { parseNote, parseSignatureLine, parseVkey, type NoteKey } from '../core/note.ts';
import { ed25519 } from './ed25519.ts';
import { readLimited } from './tree-source.ts';

/** `url` is the submission prefix, without a slash at its end. */
export type WitnessAt = { readonly url: string; readonly vkey: string };

export type CosignRequest = {
  /** The signed note. */
  readonly checkpoint: string;
  /** Size this witness cosigned last, as far as we know; 0 when unknown. */
  readonly oldSize: number;
  /** Consistency proof from a size to the checkpoint's. Not called for 0. */
  readonly proof: (oldSize: number) => Promise<readonly Hash[]> | readonly Hash[];
};

export type CosignOptions = {
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
};

const TIMEOUT_MS = 5_000;
const ANSWER_BYTES_MAX = 65_536;

type Answer = { readonly body: string; readonly status: number };

/**
 * The witness's cosignature line, with its line feed. Asks a second time when she names another size than
 * `oldSize`. Refuses `witness-unreachable` (also too slow), `witness-ahead` { size } (she has seen a larger
 * tree), `witness-forked` { size } (another tree of this size, or one that ours does not extend),
 * `witness-refused` { status }, `witness-answer-bad` (not her cosignature on this checkpoint),
 * `vkey-malformed`, `checkpoint-malformed`.
 */
export async function cosign(
  witness: WitnessAt,
  request: CosignRequest,
  options: CosignOptions = {},
): Promise<string | Refusal> {
  const key = parseVkey(witness.vkey);
  if (isRefusal(key)) return key;
  const size = sizeOf(request.checkpoint);
  if (size === undefined) return refuse('checkpoint-malformed');
  let oldSize = request.oldSize;
  for (let attempt = 1; ; attempt++) {
    const proof = oldSize === 0 || oldSize === size ? [] : await request.proof(oldSize);
    const answer = await ask(witness.url, requestBody(oldSize, proof, request.checkpoint), options);
    if (isRefusal(answer)) return answer;
    if (answer.status === 200) return cosignatureLine(answer.body, request.checkpoint, key);
    if (answer.status === 422) return refuse('witness-forked', { size: oldSize });
    if (answer.status !== 409) return refuse('witness-refused', { status: answer.status });
    const seen = answer.body.endsWith('\n') ? parseCount(answer.body.slice(0, -1)) : undefined;
    if (seen === undefined) return refuse('witness-answer-bad');
    if (seen > size) return refuse('witness-ahead', { size: seen });
    if (seen === oldSize) return refuse('witness-forked', { size: seen });
    if (attempt === 2) return refuse('witness-refused', { status: 409 });
    oldSize = seen;
  }
}

/** The body of an add-checkpoint request. */
export const requestBody = (oldSize: number, proof: readonly Hash[], checkpoint: string): string =>
  `old ${oldSize}\n${proof.map((hash) => `${base64(hash)}\n`).join('')}\n${checkpoint}`;

function sizeOf(checkpoint: string): number | undefined {
  const note = parseNote(checkpoint);
  const parsed = isRefusal(note) ? note : parseCheckpointText(note.text);
  return isRefusal(parsed) ? undefined : parsed.size;
}

async function ask(url: string, body: string, options: CosignOptions): Promise<Answer | Refusal> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  try {
    const response = await (options.fetch ?? fetch)(`${url}/add-checkpoint`, {
      body,
      method: 'POST',
      redirect: 'error',
      signal,
    });
    const bytes = await readLimited(response, ANSWER_BYTES_MAX);
    if (bytes === undefined) return refuse('witness-answer-bad');
    return { body: new TextDecoder().decode(bytes), status: response.status };
  } catch {
    // Refused, reset, too slow, no such host: all the same to the log, which asks again with the next
    // checkpoint.
    return refuse('witness-unreachable');
  }
}

/** Her own line among those she sent; others' lines are ignored. */
function cosignatureLine(body: string, checkpoint: string, key: NoteKey): string | Refusal {
  const note = parseNote(checkpoint);
  if (isRefusal(note)) return note;
  for (const line of body.split('\n')) {
    const signature = parseSignatureLine(line);
    if (signature === undefined) continue;
    if (cosignedAt({ signatures: [signature], text: note.text }, key, ed25519) !== undefined)
      return `${line}\n`;
  }
  return refuse('witness-answer-bad');
}
