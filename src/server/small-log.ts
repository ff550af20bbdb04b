// Small logs with known keys, for tests. One publishes a tree into a directory as spec/log.md and
// spec/views.md say; the other is only a history of checkpoints and the proofs between them.
import { hex, sha256, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { growBundles } from '../core/bundles.ts';
import { signCheckpoint } from '../core/checkpoint.ts';
import { cosignText } from '../core/cosignature.ts';
import { consistencyProof, leafHash, type Hash } from '../core/merkle.ts';
import { formatVkey, noteSigner } from '../core/note.ts';
import { EMPTY_EDGE, edgeRoot, grow, nodesOf, type TreeEdge } from '../core/tiles.ts';
import { ed25519 } from './ed25519.ts';
import { openTree, type TreeFiles } from './tree-files.ts';

export const log = noteSigner('log.example/night', 'ed25519', new Uint8Array(32).fill(1), ed25519);
export const logVkey = formatVkey(log.key);
const witness = noteSigner('w.example', 'cosignature', new Uint8Array(32).fill(2), ed25519);
const hashOf = (text: string): string => hex(sha256(utf8(text)));
const entryOf = (act: string, body: object): Uint8Array => utf8(`${canonical({ act, body })}\n{}`);
const OBJECTS = { contests: 'the contests', ruleSet: 'the rules', units: 'the units' };

/** A small log that publishes as spec/log.md and spec/views.md say, with units that are only codes. */
export class SmallLog {
  readonly dir: string;
  readonly salt: string;
  #edge: TreeEdge = EMPTY_EDGE;
  #tail: Uint8Array = new Uint8Array(0);
  #list = '';

  constructor(dir: string, salt = '') {
    this.dir = dir;
    this.salt = salt;
  }

  get size(): number {
    return this.#edge.size;
  }

  async begin(): Promise<this> {
    const tree = await this.#tree();
    const objects = Object.entries(OBJECTS).map(([name, text]) => [name, hashOf(text)] as const);
    await tree.writeAll(
      Object.values(OBJECTS).map((text) => ({ bytes: utf8(text), path: `objects/${hashOf(text)}` })),
    );
    await this.#append([
      entryOf('registry.election.found', { ...Object.fromEntries(objects), log: logVkey }),
    ]);
    await tree.replace('policy', utf8('quorum none\n'));
    await this.sign();
    return this;
  }

  /**
   * Grows by some leaves and one snapshot of the views of two provinces, of which the second changed at times
   * only.
   */
  async night(leaves: number): Promise<void> {
    await this.#append(
      Array.from({ length: leaves }, (_, i) => entryOf('x', { i: this.size + i, salt: this.salt })),
    );
    const tree = await this.#tree();
    const { size } = this;
    const view = (text: object) => utf8(canonical(text));
    const province = view({ children: [{ unit: '1101', view: null }], size });
    const nation = view({
      children: [
        { unit: '11', view: { hash: hex(sha256(province)), size } },
        { unit: '12', view: null },
      ],
      size,
    });
    await tree.writeAll([
      { bytes: nation, path: `views/PPWP/ID/${size}.json` },
      { bytes: province, path: `views/PPWP/11/${size}.json` },
    ]);
    const views = { PPWP: hex(sha256(nation)) };
    const leaf = size;
    await this.#append([entryOf('publication.snapshot.publish', { root: 'r', size, views })]);
    await this.sign();
    const line = canonical({ at: 'now', leaf, root: 'r', size, views });
    this.#list += `${line}\n`;
    await tree.replace('snapshots.ndjson', utf8(this.#list));
    await tree.replace('latest.json', utf8(line));
    const csv = `station\n${size}\n`;
    await tree.replace('open/PPWP/1101.csv', utf8(csv));
    await tree.replace('open/PPWP/1101.csv-metadata.json', utf8('{}'));
    await tree.replace(
      'open/index.json',
      utf8(canonical({ files: [{ path: 'open/PPWP/1101.csv', sha256: hashOf(csv) }] })),
    );
  }

  async sign(cosigned = false): Promise<void> {
    const note = signCheckpoint({ root: edgeRoot(this.#edge), size: this.size }, log, ed25519);
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    const line = cosigned ? cosignText(text, witness, 1_700_000_000, ed25519) : '';
    await (await this.#tree()).replace('checkpoint', utf8(note + line));
  }

  #tree(): Promise<TreeFiles> {
    return openTree(this.dir, { durable: false });
  }

  async #append(entries: readonly Uint8Array[]): Promise<void> {
    const { edge, tiles } = grow(this.#edge, entries.map(leafHash));
    const { bundles, tail } = growBundles(this.size, this.#tail, entries);
    await (await this.#tree()).writeGrowth({ bundles, tiles });
    [this.#edge, this.#tail] = [edge, tail];
  }
}

export type History = { at: (size: number) => string; proof: (from: number, to: number) => Hash[] };

/** A log's history; another salt is another history. */
export function history(salt: string): History {
  const leaves = Array.from({ length: 40 }, (_, i) => leafHash(utf8(`${salt} ${i}`)));
  return {
    at: (size) =>
      signCheckpoint({ root: edgeRoot(grow(EMPTY_EDGE, leaves.slice(0, size)).edge), size }, log, ed25519),
    proof: (from, to) => consistencyProof(from, to, nodesOf(grow(EMPTY_EDGE, leaves.slice(0, to)).tiles)),
  };
}
