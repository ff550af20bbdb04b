// Shapes of acts (spec/act.md, spec/authority.md, spec/results.md): the envelope and the body of each kind.
// No state, no authority.
import { hasMembers, isObject } from './canonical.js';
import { ROLES } from './roles.js';
import {
  ascending,
  at,
  count,
  election,
  flag,
  hash,
  int,
  isText,
  key,
  like,
  list,
  object,
  officer,
  oneOf,
  text,
  unit,
} from './shape.js';

/** @typedef {import('./shape.js').Check} Check */

const reason = text;
const signer = object({ 'for?': officer, key: hash, officer });
const attempt = int(1, 99);
/** @type {Check} The form's own shape needs the contest: tally.js judges it as `form-malformed`. */
const form = () => true;
const tally = { attempt, contest: text, form };
const evidence = { attempt, contest: text };

/** @type {Check} Contest ids and their hashes. */
const views = (value) =>
  isObject(value) && Object.entries(value).every(([name, one]) => isText(name) && hash(one));

const NUMBER = '(?:0|[1-9]\\d{0,2})';
/** A path of a form: a section, or a cell of it. */
const path = like(
  new RegExp(
    `^(?:I(?:\\.(?:A|B[1-4])\\.[0-2])?|II(?:\\.[1-4])?|III(?:\\.[0-2])?|V(?:\\.[ABC])?|` +
      `IV(?:\\.${NUMBER}(?:\\.(?:party|total|candidates\\.${NUMBER}))?)?)$`,
  ),
);

const appointed = object({
  'expires?': at,
  from: at,
  invitation: hash,
  'name?': hash,
  officer,
  'participant?': text,
  role: oneOf(...ROLES),
  unit,
  until: at,
});
const page = object({ bytes: int(1, 5_000_000), hash, page: int(1, 20) });
const voters = int(0, 9_999);

const revokedKey = object({
  'expires?': at,
  'invitation?': hash,
  key: hash,
  officer,
  'reason?': reason,
});

/** @type {{ [act: string]: Check }} */
const REGISTRY = {
  'registry.election.found': object({
    contests: hash,
    election,
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
  'registry.officer.appoint': object({ officers: list(appointed, 1, 100), 'reason?': reason }),
  'registry.officer.revoke': object({ officer, 'reason?': reason }),
  'registry.officer.invite': object({ 'expires?': at, invitation: hash, officer, 'reason?': reason }),
  'registry.key.enrol': object({ invitation: hash, key, 'reason?': reason }),
  'registry.key.revoke': (value) =>
    revokedKey(value) &&
    isObject(value) &&
    (Object.hasOwn(value, 'invitation') || !Object.hasOwn(value, 'expires')),
  'registry.delegation.grant': object({
    acts: ascending(text, 1, 16),
    from: at,
    officer,
    'reason?': reason,
    until: at,
  }),
  'registry.delegation.end': object({ giver: officer, officer, 'reason?': reason }),
  'registry.names.read': object({ reason }),
  'registry.station.amend': object({ change: oneOf('open', 'close'), reason }),
  'publication.snapshot.publish': object({ root: hash, size: count, views }),
};

/** @type {{ [act: string]: Check }} */
const STATION = {
  'results.tally.enter': object(tally),
  'results.tally.takeover': object({ ...tally, of: hash, reason }),
  'results.tally.correct': object({ ...tally, evidence: hash, reason }),
  'results.evidence.photograph': object({ ...evidence, pages: ascending(page, 1, 20, (one) => one.page) }),
  'results.evidence.attest': object({ ...evidence, form: hash }),
  'results.evidence.object': object({
    ...evidence,
    category: oneOf('figures', 'procedure', 'ballots', 'voters', 'access', 'other'),
    fields: ascending(path, 0, 16),
    reason,
  }),
  'results.evidence.answer': object({
    ...evidence,
    answer: oneOf('accepted', 'noted'),
    objection: hash,
    reason,
  }),
  'voting.station.ready': object({ access: flag, network: flag, power: flag }),
  'voting.station.oath': object({ present: int(1, 9) }),
  'voting.station.open': object({ present: int(1, 9), witnesses: int(0, 99) }),
  'voting.station.close': object({ queue: int(0, 999) }),
  'voting.turnout.count': object({ J: voters, L: voters, P: voters, hour: int(0, 23) }),
  'voting.shift.start': object({}),
  'voting.shift.end': object({}),
  'voting.shift.relieve': object({ by: officer, from: at, officer }),
};

/** @type {ReadonlyMap<string, Check>} */
const SHAPES = new Map(Object.entries({ ...REGISTRY, ...STATION }));

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
    election(value['election']) &&
    text(value['record']) &&
    unit(value['unit']) &&
    value['v'] === 1 &&
    (!Object.hasOwn(value, 'with') || withSigners(value['with']));
  if (!envelope) return 'act-malformed';
  const body = SHAPES.get(String(value['act']));
  if (body === undefined) return 'act-unknown';
  return body(value['body']) ? undefined : 'act-malformed';
}
