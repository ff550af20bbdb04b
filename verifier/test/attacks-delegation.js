// Attacks on what officers hand over for a time (spec/authority.md "registry.delegation.grant"): that a right
// given is never more than the giver has, never handed on, never outlives its hour, and is no second pair of
// hands.
import { after, afterMade, GOOD, M2, of, OTHER, S1, S2, T1 } from './attack-steps.js';
import { sha256Hex } from './build/keys.js';
import { newSecret } from './build/log-builder.js';
import { answer, delegate, object } from './build/office-steps.js';
import { appoint, correct, form } from './build/steps.js';

/** @typedef {import('./attack-steps.js').LogAttack} LogAttack */
/** @typedef {import('./build/log-builder.js').Step} Step */
/** @typedef {import('./build/setting.js').Setting} Setting */

const HOUR = 3_600_000;

/** A correction of S1 by ppk and by who signs for kab. @param {Partial<Step>} [more] @returns {Step} */
const forKab = (more = {}) => ({ ...correct('ppk', 'pps for kab', S1, OTHER), name: 'delegated', ...more });

/** @param {string} by @param {string} unit @param {any} filled @returns {Step} */
const takeover = (by, unit, filled) => ({
  name: 'taken over',
  act: 'results.tally.takeover',
  unit,
  by,
  body: { attempt: 1, contest: 'PPWP', form: filled, of: 'b'.repeat(64), reason: 'x' },
});

/** @param {Setting} setting @param {string} by @param {string} name @returns {Step} */
const dismiss = (setting, by, name) => ({
  name: `dismiss ${name}`,
  act: 'registry.officer.revoke',
  unit: of(setting, name).unit,
  record: `registry.officer/${of(setting, name).id}`,
  by,
  basis: 'head',
  body: { officer: of(setting, name).id, reason: 'x' },
});

/** @type {LogAttack[]} */
const USE = [
  {
    name: 'delegate after expiry',
    what: 'a delegate signs an hour after what was handed to her was past',
    expects: 'delegation-ended',
    steps: after('s3', forKab({ received: 4 * HOUR })),
  },
  {
    name: 'delegate back-dates',
    what: 'after the end a delegate dates her act before it: for delegations there is no grace',
    expects: 'delegation-ended',
    steps: after('s3', forKab({ received: 4 * HOUR, at: '2024-02-14T08:00:00Z' })),
  },
  {
    name: 'delegate before the time',
    what: 'a delegate signs before the hour from which she may',
    expects: 'delegation-ended',
    steps: afterMade('s3', (setting) => [
      delegate(setting, 'kab', 'pps', '110101', ['results.tally.correct'], { from: '2024-02-14T08:00:00Z' }),
      forKab(),
    ]),
  },
  {
    name: 'delegation nobody granted',
    what: 'an officer signs in the right of a superior who handed her nothing',
    expects: 'delegation-missing',
    steps: after('s3', correct('ppk', 'ppsb for kab', S1, OTHER)),
  },
  {
    name: 'act that was not handed over',
    what: 'a delegate signs another act than those named',
    expects: 'delegation-missing',
    steps: after('s3', takeover('pps for kab', T1.replace('1102012001', '1101012001'), GOOD)),
  },
  {
    name: 'delegation that was ended',
    what: 'a delegate goes on after the delegation was ended',
    expects: 'delegation-missing',
    steps: after('ppsb ends what ppk gave to ppsb', takeover('ppsb for ppk', M2, OTHER)),
  },
  {
    name: 'delegation used elsewhere',
    what: 'a delegate signs for a village that was not handed over',
    expects: 'unit-outside',
    steps: after('ppk delegates to ppsb', takeover('ppsb for ppk', S2, GOOD)),
  },
  {
    name: 'giver and delegate as two signers',
    what: 'the two officers of a correction are one and who signs for her',
    expects: 'signers-same',
    steps: after('s3', correct('kab', 'pps for kab', S1, OTHER)),
  },
  {
    name: 'one delegate for two givers',
    what: 'the two officers of a correction are one pair of hands, in the right of two',
    expects: 'signers-same',
    steps: afterMade('s3', (setting) => [
      delegate(setting, 'ppk', 'pps', '110101', ['results.tally.correct']),
      correct('pps for ppk', 'pps for kab', S1, OTHER),
    ]),
  },
  {
    name: 'one pair of hands for two entries',
    what: 'who has entered a form confirms it in the right of her superior',
    expects: 'signers-same',
    steps: after('ppk delegates to ppsb', takeover('ppsb for ppk', M2, form([1, 2, 3]))),
  },
  {
    name: 'dismissed giver',
    what: 'a delegate goes on in the right of an officer who was dismissed',
    expects: 'officer-revoked',
    steps: afterMade('s3', (setting) => [dismiss(setting, 'prov', 'kab'), forKab()]),
  },
  {
    name: 'giver nobody knows',
    what: 'an officer signs in the right of one who does not exist',
    expects: 'officer-unknown',
    steps: afterMade('s3', (setting) => {
      const { id: officer, key } = of(setting, 'ppkb');
      const other = { for: '0'.repeat(32), key: key.id, officer };
      return [{ ...correct('ppk', 'ppkb', S1, OTHER), as: { with: [other] } }];
    }),
  },
  {
    name: 'delegate does more than the giver may',
    what: 'a delegate of the regency appoints a village committee, which the regency may not',
    expects: 'role-not-allowed',
    steps: afterMade('enrol t1b', (setting) => [
      delegate(setting, 'kab', 'ppk', '1101', ['registry.officer.appoint']),
      appoint(setting, 'ppk for kab', '110101', [['friend', 'PPS', '1101012001']]),
    ]),
  },
  {
    name: 'next key of her own making, by delegation',
    what: 'a delegate revokes her own key in the right of her superior and names the next invitation',
    expects: 'role-not-allowed',
    steps: afterMade('s3', (setting) => {
      const { id: officer, key, unit } = of(setting, 'k2a');
      const invitation = sha256Hex(Buffer.from(newSecret(), 'hex'));
      return [
        delegate(setting, 'pps', 'k2a', S2, ['registry.key.revoke']),
        {
          name: 'own key',
          act: 'registry.key.revoke',
          unit,
          record: `registry.officer/${officer}`,
          by: 'k2a for pps',
          body: { invitation, key: key.id, officer, reason: 'x' },
        },
      ];
    }),
  },
];

/**
 * @param {string} giver
 * @param {string} receiver
 * @param {string} unit
 * @param {string[]} acts
 * @param {any} [change]
 */
const granted = (giver, receiver, unit, acts, change) =>
  afterMade('s3', (setting) => [delegate(setting, giver, receiver, unit, acts, change)]);

/** @type {LogAttack[]} */
const GRANT = [
  {
    name: 'delegation handed on',
    what: 'a delegate hands on what was handed to her',
    expects: 'delegation-missing',
    steps: afterMade('s3', (setting) => [
      {
        ...delegate(setting, 'pps', 'k2a', '1101012001', ['results.tally.correct']),
        by: 'pps for kab',
      },
    ]),
  },
  {
    name: 'entry handed over',
    what: 'an officer of a station hands her entry to a colleague',
    expects: 'act-not-delegable',
    steps: granted('k1a', 'k1b', S1, ['results.tally.enter']),
  },
  {
    name: 'delegation across lines',
    what: 'an organiser hands a supervisor the right to correct',
    expects: 'role-not-allowed',
    steps: granted('kab', 'bkab', '1101', ['results.tally.correct']),
  },
  {
    name: 'delegation to the other side',
    what: "a participant hands another participant's witness the appointing of her own",
    expects: 'role-not-allowed',
    steps: granted('party1', 'saksi2', 'ID', ['registry.officer.appoint']),
  },
  {
    name: 'delegation to oneself',
    what: 'an officer hands something to herself',
    expects: 'role-not-allowed',
    steps: granted('kab', 'kab', '1101', ['results.tally.correct']),
  },
  {
    name: 'delegation upward',
    what: 'a village committee hands something to an officer above it',
    expects: 'unit-outside',
    steps: granted('pps', 'ppk', '1101012001', ['results.evidence.answer']),
  },
  {
    name: 'delegation of what is not hers',
    what: 'a regency hands over another regency',
    expects: 'unit-outside',
    steps: granted('kab', 'pps', '1102', ['results.tally.correct']),
  },
  {
    name: 'delegation longer than a term',
    what: 'an officer hands over more time than she has',
    expects: 'term-outside',
    steps: granted('kab', 'pps', '1101', ['results.tally.correct'], { until: '2024-03-20T00:00:01Z' }),
  },
  {
    name: 'delegation to the dismissed',
    what: 'something is handed to an officer who was dismissed',
    expects: 'officer-revoked',
    steps: granted('pps', 'k3c', '1101012001', ['results.evidence.answer']),
  },
  {
    name: 'delegations without end',
    what: 'nine officers hand something to one',
    expects: 'delegations-too-many',
    steps: afterMade('s3', (setting) =>
      Array.from({ length: 9 }, (_, i) =>
        delegate(setting, `f${i}`, 'f20', T1, ['registry.key.revoke', 'results.evidence.answer']),
      ),
    ),
  },
  {
    name: 'acts handed over out of order',
    what: 'a delegation names its acts twice',
    expects: 'act-malformed',
    steps: granted('kab', 'pps', '1101', ['results.tally.correct', 'results.tally.correct']),
  },
  {
    name: 'delegation ended by a stranger',
    what: 'an officer below ends what her superiors arranged',
    expects: 'role-not-allowed',
    steps: afterMade('s3', (setting) => [
      {
        name: 'end',
        act: 'registry.delegation.end',
        unit: '1101',
        record: `registry.officer/${of(setting, 'pps').id}`,
        by: 'k2a',
        body: { giver: of(setting, 'kab').id, officer: of(setting, 'pps').id, reason: 'x' },
      },
    ]),
  },
  {
    name: 'delegation that never was, ended',
    what: 'an officer ends what was never given',
    expects: 'delegation-missing',
    steps: afterMade('s3', (setting) => [
      {
        name: 'end',
        act: 'registry.delegation.end',
        unit: '1101',
        record: `registry.officer/${of(setting, 'ppkb').id}`,
        by: 'kab',
        body: { giver: of(setting, 'kab').id, officer: of(setting, 'ppkb').id, reason: 'x' },
      },
    ]),
  },
  {
    name: 'delegation that is past and forgotten, used',
    what: 'a delegate signs in a right that was past when she was granted another',
    expects: 'delegation-missing',
    steps: afterMade('s3', (setting) => [
      {
        ...delegate(setting, 'ppk', 'pps', '110101', ['results.tally.correct'], {
          until: '2024-02-14T20:00:00Z',
        }),
        received: 4 * HOUR,
      },
      forKab(),
    ]),
  },
  {
    name: 'answer after the end of a delegation',
    what: 'an objection is answered in the right of a regency whose delegation is past',
    expects: 'delegation-ended',
    steps: after('s3', object('saksi2', S1), { ...answer('pps for kab', S1), received: 4 * HOUR }),
  },
];

export const DELEGATION_ATTACKS = [...USE, ...GRANT];
