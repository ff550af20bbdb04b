// The tree as it is published: grows it by what was committed, writes tiles, bundles and checkpoint,
// gathers cosignatures, and makes receipts. Everything here can be made again from the acts in the store,
// so nothing is staged: a crash between any two steps is mended at the next start by `open`. It must never
// sign a tree that is not an extension of all it signed before.
import { fromHex, hex, textOf, utf8 } from '../base/bytes.ts';
import { isRefusal, type Refusal } from '../base/result.ts';
import { growBundles, readBundle } from '../core/bundles.ts';
import { openCheckpoint, signCheckpoint } from '../core/checkpoint.ts';
import {
  consistencyProof,
  inclusionProof,
  inclusionProver,
  leafHash,
  type NodeReader,
} from '../core/merkle.ts';
import type { NoteSigner } from '../core/note.ts';
import { formatProof } from '../core/proof.ts';
import {
  EMPTY_EDGE,
  edgeRoot,
  edgeTiles,
  grow,
  nodesOf,
  readEdge,
  TILE_WIDTH,
  withNodes,
  type Bundle,
  type Tile,
  type TreeEdge,
} from '../core/tiles.ts';
import type { Cosigners } from './cosigners.ts';
import { ed25519 } from './ed25519.ts';
import type { Head, Store } from './store.ts';
import type { TreeFiles } from './tree-files.ts';

/**
 * The stored log, the published tree and what witnesses saw do not agree: nothing may be signed until a
 * person has looked (docs/runbooks/log-in-doubt.md).
 */
export class LogInDoubt extends Error {
  override readonly name = 'LogInDoubt';
}

/** Growth that is worked out and not yet published. */
export type Unpublished = {
  readonly head: Head;
  readonly tiles: readonly Tile[];
  readonly bundles: readonly Bundle[];
  readonly from: TreeEdge;
};

export type Planned = Unpublished & { readonly leafHashes: readonly Uint8Array[] };

/** A published tree: makes proofs for the leaves of the growth that published it. */
export type Published = { readonly size: number; readonly proof: (index: number) => string };

const REBUILD_LEAVES = 2_048;

/**
 * Two growths, one after the other, as one: of each file its last state. What waits while a witness is away
 * is then as large as its leaves, however many growths they came in.
 */
export function joinGrowth(first: Unpublished, then: Unpublished): Unpublished {
  const tiles = new Map<string, Tile>();
  for (const tile of [...first.tiles, ...then.tiles]) tiles.set(`${tile.level}/${tile.index}`, tile);
  const bundles = new Map<number, Bundle>();
  for (const bundle of [...first.bundles, ...then.bundles]) bundles.set(bundle.index, bundle);
  return { from: first.from, head: then.head, tiles: [...tiles.values()], bundles: [...bundles.values()] };
}

export class TreeWriter {
  readonly #files: TreeFiles;
  readonly #signer: NoteSigner;
  readonly #cosigners: Cosigners;
  #edge: TreeEdge = EMPTY_EDGE;
  #tail: Uint8Array = new Uint8Array();
  /** The last published checkpoint's size; behind the edge while a growth is under way. */
  #signed = 0;
  #checkpoint = '';

  constructor(files: TreeFiles, signer: NoteSigner, cosigners: Cosigners) {
    this.#files = files;
    this.#signer = signer;
    this.#cosigners = cosigners;
  }

  get size(): number {
    return this.#edge.size;
  }

  /** Of all that is planned. */
  get head(): Head {
    return { size: this.#edge.size, root: hex(edgeRoot(this.#edge)) };
  }

  get checkpoint(): string {
    return this.#checkpoint;
  }

  /**
   * Takes up the published tree and brings it to the store's head. Throws LogInDoubt when they are not one
   * log. Waits for the witnesses' quorum: they know of a larger tree even when store and directory are both
   * old.
   */
  async open(store: Store): Promise<void> {
    const head = await store.head();
    await this.#takeUp(head);
    await this.#compare(store, head);
    while (this.#edge.size < head.size) {
      const count = Math.min(REBUILD_LEAVES, head.size - this.#edge.size);
      const entries = await store.entries(this.#edge.size, count);
      if (entries.length === 0) throw new LogInDoubt('the store lacks entries below its own head');
      await this.#files.writeGrowth(this.plan(entries));
    }
    const root = hex(edgeRoot(this.#edge));
    if (root !== head.root) throw new LogInDoubt('the entries do not make the stored root');
    if (head.size > 0) await this.#sign(this.#edge, nodesOf(edgeTiles(this.#edge)), 0);
  }

  /** Before a file is written: whether what is stored extends what is published. */
  async #compare(store: Store, head: Head): Promise<void> {
    let edge = this.#edge;
    while (edge.size < head.size) {
      const count = Math.min(REBUILD_LEAVES, head.size - edge.size);
      const hashes = await store.leafHashes(edge.size, count);
      if (hashes.length === 0) throw new LogInDoubt('the store lacks leaves below its own head');
      edge = grow(edge, hashes).edge;
    }
    const root = hex(edgeRoot(edge));
    if (root !== head.root) throw new LogInDoubt('what is stored is not what was published, and more');
  }

  async #takeUp(head: Head): Promise<void> {
    const note = await this.#files.read('checkpoint');
    if (!note) return;
    const opened = openCheckpoint(textOf(note), [this.#signer.key], ed25519);
    if (isRefusal(opened)) throw new LogInDoubt(`the published checkpoint is not ours: ${opened.refused}`);
    // A restored backup, or a failover that lost commits: what was published is more than what is stored.
    if (opened.size > head.size) throw new LogInDoubt(`published ${opened.size} leaves, stored ${head.size}`);
    const edge = await readEdge(this.#files.read, opened.size);
    // Tiles lost with the power are made again from the start.
    if (isRefusal(edge)) return;
    if (hex(edgeRoot(edge)) !== hex(opened.root)) {
      throw new LogInDoubt('the published tiles do not make the published root');
    }
    const width = opened.size % TILE_WIDTH;
    const at = { index: Math.floor(opened.size / TILE_WIDTH), width };
    const entries = width === 0 ? [] : await readBundle(this.#files.read, at);
    if (isRefusal(entries)) return;
    this.#edge = edge;
    this.#tail = growBundles(0, new Uint8Array(), entries).tail;
  }

  /** The tree with some entries more. In memory only; each plan stands on the one before. */
  plan(entries: readonly Uint8Array[]): Planned {
    const from = this.#edge;
    const leafHashes = entries.map((entry) => leafHash(entry));
    const { edge, tiles } = grow(from, leafHashes);
    const { bundles, tail } = growBundles(from.size, this.#tail, entries);
    this.#edge = edge;
    this.#tail = tail;
    return { head: this.head, leafHashes, tiles, bundles, from };
  }

  /** Publishes a plan whose acts are committed. When it resolves, receipts may go out. */
  async publish(planned: Unpublished): Promise<Published> {
    await this.#files.writeGrowth(planned);
    // Crash here: the tiles are there, the checkpoint is the old one; open() signs the stored head.
    const nodes = nodesOf([...edgeTiles(planned.from), ...planned.tiles]);
    const { size } = planned.head;
    const checkpoint = await this.#sign({ size, partial: [] }, nodes, planned.from.size, planned.head.root);
    const prove = inclusionProver(size, nodes);
    const proof = (index: number): string => formatProof({ checkpoint, index, proof: prove(index) });
    return { size, proof };
  }

  /** Signs, has it cosigned, and only then shows it: a checkpoint without its quorum is nobody's proof. */
  async #sign(edge: TreeEdge, nodes: NodeReader, from: number, rootHex?: string): Promise<string> {
    const { size } = edge;
    const root = rootHex === undefined ? edgeRoot(edge) : (fromHex(rootHex) as Uint8Array);
    const signed = signCheckpoint({ size, root }, this.#signer, ed25519);
    const proofFrom = (oldSize: number) => this.#consistency(oldSize, size, from, nodes);
    const lines = await this.#cosigners.cosign(signed, size, proofFrom);
    const checkpoint = signed + lines.join('');
    await this.#files.replace('checkpoint', utf8(checkpoint));
    // Together, and only now: a proof must stand on a checkpoint that is shown, at its own size.
    this.#checkpoint = checkpoint;
    this.#signed = size;
    return checkpoint;
  }

  async #consistency(oldSize: number, size: number, from: number, nodes: NodeReader): Promise<Uint8Array[]> {
    if (oldSize === from && from > 0) return consistencyProof(oldSize, size, nodes);
    return await this.#files.consistencyProof(oldSize, size);
  }

  /** The receipt's proof for any leaf below the last checkpoint shown. */
  async proofOf(index: number): Promise<string> {
    const [checkpoint, size] = [this.#checkpoint, this.#signed];
    const proof = await withNodes(this.#files.read, size, (read) => inclusionProof(index, size, read));
    return formatProof({ checkpoint, index, proof: orDoubt(proof) });
  }

  /** Size of the last checkpoint shown. */
  get signedSize(): number {
    return this.#signed;
  }
}

function orDoubt<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new LogInDoubt(`the published tree lacks tiles: ${value.refused}`);
  return value;
}
