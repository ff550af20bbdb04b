// What the public sees of a contest: one view per unit, byte for byte as spec/views.md fixes it, and one CSV
// per regency. Everything here is read from sums and records of one tree size; nothing is counted twice,
// nothing is left out silently: a station without a form is a row, and what is said of a closed station's
// form goes on being shown.
import type { Json } from '../../base/canonical.ts';
import { levelOf, NATION } from '../../base/unit.ts';
import type {
  Contest,
  Election,
  Publication,
  StateRecord,
  UnitTree,
  ViewContext,
  ViewReader,
} from '../../core/define.ts';
import { evidenceKey, evidenceMember, evidenceOf, parseEvidenceKey } from './evidence.ts';
import { csvOf, stationsOf } from './open-data.ts';
import { asTally, ATTEMPT, parseTallyKey, scopeOf, type Tally, tallyKey } from './record.ts';

const VILLAGE_LEVEL = 10;

type Sums = Readonly<Record<string, number>>;
type Members = { [member: string]: Json };

const sumOf = (sums: Sums, metric: string): number => sums[metric] ?? 0;

function figuresOf(sums: Sums, prefix: string, contest: Contest): Members {
  const figure = (name: string): number => sumOf(sums, `${prefix}.${name}`);
  return {
    electorate: figure('electorate'),
    invalid: figure('invalid'),
    total: figure('total'),
    users: figure('users'),
    valid: figure('valid'),
    votes: contest.options.map((_, i) => figure(`votes.${i}`)),
  };
}

function formsOf(sums: Sums, stations: number): Members {
  const confirmed = sumOf(sums, 'state.confirmed');
  const disputed = sumOf(sums, 'state.disputed');
  const incomplete = sumOf(sums, 'state.incomplete');
  const waiting = sumOf(sums, 'state.waiting');
  const withheld = sumOf(sums, 'state.withheld');
  // A closed station may have a form and not be counted as a station, so the difference can fall below zero.
  const missing = Math.max(0, stations - (confirmed + disputed + incomplete + waiting + withheld));
  return { confirmed, disputed, incomplete, missing, waiting, withheld };
}

/** Counts by rule id, e.g. `rule.R8` → `R8`; zeroes left out. */
function countsOf(sums: Sums, prefix: string): Members {
  const counts: Members = {};
  for (const [metric, count] of Object.entries(sums)) {
    if (metric.startsWith(prefix) && count !== 0) counts[metric.slice(prefix.length)] = count;
  }
  return counts;
}

const objectionsOf = (sums: Sums): Members => ({
  answered: sumOf(sums, 'objections.answered'),
  open: sumOf(sums, 'objections.open'),
});

function regionRow(unit: string, contest: Contest, context: ViewContext): Members {
  const { units } = context.election;
  const sums = context.read.sums(unit, scopeOf(contest.id));
  const stations = units.stationCount(unit);
  const view = context.childView(unit);
  return {
    confirmed: figuresOf(sums, 'confirmed', contest),
    corrections: sumOf(sums, 'corrections'),
    forms: formsOf(sums, stations),
    name: units.nameOf(unit),
    objections: objectionsOf(sums),
    photographed: sumOf(sums, 'photographed'),
    stations,
    unit,
    view: view ? { hash: view.hash, size: view.size } : null,
  };
}

/** Undefined for a closed station that never had a record. */
function stationRow(
  station: string,
  contest: Contest,
  units: UnitTree,
  record: ViewReader['record'],
): Members | undefined {
  const tally = record(tallyKey(station, contest.id, ATTEMPT));
  const said = record(evidenceKey(station, contest.id, ATTEMPT));
  const form = tally ? asTally(tally).form : null;
  const evidence: Members = said ? { evidence: evidenceMember(evidenceOf(said), form) } : {};
  if (tally) return { ...tallyRow(station, asTally(tally)), ...evidence };
  return said || units.exists(station) ? { state: 'missing', unit: station, ...evidence } : undefined;
}

function tallyRow(station: string, tally: Tally): Members {
  const { acts, broken, corrections, differs, form, roles, state } = tally;
  return {
    acts,
    attempt: ATTEMPT,
    broken,
    corrections: corrections.length,
    differs,
    form,
    roles,
    state,
    unit: station,
  };
}

function childrenOf(unit: string, contest: Contest, context: ViewContext): Members[] {
  const { units } = context.election;
  if (levelOf(unit) !== VILLAGE_LEVEL) {
    return units.childrenOf(unit).map((child) => regionRow(child, contest, context));
  }
  return stationsOf(units, unit)
    .map((station) => stationRow(station, contest, units, context.read.record))
    .filter((row) => row !== undefined);
}

/** The view of a unit (nation to village) for a contest, at one tree size. */
function viewOf(unit: string, contest: Contest, context: ViewContext): StateRecord {
  const { election } = context;
  const sums = context.read.sums(unit, scopeOf(contest.id));
  const stations = election.units.stationCount(unit);
  return {
    at: context.at,
    children: childrenOf(unit, contest, context),
    confirmed: figuresOf(sums, 'confirmed', contest),
    contest: contest.id,
    corrections: sumOf(sums, 'corrections'),
    election: election.id,
    forms: formsOf(sums, stations),
    kind: 'terang/view/v1',
    level: levelOf(unit),
    name: unit === NATION ? context.name : election.units.nameOf(unit),
    objections: objectionsOf(sums),
    photographed: sumOf(sums, 'photographed'),
    reported: figuresOf(sums, 'reported', contest),
    rules: countsOf(sums, 'rule.'),
    stations,
    tree: { root: context.root, size: context.size },
    unit,
    warnings: countsOf(sums, 'warning.'),
  };
}

function recordsOf(unit: string, contest: Contest, election: Election): readonly string[] {
  if (levelOf(unit) !== VILLAGE_LEVEL) return [];
  return stationsOf(election.units, unit).flatMap((station) =>
    [tallyKey, evidenceKey].map((keyOf) => keyOf(station, contest.id, ATTEMPT)),
  );
}

/** The family of views of one contest. */
export const publicationOf = (contest: Contest): Publication => ({
  name: contest.id,
  unitOf: (key) => {
    // A station opened or closed changes whose count every view above it shows.
    if (key.startsWith('registry.station/')) return key.slice('registry.station/'.length);
    const parts = parseTallyKey(key) ?? parseEvidenceKey(key);
    return parts?.contest === contest.id ? parts.station : undefined;
  },
  recordsOf: (unit, election) => recordsOf(unit, contest, election),
  scope: scopeOf(contest.id),
  inTable: (key) => parseEvidenceKey(key) === undefined,
  hasTable: (sums) => Object.keys(sums).some((metric) => metric.startsWith('state.')),
  view: (unit, context) => viewOf(unit, contest, context),
  csv: (regency, election, record) => csvOf(regency, contest, election.units, record),
});
