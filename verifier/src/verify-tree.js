// The whole verification (spec/README.md): trust, log, judgement, snapshots, open data, extra files. Reads
// the log once, front to back; a second time only when the list of snapshots disagrees with the acts. Reports
// everything found and not checked.
import { hex } from './bytes.js';
import { judge } from './judge.js';
import { readLog } from './log.js';
import { Frontier } from './merkle.js';
import { readObjects } from './objects.js';
import { Keys } from './keys.js';
import { OpenData } from './open-check.js';
import { Photographs } from './photographs.js';
import { checkExtraObjects, checkExtraOpen, checkExtraTiles, checkExtraViews } from './present.js';
import { Findings } from './report.js';
import { listedSize, readSnapshotList, Snapshots } from './snapshots.js';
import { State } from './state.js';
import { TileCheck } from './tiles.js';
import { readTrust } from './trust.js';
import { conclude } from './verdict.js';

/** @typedef {import('./types.js').Source} Source */
/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./trust.js').Trust} Trust */
/** @typedef {import('./verdict.js').Report} Report */
/**
 * `policy`: tlog-policy text from outside. `previous`: an older checkpoint note, to be a beginning of this
 * tree. `views`:
 * whether view files are read (what is signed about them is checked in any case). `photographs`: whether
 * those
 * that lie in the tree are read; unless said otherwise, where the source can list its files.
 * @typedef {{
 *   policy?: string | undefined, previous?: string | undefined, views?: boolean | undefined,
 *   photographs?: boolean | undefined,
 *   onProgress?: ((progress: { leaves: number, size: number }) => void) | undefined,
 *   limits?: { findings?: number, leaves?: number } | undefined,
 * }} Options
 */

const FINDINGS_MAX = 1000;
const LEAVES_MAX = 1_000_000_000;

/**
 * Verifies a published tree. Never throws for what the tree holds: that is in the report.
 * @param {Source} source
 * @param {Options} [options]
 * @returns {Promise<Report>}
 * @throws when the source cannot be read or the given policy is malformed
 */
export async function verifyTree(source, options = {}) {
  const first = new Verification(source, options);
  const report = await first.run();
  const sizes = first.truerSizes();
  return sizes === undefined ? report : new Verification(source, options, sizes).run();
}

/** One passage over the log. */
class Verification {
  keys = new Keys();
  /** @type {State | undefined} */
  state;
  lastReceived = Number.NEGATIVE_INFINITY;
  lastReceivedText = '';
  /** @type {Set<number>} sizes at which views or tables are to be made */
  stops = new Set();
  madeLast = 0;
  /** @type {Set<number>} at which a witness has cosigned last */
  cosignedSizes = new Set();

  /**
   * @param {Source} source
   * @param {Options} options
   * @param {number[]} [sizes] of snapshots, where the list is known to be wrong
   */
  constructor(source, options, sizes) {
    this.source = source;
    this.options = options;
    this.sizes = sizes;
    this.findings = new Findings(options.limits?.findings ?? FINDINGS_MAX);
    this.tiles = new TileCheck(source, this.findings);
    this.frontier = new Frontier((level, hash) => this.tiles.add(level, hash));
    this.snapshots = new Snapshots(source, this.findings, options.views ?? true);
    this.open = new OpenData(source, this.findings);
    const reads = options.photographs ?? source.list !== undefined;
    this.photographs = new Photographs(source, this.findings, reads);
  }

  /** @returns {Promise<Report>} */
  async run() {
    const listed = await readSnapshotList(this.source);
    await this.open.read();
    const trust = await readTrust(this.source, this.options, this.findings);
    const later = await readSnapshotList(this.source);
    this.hint = new Set(
      this.sizes ?? [...listed, ...later].map(listedSize).filter((size) => size !== undefined),
    );
    this.stops = new Set([...this.hint, ...this.open.sizes()]);
    const size = trust.checkpoint?.size;
    if (size === undefined) this.findings.skip('log', 'there is no checkpoint that can be believed');
    else if (size > (this.options.limits?.leaves ?? LEAVES_MAX))
      this.findings.skip('log', 'the log is larger than the limit');
    else await this.#readLog(trust, size);
    if (this.state) await this.#finish(this.state, listed);
    const { findings, state, photographs } = this;
    const read = { size: this.frontier.size, received: this.lastReceivedText, photographs };
    return conclude(findings, trust, state, read);
  }

  /**
   * Sizes to verify with instead, when the list misled this passage; undefined when it did not.
   * @returns {number[] | undefined}
   */
  truerSizes() {
    if (this.sizes || !this.hint) return undefined;
    const { sizes, unmade } = this.snapshots;
    const last = sizes.at(-1) ?? 0;
    const misled = unmade.length > 0 || [...this.hint].some((size) => size < last && !sizes.includes(size));
    return misled ? sizes : undefined;
  }

  /** @param {Trust} trust @param {number} size */
  async #readLog(trust, size) {
    this.cosignedSizes = new Set(trust.cosignedFiles.map(({ checkpoint }) => checkpoint.size));
    this.#compareCosigned(trust, 0);
    for await (const bundle of readLog(this.source, size, this.keys, this.findings)) {
      for (const [i, leaf] of bundle.leaves.entries()) {
        this.frontier.append(/** @type {Uint8Array} */ (bundle.hashes[i]));
        if (leaf.index === 0) await this.#found(leaf, trust);
        else this.#fold(leaf);
        const now = leaf.index + 1;
        if (now === trust.previous?.size) this.#comparePrevious(trust.previous);
        if (this.cosignedSizes.has(now)) this.#compareCosigned(trust, now);
        if (this.state && this.stops.has(now)) await this.#stop(this.state, leaf, now);
      }
      await this.tiles.settle();
      await this.photographs.settle();
      this.options.onProgress?.({ leaves: this.frontier.size, size });
    }
    await this.tiles.finish();
    for (const { path, checkpoint } of trust.cosignedFiles) {
      if (checkpoint.size > size)
        this.findings.skip(path, `of size ${checkpoint.size}, not yet published`, false);
    }
    if (this.frontier.size < size)
      return this.findings.skip('log', `entries end at leaf ${this.frontier.size} of ${size}`);
    if (trust.checkpoint && hex(this.frontier.root()) !== hex(trust.checkpoint.root)) {
      this.findings.add('root-differs', "the entries give another root than the checkpoint's", {
        path: 'checkpoint',
      });
    }
  }

  /** Leaf 0 opens the election, or nothing can be judged. @param {Leaf} leaf @param {Trust} trust */
  async #found(leaf, trust) {
    const act = leaf.act;
    if (leaf.problem !== undefined || act === undefined || act.act !== 'registry.election.found') {
      this.findings.add(leaf.problem ?? 'election-not-founded', leaf.detail ?? 'leaf 0 is no founding act', {
        leaf: 0,
      });
      return this.findings.skip('acts', 'the log does not begin with a founding act');
    }
    if (act.body.log !== trust.log)
      this.findings.add('log-key-differs', 'the founding act names another log than the one that signs', {
        leaf: 0,
      });
    const adopted = await readObjects(this.source, act.body, this.findings);
    if (adopted === undefined)
      return this.findings.skip('acts', 'the objects that the founding act names are not at hand');
    const state = new State(adopted, this.keys);
    this.#clock(leaf);
    const problem = judge(leaf, state);
    if (problem !== undefined) {
      this.findings.add(problem, 'the founding act should have been refused', { leaf: 0 });
      return this.findings.skip('acts', 'the founding act is not valid');
    }
    state.apply(leaf);
    state.acts.add(leaf.print, 0);
    this.findings.count('acts');
    this.findings.count('signatures', leaf.signers.length);
    this.state = state;
  }

  /** @param {Leaf} leaf */
  #clock(leaf) {
    if (leaf.receivedMs < this.lastReceived)
      this.findings.add('received-back', 'received is before that of the leaf before', { leaf: leaf.index });
    if (Number.isNaN(leaf.receivedMs)) return;
    this.lastReceived = leaf.receivedMs;
    this.lastReceivedText = leaf.received;
  }

  /** @param {Leaf} leaf */
  #fold(leaf) {
    this.#clock(leaf);
    if (leaf.problem !== undefined || leaf.act === undefined) {
      return this.findings.add(leaf.problem ?? 'act-malformed', leaf.detail ?? '', { leaf: leaf.index });
    }
    const state = this.state;
    if (state === undefined) return;
    const earlier = state.acts.leafOf(leaf.print);
    if (earlier >= 0)
      return this.findings.add('act-duplicate', `the same act is leaf ${earlier}`, { leaf: leaf.index });
    state.acts.add(leaf.print, leaf.index);
    this.findings.count('acts');
    this.findings.count('signatures', leaf.signers.length);
    const problem = judge(leaf, state);
    if (problem !== undefined) {
      return this.findings.add(problem, `${leaf.act.act} of ${leaf.act.unit} should have been refused`, {
        leaf: leaf.index,
      });
    }
    if (leaf.act.act === 'publication.snapshot.publish') this.snapshots.meet(leaf);
    if (leaf.act.act === 'results.evidence.photograph')
      this.photographs.meet(leaf.act.body.pages, leaf.index);
    state.apply(leaf);
  }

  /** @param {State} state @param {Leaf} leaf @param {number} size */
  async #stop(state, leaf, size) {
    this.open.compare(state, size);
    if (!this.hint?.has(size)) return;
    await this.snapshots.make(state, { at: leaf.received, size, root: this.frontier.root() });
    this.open.note(state);
    this.madeLast = size;
  }

  /** @param {import('./checkpoint.js').Checkpoint} previous */
  #comparePrevious(previous) {
    this.findings.count('previous');
    if (hex(previous.root) === hex(this.frontier.root())) return;
    this.findings.add(
      'log-second-view',
      `the first ${previous.size} leaves are not those that the log once signed`,
      { path: 'checkpoint' },
    );
  }

  /** What witnesses cosigned at this size. @param {Trust} trust @param {number} size */
  #compareCosigned(trust, size) {
    for (const { path, checkpoint } of trust.cosignedFiles) {
      if (checkpoint.size !== size) continue;
      this.findings.count('cosignedFiles');
      if (hex(checkpoint.root) !== hex(this.frontier.root()))
        this.findings.add('log-second-view', `a witness cosigned another tree of ${size} leaves`, { path });
    }
  }

  /** @param {State} state @param {string[]} listed */
  async #finish(state, listed) {
    await this.photographs.finish();
    await this.snapshots.finish(listed);
    await this.open.finish(new Set(this.snapshots.sizes));
    if (this.options.views === false) this.findings.skip('view files', 'left out on request', false);
    if (this.source.list === undefined)
      return this.findings.skip('extra files', 'this source cannot list its files', false);
    if (this.options.views !== false) await checkExtraViews(this.source, this.findings, state, this.madeLast);
    await checkExtraObjects(this.source, this.findings);
    await checkExtraOpen(this.source, this.findings, this.open);
    await checkExtraTiles(this.source, this.findings, this.frontier.size);
  }
}
