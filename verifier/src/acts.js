// The table of acts (spec/authority.md "The acts"), as data: record, signers, who signs in which relation,
// basis, phase.
import { BODIES, ORGANISERS, ROLES } from './roles.js';

/** @typedef {import('./types.js').Act} Act */
/**
 * `own`: the signer's unit is the act's; `above`: a proper ancestor of it; `covers`: either.
 * That some act at home and others abroad follows from where their roles sit.
 * @typedef {{ role: string, relation: 'own' | 'above' | 'covers' }} Grant
 */
/**
 * `who`: grants by role, or a case that relations.js knows. `about`: the member of the body that names the
 * officer whom the act is about, where the relation is to her. `station`: the record is a station's.
 * `plenary`: the role that signs this act only among its own and at the threshold, but for a party herself.
 * @typedef {{
 * record: (act: Act) => string, unit?: 'ID', station?: true, about?: 'officer' | 'giver',
 * who: Grant[] | 'founding' | 'publisher' | 'self' | 'anyone' | 'superior' | 'self-or-superior'
 * | 'party-or-superior',
 * signers: number | 'threshold', head: boolean, phase: 'founding' | 'before' | 'after' | 'any',
 * plenary?: string, reason: boolean,
 * }} Rule
 */

/**
 * @param {Grant['relation']} relation
 * @param {...string} roles
 * @returns {Grant[]}
 */
const grants = (relation, ...roles) => roles.map((role) => ({ role, relation }));

const AT_STATION = grants('own', 'KPPS', 'KPPSLN');
const CORRECTING = grants('above', 'PPK', 'KPU_KABKOTA', 'PPLN');
const TAKING_OVER = [...grants('above', 'PPS'), ...CORRECTING];
const WATCHING = grants('own', 'SAKSI', 'PTPS', 'PEMANTAU');
/** Whoever appoints anybody; whom, registry.js judges. */
const APPOINTING = grants('covers', ...new Set([...BODIES.values()].flatMap(({ by }) => by)));
const UNNAMED = new Set(['KPPS', 'KPPSLN', 'PTPS', 'SAKSI', 'PEMANTAU']);

/** @type {(act: Act) => string} */
const election = () => 'registry.election';
/** @type {(act: Act) => string} */
const officer = (act) => `registry.officer/${act.body.officer}`;
/** @type {(act: Act) => string} */
const tally = (act) => `results.tally/${act.unit}/${act.body.contest}/${act.body.attempt}`;
/** @type {(act: Act) => string} */
const evidence = (act) => `results.evidence/${act.unit}/${act.body.contest}/${act.body.attempt}`;
/** @type {(act: Act) => string} */
const voting = (act) => `voting.station/${act.unit}`;
/** @type {(act: Act) => string} */
const ownShift = (act) => `voting.shift/${act.by.officer}`;

/** What most acts of a phase have. */
const ANY = /** @type {const} */ ({ signers: 1, head: false, phase: 'any', reason: true });
const PLENARY = /** @type {const} */ ({ ...ANY, plenary: 'KPU' });
const AFTER = /** @type {const} */ ({ signers: 1, head: false, phase: 'after', reason: false });
const STATION = /** @type {const} */ ({ ...AFTER, station: true });

/** @type {{ [act: string]: Rule }} */
const REGISTRY = {
  'registry.election.found': {
    record: election,
    unit: 'ID',
    who: 'founding',
    signers: 'threshold',
    head: false,
    phase: 'founding',
    reason: false,
  },
  'registry.election.freeze': {
    record: election,
    unit: 'ID',
    who: grants('own', 'KPU'),
    signers: 'threshold',
    head: true,
    phase: 'before',
    reason: false,
  },
  'registry.officer.appoint': {
    ...PLENARY,
    record: (act) => `registry.body/${act.unit}`,
    who: APPOINTING,
  },
  'registry.officer.revoke': { ...PLENARY, record: officer, about: 'officer', who: 'superior', head: true },
  'registry.officer.invite': { ...PLENARY, record: officer, about: 'officer', who: 'superior' },
  'registry.key.enrol': { ...ANY, record: (act) => `registry.officer/${act.by.officer}`, who: 'self' },
  'registry.key.revoke': { ...PLENARY, record: officer, about: 'officer', who: 'self-or-superior' },
  'registry.delegation.grant': { ...ANY, record: officer, who: 'anyone' },
  'registry.delegation.end': { ...PLENARY, record: officer, about: 'giver', who: 'party-or-superior' },
  'registry.names.read': {
    ...ANY,
    record: (act) => `registry.names/${act.unit}`,
    who: grants('covers', ...ROLES.filter((role) => !UNNAMED.has(role))),
  },
  'registry.station.amend': {
    record: (act) => `registry.station/${act.unit}`,
    station: true,
    who: grants('above', 'KPU'),
    signers: 'threshold',
    head: true,
    phase: 'after',
    reason: true,
  },
};

/** @type {{ [act: string]: Rule }} */
const OTHERS = {
  'publication.snapshot.publish': {
    ...AFTER,
    record: () => 'publication.snapshot',
    unit: 'ID',
    who: 'publisher',
  },
  'results.tally.enter': { ...STATION, record: tally, who: AT_STATION },
  'results.tally.takeover': { ...STATION, record: tally, who: TAKING_OVER },
  'results.tally.correct': { ...STATION, record: tally, who: CORRECTING, signers: 2, head: true },
  'results.evidence.photograph': { ...STATION, record: evidence, who: [...AT_STATION, ...TAKING_OVER] },
  'results.evidence.attest': { ...STATION, record: evidence, who: WATCHING },
  'results.evidence.object': { ...STATION, record: evidence, who: WATCHING },
  'results.evidence.answer': { ...STATION, record: evidence, who: [...AT_STATION, ...TAKING_OVER] },
  'voting.station.ready': { ...STATION, record: voting, who: AT_STATION },
  'voting.station.oath': { ...STATION, record: voting, who: AT_STATION },
  'voting.station.open': { ...STATION, record: voting, who: AT_STATION },
  'voting.station.close': { ...STATION, record: voting, who: AT_STATION },
  'voting.turnout.count': { ...STATION, record: voting, who: AT_STATION },
  'voting.shift.start': { ...AFTER, record: ownShift, who: grants('own', ...ORGANISERS) },
  'voting.shift.end': { ...AFTER, record: ownShift, who: grants('own', ...ORGANISERS) },
  'voting.shift.relieve': {
    ...AFTER,
    record: (act) => `voting.shift/${act.body.officer}`,
    who: grants('covers', ...ORGANISERS),
  },
};

/** @type {ReadonlyMap<string, Rule>} */
export const RULES = new Map(Object.entries({ ...REGISTRY, ...OTHERS }));

/** Acts that may be handed over for a time. */
export const DELEGABLE = new Set([
  'registry.officer.appoint',
  'registry.officer.revoke',
  'registry.officer.invite',
  'registry.key.revoke',
  'registry.names.read',
  'results.tally.takeover',
  'results.tally.correct',
  'results.evidence.answer',
]);
