// Before voting day: the election is founded, officers are appointed down the chain and enrol their keys, and
// the zero report freezes it all (spec/authority.md). Only the bodies above the stations of the rehearsal are
// peopled, so that one province can rehearse alone.
import { hex, sha256 } from '../../base/bytes.ts';
import { NATION } from '../../base/unit.ts';
import type { Role } from '../../core/define.ts';
import type { ElectionFiles } from './election-files.ts';
import type { Cast, Person } from './people.ts';
import type { Draft } from './signed-act.ts';

const ROOT_MEMBERS = 3;
const OFFICERS_PER_ACT = 100;
const ELECTION_RECORD = 'registry.election';

type Body = { readonly role: Role; readonly depth: number; readonly members: number };

/** Members that a rehearsal needs of each body, from the province to the station, and of those abroad. */
const HOME: readonly Body[] = [
  { role: 'KPU_PROVINSI', depth: 2, members: 2 },
  { role: 'KPU_KABKOTA', depth: 4, members: 2 },
  { role: 'PPK', depth: 6, members: 2 },
  { role: 'PPS', depth: 10, members: 1 },
  { role: 'KPPS', depth: 13, members: 2 },
];
const ABROAD: readonly Body[] = [
  { role: 'PPLN', depth: 4, members: 2 },
  { role: 'KPPSLN', depth: 13, members: 2 },
];

export type Founding = {
  readonly files: ElectionFiles;
  readonly cast: Cast;
  /** Codes of the stations of the rehearsal, ascending. */
  readonly stations: readonly string[];
  /** Stations of the whole unit object, for the zero report. */
  readonly stationCount: number;
  readonly publisherKey: string;
  readonly logVkey: string;
};

const rootMember = (cast: Cast, number: number): Person => cast('KPU', NATION, number);

/** Members enough for what the commission decides together. */
const plenary = (cast: Cast): [Person, Person] => [rootMember(cast, 1), rootMember(cast, 2)];

/** The caller answers each draft with the id of its act: the zero report builds on the founding act's. */
export function* foundingDrafts(founding: Founding): Generator<Draft, void, string> {
  const founded = yield foundDraft(founding);
  const giver = rootMember(founding.cast, 1);
  const [home, abroad] = sides(founding.stations);
  let people = ROOT_MEMBERS;
  for (const [chain, stations] of [[HOME, home], [ABROAD, abroad]] as const) {
    for (const draft of appointments(founding, giver, chain, stations)) {
      people += Number(draft.act === 'registry.key.enrol');
      yield draft;
    }
  }
  yield freezeDraft(founding, founded, people);
}

/** Every officer appointed has enrolled one key: the two numbers of the zero report are one. */
function freezeDraft({ cast, files, stationCount }: Founding, founded: string, people: number): Draft {
  const { contests, ruleSet, units } = files.objects;
  return {
    act: 'registry.election.freeze',
    basis: founded,
    body: {
      contests: contests.hash,
      forms: 0,
      keys: people,
      officers: people,
      ruleSet: ruleSet.hash,
      stations: stationCount,
      units: units.hash,
    },
    record: ELECTION_RECORD,
    signers: plenary(cast),
    unit: NATION,
  };
}

/** How many drafts there will be: for a progress bar. */
export function countFounding(stations: readonly string[]): number {
  const [home, abroad] = sides(stations);
  return 2 + countAppointments(HOME, home) + countAppointments(ABROAD, abroad);
}

const sides = (stations: readonly string[]): [string[], string[]] => [
  stations.filter((station) => !station.startsWith('99')),
  stations.filter((station) => station.startsWith('99')),
];

function foundDraft({ files, cast, publisherKey, logVkey }: Founding): Draft {
  const { definition, objects } = files;
  const root = Array.from({ length: ROOT_MEMBERS }, (_, i) => rootMember(cast, i + 1));
  return {
    act: 'registry.election.found',
    body: {
      contests: objects.contests.hash,
      election: definition.id,
      from: definition.terms.KPU.from,
      log: logVkey,
      name: definition.name,
      publisher: publisherKey,
      root: root.map((member) => ({ key: member.keys().publicKey, officer: member.officer })),
      ruleSet: objects.ruleSet.hash,
      threshold: definition.threshold,
      units: objects.units.hash,
      until: definition.terms.KPU.until,
    },
    record: ELECTION_RECORD,
    signers: plenary(cast),
    unit: NATION,
  };
}

/** The giver appoints every body of the next depth; its members enrol; then each does the same below it. */
function* appointments(
  founding: Founding,
  giver: Person,
  [body, ...below]: readonly Body[],
  stations: readonly string[],
): Generator<Draft> {
  if (!body || stations.length === 0) return;
  const groups = groupsOf(stations, body.depth);
  const people = groups.flatMap(({ unit }) => membersOf(founding.cast, body, unit));
  for (let i = 0; i < people.length; i += OFFICERS_PER_ACT) {
    yield appointDraft(founding, giver, people.slice(i, i + OFFICERS_PER_ACT));
  }
  for (const person of people) yield enrolDraft(person);
  for (const { unit, within } of groups) {
    yield* appointments(founding, founding.cast(body.role, unit, 1), below, within);
  }
}

function countAppointments(chain: readonly Body[], stations: readonly string[]): number {
  const [body, ...below] = chain;
  if (!body || stations.length === 0) return 0;
  const groups = groupsOf(stations, body.depth);
  const people = groups.length * body.members;
  const deeper = groups.map(({ within }) => countAppointments(below, within));
  return deeper.reduce((sum, count) => sum + count, Math.ceil(people / OFFICERS_PER_ACT) + people);
}

const membersOf = (cast: Cast, { role, members }: Body, unit: string): Person[] =>
  Array.from({ length: members }, (_, i) => cast(role, unit, i + 1));

/** Runs of stations that share their first digits. */
function groupsOf(stations: readonly string[], depth: number): { unit: string; within: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const station of stations) {
    const unit = station.slice(0, depth);
    const within = groups.get(unit);
    if (within) within.push(station);
    else groups.set(unit, [station]);
  }
  return Array.from(groups, ([unit, within]) => ({ unit, within }));
}

function appointDraft({ cast, files }: Founding, giver: Person, people: readonly Person[]): Draft {
  const officers = people.map(({ officer, role, secret, unit }) => {
    const { from, until } = files.definition.terms[role];
    return { from, invitation: hex(sha256(secret)), officer, role, unit, until };
  });
  return {
    act: 'registry.officer.appoint',
    body: { officers },
    record: `registry.body/${giver.unit}`,
    signers: giver.role === 'KPU' ? plenary(cast) : [giver],
    unit: giver.unit,
  };
}

const enrolDraft = (person: Person): Draft => ({
  act: 'registry.key.enrol',
  body: { invitation: hex(person.secret), key: person.keys().publicKey },
  record: `registry.officer/${person.officer}`,
  signers: [person],
  unit: person.unit,
});
