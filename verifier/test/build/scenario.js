// A small election with everything in it: officers from the centre down to the station, a freeze, double
// entries, a dispute, a correction, a takeover, revocations, a station opened, snapshots.
import { sha256Hex } from './keys.js';
import { LogBuilder } from './log-builder.js';
import { around, lostAtTheCentre, OTHER_LINES, PHOTOGRAPHS } from './office-scenario.js';
import { invite, readNames, SOON } from './office-steps.js';
import { STATIONS } from './setting.js';
import { appoint, correct, enrol, enter, form, found, freeze, partyForm } from './steps.js';

/** @typedef {import('./log-builder.js').Step} Step */
/** @typedef {import('./log-builder.js').Person} Person */
/** @typedef {import('./setting.js').Setting} Setting */

const T1_VILLAGE = '1102012001';
/** Ninety more officers of one station: the log needs more than one tile. */
const FILLERS = Array.from({ length: 90 }, (_, i) => `f${i}`);

/** @type {[by: string, unit: string, named: [string, string, string, object?][]][]} */
const APPOINTMENTS = [
  [
    'kpu1',
    'ID',
    [
      ['prov', 'KPU_PROVINSI', '11'],
      ['ppln', 'PPLN', '9901'],
      ['ppln2', 'PPLN', '9901'],
    ],
  ],
  [
    'prov',
    '11',
    [
      ['kab', 'KPU_KABKOTA', '1101'],
      ['kab2', 'KPU_KABKOTA', '1102'],
    ],
  ],
  [
    'kab',
    '1101',
    [
      ['ppk', 'PPK', '110101'],
      ['ppkb', 'PPK', '110101'],
    ],
  ],
  ['kab2', '110201', [['ppk2', 'PPK', '110201']]],
  [
    'ppk',
    '110101',
    [
      ['pps', 'PPS', '1101012001'],
      ['ppsb', 'PPS', '1101012002'],
    ],
  ],
  ['ppk2', '1102012001', [['pps2', 'PPS', '1102012001']]],
  [
    'pps',
    '1101012001',
    ['1', '2', '3'].flatMap((n) =>
      ['a', 'b', 'c'].map(
        (who) => /** @type {[string, string, string]} */ ([`k${n}${who}`, 'KPPS', `110101200100${n}`]),
      ),
    ),
  ],
  [
    'ppsb',
    '1101012002',
    [
      ['m1a', 'KPPS', '1101012002001'],
      ['m1b', 'KPPS', '1101012002001'],
    ],
  ],
  [
    'pps2',
    '1102012001',
    [
      ['t1a', 'KPPS', '1102012001001'],
      ['t1b', 'KPPS', '1102012001001'],
    ],
  ],
  ['pps2', T1_VILLAGE, FILLERS.map((name) => [name, 'KPPS', `${T1_VILLAGE}001`])],
  [
    'ppln',
    '9901',
    [
      ['ln1a', 'KPPSLN', '9901010001001'],
      ['ln1b', 'KPPSLN', '9901010001001'],
    ],
  ],
  ...OTHER_LINES,
];

/**
 * The steps of the honest election, in order. `snapshot` steps are named s1, s2, …
 * @param {Setting} setting
 * @returns {Step[]}
 */
export function honestSteps(setting) {
  /** @type {Step[]} */
  const steps = [found(setting)];
  let officers = 3;
  for (const [by, unit, named] of APPOINTMENTS) {
    steps.push(appoint(setting, by, unit, named));
    for (const [name] of named) {
      if (name === 'k1b') steps.push(invite(setting, 'pps', name, { expires: SOON }));
      steps.push(enrol(setting, name));
      officers++;
    }
  }
  steps.push(readNames('ppk', '110101'), freeze(officers), ...nightSteps(setting));
  return steps;
}

/** @param {Setting} setting @returns {Step[]} */
function nightSteps(setting) {
  const good = form([90, 60, 33]);
  const wrong = form([50, 40, 10], 5, { V: { A: 110, B: 5, C: 105 } });
  const partial = form([10, 20, 30], 1, { I: null, II: null, III: null });
  const [s1, s2, s3, m1, , t1, ln1] =
    /** @type {[string, string, string, string, string, string, string]} */ (
      /** @type {unknown} */ (STATIONS)
    );
  return [
    enter('k1a', s1, good),
    enter('k1b', s1, good), // confirmed
    enter('k2a', s2, good),
    enter('k2b', s2, form([91, 59, 33])), // disputed
    { name: 's1', snapshot: true },
    enter('k2c', s2, good), // settled by a third
    enter('k3a', s3, wrong),
    enter('k3b', s3, wrong), // withheld: R7, R8
    enter('m1a', m1, partial),
    enter('m1b', m1, partial), // incomplete
    enter('t1a', t1, form([5, 5, 400], 0)), // waiting
    { name: 's2', snapshot: true },
    correct('ppk', 'ppkb', s3, good),
    enter('ln1a', ln1, form([5, 5, 400], 0)),
    enter('ln1b', ln1, form([5, 5, 400], 0)),
    enter('k1a', s1, partyForm(40, 60), 'DPR'),
    enter('k1b', s1, partyForm(40, 60), 'DPR'),
    ...revocationSteps(setting),
    ...around(setting),
    ...lostAtTheCentre(setting),
    ...FILLERS.map((name, i) => ({ ...enter(name, t1, form([6, 6, i])), name: `filler ${i}` })),
    ...Array.from({ length: 20 }, (_, i) => enter('t1a', t1, form([5, 5, i]))),
    { name: 's3', snapshot: true },
    enter('t1b', t1, form([5, 5, 19])), // settles
    { name: 's4', snapshot: true },
  ];
}

/**
 * A stolen telephone, its replacement, a takeover, an officer revoked, a station opened.
 * @param {Setting} setting
 * @returns {Step[]}
 */
function revocationSteps(setting) {
  const { people, person } = setting;
  const [lost, gone] = [/** @type {Person} */ (people.get('k1c')), /** @type {Person} */ (people.get('k3c'))];
  if (!people.has('k1c new')) {
    person('k1c new', lost.unit);
    /** @type {Person} */ (people.get('k1c new')).id = lost.id;
  }
  const fresh = /** @type {Person} */ (people.get('k1c new'));
  const invitation = sha256Hex(Buffer.from(fresh.secret, 'hex'));
  return [
    {
      name: 'revoke key',
      act: 'registry.key.revoke',
      unit: lost.unit,
      record: `registry.officer/${lost.id}`,
      by: 'pps',
      body: { invitation, key: lost.key.id, officer: lost.id, reason: 'telepon hilang' },
    },
    {
      ...enrol(setting, 'k1c new'),
      body: { invitation: fresh.secret, key: fresh.key.publicKey, reason: 'telepon pengganti' },
    },
    {
      name: 'revoke officer',
      act: 'registry.officer.revoke',
      unit: gone.unit,
      record: `registry.officer/${gone.id}`,
      by: 'kab',
      basis: 'head',
      body: { officer: gone.id, reason: 'mengundurkan diri' },
    },
    ...otherSteps(),
  ];
}

/** A takeover at a station nobody entered, and a station opened. @returns {Step[]} */
function otherSteps() {
  const m2 = '1101012002002';
  return [
    {
      name: 'takeover',
      act: 'results.tally.takeover',
      unit: m2,
      by: 'ppsb',
      body: {
        attempt: 1,
        contest: 'PPWP',
        form: form([1, 2, 3]),
        of: 'b'.repeat(64),
        reason: 'kunci dicabut',
      },
    },
    {
      name: 'open station',
      act: 'registry.station.amend',
      unit: '1102012001002',
      record: 'registry.station/1102012001002',
      by: 'kpu1',
      with: ['kpu2'],
      basis: 'head',
      body: { change: 'open', reason: 'pemilih pindah' },
    },
  ];
}

/** @param {Setting} setting @param {Step[]} steps */
export function build(setting, steps) {
  const builder = new LogBuilder(setting);
  for (const step of steps) builder.add(step);
  for (const photograph of PHOTOGRAPHS.slice(0, 2))
    builder.files.set(`evidence/${sha256Hex(photograph)}`, photograph);
  return builder;
}

/**
 * A source over files in memory.
 * @param {Map<string, Uint8Array>} files
 * @returns {import('../../src/types.js').Source}
 */
export const memorySource = (files) => ({
  read: async (path) => files.get(path),
  list: async function* list(folder) {
    for (const path of [...files.keys()].sort()) if (path.startsWith(`${folder}/`)) yield path;
  },
});
