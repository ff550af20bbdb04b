// Attacks on the registry by whoever runs the log: keys, appointments, the founding, the freeze, stations
// (spec/authority.md).
import { alone, after, afterMade, changed, GOOD, of, S1, T1 } from './attack-steps.js';
import { officerKey, sha256Hex } from './build/keys.js';
import { newSecret } from './build/log-builder.js';
import { appoint, enrol, enter, freeze } from './build/steps.js';

/** @typedef {import('./attack-steps.js').LogAttack} LogAttack */
/** @typedef {import('./build/log-builder.js').Step} Step */
/** @typedef {import('./build/setting.js').Setting} Setting */

/** @param {Setting} setting @param {string} victim @param {any} [more] @returns {Step} */
const revokeKey = (setting, victim, more = {}) => {
  const { id, key, unit } = of(setting, victim);
  return {
    name: 'stolen',
    act: 'registry.key.revoke',
    unit,
    record: `registry.officer/${id}`,
    by: 'pps',
    body: { key: key.id, officer: id, reason: 'hilang' },
    ...more,
  };
};

/** @param {Setting} setting @param {any} [more] */
const takeover = (setting, more = {}) => {
  const { id, key } = of(setting, 'kab');
  const invitation = sha256Hex(Buffer.from(newSecret(), 'hex'));
  const body = { invitation, key: key.id, officer: id, reason: 'hilang' };
  return revokeKey(setting, 'kab', { by: 'kpu1', body, ...more });
};

/** @type {LogAttack[]} */
export const REGISTRY_ATTACKS = [
  {
    name: 'enrolment with a wrong invitation',
    what: 'a thief enrols a key without the secret',
    expects: 'invitation-wrong',
    steps: afterMade('revoke key', (setting) => [
      {
        ...enrol(setting, 'k1c new'),
        body: { invitation: newSecret(), key: of(setting, 'k1c new').key.publicKey, reason: 'x' },
      },
    ]),
  },
  {
    name: 'enrolment with a spent invitation',
    what: 'a second key is enrolled with an invitation used before',
    expects: 'invitation-spent',
    steps: afterMade('enrol t1b', (setting) => {
      const key = officerKey();
      return [
        {
          ...enrol(setting, 't1b'),
          body: { invitation: of(setting, 't1b').secret, key: key.publicKey },
          keys: [key],
          as: { by: { key: key.id, officer: of(setting, 't1b').id } },
        },
      ];
    }),
  },
  {
    name: 'enrolment without possession',
    what: "an officer's enrolment names a key that did not sign it",
    expects: 'signature-bad',
    steps: changed('enrol t1b', (step) => ({ ...step, keys: [officerKey()] })),
  },
  {
    name: 'self-made successor',
    what: 'an officer revokes her own key and names the next invitation herself',
    expects: 'role-not-allowed',
    steps: afterMade('s3', (setting) => [
      revokeKey(setting, 'k2a', {
        by: 'k2a',
        body: {
          invitation: sha256Hex(Buffer.from(newSecret(), 'hex')),
          key: of(setting, 'k2a').key.id,
          officer: of(setting, 'k2a').id,
          reason: 'x',
        },
      }),
    ]),
  },
  {
    name: 'commission member revoked by one',
    what: 'one member of the KPU revokes another alone',
    expects: 'signers-missing',
    steps: afterMade('s3', (setting) => [
      {
        name: 'coup',
        act: 'registry.officer.revoke',
        unit: 'ID',
        record: `registry.officer/${of(setting, 'kpu2').id}`,
        by: 'kpu1',
        basis: 'head',
        body: { officer: of(setting, 'kpu2').id, reason: 'x' },
      },
    ]),
  },
  {
    name: "one commissioner takes over a regency's key",
    what: "one member of the KPU revokes a regency's key alone and names whose telephone comes next",
    expects: 'signers-missing',
    steps: afterMade('s3', (setting) => [takeover(setting)]),
  },
  {
    name: "one commissioner takes over a regency's key with a friend",
    what: "one member of the KPU revokes a regency's key, and an officer of the province signs beside her",
    expects: 'role-not-allowed',
    steps: afterMade('s3', (setting) => [takeover(setting, { with: ['prov'] })]),
  },
  {
    name: 'one commissioner appoints',
    what: 'one member of the KPU appoints an officer of a province alone',
    expects: 'signers-missing',
    steps: afterMade('enrol ppln', (setting) => [
      alone(appoint(setting, 'kpu1', 'ID', [['puppet', 'KPU_PROVINSI', '11']])),
    ]),
  },
  {
    name: 'one commissioner appoints with a friend',
    what: 'one member of the KPU appoints, and an officer of a province signs beside her',
    expects: 'role-not-allowed',
    steps: afterMade('enrol ppln', (setting) => [
      { ...appoint(setting, 'kpu1', 'ID', [['puppet', 'KPU_PROVINSI', '11']]), with: ['prov'] },
    ]),
  },
  {
    name: 'appointment after the freeze without reason',
    what: 'an officer is added in the night and nobody says why',
    expects: 'reason-missing',
    steps: afterMade('s3', (setting) => [appoint(setting, 'pps2', '1102012001', [['late', 'KPPS', T1]])]),
  },
  {
    name: 'act before the freeze',
    what: 'a form is entered before the zero report',
    expects: 'election-not-frozen',
    steps: after('enrol k1a', { ...enter('k1a', S1, GOOD, 'PPWP'), unapplied: true }),
  },
  {
    name: 'freeze counts lie',
    what: 'the zero report hides an officer',
    expects: 'freeze-differs',
    steps: changed('freeze', (step) => ({
      ...step,
      body: { ...step.body, officers: step.body.officers - 1 },
    })),
  },
  {
    name: 'threshold not met',
    what: 'the zero report is signed by one member of the KPU',
    expects: 'signers-missing',
    steps: changed('freeze', alone),
  },
  {
    name: 'second freeze',
    what: 'the zero report is made again in the night',
    expects: 'election-frozen',
    steps: after('s3', { ...freeze(1), with: ['kpu2'] }),
  },
  {
    name: 'second founding',
    what: 'the election is founded again in the middle of the log',
    expects: 'election-founded',
    steps: (steps) => after('s3', { .../** @type {Step} */ (steps[0]), name: 'again' })(steps),
  },
  {
    name: 'forged founding',
    what: 'the founding act is signed by a key that it does not name',
    expects: 'signature-bad',
    steps: changed('found', (step) => ({ ...step, keys: [officerKey(), officerKey()] })),
  },
  {
    name: 'founding by too few',
    what: 'the founding act needs two and one signs',
    expects: 'signers-missing',
    steps: changed('found', alone),
  },
  {
    name: 'station opened by one',
    what: 'one member of the KPU opens a station',
    expects: 'signers-missing',
    steps: changed('open station', alone),
  },
];
