// The bytes of the open data tables (spec/views.md "Open data"): one row for each station of a regency.
import { I_A, II, III, unpackForm, V, voteCells } from './form.js';
import { ruleNames } from './rules.js';
import { stationNumbers } from './units.js';

/** @typedef {import('./objects.js').Contest} Contest */
/** @typedef {import('./units.js').Region} Region */
/** @typedef {import('./tally.js').Tally} Tally */

/** @param {Contest} contest @returns {string[]} */
function columns(contest) {
  const rows = ['A', 'B1', 'B2', 'B3', 'B4'].flatMap((row) =>
    ['L', 'P', 'J'].map((column) => `${row}_${column}`),
  );
  const votes = contest.numbers.map((no) => `votes_${no}`);
  return [
    'station',
    'attempt',
    'state',
    ...rows,
    'II_1',
    'II_2',
    'II_3',
    'II_4',
    'III_L',
    'III_P',
    'III_J',
    ...votes,
    'valid',
    'invalid',
    'total',
    'broken',
    'warnings',
    'corrections',
    'leaf',
  ];
}

/**
 * @param {Region} regency @param {Contest} contest
 * @returns {{ text: string, rows: number }}
 */
export function openTable(regency, contest) {
  const names = columns(contest);
  const lines = [names.join(',')];
  for (const district of regency.children) {
    for (const village of district.children) {
      const tallies = village.tallies[contest.index];
      for (const number of stationNumbers(village, tallies)) {
        const station = village.code + String(number).padStart(3, '0');
        const tally = tallies?.get(number);
        lines.push(
          tally ? tallyLine(station, tally, contest) : `${station},,missing${','.repeat(names.length - 3)}`,
        );
      }
    }
  }
  return { text: `${lines.join('\n')}\n`, rows: lines.length - 1 };
}

/** @param {string} station @param {Tally} tally @param {Contest} contest */
function tallyLine(station, tally, contest) {
  const cells = tally.form === undefined ? [] : unpackForm(tally.form, contest);
  /** @param {number} cell */
  const cell = (cell) => cells[cell] ?? '';
  const fixed = Array.from({ length: V - I_A }, (_, i) => cell(I_A + i));
  const votes = voteCells(contest).map(cell);
  return [
    station,
    1,
    tally.state,
    ...fixed.slice(0, II),
    ...fixed.slice(II, III),
    ...fixed.slice(III),
    ...votes,
    cell(V),
    cell(V + 1),
    cell(V + 2),
    ruleNames(tally.errors).join(' '),
    ruleNames(tally.warnings).join(' '),
    tally.corrections,
    tally.acts.at(-1),
  ].join(',');
}
