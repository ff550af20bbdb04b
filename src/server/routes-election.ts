// The election and its units, for the officers' app (spec/office.md, Reading). Nothing here is the server's
// own word: it is what the founding act adopted, with the amendments that the log holds.
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { refuse } from '../base/result.ts';
import { ancestorsOf } from '../base/unit.ts';
import type { Election, UnitTree } from '../core/define.ts';
import { ELECTION_RECORD, electionRecordOf, type ElectionRecord } from '../core/election-record.ts';
import type { ApiParts } from './http.ts';
import { answers, API_PREFIX, ObjectHash, UnitCode } from './openapi.ts';
import { sendRefusal } from './send.ts';

/** Where the adopted election is read: in memory, as the log has it now. */
export type Adopted = {
  readonly election: () => Election | undefined;
  /** Text of an adopted object by its hash. */
  readonly objectText: (hash: string) => string | undefined;
};

/** More children than a unit can have: a village has at most 999 stations. */
const CHILDREN_MAX = 1_000;

const Anything = Type.Object({}, { additionalProperties: true });
const Text = Type.String();

const ElectionAnswer = Type.Object(
  {
    contests: Type.Array(Anything, { description: 'Contests of the contest object (spec/log.md)' }),
    election: Type.String({ description: 'Id of the election, as acts name it' }),
    name: Text,
    objects: Type.Object({ contests: ObjectHash, ruleSet: ObjectHash, units: ObjectHash }),
    phase: Type.Enum(['before', 'after'], { description: 'Before or after the freeze' }),
    ruleSet: Type.Object(
      { rules: Type.Array(Anything), values: Anything },
      { description: 'Rules and values of the rule set (spec/log.md)' },
    ),
    size: Type.Integer({ minimum: 0, description: 'Leaves of the log as committed' }),
    voting: Type.Union([Anything, Type.Null()], { description: 'Day and hours, of the contest object' }),
  },
  {
    additionalProperties: false,
    examples: [
      {
        contests: [{ id: 'PPWP' }],
        election: 'id-2024-02-14',
        name: 'Pemilu 2024',
        objects: { contests: '0'.repeat(64), ruleSet: '1'.repeat(64), units: '2'.repeat(64) },
        phase: 'after',
        ruleSet: { rules: [], values: { graceHours: { article: 'KPT 66/2024', value: 48 } } },
        size: 7,
        voting: { closes: '13:00', day: '2024-02-14', opens: '07:00' },
      },
    ],
  },
);

const UnitAnswer = Type.Object(
  {
    children: Type.Array(
      Type.Object({ name: Text, stations: Type.Integer({ minimum: 0 }), unit: UnitCode }),
      { maxItems: CHILDREN_MAX, description: 'Units directly below, by code; none below a station' },
    ),
    name: Text,
    path: Type.Array(Type.Object({ name: Text, unit: UnitCode }), {
      description: 'From the nation down to this unit, itself last',
    }),
    stations: Type.Integer({ minimum: 0, description: 'Stations at or below' }),
    unit: UnitCode,
    zone: Type.String({ description: 'IANA time zone' }),
  },
  {
    additionalProperties: false,
    examples: [
      {
        children: [{ name: '2', stations: 1, unit: '1701082001002' }],
        name: 'AIR SULAU',
        path: [
          { name: 'Indonesia', unit: 'ID' },
          { name: 'BENGKULU', unit: '17' },
          { name: 'BENGKULU SELATAN', unit: '1701' },
          { name: 'KEDURANG', unit: '170108' },
          { name: 'AIR SULAU', unit: '1701082001' },
        ],
        stations: 1,
        unit: '1701082001',
        zone: 'Asia/Jakarta',
      },
    ],
  },
);

type Objects = { readonly contests: unknown; readonly ruleSet: object; readonly voting: unknown };

/** What the adopted objects say. They were checked when they were adopted; here they are only read. */
function objectsOf(record: ElectionRecord, { objectText }: Adopted): Objects {
  const valueOf = (hash: string) => JSON.parse(objectText(hash) ?? 'null') as Record<string, unknown>;
  const { contests, voting = null } = valueOf(record.contests);
  const { rules, values } = valueOf(record.ruleSet);
  return { contests, ruleSet: { rules, values }, voting };
}

/** A unit as it is shown, or undefined when there is none. */
function unitShown(units: UnitTree, unit: string) {
  if (!units.exists(unit)) return undefined;
  const named = (code: string) => ({ name: units.nameOf(code), unit: code });
  return {
    children: units
      .childrenOf(unit)
      .slice(0, CHILDREN_MAX)
      .map((code) => ({ ...named(code), stations: units.stationCount(code) })),
    ...named(unit),
    path: [...ancestorsOf(unit).reverse(), unit].map(named),
    stations: units.stationCount(unit),
    zone: units.zoneOf(unit),
  };
}

function addUnitRoute(app: FastifyInstance, adopted: Adopted): void {
  app.get(
    `${API_PREFIX}/units/:unit`,
    {
      schema: {
        tags: ['state'],
        operationId: 'readUnit',
        summary: 'A unit, its path from the nation, the units directly below',
        params: Type.Object({ unit: UnitCode }),
        response: answers(UnitAnswer, 'application/json', [400, 404]),
      },
    },
    async (request, reply) => {
      const { unit } = request.params as { unit: string };
      const election = adopted.election();
      const shown = election && unitShown(election.units, unit);
      return shown ?? sendRefusal(request, reply, refuse('not-found'));
    },
  );
}

/** Adds the routes of the election and its units. */
export function addElectionRoutes(app: FastifyInstance, { store }: ApiParts, adopted: Adopted): void {
  let last: { readonly name: string; readonly objects: Objects } | undefined;
  app.get(
    `${API_PREFIX}/election`,
    {
      schema: {
        tags: ['state'],
        operationId: 'readElection',
        summary: 'The election as it was founded: contests, rules, hours; before the founding there is none',
        response: answers(ElectionAnswer, 'application/json', [404]),
      },
    },
    async (request, reply) => {
      const record = electionRecordOf((await store.readRecords([ELECTION_RECORD])).get(ELECTION_RECORD));
      if (!record) return sendRefusal(request, reply, refuse('not-found'));
      const { contests, election, frozen, name, ruleSet, units } = record;
      if (last?.name !== `${contests} ${ruleSet}`)
        last = { name: `${contests} ${ruleSet}`, objects: objectsOf(record, adopted) };
      const { size } = await store.head();
      const phase = frozen ? 'after' : 'before';
      return { ...last.objects, election, name, objects: { contests, ruleSet, units }, phase, size };
    },
  );
  addUnitRoute(app, adopted);
}
