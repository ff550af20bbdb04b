// Proofs that an entry is in the log (C2SP tlog-proof): index, path and checkpoint in one text, small enough
// for a QR code. Pure. A proof comes from whoever holds it. It proves nothing until its checkpoint is judged
// by a policy that came from elsewhere.
import { base64, fromBase64 } from '../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../base/result.ts';
import { parseCount, parseHash } from './checkpoint.ts';
import { PROOF_HASHES_MAX, verifyInclusion, type Hash } from './merkle.ts';
import { NOTE_BYTES_MAX, parseNote, type Ed25519 } from './note.ts';
import { judgeCheckpoint, type JudgedCheckpoint, type Policy } from './policy.ts';

/** `checkpoint` is the whole note; `extra` is not covered by any signature. */
export type TlogProof = {
  readonly checkpoint: string;
  readonly extra?: Uint8Array;
  readonly index: number;
  readonly proof: readonly Hash[];
};

const HEADER = 'c2sp.org/tlog-proof@v1';
const EXTRA_LENGTH_MAX = 131_072;

/** The text of a proof. */
export const formatProof = ({ checkpoint, extra, index, proof }: TlogProof): string =>
  [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${base64(extra)}`]),
    `index ${index}`,
    ...proof.map((hash) => base64(hash)),
    '',
    checkpoint,
  ].join('\n');

/** A proof taken apart; nothing is verified yet. Refuses `proof-malformed`. */
export function parseProof(text: string): TlogProof | Refusal {
  const malformed = refuse('proof-malformed');
  const split = text.indexOf('\n\n');
  if (split < 0 || text.length > EXTRA_LENGTH_MAX + 2 * NOTE_BYTES_MAX) return malformed;
  const checkpoint = text.slice(split + 2);
  const [header, ...lines] = text.slice(0, split).split('\n');
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift() : undefined;
  const extra = extraLine === undefined ? undefined : fromBase64(extraLine.slice('extra '.length));
  const indexLine = lines.shift() ?? '';
  const index = indexLine.startsWith('index ') ? parseCount(indexLine.slice('index '.length)) : undefined;
  const proof = lines.map(parseHash);
  if (
    header !== HEADER ||
    index === undefined ||
    proof.length > PROOF_HASHES_MAX ||
    proof.includes(undefined)
  )
    return malformed;
  if ((extraLine !== undefined && extra === undefined) || isRefusal(parseNote(checkpoint))) return malformed;
  return { checkpoint, index, proof: proof as Hash[], ...(extra === undefined ? {} : { extra }) };
}

export type ProvenLeaf = { readonly checkpoint: JudgedCheckpoint; readonly index: number };

/**
 * Where the leaf with this hash stands, in a tree that the policy takes as good.
 * Refuses `proof-malformed`, `proof-wrong` (the path does not lead to the root), and as judgeCheckpoint.
 */
export function verifyProof(text: string, leafHash: Hash, policy: Policy, ed: Ed25519): ProvenLeaf | Refusal {
  const parsed = parseProof(text);
  if (isRefusal(parsed)) return parsed;
  const checkpoint = judgeCheckpoint(parsed.checkpoint, policy, ed);
  if (isRefusal(checkpoint)) return checkpoint;
  const { index, proof } = parsed;
  const { root, size } = checkpoint;
  return verifyInclusion({ index, leafHash, proof, root, size })
    ? { checkpoint, index }
    : refuse('proof-wrong');
}
