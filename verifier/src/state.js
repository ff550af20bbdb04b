// What all acts so far have made of the election: a pure fold of the log. Only acts that were judged right
// are applied.
import { ActIndex } from './id-table.js';
import { fingerprint } from './entry.js';
import { Officers } from './officers.js';
import { applyRegistry } from './registry.js';
import { changeSums } from './sums.js';
import { applyTally } from './tally.js';
import { parseAt } from './time.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./objects.js').Contest} Contest */
/** @typedef {import('./objects.js').Adopted} Adopted */
/** @typedef {import('./tally.js').Tally} Tally */
/** @typedef {import('./units.js').Region} Region */

export class State {
  officers = new Officers();
  acts = new ActIndex();
  election = '';
  threshold = Number.POSITIVE_INFINITY;
  frozen = false;
  electionHead = -1;
  snapshotSize = 0;
  /** What the founding act names: hashes of the objects. */
  named = { contests: '', ruleSet: '', units: '' };
  /** @type {Map<string, number>} */
  stationHeads = new Map();
  /** Villages whose views are due, by contest number. @type {Set<Region>[]} */
  dirty = [];

  /**
   * @param {Adopted} adopted
   * @param {import('./officers.js').Keys} keys filled as the log is read ahead; a key counts only once it
   * is enrolled
   */
  constructor(adopted, keys) {
    this.units = adopted.units;
    this.contests = adopted.contests;
    this.rules = adopted.rules;
    this.keys = keys;
    this.dirty = adopted.contests.map(() => new Set());
  }

  /** @param {string} id @returns {Contest | undefined} */
  contestOf(id) {
    return this.contests.find((contest) => contest.id === id);
  }

  /** @param {string} station @param {number} contest @returns {Tally | undefined} */
  tally(station, contest) {
    return this.units.region(station.slice(0, 10))?.tallies[contest]?.get(Number(station.slice(10)));
  }

  /** Leaf of an act id, or -1. @param {string} id */
  leafOf(id) {
    return this.acts.leafOf(fingerprint(id));
  }

  /** Leaf of the last act on the act's record, or -1; for kinds whose basis is the head. @param {Act} act */
  headOf(act) {
    if (act.act === 'registry.election.freeze') return this.electionHead;
    if (act.act === 'registry.station.amend') return this.stationHeads.get(act.unit) ?? -1;
    if (act.act === 'registry.officer.revoke')
      return this.officers.head(this.officers.find(act.body.officer));
    const contest = this.contestOf(act.body.contest);
    return (contest && this.tally(act.unit, contest.index)?.acts.at(-1)) ?? -1;
  }

  /** @param {Leaf} leaf judged right */
  apply(leaf) {
    const act = /** @type {Act} */ (leaf.act);
    if (act.act === 'registry.election.found') this.#found(act);
    else if (act.act === 'publication.snapshot.publish') this.snapshotSize = act.body.size;
    else if (act.act.startsWith('results.')) this.#tally(leaf, act);
    else applyRegistry(leaf, act, this);
  }

  /** @param {Act} act */
  #found({ body }) {
    this.election = body.election;
    this.threshold = body.threshold;
    this.named = { contests: body.contests, ruleSet: body.ruleSet, units: body.units };
    this.electionHead = 0;
    const [from, until] = [Number(parseAt(body.from)), Number(parseAt(body.until))];
    for (const member of body.root) {
      const officer = this.officers.add(member.officer, 'KPU', 'ID', from, until);
      this.officers.enrol(officer, this.keys.find(this.keys.learn(member.key)));
    }
    const publisher = this.officers.add('publisher', 'publisher', 'ID', from, until);
    this.officers.enrol(publisher, this.keys.find(this.keys.learn(body.publisher)));
  }

  /** @param {Leaf} leaf @param {Act} act */
  #tally(leaf, act) {
    const contest = /** @type {Contest} */ (this.contestOf(act.body.contest));
    const village = /** @type {Region} */ (this.units.region(act.unit.slice(0, 10)));
    const tallies = (village.tallies[contest.index] ??= new Map());
    const station = Number(act.unit.slice(10));
    const before = tallies.get(station);
    const after = applyTally(leaf, act, this.officers.find(act.by.officer), this, before);
    tallies.set(station, after);
    changeSums(village, contest, before, after);
    this.dirty[contest.index]?.add(village);
  }

  /** A station was opened or closed: every contest's views above it are due. @param {string} station */
  amended(station) {
    const village = /** @type {Region} */ (this.units.region(station.slice(0, 10)));
    for (const dirty of this.dirty) dirty.add(village);
  }
}
