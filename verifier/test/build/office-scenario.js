// The other lines of the honest election, and what happens around its forms: supervisors, participants and
// observers; what is handed over; invitations; the voting day; photographs, attestations, objections.
import { STATIONS } from './setting.js';
import {
  answer,
  atStation,
  attest,
  delegate,
  endDelegation,
  invite,
  object,
  photograph,
  readNames,
  relieve,
  shift,
  SOON,
} from './office-steps.js';
import { correct, enrol, form } from './steps.js';

/** @typedef {import('./log-builder.js').Step} Step */
/** @typedef {import('./setting.js').Setting} Setting */

const [S1 = '', S2 = '', S3 = '', , , T1 = '', LN1 = '', LN2 = ''] = STATIONS;

/** Photographs: two lie in the tree, one is kept elsewhere. */
export const PHOTOGRAPHS = ['halaman 1', 'halaman 2', 'halaman 2, lebih tajam'].map((text) =>
  Buffer.from(text),
);
const [PAGE1, PAGE2, SHARPER] = /** @type {[Buffer, Buffer, Buffer]} */ (PHOTOGRAPHS);

/** @type {[by: string, unit: string, named: [string, string, string, object?][]][]} */
export const OTHER_LINES = [
  [
    'kpu2',
    'ID',
    [
      ['bawaslu', 'BAWASLU', 'ID', { name: 'e'.repeat(64) }],
      ['party1', 'PESERTA', 'ID', { participant: 'PPWP/1' }],
      ['party2', 'PESERTA', 'ID', { participant: 'DPR/2', expires: SOON }],
    ],
  ],
  [
    'bawaslu',
    'ID',
    [
      ['bprov', 'BAWASLU_PROVINSI', '11'],
      ['panln', 'PANWASLU_LN', '9901'],
    ],
  ],
  ['bprov', '1101', [['bkab', 'BAWASLU_KABKOTA', '1101']]],
  ['bkab', '1101', [['panwas', 'PANWASLU_KECAMATAN', '110101']]],
  [
    'panwas',
    '1101012001',
    [
      ['ptps1', 'PTPS', S1],
      ['ptps3', 'PTPS', S3],
    ],
  ],
  ['panln', '9901010001', [['ptpsln', 'PTPS', LN2]]],
  [
    'party1',
    'ID',
    [
      ['saksi1', 'SAKSI', S1, { expires: SOON }],
      ['saksi3', 'SAKSI', S3],
      ['saksi4', 'SAKSI', T1],
    ],
  ],
  ['party2', '11', [['saksi2', 'SAKSI', S1]]],
  ['kab', '1101', [['observer', 'PEMANTAU', S1]]],
  ['kpu1', '9901', [['observer2', 'PEMANTAU', LN1]]],
];

/** @param {Setting} setting @returns {Step[]} */
const handedOver = (setting) => [
  delegate(setting, 'kab', 'pps', '110101', ['results.evidence.answer', 'results.tally.correct']),
  delegate(setting, 'ppk', 'ppsb', '1101012002', ['results.tally.takeover']),
  delegate(setting, 'kpu3', 'prov', 'ID', ['registry.key.revoke', 'registry.officer.invite']),
  endDelegation(setting, 'ppsb', 'ppk', 'ppsb'),
  readNames('party2', S1),
];

/** @param {Setting} setting @returns {Step[]} */
const votingDay = (setting) => [
  shift(setting, 'k1a', 'start'),
  shift(setting, 'ppk', 'start'),
  atStation('k1a', S1, 'station.ready', { access: true, network: false, power: true }),
  atStation('k1b', S1, 'station.oath', { present: 7 }),
  atStation('k1a', S1, 'station.open', { present: 7, witnesses: 2 }),
  atStation('k1b', S1, 'turnout.count', { J: 20, L: 9, P: 11, hour: 9 }),
  atStation('k1a', S1, 'station.close', { queue: 0 }),
  relieve(setting, 'pps', 'k1a', 'pps'),
];

/** What others say. @param {Setting} setting @returns {Step[]} */
export function around(setting) {
  const good = form([90, 60, 33]);
  const other = form([80, 70, 33]);
  return [
    ...handedOver(setting),
    ...votingDay(setting),
    photograph('k1a', S1, [[1, PAGE1], [2, PAGE2]]),
    photograph('pps', S1, [[2, SHARPER]]),
    attest('saksi1', S1, other),
    attest('saksi1', S1, good),
    attest('saksi2', S1, good),
    attest('ptps1', S1, other),
    attest('saksi4', T1, form([5, 5, 19])),
    object('observer', S1, ['I.B1.2', 'IV.0', 'V']),
    answer('pps for kab', S1),
    object('saksi2', S1),
    photograph('ppln', LN1, [[20, SHARPER]]),
    object('ptpsln', LN2),
    { ...attest('saksi3', S3, good), name: 'saksi3 attests what a correction replaces' },
    correct('ppk', 'pps for kab', S3, form([89, 60, 33])),
    { ...attest('saksi1', S1, good, 'DPR'), name: 'saksi1 attests another contest' },
    photograph('kab', S2, [[3, PAGE1]]),
    closed(LN2),
    shift(setting, 'k1a', 'end'),
  ];
}

/** @param {string} unit @returns {Step} */
const closed = (unit) => ({
  name: `close ${unit}`,
  act: 'registry.station.amend',
  unit,
  record: `registry.station/${unit}`,
  by: 'kpu1',
  with: ['kpu2'],
  basis: 'head',
  body: { change: 'close', reason: 'pemilih dipindahkan' },
});

/**
 * A member of the commission loses her telephone: her key is revoked and she is invited, by two each time.
 * @param {Setting} setting
 * @returns {Step[]}
 */
export function lostAtTheCentre(setting) {
  const { people } = setting;
  const [lost, person] = [people.get('kpu3'), setting.person];
  if (lost === undefined) throw new Error('nobody has lost anything');
  if (!people.has('kpu3 new')) person('kpu3 new', 'ID');
  const fresh = /** @type {import('./log-builder.js').Person} */ (people.get('kpu3 new'));
  fresh.id = lost.id;
  return [
    {
      name: 'revoke key at the centre',
      act: 'registry.key.revoke',
      unit: 'ID',
      record: `registry.officer/${lost.id}`,
      by: 'kpu1',
      with: ['prov for kpu3'],
      body: { key: lost.key.id, officer: lost.id, reason: 'telepon hilang' },
    },
    { ...invite(setting, 'kpu1', 'kpu3 new', { expires: SOON }), with: ['kpu2'] },
    { ...enrol(setting, 'kpu3 new'), body: enrolment(fresh) },
  ];
}

/** @param {import('./log-builder.js').Person} person */
const enrolment = ({ secret, key }) => ({
  invitation: secret,
  key: key.publicKey,
  reason: 'telepon pengganti',
});
