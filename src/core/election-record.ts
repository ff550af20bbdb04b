// The one record `registry.election`: what was founded, and whether it is frozen. Every judgement reads it.
import type { StateRecord } from './define.ts';

export const ELECTION_RECORD = 'registry.election';

export type ElectionRecord = {
  readonly contests: string;
  readonly election: string;
  readonly frozen: boolean;
  readonly log: string;
  readonly name: string;
  readonly ruleSet: string;
  /** Stations opened or closed since the founding. */
  readonly stations: { readonly [code: string]: 'open' | 'closed' };
  readonly threshold: number;
  readonly units: string;
};

export const electionRecordOf = (record: StateRecord | undefined): ElectionRecord | undefined =>
  record as ElectionRecord | undefined;
