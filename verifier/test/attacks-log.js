// Attacks by whoever runs the log: they hold the log's key and the publisher's, write what they like, and
// sign it again. They do not hold officers' keys, but for those that an attack says were stolen, nor the
// witnesses'. Where `rewrites` is set, history that witnesses had cosigned is changed, and they do not cosign
// again; else the forgery went in at once and witnesses, who judge no acts, cosigned it.
import { noteKey, officerKey, sha256Hex } from './build/keys.js';
import { newSecret } from './build/log-builder.js';
import { appoint, correct, enrol, enter, form, freeze, STATIONS } from './build/scenario.js';

/** @typedef {import('./build/log-builder.js').Step} Step */
/** @typedef {import('./build/scenario.js').Setting} Setting */
/** @typedef {import('./build/log-builder.js').LogBuilder} LogBuilder */
/** @typedef {Parameters<LogBuilder['publish']>[0]} Signing */
/**
 * `previous` offers the honest tree's checkpoint to the verifier. `publish` works on what was built, and says
 * how it is signed.
 * @typedef {{
 * name: string, what: string, expects: string, steps?: (steps: Step[], setting: Setting) => Step[],
 * rewrites?: true, previous?: true,
 *   publish?: (builder: LogBuilder, setting: Setting) => Signing,
 * }} LogAttack
 */

const [S1 = '', , S3 = '', M1 = '', M2 = '', T1 = ''] = STATIONS;
const GOOD = form([90, 60, 33]);
const OTHER = form([900, 60, 33]);

/** @param {string} name @param {...Step} added @returns {(steps: Step[]) => Step[]} */
const after =
  (name, ...added) =>
  (steps) =>
    steps.flatMap((step) => (step.name === name ? [step, ...added] : [step]));

/** @param {string} name @param {(step: Step) => Step} change @returns {(steps: Step[]) => Step[]} */
const changed = (name, change) => (steps) => steps.map((step) => (step.name === name ? change(step) : step));

/** Adds steps made from the setting. @param {string} name @param {(setting: Setting) => Step[]} make */
const afterMade = (name, make) => (/** @type {Step[]} */ steps, /** @type {Setting} */ setting) =>
  after(name, ...make(setting))(steps);

/** @param {Setting} setting @param {string} name */
const of = (setting, name) =>
  /** @type {import('./build/log-builder.js').Person} */ (setting.people.get(name));

/**
 * An entry of station M2, where nothing else happens after `takeover`.
 * @param {string} by
 * @param {Partial<Step>} [more]
 * @returns {Step}
 */
const forged = (by, more = {}) => ({ ...enter(by, T1, GOOD), name: 'forged', ...more });

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

/** @type {LogAttack[]} */
export const ACT_ATTACKS = [
  {
    name: 'votes edited in a signed act',
    what: 'the figures of an entry are changed; tree, views and checkpoint are made anew',
    expects: 'signature-bad',
    steps: changed('enter t1b PPWP', (step) => ({
      ...step,
      body: { ...step.body, form: form([5, 5, 219]) },
      bytes: (act) => Buffer.from(String(act).replace('[5,5,219]', '[5,5,999]')),
      keys: [{ id: '', publicKey: '', sign: () => 'A'.repeat(86) }],
    })),
  },
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
    name: 'self-confirmation',
    what: 'an officer enters the same figures twice, and they are counted as confirmed',
    expects: 'snapshot-views-wrong',
    steps: after(
      's3',
      forged('t1a'),
      forged('t1a', {
        pretend: (world) => Object.assign(world.records.get(`PPWP/${T1}`) ?? {}, { form: GOOD }),
      }),
    ),
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
  {
    name: 'missing co-signer',
    what: 'a correction by two carries one signature',
    expects: 'signature-bad',
    steps: after('s3', {
      ...correct('ppk', 'ppkb', S1, OTHER),
      seal: (seal) => ({ ...seal, signatures: seal.signatures.slice(0, 1) }),
    }),
  },
  {
    name: 'correction signed by one',
    what: 'a correction has no second officer',
    expects: 'signers-missing',
    steps: after('s3', (({ with: _, ...step }) => step)(correct('ppk', 'ppkb', S1, OTHER))),
  },
  {
    name: 'correction signed twice by one',
    what: 'the second officer of a correction is the first',
    expects: 'signers-same',
    steps: after('s3', correct('ppk', 'ppk', S1, OTHER)),
  },
  {
    name: 'correction from outside',
    what: 'one of the two officers is of another sub-district',
    expects: 'unit-outside',
    steps: after('s3', correct('ppk', 'ppk2', S1, OTHER)),
  },
  {
    name: 'correction without reason',
    what: 'a correction says nothing',
    expects: 'act-malformed',
    steps: after(
      's3',
      ((step) => ({ ...step, body: { ...step.body, reason: '' } }))(correct('ppk', 'ppkb', S1, OTHER)),
    ),
  },
  {
    name: 'correction of an unsettled record',
    what: 'a form is corrected that no two officers had agreed on',
    expects: 'tally-not-settled',
    steps: after('s3', correct('kab', 'ppkb', M2, OTHER)),
  },
  {
    name: 'correction that had not seen the record',
    what: 'a correction is based on an act that is no longer the last',
    expects: 'basis-stale',
    steps: after('s3', { ...correct('ppk', 'ppkb', S1, OTHER), basis: null }),
  },
  {
    name: 'entry after settlement',
    what: 'a settled form is overwritten by a new entry instead of a correction',
    expects: 'tally-settled',
    steps: after('s3', enter('k1c new', S1, OTHER)),
  },
  {
    name: 'entry after correction',
    what: 'a corrected form is overwritten by a new entry',
    expects: 'tally-corrected',
    steps: after('s3', enter('k3a', S3, OTHER)),
  },
  {
    name: 'malformed form',
    what: 'a form has a negative number of votes',
    expects: 'form-malformed',
    steps: after('s3', enter('t1b', T1, { ...GOOD, IV: [90, 60, -33] })),
  },
  {
    name: 'ballot with another option',
    what: 'a form has one option more than the contest',
    expects: 'form-malformed',
    steps: after('s3', enter('t1b', T1, form([1, 2, 3, 4]))),
  },
  {
    name: 'invented contest',
    what: 'an entry for a contest that was not adopted',
    expects: 'contest-unknown',
    steps: after('s3', {
      ...forged('t1b'),
      body: { attempt: 1, contest: 'DPD', form: GOOD },
      unapplied: true,
    }),
  },
  {
    name: 'invented re-vote',
    what: 'an entry for a second attempt that nobody authorised',
    expects: 'attempt-unknown',
    steps: after('s3', { ...forged('t1b'), body: { attempt: 2, contest: 'PPWP', form: GOOD } }),
  },
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
    steps: changed('freeze', () => freeze({ officers: 28 })),
  },
  {
    name: 'threshold not met',
    what: 'the zero report is signed by one member of the KPU',
    expects: 'signers-missing',
    steps: changed('freeze', ({ with: _, ...step }) => step),
  },
  {
    name: 'second freeze',
    what: 'the zero report is made again in the night',
    expects: 'election-frozen',
    steps: after('s3', freeze()),
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
    steps: changed('found', ({ with: _, ...step }) => step),
  },
  {
    name: 'station opened by one',
    what: 'one member of the KPU opens a station',
    expects: 'signers-missing',
    steps: changed('open station', ({ with: _, ...step }) => step),
  },
  {
    name: 'withheld form counted',
    what: 'a form that breaks a rule is shown as confirmed',
    expects: 'snapshot-views-wrong',
    steps: changed('enter k3b PPWP', (step) => ({
      ...step,
      pretend: (world) => world.pretended.set(`PPWP/${S3}`, 'confirmed'),
    })),
  },
  {
    name: 'snapshot that lies',
    what: "the snapshot act names another hash for the nation's view",
    expects: 'snapshot-views-wrong',
    steps: changed('s4', (step) => ({
      ...step,
      lie: (body) => ({ ...body, views: { ...body.views, PPWP: 'c'.repeat(64) } }),
    })),
  },
  {
    name: 'snapshot of another root',
    what: 'the snapshot act names a root that the log never had',
    expects: 'snapshot-root-wrong',
    steps: changed('s4', (step) => ({ ...step, lie: (body) => ({ ...body, root: 'c'.repeat(64) }) })),
  },
  {
    name: 'snapshot of the past',
    what: 'the snapshot act names a size before the last',
    expects: 'snapshot-wrong',
    steps: changed('s4', (step) => ({ ...step, lie: (body) => ({ ...body, size: 3 }) })),
  },
  {
    name: 'snapshot without a contest',
    what: 'the snapshot act leaves a contest out',
    expects: 'snapshot-wrong',
    steps: changed('s4', (step) => ({
      ...step,
      lie: (body) => ({ ...body, views: { PPWP: body.views.PPWP } }),
    })),
  },
  {
    name: 'snapshot hidden from the list',
    what: 'a snapshot is made and published, and not listed',
    expects: 'snapshot-unlisted',
    steps: changed('s2', (step) => ({ ...step, unlisted: true })),
  },
  {
    name: 'publisher impersonated',
    what: 'a snapshot act is signed by an officer instead of the publisher',
    expects: 'role-not-allowed',
    steps: changed('s4', (step) => ({ ...step, by: 'kpu1' })),
  },
  {
    name: 'publisher enters figures',
    what: "the publisher's key signs an entry",
    expects: 'role-not-allowed',
    steps: after('s3', enter('publisher', T1, OTHER)),
  },
];

/** @type {LogAttack[]} */
export const HISTORY_ATTACKS = [
  {
    name: 'dropped leaf',
    what: 'a leaf is taken out and the log signed again',
    expects: 'log-second-view',
    rewrites: true,
    previous: true,
    steps: (steps) =>
      steps
        .filter((step) => step.name !== 'enter k2c PPWP')
        .concat(...['x', 'y'].map((name) => ({ ...forged('t1a'), name }))),
  },
  {
    name: 'swapped leaves',
    what: 'two leaves change places, each with its own time',
    expects: 'received-back',
    publish: (builder) => {
      const at = builder.entries.length - 3;
      for (const list of [builder.entries, builder.hashes])
        list.splice(at, 2, /** @type {Uint8Array} */ (list[at + 1]), /** @type {Uint8Array} */ (list[at]));
      return {};
    },
  },
  {
    name: 'duplicated leaf',
    what: 'an act is put into the log a second time',
    expects: 'act-duplicate',
    publish: (builder) => {
      builder.add({
        name: 'again',
        repeat: Buffer.from(/** @type {Uint8Array} */ (builder.entries.at(-2))).toString('latin1'),
      });
      return {};
    },
  },
  {
    name: 'history edited and witnesses not asked',
    what: 'an entry is replaced by another of the same officer and all is signed again',
    expects: 'quorum-not-met',
    rewrites: true,
    steps: changed('enter t1b PPWP', (step) => ({ ...step, body: { ...step.body, form: OTHER } })),
  },
  {
    name: 'restored backup',
    what: 'the log goes back to an earlier size and signs it again',
    expects: 'log-rolled-back',
    rewrites: true,
    previous: true,
    steps: (steps) => steps.slice(0, -40),
  },
  {
    name: 'restored backup, grown again',
    what: 'the log is restored from a backup, other acts follow, and it is signed again',
    expects: 'log-second-view',
    rewrites: true,
    previous: true,
    steps: (steps) => [
      ...steps.slice(0, -3),
      ...Array.from({ length: 9 }, (_, i) => ({ ...forged('t1a'), name: `other ${i}` })),
      ...steps.slice(-1),
    ],
  },
  {
    name: 'second view of the log',
    what: 'another log is shown to some, signed with the same key',
    expects: 'log-second-view',
    rewrites: true,
    previous: true,
    steps: changed('filler 7', (step) => ({ ...step, body: { ...step.body, form: OTHER } })),
  },
  {
    name: 'root of another tree',
    what: 'the checkpoint is signed with a root that the entries do not give',
    expects: 'root-differs',
    publish: () => ({ root: Buffer.alloc(32, 7) }),
  },
  {
    name: 'checkpoint signed by a stranger',
    what: 'the checkpoint carries the signature of another key under the same name',
    expects: 'checkpoint-untrusted',
    publish: (_, setting) => ({ log: noteKey(setting.log.name, 1) }),
  },
  {
    name: 'cosignatures by strangers',
    what: 'the checkpoint is cosigned by keys of the attacker under the names of the witnesses',
    expects: 'quorum-not-met',
    publish: (_, setting) => ({ witnesses: setting.witnesses.map(({ name }) => noteKey(name, 4)) }),
  },
  {
    name: 'one witness of two',
    what: 'the quorum needs two witnesses and one has cosigned',
    expects: 'quorum-not-met',
    publish: (_, setting) => ({ witnesses: setting.witnesses.slice(1) }),
  },
];
