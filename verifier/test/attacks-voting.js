// Attacks on the voting day and on shifts (spec/authority.md "voting").
import { after, afterMade, of, S1, S2, T1 } from './attack-steps.js';
import { atStation, relieve, shift } from './build/office-steps.js';

/** @typedef {import('./attack-steps.js').LogAttack} LogAttack */
/** @typedef {import('./build/log-builder.js').Step} Step */
/** @typedef {import('./build/setting.js').Setting} Setting */

/** @param {string} by @param {string} unit @param {any} [change] any: of the body */
const turnout = (by, unit, change) =>
  atStation(by, unit, 'turnout.count', { J: 30, L: 14, P: 16, hour: 10, ...change });

/** @param {string} by @param {'start' | 'end'} act @param {Partial<Step>} [more] */
const shifted = (by, act, more = {}) =>
  afterMade('s3', (setting) => [{ ...shift(setting, by, act), ...more }]);

/**
 * `k2a` is on shift; someone plans her relief.
 * @param {string} by @param {string} fresh @param {(setting: Setting, step: Step) => Step} [change]
 */
const relieved = (by, fresh, change = (_, step) => step) =>
  afterMade('s3', (setting) => [
    shift(setting, 'k2a', 'start'),
    change(setting, relieve(setting, by, 'k2a', fresh)),
  ]);

/** @type {LogAttack[]} */
export const VOTING_ATTACKS = [
  {
    name: 'turnout that does not add up',
    what: 'men and women who have voted are not as many as all together',
    expects: 'turnout-wrong',
    steps: after('s3', turnout('k1a', S1, { J: 31 })),
  },
  {
    name: 'turnout of an hour that no day has',
    what: 'the voters of hour 24 are counted',
    expects: 'act-malformed',
    steps: after('s3', turnout('k1a', S1, { hour: 24 })),
  },
  {
    name: 'turnout of another station',
    what: 'an officer counts the voters of another station',
    expects: 'unit-outside',
    steps: after('s3', turnout('k1a', S2)),
  },
  {
    name: 'turnout by a witness',
    what: 'a witness counts the voters',
    expects: 'role-not-allowed',
    steps: after('s3', turnout('saksi4', T1)),
  },
  {
    name: 'opening by a village committee',
    what: 'a village committee opens a station from afar',
    expects: 'role-not-allowed',
    steps: after('s3', atStation('pps', S1, 'station.open', { present: 7, witnesses: 0 })),
  },
  {
    name: 'oath of a whole village',
    what: 'an oath is recorded for a village, which takes none',
    expects: 'record-wrong',
    steps: after('s3', atStation('k1a', '1101012001', 'station.oath', { present: 7 })),
  },
  {
    name: 'opening with nobody there',
    what: 'a station is opened with no member present',
    expects: 'act-malformed',
    steps: after('s3', atStation('k1a', S1, 'station.open', { present: 0, witnesses: 2 })),
  },
  {
    name: 'closing before the freeze',
    what: 'a station is closed before the zero report',
    expects: 'election-not-frozen',
    steps: after('enrol k1a', atStation('k1a', S1, 'station.close', { queue: 0 })),
  },
  {
    name: 'shift begun twice',
    what: 'an officer on shift begins it again, and her hours with it',
    expects: 'shift-running',
    steps: shifted('ppk', 'start'),
  },
  {
    name: 'shift ended that never began',
    what: 'an officer ends a shift that she does not have',
    expects: 'shift-missing',
    steps: shifted('k2a', 'end'),
  },
  {
    name: 'shift ended before it began',
    what: 'an officer ends her shift at a time before its start',
    expects: 'shift-missing',
    steps: shifted('ppk', 'end', { at: '2024-02-14T05:00:00Z' }),
  },
  {
    name: "another's shift",
    what: 'an officer begins the shift of a colleague',
    expects: 'record-wrong',
    steps: afterMade('s3', (setting) => [{ ...shift(setting, 'k2b', 'start'), by: 'k2a' }]),
  },
  {
    name: 'shift of a supervisor',
    what: 'a supervisor begins a shift among the organisers',
    expects: 'role-not-allowed',
    steps: shifted('ptps1', 'start'),
  },
  {
    name: 'relief of who is not on shift',
    what: 'a relief is planned for an officer who is not on shift',
    expects: 'shift-missing',
    steps: afterMade('s3', (setting) => [relieve(setting, 'pps', 'k2b', 'k2a')]),
  },
  {
    name: 'relief planned from elsewhere',
    what: 'a committee of another village plans a relief',
    expects: 'unit-outside',
    steps: relieved('ppsb', 'k2b'),
  },
  {
    name: 'relief by who sits elsewhere',
    what: 'an officer of another station shall relieve',
    expects: 'unit-outside',
    steps: relieved('pps', 't1a'),
  },
  {
    name: 'relief by a supervisor',
    what: 'a supervisor shall stand in for an organiser',
    expects: 'role-not-allowed',
    steps: relieved('pps', 'ptps1'),
  },
  {
    name: 'relief by herself',
    what: 'an officer shall relieve herself',
    expects: 'role-not-allowed',
    steps: relieved('pps', 'k2a'),
  },
  {
    name: 'relief by the dismissed',
    what: 'an officer who was dismissed shall relieve',
    expects: 'officer-revoked',
    steps: relieved('pps', 'k3c'),
  },
  {
    name: 'relief by nobody',
    what: 'an officer who does not exist shall relieve',
    expects: 'officer-unknown',
    steps: relieved('pps', 'k2b', (setting, step) => ({
      ...step,
      body: { ...step.body, by: '0'.repeat(32), officer: of(setting, 'k2a').id },
    })),
  },
];
