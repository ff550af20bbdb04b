// A small election with everything in it: two regencies at home, one abroad, two contests, officers from the
// centre down to the station, a freeze, double entries, a dispute, a correction, a takeover, revocations, a
// station opened, snapshots.
import crypto from 'node:crypto';
import { noteKey, officerKey, sha256Hex } from './keys.js';
import { LogBuilder, newSecret } from './log-builder.js';
import { canonical } from './naive-tally.js';

/** @typedef {import('./log-builder.js').Step} Step */
/** @typedef {import('./log-builder.js').Person} Person */
/** @typedef {ReturnType<typeof makeSetting>} Setting */

const FROM = '2024-02-01T00:00:00Z';
const UNTIL = '2024-03-20T00:00:00Z';
export const STATIONS = [
  '1101012001001',
  '1101012001002',
  '1101012001003',
  '1101012002001',
  '1101012002002',
  '1102012001001',
  '9901010001001',
  '9901010001002',
];

const units = {
  kind: 'terang/units/v1',
  regions: [
    ['11', 'ACEH'],
    ['1101', 'ACEH SELATAN'],
    ['110101', 'BAKONGAN'],
    ['1101012001', 'KEUDE "BARU"'],
    ['1101012002', 'UJONG'],
    ['1102', 'ACEH TENGGARA'],
    ['110201', 'LAWE ALAS'],
    ['1102012001', 'NGKERAN'],
    ['99', 'LUAR NEGERI'],
    ['9901', 'KUALA LUMPUR'],
    ['990101', 'KUALA LUMPUR'],
    ['9901010001', 'KUALA LUMPUR — Ω'],
  ],
  stations: { 1101012001: '1-3', 1101012002: '1-2', 1102012001: '1-1', 9901010001: '1-2' },
  zones: { 11: 'Asia/Jakarta', 99: 'Asia/Kuala_Lumpur' },
};
const contests = {
  kind: 'terang/contests/v1',
  contests: [
    {
      article: 'UU 7/2017',
      colour: 'grey',
      id: 'PPWP',
      name: 'Presiden',
      type: 'options',
      options: [1, 2, 3].map((no) => ({ name: `Pasangan ${no}`, no })),
    },
    {
      article: 'UU 7/2017',
      colour: 'yellow',
      id: 'DPR',
      name: 'DPR',
      type: 'party-list',
      options: [1, 2].map((no) => ({ candidates: ['A', 'B'], name: `Partai ${no}`, no })),
    },
  ],
};
const ruleSet = {
  kind: 'terang/rule-set/v1',
  rules: [{ article: 'KPT 66/2024', id: 'R1', severity: 'error' }],
  values: {
    clockAheadMinutes: { article: '-', value: 10 },
    graceHours: { article: '-', value: 48 },
    reservePercent: { article: '-', value: 2 },
    votersPerStationMax: { article: '-', value: 300 },
  },
};

/** People, keys and objects of one election. */
export function makeSetting() {
  /** @type {Map<string, Person>} */
  const people = new Map();
  /** @param {string} name @param {string} unit */
  const person = (name, unit) =>
    people.set(name, {
      id: crypto.randomBytes(16).toString('hex'),
      key: officerKey(),
      unit,
      secret: newSecret(),
    });
  for (const name of ['kpu1', 'kpu2', 'kpu3']) person(name, 'ID');
  people.set('publisher', { id: 'publisher', key: officerKey(), unit: 'ID', secret: '' });
  const log = noteKey('terang.example/2024', 1);
  const witnesses = [noteKey('w1.example', 4), noteKey('w2.example', 4)];
  const [w1, w2] = witnesses;
  const policy = `log ${log.vkey}\nwitness w1 ${w1?.vkey}\nwitness w2 ${w2?.vkey}\ngroup both all w1 w2\nquorum both\n`;
  return {
    people,
    person,
    units,
    contests,
    ruleSet,
    stations: STATIONS,
    election: 'uji-2024',
    name: 'Indonesia',
    log,
    witnesses,
    policy,
  };
}

/**
 * A form in which everything agrees.
 * @param {number[]} votes
 * @param {number} [invalid]
 * @param {any} [change] members to replace
 */
export function form(votes, invalid = 2, change = {}) {
  const valid = votes.reduce((a, b) => a + b, 0);
  const users = valid + invalid;
  const half = Math.floor(users / 2);
  const electorate = users + 20;
  const received = electorate + Math.ceil(electorate / 50);
  return {
    I: {
      A: [half + 10, electorate - half - 10, electorate],
      B1: [half, users - half - 1, users - 1],
      B2: [0, 0, 0],
      B3: [0, 1, 1],
      B4: [half, users - half, users],
    },
    II: { 1: received, 2: users, 3: 1, 4: received - users - 1 },
    III: [1, 1, 2],
    IV: votes,
    V: { A: valid, B: invalid, C: users },
    ...change,
  };
}

/** @param {number} a @param {number} b votes of two parties */
export const partyForm = (a, b) => ({
  ...form([a, b]),
  IV: [a, b].map((total) => ({ candidates: [1, 2], party: total - 3, total })),
});

/**
 * @param {Setting} setting
 * @param {string} by
 * @param {string} unit
 * @param {[name: string, role: string, unit: string][]} named
 * @returns {Step}
 */
export function appoint(setting, by, unit, named) {
  const officers = named.map(([name, role, where]) => {
    if (!setting.people.has(name)) setting.person(name, where);
    const { id, secret } = /** @type {Person} */ (setting.people.get(name));
    return {
      from: FROM,
      invitation: sha256Hex(Buffer.from(secret, 'hex')),
      officer: id,
      role,
      unit: where,
      until: UNTIL,
    };
  });
  return {
    name: `appoint ${named.map(([name]) => name).join(' ')}`,
    act: 'registry.officer.appoint',
    unit,
    record: `registry.body/${unit}`,
    by,
    body: { officers },
  };
}

/** @param {Setting} setting @param {string} name @returns {Step} */
export function enrol(setting, name) {
  const { id, key, unit, secret } = /** @type {Person} */ (setting.people.get(name));
  return {
    name: `enrol ${name}`,
    act: 'registry.key.enrol',
    unit,
    record: `registry.officer/${id}`,
    by: name,
    body: { invitation: secret, key: key.publicKey },
  };
}

/** @param {string} by @param {string} unit @param {any} filled @param {string} [contest] @returns {Step} */
export const enter = (by, unit, filled, contest = 'PPWP') => ({
  name: `enter ${by} ${contest}`,
  act: 'results.tally.enter',
  unit,
  by,
  body: { attempt: 1, contest, form: filled },
});

/** @param {string} by @param {string} other @param {string} unit @param {any} filled @returns {Step} */
export const correct = (by, other, unit, filled) => ({
  name: `correct ${unit}`,
  act: 'results.tally.correct',
  unit,
  by,
  with: [other],
  basis: 'head',
  body: { attempt: 1, contest: 'PPWP', evidence: 'a'.repeat(64), form: filled, reason: 'hitung ulang' },
});

/** @param {Setting} setting @returns {Step} */
export function found(setting) {
  const { people } = setting;
  /** @param {object} object */
  const hash = (object) => sha256Hex(canonical(object));
  return {
    name: 'found',
    act: 'registry.election.found',
    record: 'registry.election',
    by: 'kpu1',
    with: ['kpu2'],
    body: {
      contests: hash(contests),
      election: setting.election,
      from: FROM,
      log: setting.log.vkey,
      name: setting.name,
      publisher: people.get('publisher')?.key.publicKey,
      root: ['kpu1', 'kpu2', 'kpu3'].map((name) => ({
        key: people.get(name)?.key.publicKey,
        officer: people.get(name)?.id,
      })),
      ruleSet: hash(ruleSet),
      threshold: 2,
      units: hash(units),
      until: UNTIL,
    },
  };
}

/** @param {any} [change] @returns {Step} */
export const freeze = (change = {}) => ({
  name: 'freeze',
  act: 'registry.election.freeze',
  record: 'registry.election',
  by: 'kpu1',
  with: ['kpu3'],
  basis: 'head',
  body: {
    contests: sha256Hex(canonical(contests)),
    forms: 0,
    keys: 29,
    officers: 29,
    ruleSet: sha256Hex(canonical(ruleSet)),
    stations: 8,
    units: sha256Hex(canonical(units)),
    ...change,
  },
});

/** @type {[by: string, unit: string, named: [string, string, string][]][]} */
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
  [
    'ppln',
    '9901',
    [
      ['ln1a', 'KPPSLN', '9901010001001'],
      ['ln1b', 'KPPSLN', '9901010001001'],
    ],
  ],
];

/**
 * The steps of the honest election, in order. `snapshot` steps are named s1, s2, …
 * @param {Setting} setting
 * @returns {Step[]}
 */
export function honestSteps(setting) {
  /** @type {Step[]} */
  const steps = [found(setting)];
  for (const [by, unit, named] of APPOINTMENTS) {
    steps.push(appoint(setting, by, unit, named));
    for (const [name] of named) steps.push(enrol(setting, name));
  }
  steps.push(freeze(), ...nightSteps(setting));
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
    ...Array.from({ length: 220 }, (_, i) => ({ ...enter('t1a', t1, form([5, 5, i])), name: `filler ${i}` })),
    { name: 's3', snapshot: true },
    enter('t1b', t1, form([5, 5, 219])), // confirms
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
  const m2 = '1101012002002';
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
