// The tally: what the acts on one form of one station add up to (spec/results.md, State). Two officers agree
// by entering the same figures, in any order; nothing is confirmed by one hand. A correction never removes
// what it replaces: each names the leaf of its act and of the act whose form stood before it, and the log
// holds both.
import { principalOf, type Signer } from '../../core/act.ts';
import type { Contribution, RecordDefinition, StateRecord } from '../../core/define.ts';
import { differences, figures, type Form, isCaptured, sameForm } from './form.ts';
import { type BrokenRule, brokenRules, judge, type JudgeContext } from './rules.ts';

export const TALLY = 'results.tally';
/** The only attempt there is so far. */
export const ATTEMPT = 1;

export type SettledState = 'confirmed' | 'withheld' | 'incomplete';
export type TallyState = SettledState | 'waiting' | 'disputed';
/** States in the order in which they are counted and shown; `missing` is a station without a record. */
export const STATES = ['confirmed', 'withheld', 'incomplete', 'disputed', 'waiting', 'missing'] as const;

/** How often one officer may enter one form: nobody can make a record grow without end. */
export const ENTRIES_MAX = 32;

/**
 * The latest entry of one officer, by whose hand where another signed in her right, and how often she has
 * entered while none is in force. Once the record is settled the form is in the act at `leaf`, not here.
 */
export type Entry = { leaf: number; officer: string; hand?: string; form: Form | null; times?: number };
/** Leaf of the correction, and leaf of the act whose form it replaced. */
export type Correction = { leaf: number; replaces: number };

/**
 * Invariants: acts and entries ascend by leaf; form is null exactly while waiting or disputed. Compact: one a
 * station.
 */
export type Tally = {
  acts: number[];
  /** For each act the roles of its signers, e.g. `KPPS`, `PPK KPU_KABKOTA`. */
  roles: string[];
  broken: BrokenRule[];
  corrections: Correction[];
  differs: string[];
  entries: Entry[];
  form: Form | null;
  state: TallyState;
};

/** Key of a tally. Its parts are a station's code, a contest's id and the attempt. */
export const tallyKey = (station: string, contest: string, attempt: number): string =>
  `${TALLY}/${station}/${contest}/${attempt}`;

/** Parts of a tally's key; undefined when it is another record's. */
export function parseTallyKey(
  key: string,
): { station: string; contest: string; attempt: number } | undefined {
  const [kind, station, contest, attempt] = key.split('/');
  if (kind !== TALLY || station === undefined || contest === undefined || attempt === undefined)
    return undefined;
  return { station, contest, attempt: Number(attempt) };
}

/** Whether a form is in force. */
export const isSettled = (tally: Tally): boolean => tally.form !== null;

/** State of a settled form. Not captured is not the same as wrong: it is said first. */
export function stateOf(form: Form, broken: readonly BrokenRule[]): SettledState {
  if (!isCaptured(form, 'I') || !isCaptured(form, 'IV') || !isCaptured(form, 'V')) return 'incomplete';
  return broken.some(({ severity }) => severity === 'error') ? 'withheld' : 'confirmed';
}

function inForce(form: Form, context: JudgeContext): Pick<Tally, 'broken' | 'differs' | 'form' | 'state'> {
  const broken = brokenRules(judge(form, context));
  return { broken, differs: [], form, state: stateOf(form, broken) };
}

/** How often an officer has entered a form. */
export const entriesOf = (tally: Tally | undefined, officer: string): number =>
  tally?.entries.find((entry) => entry.officer === officer)?.times ?? 0;

/** Whether a signer stands, for herself or in another's right, behind a different officer's latest entry. */
export function sameHand(tally: Tally, by: Signer): boolean {
  const own = principalOf(by);
  const named = (id: string | undefined): boolean => id === by.officer || id === own;
  return tally.entries.some(({ officer, hand }) => officer !== own && (named(officer) || named(hand)));
}

/** The tally after an officer's entry or a takeover. Called only while no form is in force. */
export function entered(
  before: Tally | undefined,
  { roles: role, ...entry }: Omit<Entry, 'times'> & { form: Form; roles: string },
  context: JudgeContext,
): Tally {
  const acts = [...(before?.acts ?? []), entry.leaf];
  const roles = [...(before?.roles ?? []), role];
  const others = (before?.entries ?? []).filter(({ officer }) => officer !== entry.officer);
  const times = entriesOf(before, entry.officer) + 1;
  const entries = [...others, { ...entry, times }];
  const agreed = others.some(({ form }) => form !== null && sameForm(form, entry.form));
  if (agreed) {
    const named = entries.map(({ leaf, officer }) => ({ leaf, officer, form: null }));
    return { acts, corrections: [], entries: named, roles, ...inForce(entry.form, context) };
  }
  const newest = others.at(-1)?.form;
  const differs = newest ? differences(newest, entry.form) : [];
  const state = newest ? 'disputed' : 'waiting';
  return { acts, broken: [], corrections: [], differs, entries, form: null, roles, state };
}

/** The tally after a correction. Called only while a form is in force. */
export function corrected(
  before: Tally,
  { leaf, form, roles }: { leaf: number; form: Form; roles: string },
  context: JudgeContext,
): Tally {
  // After settlement only corrections are taken, so the newest act is the one whose form stands.
  const replaces = before.acts.at(-1);
  if (replaces === undefined) throw new Error('a settled tally has acts');
  return {
    acts: [...before.acts, leaf],
    corrections: [...before.corrections, { leaf, replaces }],
    entries: before.entries,
    roles: [...before.roles, roles],
    ...inForce(form, context),
  };
}

/** A record as the core keeps it, seen as a tally. Only this module writes records of this kind. */
export const asTally = (record: StateRecord): Tally => record as unknown as Tally;
/** A tally as the core keeps it. */
export const asRecord = (tally: Tally): StateRecord => tally;

/** Scope of the sums of a contest. */
export const scopeOf = (contest: string): string => `results/${contest}`;

function addFigures(sums: Record<string, number>, prefix: string, form: Form): void {
  const { votes, ...totals } = figures(form);
  for (const [name, value] of Object.entries(totals)) if (value !== 0) sums[`${prefix}.${name}`] = value;
  votes.forEach((value, i) => {
    if (value !== 0) sums[`${prefix}.votes.${i}`] = value;
  });
}

/** What a tally adds to the sums of its station and all above. Zeroes are left out. */
function contribute(key: string, record: StateRecord): Contribution | undefined {
  const parts = parseTallyKey(key);
  if (!parts) return undefined;
  const { broken, corrections, form, state } = asTally(record);
  const sums: Record<string, number> = { [`state.${state}`]: 1 };
  if (form) addFigures(sums, 'reported', form);
  if (form && state === 'confirmed') addFigures(sums, 'confirmed', form);
  for (const { rule, severity } of broken) sums[`${severity === 'warning' ? 'warning' : 'rule'}.${rule}`] = 1;
  if (corrections.length > 0) sums['corrections'] = corrections.length;
  return { unit: parts.station, scope: scopeOf(parts.contest), sums };
}

/** Lists: `<contest>/<state>`, `<contest>/rule:R8`, `<contest>/warning:R12`, `<contest>/corrected`. */
function facets(key: string, record: StateRecord): { unit: string; labels: string[] } | undefined {
  const parts = parseTallyKey(key);
  if (!parts) return undefined;
  const { broken, corrections, state } = asTally(record);
  const labels = [state as string];
  for (const { rule, severity } of broken)
    labels.push(`${severity === 'warning' ? 'warning' : 'rule'}:${rule}`);
  if (corrections.length > 0) labels.push('corrected');
  return { unit: parts.station, labels: labels.map((label) => `${parts.contest}/${label}`) };
}

export const tallyRecord: RecordDefinition = { kind: TALLY, contribute, facets };
