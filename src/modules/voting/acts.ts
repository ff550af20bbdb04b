// The acts of voting day (spec/authority.md, "voting"): what a station says of itself, how many have voted,
// and who is on shift since when. A station's acts ask for no order: a telephone without a network sends
// later what it said earlier. A relief is a plan; it gives nobody a right.
import { Type, type Static, type TProperties, type TSchema } from 'typebox';
import { refuse, type Refusal } from '../../base/result.ts';
import { localText, parseAt } from '../../base/time.ts';
import { isBelow, levelOf } from '../../base/unit.ts';
import type { Act, Leaf } from '../../core/act.ts';
import type { ActDefinition, Env, Grant, Read } from '../../core/define.ts';
import { officerKey, officerOf } from '../../core/officer.ts';
import { lineOf, ROLES } from '../../core/roles.ts';
import {
  type Opening, type Said, type Shift, shiftKey, shiftOf, standing, stationKey, stationOf, type VotingStation,
} from './record.ts';

const shape = <T extends TProperties>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const count = (maximum: number) => Type.Integer({ minimum: 0, maximum });
const Present = Type.Integer({ minimum: 1, maximum: 9 });
const OfficerId = Type.String({ pattern: '^[0-9a-f]{32}$' });
const Time = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$' });
const Voters = count(9_999);

export const ReadyBody = shape({ access: Type.Boolean(), network: Type.Boolean(), power: Type.Boolean() });
export type ReadyBody = Static<typeof ReadyBody>;
export const OathBody = shape({ present: Present });
export type OathBody = Static<typeof OathBody>;
export const OpenBody = shape({ present: Present, witnesses: count(99) });
export type OpenBody = Static<typeof OpenBody>;
export const CloseBody = shape({ queue: count(999) });
export type CloseBody = Static<typeof CloseBody>;
export const CountBody = shape({ J: Voters, L: Voters, P: Voters, hour: count(23) });
export type CountBody = Static<typeof CountBody>;
export const ShiftBody = shape({});
export type ShiftBody = Static<typeof ShiftBody>;
export const RelieveBody = shape({ by: OfficerId, from: Time, officer: OfficerId });
export type RelieveBody = Static<typeof RelieveBody>;

const STATION_LEVEL = 13;
const MINUTE_MS = 60_000;

const ORGANISERS = ROLES.filter((role) => lineOf(role) === 'organiser');
const AT_STATION: readonly Grant[] = [
  { role: 'KPPS', relation: 'own', where: 'home' },
  { role: 'KPPSLN', relation: 'own', where: 'abroad' },
];
const organisers = (...relations: Grant['relation'][]): Grant[] =>
  ORGANISERS.flatMap((role) => relations.map((relation): Grant => ({ role, relation, where: 'all' })));

/** What every act of voting day has in common: one signer, no basis, after the zero report. */
const common = { signers: 1, basis: 'free', phase: 'after', reason: false } as const;

type Change<B> = (station: VotingStation, said: Said<B>, leaf: Leaf<B>, env: Env) => VotingStation;

function stationAct<B>(
  act: string,
  body: TSchema,
  change: Change<B>,
  fault: (body: B) => Refusal | undefined = () => undefined,
): ActDefinition<B> {
  return {
    ...common,
    act,
    body,
    grants: AT_STATION,
    // A unit that is no station has no such record, so whatever the act names is wrong.
    recordOf: ({ unit }) => (levelOf(unit) === STATION_LEVEL ? stationKey(unit) : ''),
    check: ({ body: said }) => fault(said),
    apply: (leaf, read, env) => {
      const { record, at, body: said } = leaf.act;
      const before = stationOf(read(record));
      return [[record, change(before, { ...said, at, leaf: leaf.index }, leaf, env)]];
    },
  };
}

/** Whether a station opened after the time that the law leaves, by its own clock. */
function isLate({ act: { at, unit } }: Leaf, { election }: Env): boolean {
  const { day, opens } = election.voting;
  const grace = election.ruleValue('openingGraceMinutes') * MINUTE_MS;
  // Both as a clock shows them: the station's own for what was said, no zone for what was laid down.
  const latest = localText((parseAt(`${day}T${opens}:00Z`) ?? 0) + grace, 'UTC');
  return localText(parseAt(at) ?? 0, election.units.zoneOf(unit)) > latest;
}

const ready = stationAct<ReadyBody>('voting.station.ready', ReadyBody, (station, said) => ({
  ...station,
  ready: standing(station.ready, said),
}));
const oath = stationAct<OathBody>('voting.station.oath', OathBody, (station, said) => ({
  ...station,
  oath: standing(station.oath, said),
}));
const open = stationAct<OpenBody>('voting.station.open', OpenBody, (station, said, leaf, env) => {
  const opening: Said<Opening> = { ...said, late: isLate(leaf, env) };
  return { ...station, open: standing(station.open, opening) };
});
const close = stationAct<CloseBody>('voting.station.close', CloseBody, (station, said) => ({
  ...station,
  close: standing(station.close, said),
}));
const turnout = stationAct<CountBody>(
  'voting.turnout.count',
  CountBody,
  (station, { hour, ...said }) => ({
    ...station,
    turnout: { ...station.turnout, [hour]: standing(station.turnout?.[hour], said) },
  }),
  ({ J, L, P }) => (L + P === J ? undefined : refuse('turnout-wrong')),
);

/** Her shift's record after an act on it; what is not said stays. */
const shiftAfter = (act: Act, read: Read, change: Partial<Shift>) => {
  const before = shiftOf(read(act.record)) ?? { ended: null, relief: null, since: null, unit: act.unit };
  return [[act.record, { ...before, ...change }]] as const;
};

const start: ActDefinition<ShiftBody> = {
  ...common,
  act: 'voting.shift.start',
  body: ShiftBody,
  grants: organisers('own'),
  recordOf: ({ by }) => shiftKey(by.officer),
  check: (act, read) => (shiftOf(read(act.record))?.since ? refuse('shift-running') : undefined),
  apply: ({ act, index }, read) => shiftAfter(act, read, { since: { at: act.at, leaf: index } }),
};

const end: ActDefinition<ShiftBody> = {
  ...common,
  act: 'voting.shift.end',
  body: ShiftBody,
  grants: organisers('own'),
  recordOf: ({ by }) => shiftKey(by.officer),
  check: (act, read) => {
    const since = shiftOf(read(act.record))?.since;
    return since && since.at <= act.at ? undefined : refuse('shift-missing');
  },
  apply: ({ act, index }, read) => {
    const from = shiftOf(read(act.record))?.since?.at ?? act.at;
    const ended = { from, leaf: index, until: act.at };
    // A relief was planned for this shift and ends with it.
    return shiftAfter(act, read, { ended, relief: null, since: null });
  },
};

function checkRelief(act: Act<RelieveBody>, read: Read): Refusal | undefined {
  if (parseAt(act.body.from) === undefined) return refuse('act-malformed', { fault: 'from' });
  const officer = officerOf(read(officerKey(act.body.officer)));
  if (!officer) return refuse('officer-unknown');
  if (officer.unit !== act.unit) return refuse('unit-outside');
  if (!shiftOf(read(act.record))?.since) return refuse('shift-missing');
  const relief = officerOf(read(officerKey(act.body.by)));
  if (!relief) return refuse('officer-unknown');
  if (relief.revoked) return refuse('officer-revoked');
  const organises = relief.role !== 'PUBLISHER' && lineOf(relief.role) === 'organiser';
  if (act.body.by === act.body.officer || !organises) return refuse('role-not-allowed');
  const [theirs, hers] = [relief.unit, act.unit];
  const related = theirs === hers || isBelow(theirs, hers) || isBelow(hers, theirs);
  return related ? undefined : refuse('unit-outside');
}

const relieve: ActDefinition<RelieveBody> = {
  ...common,
  act: 'voting.shift.relieve',
  body: RelieveBody,
  grants: organisers('own', 'above'),
  recordOf: ({ body }) => shiftKey(body.officer),
  reads: ({ body }) => [officerKey(body.officer), officerKey(body.by)],
  check: checkRelief,
  apply: ({ act, index }, read) => {
    const { by, from } = act.body;
    return shiftAfter(act, read, { relief: { by, from, leaf: index } });
  },
};

export const acts = { ready, oath, open, close, turnout, start, end, relieve };
