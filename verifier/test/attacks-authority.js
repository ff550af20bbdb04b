// Attacks on authority by whoever runs the log: who may sign what, where and when (spec/authority.md,
// spec/act.md).
import { after, afterMade, changed, forged, GOOD, M1, M2, of, OTHER, S1, S3, T1 } from './attack-steps.js';
import { officerKey } from './build/keys.js';
import { appoint, enrol, enter } from './build/steps.js';

/** @typedef {import('./attack-steps.js').LogAttack} LogAttack */

/** @type {LogAttack[]} */
export const AUTHORITY_ATTACKS = [
  {
    name: 'forged act',
    what: 'an entry in the name of an officer, signed with a key of the attacker',
    expects: 'signature-bad',
    steps: after('s3', forged('t1b', { keys: [officerKey()] })),
  },
  {
    name: 'signature by another key',
    what: "an entry names an officer's key and carries another officer's signature",
    expects: 'signature-bad',
    steps: afterMade('s3', (setting) => [forged('t1b', { keys: [of(setting, 'k1a').key] })]),
  },
  {
    name: 'key nobody enrolled',
    what: 'an entry of a known officer with a new key of the attacker',
    expects: 'key-unknown',
    steps: afterMade('s3', (setting) => {
      const key = officerKey();
      return [forged('t1b', { keys: [key], as: { by: { key: key.id, officer: of(setting, 't1b').id } } })];
    }),
  },
  {
    name: 'officer nobody appointed',
    what: 'an entry by an officer who does not exist',
    expects: 'officer-unknown',
    steps: afterMade('s3', () => {
      const key = officerKey();
      return [forged('t1b', { keys: [key], as: { by: { key: key.id, officer: '0'.repeat(32) } } })];
    }),
  },
  {
    name: 'forged authority',
    what: 'an appointment in the name of PPS, signed by the attacker, for an accomplice who then enters',
    expects: 'signature-bad',
    steps: afterMade('s3', (setting) =>
      [
        { ...appoint(setting, 'pps2', '1102012001', [['accomplice', 'KPPS', T1]]), keys: [officerKey()] },
        enrol(setting, 'accomplice'),
        forged('accomplice'),
      ].map((step) => ({
        ...step,
        body: step.act === 'results.tally.enter' ? step.body : { ...step.body, reason: 'x' },
      })),
    ),
  },
  {
    name: 'appointment from below',
    what: 'a KPPS appoints another KPPS',
    expects: 'role-not-allowed',
    steps: afterMade('enrol k1a', (setting) => [appoint(setting, 'k1a', S1, [['friend', 'KPPS', S1]])]),
  },
  {
    name: 'appointment outside the unit',
    what: 'a PPS appoints a KPPS of another village',
    expects: 'unit-outside',
    steps: afterMade('enrol t1b', (setting) => [
      appoint(setting, 'pps', '1101012002', [['friend', 'KPPS', M2]]),
    ]),
  },
  {
    name: 'officer outside her unit',
    what: 'a KPPS enters for another station',
    expects: 'unit-outside',
    steps: after('s3', enter('k1a', T1, OTHER)),
  },
  {
    name: 'wrong role',
    what: 'a PPS enters as if she were KPPS',
    expects: 'role-not-allowed',
    steps: after('s3', enter('pps2', T1, OTHER)),
  },
  {
    name: 'two keys of one officer',
    what: 'an officer whose key was replaced confirms her own entry with the old key',
    expects: 'key-revoked',
    steps: afterMade('enrol k1c new', (setting) =>
      [
        enter('k1c', S1, GOOD, 'DPR'),
        {
          ...enter('k1c new', S1, GOOD),
          as: { by: { key: of(setting, 'k1c').key.id, officer: of(setting, 'k1c').id } },
          keys: [of(setting, 'k1c').key],
        },
      ].slice(1),
    ),
  },
  {
    name: 'revoked key',
    what: 'a stolen telephone goes on after its key was revoked, back-dating its act',
    expects: 'key-revoked',
    steps: after('enrol k1c new', { ...enter('k1c', S1, GOOD), at: '2024-02-14T05:00:00Z' }),
  },
  {
    name: 'revoked officer',
    what: 'an officer who was revoked goes on entering',
    expects: 'officer-revoked',
    steps: after('takeover', enter('k3c', S3, GOOD)),
  },
  {
    name: 'ghost station',
    what: 'an entry for a station that does not exist',
    expects: 'unit-unknown',
    steps: after('s3', enter('t1b', '1102012001009', OTHER)),
  },
  {
    name: 'ghost appointment',
    what: 'a KPPS is appointed to a station that does not exist',
    expects: 'unit-unknown',
    steps: afterMade('enrol t1b', (setting) => [
      appoint(setting, 'pps2', '1102012001', [['ghost', 'KPPS', '1102012001009']]),
    ]),
  },
  {
    name: 'closed station',
    what: 'a station is closed and an entry made there',
    expects: 'unit-unknown',
    steps: after('s3', {
      name: 'close',
      act: 'registry.station.amend',
      unit: T1,
      record: `registry.station/${T1}`,
      by: 'kpu1',
      with: ['kpu2'],
      basis: 'head',
      body: { change: 'close', reason: 'x' },
    }),
  },
  {
    name: 'back-dated act',
    what: 'an act is dated before the term of its officer',
    expects: 'term-outside',
    steps: after('s3', forged('t1b', { at: '2024-01-01T00:00:00Z' })),
  },
  {
    name: 'act ahead of the clock',
    what: 'an act is dated eleven minutes after the log received it',
    expects: 'clock-ahead',
    steps: after('s3', forged('t1b', { at: '2024-02-14T06:20:00Z' })),
  },
  {
    name: 'term over',
    what: 'an act arrives more than 48 hours after the term, dated inside it',
    expects: 'term-outside',
    steps: after('s4', {
      ...enter('m1a', M1, GOOD, 'DPR'),
      at: '2024-03-19T00:00:00Z',
      received: 60 * 86_400_000,
    }),
  },
  {
    name: 'received going back',
    what: "the log's clock goes back from one leaf to the next",
    expects: 'received-back',
    steps: changed('enter t1b PPWP', (step) => ({ ...step, received: -90_000 })),
  },
  {
    name: 'non-canonical act',
    what: 'an act is written with a space in it, and signed so',
    expects: 'act-not-canonical',
    steps: after('s3', forged('t1b', { bytes: (act) => Buffer.from(String(act).replace('":', '": ')) })),
  },
  {
    name: 'extra member',
    what: 'an act carries a member that the specification does not know',
    expects: 'act-malformed',
    steps: after('s3', forged('t1b', { as: { note: 'x' } })),
  },
  {
    name: 'unknown kind of act',
    what: 'an act of a kind that nobody may sign',
    expects: 'act-unknown',
    steps: after('s3', forged('t1b', { as: { act: 'results.tally.erase' } })),
  },
  {
    name: 'malformed seal',
    what: 'a seal states its time in another spelling',
    expects: 'seal-malformed',
    steps: after(
      's3',
      forged('t1b', { seal: (seal) => ({ ...seal, received: seal.received.replace('Z', '+00:00') }) }),
    ),
  },
  {
    name: 'replay from another election',
    what: 'an act signed in a rehearsal is put into the log',
    expects: 'election-wrong',
    steps: after('s3', forged('t1b', { as: { election: 'gladi-2024' } })),
  },
  {
    name: 'record of another',
    what: "an act names another station's record",
    expects: 'record-wrong',
    steps: after('s3', forged('t1b', { record: `results.tally/${S1}/PPWP/1` })),
  },
];
