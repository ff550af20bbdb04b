// Samples for the tests of notes, checkpoints, policies and proofs: a log of five leaves, three witnesses,
// and the signed checkpoint that they cosign.
import { ed25519 as curve } from '@noble/curves/ed25519.js';
import { isRefusal } from '../base/result.ts';
import { signCheckpoint } from './checkpoint.ts';
import { cosignText } from './cosignature.ts';
import { leafHash, nodeHash, treeRoot, type NodeReader } from './merkle.ts';
import { noteSigner, parseNote, type Ed25519 } from './note.ts';

export const ed25519: Ed25519 = {
  publicKey: (secret) => curve.getPublicKey(secret),
  sign: (secret, message) => curve.sign(message, secret),
  verify: (publicKey, message, signature) => curve.verify(signature, message, publicKey, { zip215: false }),
};
export const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
export const log = noteSigner('log.example/night', 'ed25519', seed(1), ed25519);
export const witnesses = [2, 3, 4].map((byte) =>
  noteSigner(`w${byte}.example`, 'cosignature', seed(byte), ed25519),
);
export const [first, second] = witnesses as [(typeof witnesses)[number], (typeof witnesses)[number]];
export const leaves = Array.from({ length: 5 }, (_, i) => leafHash(Uint8Array.of(i)));
export const node: NodeReader = (level, index) =>
  level === 0
    ? (leaves[index] as Uint8Array)
    : nodeHash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
export const signed = signCheckpoint({ root: treeRoot(5, node), size: 5 }, log, ed25519);
export const textIn = (note: string): string => taken(parseNote(note)).text;
export const cosigned = (...by: typeof witnesses): string =>
  by.reduce((note, witness) => note + cosignText(textIn(signed), witness, 1_700_000_000, ed25519), signed);

export function taken<T>(value: T): Exclude<T, { refused: string }> {
  if (isRefusal(value)) throw new Error(value.refused);
  return value as Exclude<T, { refused: string }>;
}
