// The way back: a store filled again from published leaves, each judged again as if it came in now. Serves
// a store that is lost (from nothing) and one that lost its last commits (from where it stands). It
// believes nothing: the checkpoint must satisfy a policy from outside the tree, the leaves must make its
// root and go on from what the store holds, and every act must be admitted again, byte for byte. It never
// signs anything.
import { equalBytes, hex, textOf } from '../base/bytes.ts';
import { isRefusal, type Refusal } from '../base/result.ts';
import { parseReceived } from '../base/time.ts';
import { readBundle } from '../core/bundles.ts';
import { leafHash, type Hash } from '../core/merkle.ts';
import { judgeCheckpoint, type Policy } from '../core/policy.ts';
import { splitEntry, type Seal } from '../core/seal.ts';
import type { System } from '../core/system.ts';
import { EMPTY_EDGE, edgeRoot, grow, TILE_WIDTH, type TreeEdge, type TreeRead } from '../core/tiles.ts';
import { admitOne, parseSigned, prepare, type Parsed } from './admission.ts';
import { ed25519 } from './ed25519.ts';
import { State } from './state.ts';
import type { Head, Store } from './store.ts';
import { LogInDoubt } from './tree-writer.ts';

export type RebuildParts = {
  readonly system: System;
  /** Empty, or the beginning of the published log. */
  readonly store: Store;
  readonly objectText: (hash: string) => string | undefined;
};

const LEAVES_AT_ONCE = 2_048;

/** Folds leaves into a store, in order; the store's promise makes each lot whole or absent. */
export class Fold {
  readonly #parts: RebuildParts;
  readonly state: State;
  #edge: TreeEdge;

  private constructor(parts: RebuildParts, state: State, edge: TreeEdge) {
    this.#parts = parts;
    this.state = state;
    this.#edge = edge;
  }

  /** Takes up a store where it stands. Throws LogInDoubt when its leaves do not make its root. */
  static async open(parts: RebuildParts): Promise<Fold> {
    const { system, store, objectText } = parts;
    const head = await store.head();
    const edge = await storedEdge(store, head);
    const state = new State(system, store, objectText);
    const [newest] = head.size > 0 ? await store.entries(head.size - 1, 1) : [];
    await state.open(newest ? (parseReceived(splitEntry(newest).seal.received) ?? 0) : 0);
    return new Fold(parts, state, edge);
  }

  get head(): Head {
    return { size: this.#edge.size, root: hex(edgeRoot(this.#edge)) };
  }

  /**
   * Judges and commits the next entries. Throws LogInDoubt, naming the leaf, when one would not be
   * admitted.
   */
  async add(entries: readonly Uint8Array[]): Promise<void> {
    const { store } = this.#parts;
    const before = this.head;
    const parsed = entries.map((entry, i) => parsedOf(this.#parts.system, entry, before.size + i));
    const known = await store.findActs(parsed.map(({ id }) => id));
    for (const { id } of parsed) if (known.has(id)) throw new LogInDoubt(`act ${id} stands in two leaves`);
    const checked = await prepare(this.state, parsed);
    const admitted = parsed.map((act, i) =>
      this.#admit(act, checked.get(act.id), entries[i] as Uint8Array, before.size + i),
    );
    const hashes = entries.map((entry) => leafHash(entry));
    const edge = grow(this.#edge, hashes).edge;
    const rows = await this.state.rowsOf(this.state.ledger.take());
    const acts = admitted.map((id, i) => ({
      id,
      entry: entries[i] as Uint8Array,
      leafHash: hashes[i] as Hash,
    }));
    await store.commit({ before, after: { size: edge.size, root: hex(edgeRoot(edge)) }, acts, ...rows });
    this.#edge = edge;
    this.state.trim();
  }

  #admit(act: Judgeable, checked: Checked, entry: Uint8Array, leaf: number): string {
    const { system, objectText } = this.#parts;
    const { lastReceivedMs } = this.state.ledger;
    if (act.receivedMs < lastReceivedMs) throw new LogInDoubt(`leaf ${leaf} came before the last`);
    const outcome = admitOne(system, this.state, act, checked, act.receivedMs, objectText);
    if (isRefusal(outcome)) throw new LogInDoubt(`leaf ${leaf} should have been refused: ${outcome.refused}`);
    if (!equalBytes(outcome.entry, entry)) throw new LogInDoubt(`leaf ${leaf} is spelled otherwise`);
    return act.id;
  }
}

type Checked = Parameters<typeof admitOne>[3];
type Judgeable = Parsed & { readonly receivedMs: number };

function parsedOf(system: System, entry: Uint8Array, leaf: number): Judgeable {
  const parts = partsOf(entry);
  const parsed = parts && parseSigned(system, { bytes: parts.actBytes, signatures: parts.seal.signatures });
  const receivedMs = parts && parseReceived(parts.seal.received);
  if (!parsed || receivedMs === undefined) throw new LogInDoubt(`leaf ${leaf} is no entry`);
  if (isRefusal(parsed)) throw new LogInDoubt(`leaf ${leaf} is no act: ${parsed.refused}`);
  return { ...parsed, receivedMs };
}

/** An entry taken apart; undefined when a stranger made it up. */
function partsOf(entry: Uint8Array): { actBytes: Uint8Array; seal: Seal } | undefined {
  try {
    const { actBytes, seal } = splitEntry(entry);
    const { received, signatures } = seal as { received?: unknown; signatures?: unknown };
    if (typeof received !== 'string' || !Array.isArray(signatures)) return undefined;
    return signatures.every((text) => typeof text === 'string') ? { actBytes, seal } : undefined;
  } catch {
    return undefined;
  }
}

async function storedEdge(store: Store, head: Head): Promise<TreeEdge> {
  let edge = EMPTY_EDGE;
  while (edge.size < head.size) {
    const hashes = await store.leafHashes(edge.size, Math.min(LEAVES_AT_ONCE, head.size - edge.size));
    if (hashes.length === 0) throw new LogInDoubt('the store lacks leaves below its own head');
    edge = grow(edge, hashes).edge;
  }
  const root = hex(edgeRoot(edge));
  if (root !== head.root) throw new LogInDoubt('the stored leaves do not make the stored root');
  return edge;
}

export type ReadBack = { readonly from: number; readonly head: Head };

/**
 * Brings a store up to a published tree or a mirror of it: reads the leaves that it lacks, checks that they
 * make the checkpoint's root and go on from what the store holds, judges and commits them. Refuses as
 * judgeCheckpoint (`quorum-missing`, `note-unsigned`, …). Throws LogInDoubt when tree and store are not one
 * log, or when the store holds more than the tree.
 */
export async function readBack(
  parts: RebuildParts,
  read: TreeRead,
  policy: Policy,
  onProgress: (leaves: number, of: number) => void = () => undefined,
): Promise<ReadBack | Refusal> {
  const note = await read('checkpoint');
  const checkpoint = judgeCheckpoint(note ? textOf(note) : '', policy, ed25519);
  if (isRefusal(checkpoint)) return checkpoint;
  const fold = await Fold.open(parts);
  const from = fold.head.size;
  const { size } = checkpoint;
  if (from > size) throw new LogInDoubt(`the store holds ${from} leaves, the tree only ${size}`);
  const hashes = await missingHashes(parts.store, read, from, checkpoint);
  for await (const entries of publishedEntries(read, from, size)) {
    const at = fold.head.size - from;
    // The source may have changed since: what is committed is what was proven, leaf by leaf.
    const same = entries.every((entry, i) => equalBytes(leafHash(entry), hashes[at + i] ?? new Uint8Array()));
    if (!same) throw new LogInDoubt('the source gives other leaves than a moment ago');
    await fold.add(entries);
    onProgress(fold.head.size, size);
  }
  return { from, head: fold.head };
}

/** First passage: leaf hashes of what is missing, proven by the checkpoint's root. 32 bytes a leaf. */
async function missingHashes(
  store: Store,
  read: TreeRead,
  from: number,
  { root, size }: { readonly root: Hash; readonly size: number },
): Promise<Hash[]> {
  let edge = await storedEdge(store, await store.head());
  const hashes: Hash[] = [];
  for await (const entries of publishedEntries(read, from, size)) {
    const fresh = entries.map((entry) => leafHash(entry));
    hashes.push(...fresh);
    edge = grow(edge, fresh).edge;
  }
  if (!equalBytes(edgeRoot(edge), root)) {
    throw new LogInDoubt('the stored leaves and the published ones are not one log');
  }
  return hashes;
}

/** Entries of a published tree from a leaf on, a bundle's part at a time. Nothing is believed yet. */
export async function* publishedEntries(
  read: TreeRead,
  from: number,
  size: number,
): AsyncGenerator<Uint8Array[]> {
  for (let at = from; at < size; ) {
    const index = Math.floor(at / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const entries = await readBundle(read, { index, width });
    if (isRefusal(entries)) throw new LogInDoubt(`${entries.refused} ${JSON.stringify(entries.detail)}`);
    yield entries.slice(at - index * TILE_WIDTH);
    at = index * TILE_WIDTH + width;
  }
}
