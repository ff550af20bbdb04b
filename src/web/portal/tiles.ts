// Leaves and receipts out of a published tree's files (spec/log.md). It hands on what the files say; whether
// they agree with the signed root is the verifier's question, which the page lets the reader ask.
import { base64, hex, sha256, textOf } from '../../base/bytes.ts';
import { isRefusal, type Refusal } from '../../base/result.ts';
import type { Act } from '../../core/act.ts';
import { readBundle } from '../../core/bundles.ts';
import { parseCheckpointText } from '../../core/checkpoint.ts';
import { inclusionProof } from '../../core/merkle.ts';
import { parseNote } from '../../core/note.ts';
import { formatProof } from '../../core/proof.ts';
import { splitEntry } from '../../core/seal.ts';
import { TILE_WIDTH, withNodes } from '../../core/tiles.ts';
import type { TreeSource } from './source.ts';

export type Checkpoint = {
  readonly text: string;
  readonly origin: string;
  readonly size: number;
  /** Root, base64 as it stands. */
  readonly root: string;
  /** Names on the signature lines, in their order. Nothing here has verified them. */
  readonly signers: readonly string[];
};

export type LogEntry = {
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly id: string;
  readonly act: Act;
  readonly received: string;
  readonly signatures: readonly string[];
};

/** A file of the tree is missing, or is not what the tree itself says it is. */
export class TreeFault extends Error {
  override readonly name = 'TreeFault';
}

/** The value, or the fault that the refusal stands for. */
export function orFault<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new TreeFault(`${value.refused} ${JSON.stringify(value.detail ?? {})}`);
  return value;
}

/** The parts of a checkpoint. Throws TreeFault when the text is not one. */
export function readCheckpoint(text: string): Checkpoint {
  const note = orFault(parseNote(text));
  const { origin, size, root } = orFault(parseCheckpointText(note.text));
  return { text, origin, size, root: base64(root), signers: note.signatures.map(({ name }) => name) };
}

/** The entry of a leaf below `size`. Throws TreeFault. */
export async function readEntry(source: TreeSource, size: number, index: number): Promise<LogEntry> {
  const bundle = Math.floor(index / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, size - bundle * TILE_WIDTH);
  const bytes = orFault(await readBundle(source.read, { index: bundle, width }))[index % TILE_WIDTH];
  if (bytes === undefined) throw new TreeFault(`leaf ${index} is not in its bundle`);
  const { actBytes, seal } = splitEntry(bytes);
  return { index, bytes, id: hex(sha256(actBytes)), act: JSON.parse(textOf(actBytes)) as Act, ...seal };
}

/** The receipt of a leaf (spec/log.md): C2SP tlog-proof text without extra data. Throws TreeFault. */
export async function receiptText(
  source: TreeSource,
  checkpoint: Checkpoint,
  index: number,
): Promise<string> {
  const { size, text } = checkpoint;
  const proof = orFault(await withNodes(source.read, size, (node) => inclusionProof(index, size, node)));
  return formatProof({ checkpoint: text, index, proof });
}
