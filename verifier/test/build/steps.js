// Acts as steps for the log builder: forms in which everything agrees, appointments, enrolments, entries,
// corrections, the founding and the freeze.
import { sha256Hex } from './keys.js';
import { canonical } from './naive-tally.js';
import { contests, FROM, ruleSet, units, UNTIL } from './setting.js';

/** @typedef {import('./log-builder.js').Step} Step */
/** @typedef {import('./log-builder.js').Person} Person */
/** @typedef {import('./setting.js').Setting} Setting */

/**
 * A form in which everything agrees.
 * @param {number[]} votes
 * @param {number} [invalid]
 * @param {any} [change] members to replace
 */
export function form(votes, invalid = 2, change = {}) {
  const valid = votes.reduce((a, b) => a + b, 0);
  const users = valid + invalid;
  const half = Math.floor(users / 2);
  const electorate = users + 20;
  const received = electorate + Math.ceil(electorate / 50);
  return {
    I: {
      A: [half + 10, electorate - half - 10, electorate],
      B1: [half, users - half - 1, users - 1],
      B2: [0, 0, 0],
      B3: [0, 1, 1],
      B4: [half, users - half, users],
    },
    II: { 1: received, 2: users, 3: 1, 4: received - users - 1 },
    III: [1, 1, 2],
    IV: votes,
    V: { A: valid, B: invalid, C: users },
    ...change,
  };
}

/** @param {number} a @param {number} b votes of two parties */
export const partyForm = (a, b) => ({
  ...form([a, b]),
  IV: [a, b].map((total) => ({ candidates: [1, 2], party: total - 3, total })),
});

/**
 * @param {Setting} setting
 * @param {string} by
 * @param {string} unit
 * @param {[name: string, role: string, unit: string, more?: object][]} named
 * @returns {Step}
 */
export function appoint(setting, by, unit, named) {
  const officers = named.map(([name, role, where, more]) => {
    if (!setting.people.has(name)) setting.person(name, where);
    const { id, secret } = /** @type {Person} */ (setting.people.get(name));
    return {
      from: FROM,
      invitation: sha256Hex(Buffer.from(secret, 'hex')),
      officer: id,
      role,
      unit: where,
      until: UNTIL,
      ...more,
    };
  });
  return {
    name: `appoint ${named.map(([name]) => name).join(' ')}`,
    act: 'registry.officer.appoint',
    unit,
    record: `registry.body/${unit}`,
    by,
    ...(by.startsWith('kpu') && { with: [by === 'kpu1' ? 'kpu2' : 'kpu1'] }),
    body: { officers },
  };
}

/** @param {Setting} setting @param {string} name @returns {Step} */
export function enrol(setting, name) {
  const { id, key, unit, secret } = /** @type {Person} */ (setting.people.get(name));
  return {
    name: `enrol ${name}`,
    act: 'registry.key.enrol',
    unit,
    record: `registry.officer/${id}`,
    by: name,
    body: { invitation: secret, key: key.publicKey },
  };
}

/** @param {string} by @param {string} unit @param {any} filled @param {string} [contest] @returns {Step} */
export const enter = (by, unit, filled, contest = 'PPWP') => ({
  name: `enter ${by} ${contest}`,
  act: 'results.tally.enter',
  unit,
  by,
  body: { attempt: 1, contest, form: filled },
});

/** @param {string} by @param {string} other @param {string} unit @param {any} filled @returns {Step} */
export const correct = (by, other, unit, filled) => ({
  name: `correct ${unit}`,
  act: 'results.tally.correct',
  unit,
  by,
  with: [other],
  basis: 'head',
  body: { attempt: 1, contest: 'PPWP', evidence: 'a'.repeat(64), form: filled, reason: 'hitung ulang' },
});

/** @param {Setting} setting @returns {Step} */
export function found(setting) {
  const { people } = setting;
  /** @param {object} object */
  const hash = (object) => sha256Hex(canonical(object));
  return {
    name: 'found',
    act: 'registry.election.found',
    record: 'registry.election',
    by: 'kpu1',
    with: ['kpu2'],
    body: {
      contests: hash(contests),
      election: setting.election,
      from: FROM,
      log: setting.log.vkey,
      name: setting.name,
      publisher: people.get('publisher')?.key.publicKey,
      root: ['kpu1', 'kpu2', 'kpu3'].map((name) => ({
        key: people.get(name)?.key.publicKey,
        officer: people.get(name)?.id,
      })),
      ruleSet: hash(ruleSet),
      threshold: 2,
      units: hash(units),
      until: UNTIL,
    },
  };
}

/** @param {number} officers appointed, each with a key @param {any} [change] @returns {Step} */
export const freeze = (officers, change = {}) => ({
  name: 'freeze',
  act: 'registry.election.freeze',
  record: 'registry.election',
  by: 'kpu1',
  with: ['kpu3'],
  basis: 'head',
  body: {
    contests: sha256Hex(canonical(contests)),
    forms: 0,
    keys: officers,
    officers,
    ruleSet: sha256Hex(canonical(ruleSet)),
    stations: 8,
    units: sha256Hex(canonical(units)),
    ...change,
  },
});
