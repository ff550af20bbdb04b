// Shapes of acts (spec/act.md, spec/authority.md, spec/results.md): the envelope and the body of each kind.
// No state, no authority. Whatever is not exactly of its shape is malformed; additional members are refused.
import { hasMembers, isObject } from './canonical.js';
import { parseAt } from './time.js';

/** @typedef {(value: unknown) => boolean} Check */

export const ID = /^[a-z0-9-]{1,64}$/;
const HEX64 = /^[0-9a-f]{64}$/;
const OFFICER = /^(?:[0-9a-f]{32}|publisher)$/;
const KEY = /^B[A-Za-z0-9_-]{86}$/; // the first byte of an uncompressed point is 4
const UNIT = /^(?:ID|\d{2}(?:[0-9A-Z]{2}(?:\d{2}(?:\d{4}(?:\d{3})?)?)?)?)$/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f]/;
const ROLE = /^(?:KPU|KPU_PROVINSI|KPU_KABKOTA|PPK|PPS|KPPS|PPLN|KPPSLN)$/;
const STRING_MAX = 2000;

/** @param {RegExp} pattern @returns {Check} */
const like = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
/** @type {Check} */
const hash = like(HEX64);
/** @type {Check} */
const officer = like(OFFICER);
/** @type {Check} */
const unit = like(UNIT);
/** @type {Check} */
const key = like(KEY);
/** @type {Check} */
const at = (value) => parseAt(value) !== undefined;
/** @type {Check} */
const text = (value) => typeof value === 'string' && value !== '' && isText(value);
/** @param {number} min @param {number} max @returns {Check} */
const int = (min, max) => (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
const count = int(0, Number.MAX_SAFE_INTEGER);

/** @param {string} value no control characters, no lone surrogates, bounded */
const isText = (value) => value.length <= STRING_MAX && !CONTROL.test(value) && value.isWellFormed();

/** @param {{ [member: string]: Check }} members a name ending in `?` may be absent @returns {Check} */
function object(members) {
  const names = Object.keys(members);
  const checks = names.map(
    (name) => /** @type {const} */ ([name.replace('?', ''), /** @type {Check} */ (members[name])]),
  );
  return (value) =>
    hasMembers(value, names) &&
    checks.every(([name, check]) => !Object.hasOwn(value, name) || check(value[name]));
}

/** @param {Check} item @param {number} min @param {number} max @returns {Check} */
const list = (item, min, max) => (value) =>
  Array.isArray(value) && value.length >= min && value.length <= max && value.every((one) => item(one));

const reason = text;
const signer = object({ key: hash, officer });
const attempt = int(1, 99);
/** @type {Check} The form's own shape needs the contest: tally.js judges it as `form-malformed`. */
const form = isObject;

/** @type {Check} Contest ids and their hashes. */
const views = (value) =>
  isObject(value) && Object.entries(value).every(([name, one]) => isText(name) && hash(one));

/** @type {ReadonlyMap<string, Check>} */
const BODIES = new Map(
  Object.entries({
    'registry.election.found': object({
      contests: hash,
      election: like(ID),
      from: at,
      log: text,
      name: text,
      publisher: key,
      root: list(object({ key, officer }), 1, 9),
      ruleSet: hash,
      threshold: int(1, 9),
      units: hash,
      until: at,
    }),
    'registry.election.freeze': object({
      contests: hash,
      forms: count,
      keys: count,
      officers: count,
      ruleSet: hash,
      stations: count,
      units: hash,
    }),
    'registry.officer.appoint': object({
      officers: list(
        object({ from: at, invitation: hash, officer, role: like(ROLE), unit, until: at }),
        1,
        100,
      ),
      'reason?': reason,
    }),
    'registry.officer.revoke': object({ officer, 'reason?': reason }),
    'registry.key.enrol': object({ invitation: hash, key, 'reason?': reason }),
    'registry.key.revoke': object({ 'invitation?': hash, key: hash, officer, 'reason?': reason }),
    'registry.station.amend': object({ change: (value) => value === 'open' || value === 'close', reason }),
    'publication.snapshot.publish': object({ root: hash, size: count, views }),
    'results.tally.enter': object({ attempt, contest: text, form }),
    'results.tally.takeover': object({ attempt, contest: text, form, of: hash, reason }),
    'results.tally.correct': object({ attempt, contest: text, evidence: hash, form, reason }),
  }),
);

const ENVELOPE = ['act', 'at', 'basis', 'body', 'by', 'election', 'record', 'unit', 'v', 'with?'];
const withSigners = list(signer, 1, 8);

/**
 * @param {unknown} value a parsed act
 * @returns {'act-malformed' | 'act-unknown' | undefined}
 */
export function actProblem(value) {
  if (!hasMembers(value, ENVELOPE)) return 'act-malformed';
  const envelope =
    typeof value['act'] === 'string' &&
    at(value['at']) &&
    (value['basis'] === null || hash(value['basis'])) &&
    signer(value['by']) &&
    like(ID)(value['election']) &&
    text(value['record']) &&
    unit(value['unit']) &&
    value['v'] === 1 &&
    (!Object.hasOwn(value, 'with') || withSigners(value['with']));
  if (!envelope) return 'act-malformed';
  const body = BODIES.get(String(value['act']));
  if (body === undefined) return 'act-unknown';
  return body(value['body']) ? undefined : 'act-malformed';
}
