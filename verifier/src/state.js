// What all acts so far have made of the election: a pure fold of the log. Only acts that were judged right
// are applied.
import { Delegations } from './delegations.js';
import { fingerprint } from './entry.js';
import { applyEvidence, evidenceSums, noEvidence } from './evidence.js';
import { ActIndex } from './id-table.js';
import { Officers } from './officers.js';
import { applyRegistry } from './registry.js';
import { changeEvidence, changeSums } from './sums.js';
import { applyTally } from './tally.js';
import { parseAt } from './time.js';
import { applyVoting } from './voting.js';

/** @typedef {import('./types.js').Leaf} Leaf */
/** @typedef {import('./types.js').Act} Act */
/** @typedef {import('./objects.js').Contest} Contest */
/** @typedef {import('./objects.js').Adopted} Adopted */
/** @typedef {import('./tally.js').Tally} Tally */
/** @typedef {import('./units.js').Region} Region */

export class State {
  officers = new Officers();
  delegations = new Delegations();
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
  /** Options of contests, as appointments name them, numbered from 1. @type {Map<string, number>} */
  #participants = new Map();

  /**
   * @param {Adopted} adopted
   * @param {import('./keys.js').Keys} keys filled as the log is read ahead; a key counts only once it
   * is enrolled
   */
  constructor(adopted, keys) {
    this.units = adopted.units;
    this.contests = adopted.contests;
    this.rules = adopted.rules;
    this.keys = keys;
    this.dirty = adopted.contests.map(() => new Set());
    for (const { id, numbers } of adopted.contests)
      for (const no of numbers) this.#participants.set(`${id}/${no}`, this.#participants.size + 1);
  }

  /** Number of an option that somebody may stand for; 0 when there is none. @param {string} [name] */
  participantOf(name = '') {
    return this.#participants.get(name) ?? 0;
  }

  /** @param {string} id @returns {Contest | undefined} */
  contestOf(id) {
    return this.contests.find((contest) => contest.id === id);
  }

  /** @param {string} station @param {number} contest @returns {Tally | undefined} */
  tally(station, contest) {
    return this.units.region(station.slice(0, 10))?.tallies[contest]?.get(Number(station.slice(10)));
  }

  /** @param {string} station @param {number} contest */
  evidence(station, contest) {
    return this.units.region(station.slice(0, 10))?.evidence[contest]?.get(Number(station.slice(10)));
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
    else if (act.act.startsWith('results.tally.')) this.#tally(leaf, act);
    else if (act.act.startsWith('results.evidence.')) this.#evidence(leaf, act);
    else if (act.act.startsWith('voting.')) applyVoting(leaf, act, this);
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
    const signer = this.officers.find(act.by.officer);
    const officer = act.by.for === undefined ? signer : this.officers.find(act.by.for);
    const after = applyTally(leaf, act, { officer, signer }, this, before);
    tallies.set(station, after);
    changeSums(village, contest, before, after);
    this.dirty[contest.index]?.add(village);
  }

  /** @param {Leaf} leaf @param {Act} act */
  #evidence(leaf, act) {
    const contest = /** @type {Contest} */ (this.contestOf(act.body.contest));
    const village = /** @type {Region} */ (this.units.region(act.unit.slice(0, 10)));
    const records = (village.evidence[contest.index] ??= new Map());
    const station = Number(act.unit.slice(10));
    const record = records.get(station) ?? noEvidence();
    const before = evidenceSums(record);
    applyEvidence(leaf, act, this.officers.find(act.by.for ?? act.by.officer), this, record);
    records.set(station, record);
    changeEvidence(village, contest, before, evidenceSums(record));
    this.dirty[contest.index]?.add(village);
  }

  /** A station was opened or closed: every contest's views above it are due. @param {string} station */
  amended(station) {
    const village = /** @type {Region} */ (this.units.region(station.slice(0, 10)));
    for (const dirty of this.dirty) dirty.add(village);
  }
}
