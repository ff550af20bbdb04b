// Attacks on figures by whoever runs the log: forms, corrections, what is counted and what snapshots say
// (spec/results.md, spec/views.md).
import { alone, after, changed, forged, GOOD, M2, OTHER, S1, S3, T1 } from './attack-steps.js';
import { correct, enter, form } from './build/steps.js';

/** @typedef {import('./attack-steps.js').LogAttack} LogAttack */

/** @type {LogAttack[]} */
export const FIGURE_ATTACKS = [
  {
    name: 'votes edited in a signed act',
    what: 'the figures of an entry are changed; tree, views and checkpoint are made anew',
    expects: 'signature-bad',
    steps: changed('enter t1b PPWP', (step) => ({
      ...step,
      body: { ...step.body, form: form([5, 5, 19]) },
      bytes: (act) => Buffer.from(String(act).replace('[5,5,19]', '[5,5,99]')),
      keys: [{ id: '', publicKey: '', sign: () => 'A'.repeat(86) }],
    })),
  },
  {
    name: 'self-confirmation',
    what: 'an officer enters the same figures twice, and they are counted as confirmed',
    expects: 'snapshot-views-wrong',
    steps: after(
      's3',
      forged('t1a', { at: '2024-02-14T06:00:30Z' }),
      forged('t1a', {
        pretend: (world) => Object.assign(world.records.get(`PPWP/${T1}`) ?? {}, { form: GOOD }),
      }),
    ),
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
    steps: after('s3', alone(correct('ppk', 'ppkb', S1, OTHER))),
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
    name: 'entries without end',
    what: 'an officer enters the same form more than 32 times',
    expects: 'entries-too-many',
    steps: after('s3', ...Array.from({ length: 13 }, (_, i) => enter('t1a', T1, form([7, 7, i])))),
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
