// Of what attacks by whoever runs the log are made: they hold the log's key and the publisher's, write what
// they like, and sign it again. They do not hold officers' keys, but for those that an attack says were
// stolen, nor the witnesses'. Where `rewrites` is set, history that witnesses had cosigned is changed, and
// they do not cosign again; else the forgery went in at once and witnesses, who judge no acts, cosigned it.
import { STATIONS } from './build/setting.js';
import { enter, form } from './build/steps.js';

/** @typedef {import('./build/log-builder.js').Step} Step */
/** @typedef {import('./build/setting.js').Setting} Setting */
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

export const [S1 = '', S2 = '', S3 = '', M1 = '', M2 = '', T1 = ''] = STATIONS;
export const GOOD = form([90, 60, 33]);
export const OTHER = form([900, 60, 33]);

/** @param {string} name @param {...Step} added @returns {(steps: Step[]) => Step[]} */
export const after =
  (name, ...added) =>
  (steps) =>
    steps.flatMap((step) => (step.name === name ? [step, ...added] : [step]));

/** @param {string} name @param {(step: Step) => Step} change @returns {(steps: Step[]) => Step[]} */
export const changed = (name, change) => (steps) =>
  steps.map((step) => (step.name === name ? change(step) : step));

/** Adds steps made from the setting. @param {string} name @param {(setting: Setting) => Step[]} make */
export const afterMade = (name, make) => (/** @type {Step[]} */ steps, /** @type {Setting} */ setting) =>
  after(name, ...make(setting))(steps);

/** @param {Setting} setting @param {string} name */
export const of = (setting, name) =>
  /** @type {import('./build/log-builder.js').Person} */ (setting.people.get(name));

/**
 * An entry of station T1, which waits for its second officer.
 * @param {string} by
 * @param {Partial<Step>} [more]
 * @returns {Step}
 */
export const forged = (by, more = {}) => ({ ...enter(by, T1, GOOD), name: 'forged', ...more });

/** The step with one signer. @param {Step} step @returns {Step} */
export const alone = (step) => {
  const one = { ...step };
  delete one.with;
  return one;
};
