// The election and the names of places: what hardly changes, and is not asked for again with each screen.
import type { ElectionAnswer, UnitAnswer } from '../device/api.ts';
import { type Remote, useRemote, useScreen } from './use-office.ts';

const ELECTION_FRESH_MS = 10 * 60_000;
const PLACE_FRESH_MS = 24 * 60 * 60_000;

/** The election as it was adopted. */
export function useElection(): Remote<ElectionAnswer> {
  const { office } = useScreen();
  return useRemote(office, 'election', office.api.election, undefined, ELECTION_FRESH_MS);
}

/** A unit with its path, its zone, the units below. */
export function useUnit(unit: string): Remote<UnitAnswer> {
  const { office } = useScreen();
  return useRemote(office, `unit/${unit}`, () => office.api.unit(unit), undefined, PLACE_FRESH_MS);
}
