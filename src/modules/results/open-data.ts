// Open data of a contest: one CSV per regency and its CSVW description, columns as spec/views.md fixes them.
// A station without a form is a row that says so; an empty cell is "not captured", never 0.
import type { Contest, UnitTree, ViewReader } from '../../core/define.ts';
import { stationTable, type StationState } from './export-stations.ts';
import { csvText, csvwMetadata } from './export-table.ts';
import { asTally, ATTEMPT, tallyKey } from './record.ts';

/** Stations of a village that exist, and closed ones that may still have a record, ascending. */
export function stationsOf(units: UnitTree, village: string): readonly string[] {
  const closed = units.closedIn(village);
  return closed.length === 0 ? units.childrenOf(village) : [...units.childrenOf(village), ...closed].sort();
}

/** The regency's rows, header first, lines ended by LF; `rows` counts without the header. */
export function csvOf(regency: string, contest: Contest, units: UnitTree, record: ViewReader['record']) {
  const stations = units
    .childrenOf(regency)
    .flatMap((district) => units.childrenOf(district))
    .flatMap((village) => stationsOf(units, village))
    .flatMap((station) => stateOf(station, contest, units, record) ?? []);
  const table = stationTable(contest, stations);
  const about = { title: `${contest.name}: ${regency}`, file: `${regency}.csv` };
  return { text: csvText(table), rows: table.rows.length, metadata: csvwMetadata(table, about) };
}

/** Undefined for a closed station that never had a record. */
function stateOf(
  station: string,
  contest: Contest,
  units: UnitTree,
  record: ViewReader['record'],
): StationState | undefined {
  const found = record(tallyKey(station, contest.id, ATTEMPT));
  if (!found) return units.exists(station) ? { state: 'missing', unit: station } : undefined;
  const { acts, broken, corrections, form, state } = asTally(found);
  const leaf = acts.at(-1) ?? null;
  return { attempt: ATTEMPT, broken, corrections: corrections.length, form, leaf, state, unit: station };
}
