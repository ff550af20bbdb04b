// The table of acts (spec/authority.md "The acts"), as data: record, signers, who signs in which relation,
// basis, phase.

/** @typedef {import('./types.js').Act} Act */
/** @typedef {{ role: string, relation: 'own' | 'above', where: 'home' | 'abroad' | 'all' }} Grant */
/**
 * `who`: grants by role, or one of the named cases that judge.js knows.
 * @typedef {{
 * record: (act: Act) => string, unit?: 'ID', who: Grant[] | 'founding' | 'publisher' | 'self' | 'superior' |
 * 'self-or-superior' | 'appointer',
 * signers: number | 'threshold', head: boolean, phase: 'founding' | 'before' | 'after' | 'any', reason:
 * boolean,
 * }} Rule
 */

/** @param {Act} act */
const officerRecord = (act) => `registry.officer/${act.body.officer}`;
/** @param {Act} act */
const tallyRecord = (act) => `results.tally/${act.unit}/${act.body.contest}/${act.body.attempt}`;

/**
 * @param {string} role
 * @param {'own' | 'above'} relation
 * @param {'home' | 'abroad' | 'all'} where
 * @returns {Grant}
 */
const grant = (role, relation, where) => ({ role, relation, where });

/** @type {ReadonlyMap<string, Rule>} */
export const RULES = new Map(
  Object.entries(
    /** @type {{ [act: string]: Rule }} */ ({
      'registry.election.found': {
        record: () => 'registry.election',
        unit: 'ID',
        who: 'founding',
        signers: 'threshold',
        head: false,
        phase: 'founding',
        reason: false,
      },
      'registry.election.freeze': {
        record: () => 'registry.election',
        unit: 'ID',
        who: [grant('KPU', 'own', 'all')],
        signers: 'threshold',
        head: true,
        phase: 'before',
        reason: false,
      },
      'registry.officer.appoint': {
        record: (act) => `registry.body/${act.unit}`,
        who: 'appointer',
        signers: 1,
        head: false,
        phase: 'any',
        reason: true,
      },
      'registry.officer.revoke': {
        record: officerRecord,
        who: 'superior',
        signers: 1,
        head: true,
        phase: 'any',
        reason: true,
      },
      'registry.key.enrol': {
        record: (act) => `registry.officer/${act.by.officer}`,
        who: 'self',
        signers: 1,
        head: false,
        phase: 'any',
        reason: true,
      },
      'registry.key.revoke': {
        record: officerRecord,
        who: 'self-or-superior',
        signers: 1,
        head: false,
        phase: 'any',
        reason: true,
      },
      'registry.station.amend': {
        record: (act) => `registry.station/${act.unit}`,
        who: [grant('KPU', 'above', 'all')],
        signers: 'threshold',
        head: true,
        phase: 'after',
        reason: true,
      },
      'publication.snapshot.publish': {
        record: () => 'publication.snapshot',
        unit: 'ID',
        who: 'publisher',
        signers: 1,
        head: false,
        phase: 'after',
        reason: false,
      },
      'results.tally.enter': {
        record: tallyRecord,
        who: [grant('KPPS', 'own', 'home'), grant('KPPSLN', 'own', 'abroad')],
        signers: 1,
        head: false,
        phase: 'after',
        reason: false,
      },
      'results.tally.takeover': {
        record: tallyRecord,
        signers: 1,
        head: false,
        phase: 'after',
        reason: false,
        who: [
          grant('PPS', 'above', 'home'),
          grant('PPK', 'above', 'home'),
          grant('KPU_KABKOTA', 'above', 'home'),
          grant('PPLN', 'above', 'abroad'),
        ],
      },
      'results.tally.correct': {
        record: tallyRecord,
        signers: 2,
        head: true,
        phase: 'after',
        reason: false,
        who: [
          grant('PPK', 'above', 'home'),
          grant('KPU_KABKOTA', 'above', 'home'),
          grant('PPLN', 'above', 'abroad'),
        ],
      },
    }),
  ),
);

/**
 * Which role appoints a role, and the digits of the appointed unit's code (spec/authority.md "Officers and
 * roles").
 */
export const APPOINTMENTS = new Map([
  ['KPU_PROVINSI', { by: 'KPU', level: 2, abroad: false }],
  ['KPU_KABKOTA', { by: 'KPU_PROVINSI', level: 4, abroad: false }],
  ['PPK', { by: 'KPU_KABKOTA', level: 6, abroad: false }],
  ['PPS', { by: 'PPK', level: 10, abroad: false }],
  ['KPPS', { by: 'PPS', level: 13, abroad: false }],
  ['PPLN', { by: 'KPU', level: 4, abroad: true }],
  ['KPPSLN', { by: 'PPLN', level: 13, abroad: true }],
]);

/** Roles that may act on officers below them. */
export const SUPERIORS = new Set(['KPU', 'KPU_PROVINSI', 'KPU_KABKOTA', 'PPK', 'PPS', 'PPLN']);
