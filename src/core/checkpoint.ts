// Checkpoints (C2SP tlog-checkpoint): origin, size and root of a tree as a signed note. Pure.
// A checkpoint is the log's word about everything before it: what signs must know that the tree only grew.
import { base64, fromBase64 } from '../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../base/result.ts';
import { HASH_BYTES, type Hash } from './merkle.ts';
import {
  formatNote,
  openNote,
  signText,
  type Ed25519,
  type Note,
  type NoteKey,
  type NoteSigner,
} from './note.ts';

/** `extensions` are lines that other logs may add; ours has none (spec/log.md). */
export type Checkpoint = {
  readonly extensions: readonly string[];
  readonly origin: string;
  readonly root: Hash;
  readonly size: number;
};

/** A decimal number in its one spelling, at most 2^53 − 1; undefined otherwise. */
export function parseCount(text: string): number | undefined {
  const count = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(count) ? count : undefined;
}

/** One hash of 32 bytes in base64; undefined otherwise. */
export function parseHash(text: string): Hash | undefined {
  const bytes = text.length === 44 ? fromBase64(text) : undefined;
  return bytes?.length === HASH_BYTES ? bytes : undefined;
}

/** The text that is signed. */
export const checkpointText = (tree: { origin: string; root: Hash; size: number }): string =>
  `${tree.origin}\n${tree.size}\n${base64(tree.root)}\n`;

/** What a checkpoint's text says. Refuses `checkpoint-malformed`. */
export function parseCheckpointText(text: string): Checkpoint | Refusal {
  const lines = text.split('\n');
  const [origin, sizeLine, rootLine, ...rest] = lines;
  const size = parseCount(sizeLine ?? '');
  const root = parseHash(rootLine ?? '');
  const extensions = rest.slice(0, -1);
  if (!origin || size === undefined || root === undefined || rest.at(-1) !== '' || extensions.includes('')) {
    return refuse('checkpoint-malformed');
  }
  return { extensions, origin, root, size };
}

/** The signed checkpoint of the signer's log: its origin is the key's name. */
export function signCheckpoint(tree: { root: Hash; size: number }, signer: NoteSigner, ed: Ed25519): string {
  const text = checkpointText({ ...tree, origin: signer.key.name });
  return formatNote(text, [signText(text, signer, ed)]);
}

export type OpenedCheckpoint = Checkpoint & { readonly log: NoteKey; readonly note: Note };

/**
 * A checkpoint that one of `logs` signed, with the origin of that log's name.
 * Refuses as openNote, and `checkpoint-malformed`, `checkpoint-origin`.
 */
export function openCheckpoint(
  text: string,
  logs: readonly NoteKey[],
  ed: Ed25519,
): OpenedCheckpoint | Refusal {
  const opened = openNote(text, logs, ed);
  if (isRefusal(opened)) return opened;
  const checkpoint = parseCheckpointText(opened.note.text);
  if (isRefusal(checkpoint)) return checkpoint;
  const log = opened.by.find(({ name }) => name === checkpoint.origin);
  return log === undefined ? refuse('checkpoint-origin') : { ...checkpoint, log, note: opened.note };
}
