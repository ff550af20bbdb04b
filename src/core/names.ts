// Who has opened the names of a unit's officers (spec/authority.md, registry.names.read; spec/office.md). The
// record `registry.names/<unit>` holds who may still read, never a name: earlier readers stand in the log.
import { receivedText } from '../base/time.ts';
import type { StateRecord } from './define.ts';

/** For how long a reading lasts from the act's `received`. */
export const NAMES_OPEN_MS = 3_600_000;

/** Key of the record of a unit's readings. */
export const namesKey = (unit: string): string => `registry.names/${unit}`;

/** Readers by officer, each with the log's time at which she opened the names last. */
export type Readers = { readonly [officer: string]: string };

/** The readers who may read at a moment. */
export function readersAt(record: StateRecord | undefined, nowMs: number): Readers {
  const readers = (record?.['readers'] as Readers | undefined) ?? {};
  // Times of this form stand in the order of their texts.
  const since = receivedText(nowMs - NAMES_OPEN_MS);
  return Object.fromEntries(Object.entries(readers).filter(([, received]) => received >= since));
}
