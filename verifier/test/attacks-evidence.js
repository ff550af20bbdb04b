// Attacks on what others say about a form (spec/results.md "Evidence") and on what is shown of it
// (spec/views.md): by officers who may not say it, and by whoever runs the log and would rather not show it.
import { after, changed, S1, S2, S3, T1 } from './attack-steps.js';
import { sha256Hex } from './build/keys.js';
import { canonical } from './build/naive-tally.js';
import { answer, attest, object, photograph } from './build/office-steps.js';
import { form } from './build/steps.js';

/** @typedef {import('./attack-steps.js').LogAttack} LogAttack */
/** @typedef {import('./build/log-builder.js').Step} Step */
/** @typedef {import('./build/naive-evidence.js').Evidence} Evidence */
/** @typedef {any} Loose  any: bodies as attackers write them */

const PAGE = Buffer.from('halaman');

/** @param {Step} step @param {any} change @returns {Step} any: of the body */
const said = (step, change) => ({ ...step, body: { ...step.body, ...change } });

/** @type {LogAttack[]} */
const SAID = [
  {
    name: 'attestation by an organiser',
    what: 'a village committee attests a form as if it had watched',
    expects: 'role-not-allowed',
    steps: after('s3', attest('pps', S1, form([90, 60, 33]))),
  },
  {
    name: 'attestation elsewhere',
    what: 'a witness attests the form of a station that she does not watch',
    expects: 'unit-outside',
    steps: after('s3', attest('saksi1', S2, form([90, 60, 33]))),
  },
  {
    name: 'photograph by a witness',
    what: 'a witness photographs a form in the place of the organisers',
    expects: 'role-not-allowed',
    steps: after('s3', photograph('saksi1', S1, [[1, PAGE]])),
  },
  {
    name: 'objection by an organiser',
    what: 'an officer of a station objects to its form',
    expects: 'role-not-allowed',
    steps: after('s3', object('k1a', S1)),
  },
  {
    name: 'objection answered by a witness',
    what: 'a witness answers an objection',
    expects: 'role-not-allowed',
    steps: after('s3', object('saksi2', S1), answer('saksi1', S1)),
  },
  {
    name: 'objection answered twice',
    what: 'an objection that has its answer is answered again',
    expects: 'objection-unknown',
    steps: after('s3', object('saksi2', S1), answer('pps', S1), {
      ...answer('ppk', S1),
      body: (/** @type {import('./build/log-builder.js').LogBuilder} */ builder) => ({
        answer: 'accepted',
        attempt: 1,
        contest: 'PPWP',
        objection: builder.world.evidence.get(`PPWP/${S1}`)?.at(-2)?.id,
        reason: 'x',
      }),
    }),
  },
  {
    name: 'answer to nothing',
    what: 'an answer names an act that is no objection on this form',
    expects: 'objection-unknown',
    steps: after('s3', attest('saksi2', S1, form([1, 2, 3])), answer('pps', S1)),
  },
  {
    name: 'objections without end',
    what: 'a witness objects 33 times to one form',
    expects: 'entries-too-many',
    steps: after(
      's3',
      ...Array.from({ length: 33 }, (_, i) => ({ ...object('saksi4', T1), name: `o${i}`, received: 1_000 })),
    ),
  },
  {
    name: 'objection of no kind',
    what: 'an objection has a category that does not exist',
    expects: 'act-malformed',
    steps: after('s3', said(object('saksi2', S1), { category: 'kebohongan' })),
  },
  {
    name: 'objection to a cell that no form has',
    what: 'an objection names a cell that no form has',
    expects: 'act-malformed',
    steps: after('s3', object('saksi2', S1, ['V.D'])),
  },
  {
    name: 'cells of an objection out of order',
    what: 'an objection names its cells out of order',
    expects: 'act-malformed',
    steps: after('s3', object('saksi2', S1, ['V.A', 'IV.0'])),
  },
  {
    name: 'page photographed twice in one act',
    what: 'an act has two photographs of one page',
    expects: 'act-malformed',
    steps: after('s3', photograph('k1a', S1, [[1, PAGE], [1, PAGE]])),
  },
  {
    name: 'photograph too large to be one',
    what: 'an act names a photograph of more than 5,000,000 bytes',
    expects: 'act-malformed',
    steps: after(
      's3',
      said(photograph('k1a', S1, [[1, PAGE]]), {
        pages: [{ bytes: 5_000_001, hash: 'a'.repeat(64), page: 1 }],
      }),
    ),
  },
  {
    name: 'evidence on an invented contest',
    what: 'a witness attests a form of a contest that was not adopted',
    expects: 'contest-unknown',
    steps: after('s3', { ...attest('saksi1', S1, form([1, 2, 3]), 'DPD'), unapplied: true }),
  },
  {
    name: 'evidence on an invented re-vote',
    what: 'a witness objects to a second attempt that nobody authorised',
    expects: 'attempt-unknown',
    steps: after('s3', {
      ...said(object('saksi1', S1), { attempt: 2 }),
      record: `results.evidence/${S1}/PPWP/2`,
      unapplied: true,
    }),
  },
  {
    name: 'evidence on a whole village',
    what: 'an objection to a village, which has no form',
    expects: 'record-wrong',
    steps: after('s3', object('saksi1', '1101012001')),
  },
];

/**
 * What the publisher shows of a station's record instead.
 * @param {string} station @param {(evidence: Evidence) => Evidence} change
 */
const shown = (station, change) =>
  changed('enter t1b PPWP', (step) => ({
    ...step,
    pretend: (world) => {
      const key = `PPWP/${station}`;
      world.evidence.set(key, change(world.evidence.get(key) ?? []));
    },
  }));

/**
 * @param {Evidence} evidence
 * @param {string} kind
 * @param {(body: Loose) => Loose} change
 */
const edited = (evidence, kind, change) =>
  evidence.map((one) =>
    one.act.act === `results.evidence.${kind}`
      ? { ...one, act: { ...one.act, body: change(one.act.body) } }
      : one,
  );

/** Brings the station's village into the next snapshot. @param {string} station @param {string} by */
const touched = (station, by) => attest(by, station, form([1, 1, 1]));

/** @param {string} station @param {string} by @param {(evidence: Evidence) => Evidence} change */
const lies = (station, by, change) => (/** @type {Step[]} */ steps) =>
  shown(station, change)(after('s3', touched(station, by))(steps));

/** @type {LogAttack[]} */
const SHOWN = [
  {
    name: 'objection removed from a view',
    what: 'an open objection is left out of every view',
    expects: 'snapshot-views-wrong',
    steps: lies(S1, 'saksi2', (evidence) =>
      evidence.filter(({ act }) => !(act.act.endsWith('.object') && act.body.fields.length === 0)),
    ),
  },
  {
    name: 'objection shown as answered',
    what: 'an answer is shown for an objection that has none',
    expects: 'snapshot-views-wrong',
    steps: lies(S1, 'saksi2', (evidence) => {
      const open = evidence.findLast(({ act }) => act.act.endsWith('.object'))?.id;
      const one = evidence.find(({ act }) => act.act.endsWith('.answer'));
      return one ? [...evidence, { ...one, act: { ...one.act, body: { objection: open } } }] : evidence;
    }),
  },
  {
    name: 'attestation counted that names another form',
    what: 'who attested another form is counted among those who attest the one in force',
    expects: 'snapshot-views-wrong',
    steps: lies(S3, 'ptps3', (evidence) =>
      edited(evidence, 'attest', (body) => ({
        ...body,
        form: sha256Hex(canonical(form([89, 60, 33]))),
      })),
    ),
  },
  {
    name: 'contradiction not counted',
    what: 'who attested another form is not counted as contradicting',
    expects: 'snapshot-views-wrong',
    steps: lies(S3, 'ptps3', (evidence) => evidence.filter(({ act }) => !act.act.endsWith('.attest'))),
  },
  {
    name: 'photograph shown that is another',
    what: "a view names another photograph than the one that the station's officers signed",
    expects: 'snapshot-views-wrong',
    steps: lies(S1, 'saksi2', (evidence) =>
      edited(evidence, 'photograph', ({ pages, ...body }) => ({
        ...body,
        pages: pages.map((/** @type {any} */ page) => ({ ...page, hash: 'c'.repeat(64) })),
      })),
    ),
  },
];

/** @type {LogAttack[]} */
const KEPT = [
  {
    name: 'photograph that is too large',
    what: 'a photograph is of more bytes than any may have, whatever its act says',
    expects: 'photograph-too-large',
    steps: after(
      's3',
      said(photograph('k1a', S1, [[1, PAGE]]), {
        pages: [{ bytes: 1_000, hash: sha256Hex(Buffer.alloc(5_000_001)), page: 1 }],
      }),
    ),
    publish: (builder) => {
      const bytes = Buffer.alloc(5_000_001);
      builder.files.set(`evidence/${sha256Hex(bytes)}`, bytes);
      return {};
    },
  },
  {
    name: 'tree shown to one witness',
    what: 'a witness has cosigned another tree of this size than is published',
    expects: 'log-second-view',
    steps: (steps) => steps,
    publish: (builder, { log, witnesses: [witness] }) => {
      const text = `${log.name}\n${builder.entries.length - 1}\n${Buffer.alloc(32, 9).toString('base64')}\n`;
      const path = `cosigned/${witness?.name}`;
      builder.later.set(path, `${text}\n${log.line(text)}${witness?.line(text)}`);
      return {};
    },
  },
  {
    name: 'witness who has not cosigned',
    what: 'the checkpoint shown as cosigned by a witness carries no signature of hers',
    expects: 'cosigned-wrong',
    steps: (steps) => steps,
    publish: (builder, { log, witnesses: [witness, other] }) => {
      const text = `${log.name}\n0\n${Buffer.from(sha256Hex(''), 'hex').toString('base64')}\n`;
      builder.later.set(`cosigned/${witness?.name}`, `${text}\n${log.line(text)}${other?.line(text)}`);
      return {};
    },
  },
];

export const EVIDENCE_ATTACKS = [...SAID, ...SHOWN, ...KEPT];
