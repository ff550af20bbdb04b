// Reports of readers: "this form is not as the paper says". A report is no act: it enters no log and no sum,
// and changes no figure. Whoever sends one is a stranger and may be a machine: each costs work, is counted by
// address and by station, and holds nothing but words of closed lists. Nobody is asked for, kept or told: no
// address, no free text, no time finer than the hour (spec/views.md, Reports).
import { createHmac, timingSafeEqual } from 'node:crypto';
import { hex, sha256, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { refuse, type Refusal } from '../base/result.ts';
import { atText, type Clock } from '../base/time.ts';
import type { Election } from '../core/define.ts';
import { rateLimiter } from './limits.ts';
import { indexText, REPORTS_INDEX, type ReportsFile, reportsIndex, reportsPath } from './reports-files.ts';
import type { Placed, ReportRow, ReportStore } from './reports-store.ts';

export const CATEGORIES = ['figures-differ-from-paper', 'wrong-station', 'unreadable', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What a reader sends. `nonce` is what she worked for. */
export type SentReport = {
  readonly station: string;
  readonly contest: string;
  readonly category: Category;
  /** Path of a cell as rules and disputes name it, e.g. `I.A.2`; null for the whole form. */
  readonly field: string | null;
  readonly challenge: string;
  readonly nonce: string;
};

export type ReportsOptions = {
  readonly store: ReportStore;
  /** 32 bytes that only this service has: challenges are made with it. */
  readonly secret: Uint8Array;
  readonly clock: Clock;
  readonly election: () => Election | undefined;
  /** Leaves of the corrections of a form, in order. */
  readonly correctionsOf: (station: string, contest: string) => Promise<readonly number[]>;
  /** Puts a short-lived file of the tree in place of the one before. */
  readonly replace: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Reads a file of the tree; undefined where there is none. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** Zero bits that a proof begins with: 18 is about a second on a telephone. */
  readonly bits?: number;
  /** Reports a minute from one address. */
  readonly perMinute?: number;
};

export type Reports = {
  readonly challenge: () => { readonly challenge: string; readonly bits: number };
  /**
   * Keeps a report, or says why not: `report-unproven`, `unit-unknown`, `contest-unknown`,
   * `too-many-requests`.
   */
  readonly take: (report: SentReport, address: string) => Promise<Refusal | undefined>;
  /** Writes the files of villages with reports that are new or newly handled. One at a time. */
  readonly publish: () => Promise<void>;
};

const HOUR_MS = 3_600_000;
const ADDRESSES_MAX = 20_000;
/** Rows read at once, and village files written at one snapshot: what is left comes with the next. */
const READ_AT_ONCE = 500;
const VILLAGES_MAX = 500;

/** SHA-256 of what a sender worked for. */
export const proofOf = (challenge: string, station: string, nonce: string): Uint8Array =>
  sha256(utf8(`terang/report/v1\n${challenge}\n${station}\n${nonce}`));

/** Zero bits that bytes begin with. */
export function zeroBits(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte !== 0);
  return at < 0 ? 8 * bytes.length : 8 * at + Math.clz32(bytes[at]!) - 24;
}

/** The desk at which reports are taken. */
export function createReports(options: ReportsOptions): Reports {
  const { store, secret, clock, bits = 18, perMinute = 30 } = options;
  const senders = rateLimiter(perMinute, perMinute, ADDRESSES_MAX, clock);
  const hourNow = (): number => Math.floor(clock() / HOUR_MS);
  const challengeOf = (hour: number): string =>
    `${hour}.${createHmac('sha256', secret).update(`terang/report/v1\n${hour}`).digest('base64url')}`;
  /** A challenge of this hour or the one before; no other was ever worth anything. */
  const isFresh = (challenge: string): boolean =>
    [hourNow(), hourNow() - 1].map(challengeOf).some((ours) => sameText(ours, challenge));

  const take = async (report: SentReport, address: string): Promise<Refusal | undefined> => {
    const wait = senders.take(address, 1);
    if (wait > 0) return refuse('too-many-requests', { retryAfterSeconds: wait });
    const { station, contest, category, field, challenge, nonce } = report;
    if (!isFresh(challenge)) return refuse('report-unproven', { fault: 'challenge' });
    const proof = proofOf(challenge, station, nonce);
    if (zeroBits(proof) < bits) return refuse('report-unproven', { fault: 'bits' });
    const election = options.election();
    if (!(station.length === 13 && election?.units.exists(station))) return refuse('unit-unknown');
    if (!election.contests.some(({ id }) => id === contest)) return refuse('contest-unknown');
    const corrections = (await options.correctionsOf(station, contest)).length;
    const hour = atText(hourNow() * HOUR_MS);
    const row = { proof: hex(proof), station, contest, category, field, hour, corrections, handled: null };
    const kept = await store.add(row);
    if (kept === 'full') return refuse('too-many-requests', { retryAfterSeconds: HOUR_MS / 1000 });
    return kept === 'used' ? refuse('report-unproven', { fault: 'used' }) : undefined;
  };

  let index: Map<string, ReportsFile> | undefined;
  const publish = async (): Promise<void> => {
    await markHandled(options);
    // A tree without an index is a new one, or was lost: all that is kept is written again.
    if (index === undefined && (index = await indexIn(options)) === undefined) await store.republish();
    index ??= new Map();
    const written: (readonly ReportRow[])[] = [];
    for (const place of await store.unpublished(VILLAGES_MAX)) {
      const rows = await store.ofVillage(place);
      const bytes = utf8(reportsText(rows));
      await options.replace(reportsPath(place), bytes);
      index.set(reportsPath(place), { ...place, sha256: hex(sha256(bytes)) });
      written.push(rows);
    }
    // Crash before the last line: files and index are written again, because the rows are not marked.
    if (written.length > 0) await options.replace(REPORTS_INDEX, indexText(index.values()));
    for (const rows of written) await store.published(rows);
  };
  return { challenge: () => ({ challenge: challengeOf(hourNow()), bits }), take, publish };
}

function sameText(ours: string, theirs: string): boolean {
  const [a, b] = [Buffer.from(ours), Buffer.from(theirs)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A report is handled by the first correction that came after it, counted, so that no clock decides. */
async function markHandled({ store, correctionsOf }: ReportsOptions): Promise<void> {
  for (let after: Placed | undefined; ; ) {
    const waiting = await store.unhandled(after, READ_AT_ONCE);
    for (const { station, contest } of waiting) {
      const leaves = await correctionsOf(station, contest);
      if (leaves.length > 0) await store.handle(station, contest, leaves);
    }
    if (waiting.length < READ_AT_ONCE) return;
    after = waiting.at(-1);
  }
}

/** The index as it stands in the tree; undefined where there is none that can be read. */
async function indexIn({ read }: ReportsOptions): Promise<Map<string, ReportsFile> | undefined> {
  const bytes = await read(REPORTS_INDEX);
  const files = bytes && reportsIndex(bytes);
  return files && new Map(files.map((file) => [reportsPath(file), file]));
}

/** The file of a village: rows in order of hour, and within the hour in no order that tells of a sender. */
function reportsText(rows: readonly ReportRow[]): string {
  const stations: Record<string, Pick<ReportRow, 'category' | 'field' | 'hour' | 'handled'>[]> = {};
  for (const { station, category, field, hour, handled } of rows)
    (stations[station] ??= []).push({ category, field, hour, handled });
  return canonical({ kind: 'terang/reports/v1', stations });
}
