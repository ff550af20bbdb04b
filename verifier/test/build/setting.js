// A small election's objects, people and keys: two regencies at home, one abroad, two contests, three root
// members.
import crypto from 'node:crypto';
import { noteKey, officerKey } from './keys.js';
import { newSecret } from './log-builder.js';

/** @typedef {import('./log-builder.js').Person} Person */
/** @typedef {ReturnType<typeof makeSetting>} Setting */

export const FROM = '2024-02-01T00:00:00Z';
export const UNTIL = '2024-03-20T00:00:00Z';
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

export const units = {
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
export const contests = {
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
  voting: { closes: '13:00', day: '2024-02-14', opens: '07:00' },
};
export const ruleSet = {
  kind: 'terang/rule-set/v1',
  rules: [{ article: 'KPT 66/2024', id: 'R1', severity: 'error' }],
  values: {
    clockAheadMinutes: { article: '-', value: 10 },
    countingHours: { article: '-', value: 12 },
    graceHours: { article: '-', value: 48 },
    openingGraceMinutes: { article: '-', value: 30 },
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
  const known = `log ${log.vkey}\nwitness w1 ${w1?.vkey}\nwitness w2 ${w2?.vkey}\n`;
  const policy = `${known}group both all w1 w2\nquorum both\n`;
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
