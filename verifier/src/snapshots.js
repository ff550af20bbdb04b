// Snapshots (spec/views.md): at each size the views that are due are made again and compared with their
// files; the snapshot act, the list and the newest line are compared with what was made. The list is only a
// hint for the sizes: acts are the truth.
import { equalBytes, hex, textOf, utf8 } from './bytes.js';
import { dueViews } from './views.js';
import { quoted } from './canonical.js';

/** @typedef {import('./types.js').Source} Source */
/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./report.js').Findings} Findings */
/** @typedef {import('./state.js').State} State */
/**
 * `hashes` of the nation's views by contest id, in the contests' order.
 * @typedef {{ at: string, size: number, root: string, hashes: Map<string, string> }} Made
 */

const LIST = 'snapshots.ndjson';
const READS_AT_ONCE = 64;

/**
 * Lines of the list; one that does not end yet does not count.
 * @param {Source} source
 * @returns {Promise<string[]>}
 */
export async function readSnapshotList(source) {
  const bytes = await source.read(LIST);
  const lines = ((bytes && textOf(bytes)) ?? '').split('\n');
  return lines.slice(0, -1).filter((line) => line !== '');
}

/** The size that a line of the list names; undefined when it names none. @param {string} line */
export function listedSize(line) {
  try {
    const size = /** @type {{ size?: unknown } | null} */ (JSON.parse(line))?.size;
    return Number.isSafeInteger(size) ? Number(size) : undefined;
  } catch {
    return undefined;
  }
}

/** Makes, compares, remembers. */
export class Snapshots {
  /** What was made at sizes whose act has not come yet. @type {Map<number, Made>} */
  #made = new Map();
  /** Lines that must stand in the list, by size. @type {string[]} */
  lines = [];
  /** Sizes that accepted acts name, in order. @type {number[]} */
  sizes = [];
  /** Sizes of accepted acts for which nothing was made: the hint lacked them. @type {number[]} */
  unmade = [];
  #source;
  #findings;
  #readsFiles;

  /**
   * @param {Source} source
   * @param {Findings} findings
   * @param {boolean} readsFiles whether view files are read and compared
   */
  constructor(source, findings, readsFiles) {
    this.#source = source;
    this.#findings = findings;
    this.#readsFiles = readsFiles;
  }

  /**
   * Makes all views due at the state's present size.
   * @param {State} state @param {{ at: string, size: number, root: Uint8Array }} moment
   */
  async make(state, { at, size, root }) {
    const moment = { at, size, root: hex(root), election: state.election };
    /** @type {Made} */
    const made = { at, size, root: moment.root, hashes: new Map() };
    for (const contest of state.contests) {
      const villages = state.dirty[contest.index] ?? new Set();
      /** @type {Promise<void>[]} */
      let reading = [];
      for (const view of dueViews(contest, villages, state.units.nation, moment)) {
        this.#findings.count('views');
        if (!this.#readsFiles) continue;
        reading.push(this.#compare(view.path, view.text));
        if (reading.length >= READS_AT_ONCE) reading = (await Promise.all(reading), []);
      }
      await Promise.all(reading);
      villages.clear();
      made.hashes.set(contest.id, state.units.nation.newest[contest.index]?.hash ?? '');
    }
    this.#made.set(size, made);
  }

  /** @param {string} path @param {string} text */
  async #compare(path, text) {
    const bytes = await this.#source.read(path);
    if (bytes === undefined)
      return this.#findings.add('view-missing', 'a view that is due is missing', { path });
    this.#findings.count('viewFiles');
    if (!equalBytes(bytes, utf8(text))) {
      this.#findings.add('view-changed', 'the file is not what the log gives at this size', { path });
    }
  }

  /** An accepted snapshot act. @param {Leaf} leaf */
  meet(leaf) {
    const { size, root, views } = /** @type {import('./types.js').Act} */ (leaf.act).body;
    const made = this.#made.get(size);
    for (const older of this.#made.keys()) if (older <= size) this.#made.delete(older);
    this.sizes.push(size);
    if (made === undefined) {
      this.unmade.push(size);
      return;
    }
    this.#findings.count('snapshots');
    if (root !== made.root) {
      this.#findings.add('snapshot-root-wrong', `the act's root is not that of the first ${size} leaves`, {
        leaf: leaf.index,
      });
    }
    for (const [contest, hash] of made.hashes) {
      if (views[contest] === hash) continue;
      this.#findings.add(
        'snapshot-views-wrong',
        `the act's hash for ${contest} is not that of the nation's view`,
        { leaf: leaf.index },
      );
    }
    // The list must say what the act says; whether the act says the truth is a finding of its own.
    const named = Object.keys(views).sort();
    const said = named.map((contest) => `${quoted(contest)}:"${views[contest]}"`).join(',');
    this.lines.push(
      `{"at":"${made.at}","leaf":${leaf.index},"root":"${root}","size":${size},"views":{${said}}}`,
    );
  }

  /**
   * Compares the list and the newest line with the acts.
   * @param {string[]} listed as read before the checkpoint
   */
  async finish(listed) {
    const now = await readSnapshotList(this.#source); // a living tree may have grown its list meanwhile
    const due = new Set(this.lines);
    const present = new Set([...listed, ...now]);
    for (const line of this.lines) {
      if (!present.has(line))
        this.#findings.add(
          'snapshot-unlisted',
          `the snapshot at ${listedSize(line)} is not listed as it is`,
          { path: LIST },
        );
    }
    for (const line of listed) {
      if (!due.has(line))
        this.#findings.add(
          'snapshot-not-in-log',
          `the line of size ${listedSize(line)} has no act in the log`,
          { path: LIST },
        );
    }
    if (
      listed.some((line, i) => i > 0 && Number(listedSize(line)) <= Number(listedSize(listed[i - 1] ?? '')))
    ) {
      this.#findings.add('snapshot-list-order', 'the list is not by size', { path: LIST });
    }
    await this.#checkLatest(listed, now);
  }

  /** @param {string[]} listed @param {string[]} now */
  async #checkLatest(listed, now) {
    const bytes = await this.#source.read('latest.json');
    const text = (bytes && textOf(bytes)) ?? '';
    const after = await readSnapshotList(this.#source);
    const allowed = [listed.at(-1), now.at(-1), after.at(-1), this.lines.at(-1)].filter(
      (line) => line !== undefined,
    );
    if (allowed.length === 0 && bytes === undefined) return;
    // What is the newest is decided by the acts: a list and a newest line that both stop early are both
    // found.
    if (
      this.lines.length > 0 &&
      (listedSize(text) ?? -1) < Number(listedSize(this.lines.at(-1) ?? ''))
    ) {
      return this.#findings.add('latest-wrong', 'latest.json is not the newest snapshot', {
        path: 'latest.json',
      });
    }
    if (!allowed.includes(text))
      this.#findings.add('latest-wrong', 'latest.json is not a line of the list', { path: 'latest.json' });
  }
}
