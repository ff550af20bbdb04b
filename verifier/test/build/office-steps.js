// Acts as steps for the log builder: what is handed over for a time, invitations, names, the voting day, and
// what others say about a form.
import { sha256Hex } from './keys.js';
import { newSecret } from './log-builder.js';
import { canonical } from './naive-tally.js';
import { FROM } from './setting.js';

/** @typedef {import('./log-builder.js').Step} Step */
/** @typedef {import('./log-builder.js').Person} Person */
/** @typedef {import('./setting.js').Setting} Setting */

/** @param {Setting} setting @param {string} name */
const personOf = (setting, name) => /** @type {Person} */ (setting.people.get(name));

/** When what the honest hand over is past; the night of the test ends before. */
export const SOON = '2024-02-14T09:00:00Z';

/**
 * @param {Setting} setting
 * @param {string} giver
 * @param {string} receiver
 * @param {string} unit
 * @param {string[]} acts ascending
 * @param {any} [change] of the body
 * @returns {Step}
 */
export const delegate = (setting, giver, receiver, unit, acts, change = {}) => ({
  name: `${giver} delegates to ${receiver}`,
  act: 'registry.delegation.grant',
  unit,
  record: `registry.officer/${personOf(setting, receiver).id}`,
  by: giver,
  body: { acts, from: FROM, officer: personOf(setting, receiver).id, reason: 'cuti', until: SOON, ...change },
});

/**
 * @param {Setting} setting
 * @param {string} by
 * @param {string} giver
 * @param {string} receiver
 * @returns {Step}
 */
export const endDelegation = (setting, by, giver, receiver) => ({
  name: `${by} ends what ${giver} gave to ${receiver}`,
  act: 'registry.delegation.end',
  unit: personOf(setting, giver).unit,
  record: `registry.officer/${personOf(setting, receiver).id}`,
  by,
  body: { giver: personOf(setting, giver).id, officer: personOf(setting, receiver).id, reason: 'kembali' },
});

/**
 * A new invitation; the person has its secret from now on.
 * @param {Setting} setting @param {string} by @param {string} name @param {any} [change] of the body
 * @returns {Step}
 */
export function invite(setting, by, name, change = {}) {
  const person = personOf(setting, name);
  person.secret = newSecret();
  const invitation = sha256Hex(Buffer.from(person.secret, 'hex'));
  return {
    name: `invite ${name}`,
    act: 'registry.officer.invite',
    unit: person.unit,
    record: `registry.officer/${person.id}`,
    by,
    body: { invitation, officer: person.id, reason: 'undangan hilang', ...change },
  };
}

/** @param {string} by @param {string} unit @returns {Step} */
export const readNames = (by, unit) => ({
  name: `${by} reads names`,
  act: 'registry.names.read',
  unit,
  record: `registry.names/${unit}`,
  by,
  body: { reason: 'memanggil pengganti' },
});

/** @param {string} by @param {string} unit @param {string} act @param {any} body @returns {Step} */
export const atStation = (by, unit, act, body) => ({
  name: `${by} ${act}`,
  act: `voting.${act}`,
  unit,
  record: `voting.station/${unit}`,
  by,
  body,
});

/**
 * @param {Setting} setting
 * @param {string} by
 * @param {'start' | 'end'} act
 * @returns {Step}
 */
export const shift = (setting, by, act) => ({
  name: `${by} shift ${act}`,
  act: `voting.shift.${act}`,
  unit: personOf(setting, by).unit,
  record: `voting.shift/${personOf(setting, by).id}`,
  by,
  body: {},
});

/**
 * @param {Setting} setting @param {string} by @param {string} tired @param {string} fresh
 * @returns {Step}
 */
export const relieve = (setting, by, tired, fresh) => ({
  name: `relieve ${tired}`,
  act: 'voting.shift.relieve',
  unit: personOf(setting, tired).unit,
  record: `voting.shift/${personOf(setting, tired).id}`,
  by,
  body: { by: personOf(setting, fresh).id, from: SOON, officer: personOf(setting, tired).id },
});

/**
 * @param {string} kind
 * @param {string} by
 * @param {string} unit
 * @param {any} body without attempt and contest
 * @param {string} [contest]
 * @returns {Step}
 */
const evidence = (kind, by, unit, body, contest = 'PPWP') => ({
  name: `${by} ${kind} ${unit}`,
  act: `results.evidence.${kind}`,
  unit,
  record: `results.evidence/${unit}/${contest}/1`,
  by,
  body: typeof body === 'function' ? body : { attempt: 1, contest, ...body },
});

/**
 * @param {string} by
 * @param {string} unit
 * @param {[page: number, photograph: Uint8Array][]} pages
 * @returns {Step}
 */
export const photograph = (by, unit, pages) =>
  evidence('photograph', by, unit, {
    pages: pages.map(([page, bytes]) => ({ bytes: bytes.length, hash: sha256Hex(bytes), page })),
  });

/** @param {string} by @param {string} unit @param {any} form @param {string} [contest] @returns {Step} */
export const attest = (by, unit, form, contest) =>
  evidence('attest', by, unit, { form: sha256Hex(canonical(form)) }, contest);

/** @param {string} by @param {string} unit @param {string[]} [fields] @returns {Step} */
export const object = (by, unit, fields = []) =>
  evidence('object', by, unit, { category: 'figures', fields, reason: 'angka lain di plano' });

/**
 * The answer to the last act on the record, or to another.
 * @param {string} by @param {string} unit @param {string} [objection] act id
 * @returns {Step}
 */
export const answer = (by, unit, objection) =>
  evidence('answer', by, unit, (/** @type {import('./log-builder.js').LogBuilder} */ builder) => ({
    answer: 'noted',
    attempt: 1,
    contest: 'PPWP',
    objection: objection ?? builder.heads.get(`results.evidence/${unit}/PPWP/1`),
    reason: 'plano dibuka kembali',
  }));
