// The bytes of every public view (spec/views.md), made from the state alone. Members are written in canonical
// order by hand: a night has millions of rows, and each must be the same byte for byte as canonical JSON.
import { sha256Hex } from '#platform';
import { evidenceText } from './evidence.js';
import { differences, formText } from './form.js';
import { ruleNames } from './rules.js';
import { quoted } from './canonical.js';
import { totalsOf } from './sums.js';
import { stationNumbers } from './units.js';

/** @typedef {import('./objects.js').Contest} Contest */
/** @typedef {import('./tally.js').Tally} Tally */
/** @typedef {import('./units.js').Region} Region */
/** @typedef {{ at: string, election: string, root: string, size: number }} Moment */
/** @typedef {{ contest: Contest, region: Region, path: string, text: string }} View */

/** @param {unknown} value of plain integers, members already in canonical order */
const plain = (value) => JSON.stringify(value);

/**
 * Makes the views that are due at a snapshot, lowest first, so that parents name their children's newest
 * hashes. Marks each
 * region's newest view.
 * @param {Contest} contest
 * @param {Iterable<Region>} villages that were touched
 * @param {Region} nation
 * @param {Moment} moment
 * @returns {Generator<View>} the nation's last
 */
export function* dueViews(contest, villages, nation, moment) {
  /** @type {Map<number, Set<Region>>} */
  const due = new Map([10, 6, 4, 2, 0].map((level) => [level, new Set()]));
  due.get(0)?.add(nation);
  for (const village of villages) {
    for (
      let region = /** @type {Region | undefined} */ (village);
      region !== undefined;
      region = region.parent
    ) {
      due.get(region.level)?.add(region);
    }
  }
  for (const regions of due.values()) {
    for (const region of regions) {
      const text = viewText(region, contest, moment);
      region.newest[contest.index] = { hash: sha256Hex(text), size: moment.size };
      region.rows[contest.index] = undefined;
      (region.due[contest.index] ??= []).push(moment.size);
      yield { contest, region, path: `views/${contest.id}/${region.code}/${moment.size}.json`, text };
    }
  }
}

/** @param {Region} region @param {Contest} contest @param {Moment} moment @returns {string} canonical JSON */
function viewText(region, contest, { at, election, root, size }) {
  const totals = totalsOf(region, contest);
  const children =
    region.level === 10
      ? stationRows(region, contest)
      : region.children.map((child) => regionRow(child, contest));
  return (
    `{"at":"${at}","children":[${children.join(',')}],"confirmed":${plain(totals.confirmed)},` +
    `"contest":"${contest.id}","corrections":${totals.corrections},"election":"${election}",` +
    `"forms":${plain(totals.forms)},"kind":"terang/view/v1","level":${region.level},` +
    `"name":${region.quotedName},"objections":${plain(totals.objections)},` +
    `"photographed":${totals.photographed},"reported":${plain(totals.reported)},` +
    `"rules":${plain(totals.rules)},` +
    `"stations":${totals.stations},"tree":{"root":"${root}","size":${size}},"unit":"${region.code}",` +
    `"warnings":${plain(totals.warnings)}}`
  );
}

/** A child's row; kept until the child changes. @param {Region} region @param {Contest} contest */
function regionRow(region, contest) {
  const kept = region.rows[contest.index];
  if (kept !== undefined) return kept;
  const totals = totalsOf(region, contest);
  const newest = region.newest[contest.index];
  const row =
    `{"confirmed":${plain(totals.confirmed)},"corrections":${totals.corrections},` +
    `"forms":${plain(totals.forms)},"name":${region.quotedName},"objections":${plain(totals.objections)},` +
    `"photographed":${totals.photographed},"stations":${totals.stations},` +
    `"unit":"${region.code}","view":${newest ? `{"hash":"${newest.hash}","size":${newest.size}}` : 'null'}}`;
  region.rows[contest.index] = row;
  return row;
}

/** @param {Region} village @param {Contest} contest @returns {string[]} */
function stationRows(village, contest) {
  const tallies = village.tallies[contest.index];
  const records = village.evidence[contest.index];
  return stationNumbers(village, tallies, records).map((number) => {
    const unit = village.code + String(number).padStart(3, '0');
    const tally = tallies?.get(number);
    const record = records?.get(number);
    const evidence = record === undefined ? '' : `"evidence":${evidenceText(record, tally, contest)},`;
    return tally === undefined
      ? `{${evidence}"state":"missing","unit":"${unit}"}`
      : tallyRow(tally, contest, unit, evidence);
  });
}

/** @param {Tally} tally @param {Contest} contest @param {string} unit @param {string} evidence */
function tallyRow(tally, contest, unit, evidence) {
  const broken = ruleNames(tally.errors | tally.warnings).map((rule) => {
    const severity = (tally.errors >> (Number(rule.slice(1)) - 1)) & 1 ? 'error' : 'warning';
    return `{"rule":"${rule}","severity":"${severity}"}`;
  });
  const differs = differsOf(tally, contest).map(quoted);
  const form = tally.form === undefined ? 'null' : formText(tally.form, contest);
  return (
    `{"acts":[${tally.acts.join(',')}],"attempt":1,"broken":[${broken.join(',')}],` +
    `"corrections":${tally.corrections},"differs":[${differs.join(',')}],${evidence}"form":${form},` +
    `"roles":[${tally.roles.map(quoted).join(',')}],"state":"${tally.state}","unit":"${unit}"}`
  );
}

/** @param {Tally} tally @param {Contest} contest */
function differsOf(tally, contest) {
  const [a, b] = tally.entries.slice(-2);
  return tally.state === 'disputed' && a && b ? differences(a.form, b.form, contest) : [];
}
