// Founding, the zero report, and stations opened or closed after it (spec/authority.md). Signed by the
// commission's root members, as many as the founding act's threshold asks.
import { refuse } from '../../base/result.ts';
import { parseAt } from '../../base/time.ts';
import { levelOf, NATION, parentOf } from '../../base/unit.ts';
import type { ActDefinition, StateRecord } from '../../core/define.ts';
import { ELECTION_RECORD, electionRecordOf } from '../../core/election-record.ts';
import { officerKey, PUBLISHER, type Officer } from '../../core/officer.ts';
import { keyId } from '../../core/parse.ts';
import { OFFICERS_SCOPE } from './officer-record.ts';
import { Founding, Freeze, StationAmendment } from './shapes.ts';

const STATION_LEVEL = 13;

export const found: ActDefinition<Founding> = {
  act: 'registry.election.found',
  body: Founding,
  signers: 'threshold',
  grants: 'founding',
  basis: 'free',
  phase: 'founding',
  reason: false,
  recordOf: () => ELECTION_RECORD,
  check: ({ body, election }) => {
    if (body.election !== election) return refuse('election-wrong');
    const officers = new Set(body.root.map((member) => member.officer));
    const keys = new Set([body.publisher, ...body.root.map((member) => member.key)]);
    const distinct = officers.size === body.root.length && keys.size === body.root.length + 1;
    const points = [...keys].every((key) => keyId(key) !== undefined);
    if (!distinct || !points || body.threshold > body.root.length)
      return refuse('act-malformed', { fault: 'root' });
    const from = parseAt(body.from);
    const until = parseAt(body.until);
    if (from === undefined || until === undefined || from > until) return refuse('term-outside');
    return undefined;
  },
  apply: ({ act: { body } }) => {
    const { root, publisher, from, until, ...kept } = body;
    const record: StateRecord = { ...kept, frozen: false, stations: {} };
    const member = (role: Officer['role'], key: string): StateRecord => ({
      from,
      invitation: null,
      keys: { [keyId(key) ?? '']: { publicKey: key, revoked: false } },
      revoked: false,
      role,
      unit: NATION,
      until,
    });
    return [
      [ELECTION_RECORD, record],
      [officerKey(PUBLISHER), member('PUBLISHER', publisher)],
      ...root.map(({ officer, key }) => [officerKey(officer), member('KPU', key)] as const),
    ];
  },
};

export const freeze: ActDefinition<Freeze> = {
  act: 'registry.election.freeze',
  body: Freeze,
  signers: 'threshold',
  grants: [{ role: 'KPU', relation: 'own', where: 'all' }],
  basis: 'head',
  phase: 'before',
  reason: false,
  recordOf: () => ELECTION_RECORD,
  check: ({ body }, read, env) => {
    const founded = electionRecordOf(read(ELECTION_RECORD));
    const sums = env.nationSums(OFFICERS_SCOPE);
    const counted = {
      contests: founded?.contests ?? '',
      forms: 0,
      keys: sums['keys'] ?? 0,
      officers: sums['officers'] ?? 0,
      ruleSet: founded?.ruleSet ?? '',
      stations: env.election.units.stationCount(NATION),
      units: founded?.units ?? '',
    };
    const differs = Object.entries(counted).filter(([name, value]) => body[name as keyof Freeze] !== value);
    return differs.length === 0 ? undefined : refuse('freeze-differs', Object.fromEntries(differs));
  },
  apply: (_leaf, read) => [[ELECTION_RECORD, { ...read(ELECTION_RECORD), frozen: true }]],
};

export const amendStation: ActDefinition<StationAmendment> = {
  act: 'registry.station.amend',
  body: StationAmendment,
  signers: 'threshold',
  grants: [{ role: 'KPU', relation: 'above', where: 'all' }],
  basis: 'head',
  phase: 'after',
  reason: true,
  unitMayBeNew: true,
  // A unit that is no station has no such record: whatever the act names is wrong.
  recordOf: ({ unit }) => (levelOf(unit) === STATION_LEVEL ? `registry.station/${unit}` : ''),
  check: ({ unit, body }, _read, { election: { units } }) => {
    const village = parentOf(unit);
    const number = Number(unit.slice(-3));
    if (number === 0 || !village || !units.exists(village))
      return refuse('unit-unknown', { unit });
    if (body.change === 'open' && units.exists(unit)) return refuse('station-exists');
    return body.change === 'close' && !units.exists(unit) ? refuse('unit-unknown', { unit }) : undefined;
  },
  apply: ({ act: { unit, body, record }, index }, read) => {
    const election = read(ELECTION_RECORD);
    const status = body.change === 'open' ? 'open' : 'closed';
    const stations = { ...electionRecordOf(election)?.stations, [unit]: status };
    return [
      [record, { leaf: index, status }],
      [ELECTION_RECORD, { ...election, stations }],
    ];
  },
};
