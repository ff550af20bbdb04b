// Attacks on the lines that keep apart, on invitations and on names (spec/authority.md): supervisors,
// participants and observers change no figure and nobody of another line dismisses them.
import { alone, after, afterMade, GOOD, of, OTHER, S1, S3, T1 } from './attack-steps.js';
import { sha256Hex } from './build/keys.js';
import { newSecret } from './build/log-builder.js';
import { invite, readNames } from './build/office-steps.js';
import { appoint, enrol, enter } from './build/steps.js';

/** @typedef {import('./attack-steps.js').LogAttack} LogAttack */
/** @typedef {import('./build/log-builder.js').Step} Step */
/** @typedef {import('./build/setting.js').Setting} Setting */

const LAST = 'enrol observer2';
const PAST = '2024-02-14T06:30:00Z';
const HOUR = 3_600_000;

/**
 * @param {string} name
 * @param {string} by
 * @param {string} unit
 * @param {[string, string, string, object?]} named
 */
const appointed = (name, by, unit, named) =>
  afterMade(name, (setting) => [appoint(setting, by, unit, [named])]);

/** @param {string} by @param {string} name @param {Partial<Step>} [more] */
const dismissed = (by, name, more = {}) =>
  afterMade('s3', (setting) => [
    {
      name: 'dismiss',
      act: 'registry.officer.revoke',
      unit: of(setting, name).unit,
      record: `registry.officer/${of(setting, name).id}`,
      by,
      basis: 'head',
      body: { officer: of(setting, name).id, reason: 'x' },
      ...more,
    },
  ]);

/** @type {LogAttack[]} */
const LINES = [
  {
    name: 'witness enters a figure',
    what: "a candidate's witness enters a form",
    expects: 'role-not-allowed',
    steps: after('s3', enter('saksi4', T1, OTHER)),
  },
  {
    name: 'supervisor takes over',
    what: 'a supervisor of the sub-district enters a form in place of the organisers',
    expects: 'role-not-allowed',
    steps: after('s3', {
      name: 'taken over',
      act: 'results.tally.takeover',
      unit: S3,
      by: 'panwas',
      body: { attempt: 1, contest: 'DPR', form: GOOD, of: 'b'.repeat(64), reason: 'x' },
    }),
  },
  {
    name: 'supervisor dismissed by the supervised',
    what: 'a village committee dismisses the supervisor of one of its stations',
    expects: 'role-not-allowed',
    steps: dismissed('pps', 'ptps1'),
  },
  {
    name: 'observer dismissed by a supervisor',
    what: 'a supervisor dismisses an observer',
    expects: 'role-not-allowed',
    steps: dismissed('bkab', 'observer'),
  },
  {
    name: "another party's witness dismissed",
    what: "a participant dismisses another participant's witness",
    expects: 'role-not-allowed',
    steps: dismissed('party2', 'saksi1'),
  },
  {
    name: 'supervision dismissed by one',
    what: 'one member of the KPU dismisses the supervisors of the nation alone',
    expects: 'signers-missing',
    steps: dismissed('kpu1', 'bawaslu'),
  },
  {
    name: 'participant dismissed by another',
    what: 'a supervisor and a member of the KPU dismiss a participant',
    expects: 'role-not-allowed',
    steps: dismissed('kpu1', 'party1', { with: ['bawaslu'] }),
  },
  {
    name: 'publisher dismissed',
    what: 'the KPU dismisses the publisher',
    expects: 'role-not-allowed',
    steps: dismissed('kpu1', 'publisher', { with: ['kpu2'] }),
  },
  {
    name: 'supervisor appointed by the supervised',
    what: 'a sub-district committee appoints the supervisor of a station',
    expects: 'role-not-allowed',
    steps: appointed(LAST, 'ppk', '110101', ['friend', 'PTPS', S1]),
  },
  {
    name: 'organiser appointed by a supervisor',
    what: 'a supervisor appoints a member of a station',
    expects: 'role-not-allowed',
    steps: appointed(LAST, 'panwas', '110101', ['friend', 'KPPS', S1]),
  },
  {
    name: 'member at the wrong level',
    what: 'a provincial commission is appointed for the nation',
    expects: 'role-not-allowed',
    steps: appointed(LAST, 'kpu1', 'ID', ['friend', 'KPU_PROVINSI', 'ID']),
  },
  {
    name: 'supervisor in the wrong place',
    what: 'a supervisor abroad appoints one at home',
    expects: 'unit-outside',
    steps: appointed(LAST, 'panln', '9901', ['friend', 'PTPS', S1]),
  },
  {
    name: 'participant of nothing',
    what: 'a participant is appointed for a pair that does not stand',
    expects: 'participant-unknown',
    steps: appointed(LAST, 'kpu1', 'ID', ['friend', 'PESERTA', 'ID', { participant: 'PPWP/4' }]),
  },
  {
    name: 'participant of no side',
    what: 'a participant is appointed and nobody says for whom',
    expects: 'participant-unknown',
    steps: appointed(LAST, 'kpu1', 'ID', ['friend', 'PESERTA', 'ID']),
  },
  {
    name: 'partisan supervisor',
    what: 'a supervisor is appointed for a pair',
    expects: 'participant-unknown',
    steps: appointed(LAST, 'panwas', '110101', ['friend', 'PTPS', S1, { participant: 'PPWP/1' }]),
  },
];

/** Someone new, invited until a moment, who comes later. @param {Partial<Step>} [more] */
const lateEnrolment = (more = {}) =>
  afterMade('s3', (setting) => {
    const named = appoint(setting, 'pps2', '1102012001', [['late', 'KPPS', T1, { expires: PAST }]]);
    const reason = { reason: 'pengganti' };
    const key = enrol(setting, 'late');
    return [
      { ...named, body: { ...named.body, ...reason } },
      { ...key, body: { ...key.body, ...reason }, ...more },
    ];
  });

/** @type {LogAttack[]} */
const INVITATIONS = [
  {
    name: 'invitation used after its expiry',
    what: 'a key is enrolled with an invitation whose last moment is past',
    expects: 'invitation-expired',
    steps: lateEnrolment({ received: HOUR }),
  },
  {
    name: 'invitation used after its expiry, back-dated',
    what: 'the same, dated before that moment: what counts is when it was received',
    expects: 'invitation-expired',
    steps: lateEnrolment({ received: HOUR, at: '2024-02-14T06:20:00Z' }),
  },
  {
    name: 'invitation that was replaced',
    what: 'a key is enrolled with an invitation in whose place another was given',
    expects: 'invitation-wrong',
    steps: afterMade('s3', (setting) => {
      const named = appoint(setting, 'pps2', '1102012001', [['late', 'KPPS', T1]]);
      const reason = { reason: 'pengganti' };
      const old = enrol(setting, 'late');
      return [
        { ...named, body: { ...named.body, ...reason } },
        invite(setting, 'pps2', 'late'),
        { ...old, body: { ...old.body, ...reason } },
      ];
    }),
  },
  {
    name: 'second telephone',
    what: 'an officer who has a key is invited again, for a second one',
    expects: 'key-exists',
    steps: afterMade('s3', (setting) => [invite(setting, 'pps', 'k2a')]),
  },
  {
    name: 'invitation for the dismissed',
    what: 'an officer who was dismissed is invited again',
    expects: 'officer-revoked',
    steps: afterMade('revoke officer', (setting) => [invite(setting, 'pps', 'k3c')]),
  },
  {
    name: 'invitation by a colleague',
    what: 'an officer invites another of her own station',
    expects: 'role-not-allowed',
    steps: afterMade('revoke key', (setting) => [invite(setting, 'k1a', 'k1c new')]),
  },
  {
    name: 'invitation at the centre by one',
    what: 'one member of the KPU invites another alone',
    expects: 'signers-missing',
    steps: afterMade('revoke key at the centre', (setting) => [
      alone({ ...invite(setting, 'kpu1', 'kpu3 new'), with: ['kpu2'] }),
    ]),
  },
  {
    name: 'end of an invitation that is none',
    what: 'a revocation names the last moment of an invitation that it does not give',
    expects: 'act-malformed',
    steps: afterMade('s3', (setting) => [
      {
        name: 'revoke',
        act: 'registry.key.revoke',
        unit: S1,
        record: `registry.officer/${of(setting, 'k1a').id}`,
        by: 'pps',
        body: { expires: PAST, key: of(setting, 'k1a').key.id, officer: of(setting, 'k1a').id, reason: 'x' },
      },
    ]),
  },
  {
    name: 'own key and a superior as second signer',
    what: 'an officer and her superior together revoke her key and name the next invitation',
    expects: 'role-not-allowed',
    steps: afterMade('s3', (setting) => [
      {
        name: 'revoke',
        act: 'registry.key.revoke',
        unit: S1,
        record: `registry.officer/${of(setting, 'k1a').id}`,
        by: 'k1a',
        with: ['pps'],
        body: {
          invitation: sha256Hex(Buffer.from(newSecret(), 'hex')),
          key: of(setting, 'k1a').key.id,
          officer: of(setting, 'k1a').id,
          reason: 'x',
        },
      },
    ]),
  },
];

/** @type {LogAttack[]} */
const NAMES = [
  {
    name: 'names read by a member of a station',
    what: 'an officer of a station opens names',
    expects: 'role-not-allowed',
    steps: after('s3', readNames('k1a', S1)),
  },
  {
    name: 'names of another regency',
    what: 'an officer opens the names of a regency that is not hers',
    expects: 'unit-outside',
    steps: after('s3', readNames('kab', '1102')),
  },
  {
    name: 'names read without a reason',
    what: 'names are opened before the freeze and nobody says why',
    expects: 'act-malformed',
    steps: after(LAST, { ...readNames('ppk', '110101'), body: {} }),
  },
];

export const LINE_ATTACKS = [...LINES, ...INVITATIONS, ...NAMES];
