// Figures as an ElectionReport of NIST SP 1500-100 version 2 (JSON). Only confirmed forms are in a count; how
// many forms there are of how many stations stands beside each. Never says more than "unofficial": paper is
// the result. Obeys spec/views.md and the schema in test/vectors/nist-1500-100.
import type { Json } from '../../base/canonical.ts';
import { levelOf, NATION } from '../../base/unit.ts';
import type { Contest } from '../../core/define.ts';
import type { Figures } from './form.ts';

/** A unit and what is confirmed of it. */
export type ReportUnit = {
  readonly unit: string;
  readonly name: string;
  readonly confirmed: Figures;
  /** Confirmed forms, of how many stations. */
  readonly forms: number;
  readonly stations: number;
};

export type ReportInput = {
  readonly election: { readonly id: string; readonly name: string };
  /** First and last day on which the election's officers act, as `2024-01-25`. */
  readonly days: { readonly first: string; readonly last: string };
  readonly contest: Contest;
  /** The unit that the report is about, then those directly below it. */
  readonly units: readonly [ReportUnit, ...ReportUnit[]];
  /** Moment and tree size of the figures. */
  readonly at: string;
  readonly size: number;
  /** Address of the view they were taken from, and its licence. */
  readonly source: string;
  readonly licence: string;
};

const LANGUAGE = 'id';
const typed = <M extends { [member: string]: Json }>(type: string, members: M) => ({
  '@type': `ElectionResults.${type}`,
  ...members,
});
const text = (content: string) =>
  typed('InternationalizedText', {
    Text: [typed('LanguageString', { Content: content, Language: LANGUAGE })],
  });

const unitId = (unit: string): string => `unit-${unit}`;
const optionId = (kind: string, no: number): string => `${kind}-${no}`;

/** The report as a value; the same input gives the same value. */
export function electionReport(input: ReportInput) {
  const { at, contest, election, size, source, licence, units } = input;
  const whole = units.every(({ forms, stations }) => forms === stations);
  return typed('ElectionReport', {
    Election: [electionOf(input)],
    Format: levelOf(units[0].unit) === 10 ? 'precinct-level' : 'summary-contest',
    // The schema has whole seconds.
    GeneratedDate: `${at.slice(0, 19)}Z`,
    GpUnit: gpUnits(units),
    Issuer: election.name,
    IssuerAbbreviation: election.id,
    Notes: `Confirmed forms only, log size ${size}, from ${source}. Licence: ${licence}. Paper decides.`,
    ...(contest.type === 'party-list' && { Party: contest.options.map(partyOf) }),
    SequenceEnd: 1,
    SequenceStart: 1,
    Status: whole ? 'unofficial-complete' : 'unofficial-partial',
    VendorApplicationId: 'terang',
  });
}

function electionOf(input: ReportInput) {
  const { contest, days, election, units } = input;
  return typed('Election', {
    BallotCounts: units.map(({ unit, confirmed }) =>
      typed('BallotCounts', {
        BallotsCast: confirmed.total,
        BallotsRejected: confirmed.invalid,
        GpUnitId: unitId(unit),
        Type: 'total',
      }),
    ),
    ...(contest.type === 'options' && { Candidate: contest.options.map(candidateOf) }),
    Contest: [contestOf(input)],
    ElectionScopeId: unitId(NATION),
    EndDate: days.last,
    Name: text(election.name),
    StartDate: days.first,
    Type: 'general',
  });
}

type Option = Contest['options'][number];

const candidateOf = ({ name, no }: Option) =>
  typed('Candidate', { '@id': optionId('candidate', no), BallotName: text(name) });
const partyOf = ({ name, no }: Option) => typed('Party', { '@id': optionId('party', no), Name: text(name) });

function contestOf({ contest, units }: ReportInput) {
  const [whole] = units;
  const members = {
    '@id': `contest-${contest.id}`,
    Abbreviation: contest.id,
    ContestSelection: contest.options.map((option, i) => selectionOf(contest, option, i, units)),
    CountStatus: [typed('CountStatus', { Status: 'in-process', Type: 'total' })],
    ElectionDistrictId: unitId(whole.unit),
    Name: contest.name,
    SubUnitsReported: whole.forms,
    TotalSubUnits: whole.stations,
  };
  return contest.type === 'options'
    ? typed('CandidateContest', { ...members, VotesAllowed: 1 })
    : typed('PartyContest', members);
}

function selectionOf(contest: Contest, { no }: Option, i: number, units: readonly ReportUnit[]) {
  const counts = units.map(({ unit, confirmed }) =>
    typed('VoteCounts', { Count: confirmed.votes[i] ?? 0, GpUnitId: unitId(unit), Type: 'total' }),
  );
  const members = { '@id': optionId('selection', no), SequenceOrder: no, VoteCounts: counts };
  return contest.type === 'options'
    ? typed('CandidateSelection', { ...members, CandidateIds: [optionId('candidate', no)] })
    : typed('PartySelection', { ...members, PartyIds: [optionId('party', no)] });
}

/** What the schema calls a level; a sub-district has no name there. */
const TYPES: Readonly<Record<number, string>> = {
  0: 'country',
  2: 'state',
  4: 'county',
  10: 'village',
  13: 'precinct',
};

function gpUnits(units: ReportInput['units']) {
  const [whole, ...below] = units;
  const described = units.map(({ unit, name, confirmed, forms, stations }) =>
    typed('ReportingUnit', {
      '@id': unitId(unit),
      ...(unit === whole.unit &&
        below.length > 0 && { ComposingGpUnitIds: below.map((one) => unitId(one.unit)) }),
      ExternalIdentifier: [typed('ExternalIdentifier', { Type: 'national-level', Value: unit })],
      Name: text(name),
      SubUnitsReported: forms,
      TotalSubUnits: stations,
      VotersParticipated: confirmed.users,
      VotersRegistered: confirmed.electorate,
      ...unitType(unit),
    }),
  );
  if (whole.unit === NATION) return described;
  // The scope of the election is the nation, of which this report counts nothing.
  return [...described, typed('ReportingUnit', { '@id': unitId(NATION), Type: 'country' })];
}

function unitType(unit: string) {
  const type = TYPES[levelOf(unit)];
  return type === undefined ? { OtherType: 'kecamatan', Type: 'other' } : { Type: type };
}
