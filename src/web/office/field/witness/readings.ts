// Forms that somebody who watches may compare with the paper and attest to: the one in force, the members'
// readings while none is, and what a member's telephone showed her without a network. Pure.
import type { Json } from '../../../../base/canonical.ts';
import type { Contest } from '../../../../core/define.ts';
import { formHash } from '../../../../modules/results/evidence.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { ATTEMPT, type Tally } from '../../../../modules/results/record.ts';
import { readUnsent } from '../../device/outbox.ts';
import { readSeenForm } from './seen.ts';

/** `log`: a member's reading in the log. `shown`: read from a member's screen. */
export type ReadingKind = 'in-force' | 'log' | 'shown';
export type Reading = { readonly form: Form; readonly hash: string; readonly kind: ReadingKind };

/** What a member's telephone showed: her signed entry, with the figures that it has. */
export type Shown = { readonly act: string; readonly at: string; readonly form: Form };

/** Entries kept of one form: two members, and a second try of each. */
export const SHOWN_MAX = 4;

/** Every different form once, the one in force first. */
export function readingsOf(tally: Tally | undefined, shown: readonly Shown[]): Reading[] {
  const entries = (tally?.entries ?? []).flatMap(({ form }) => form ?? []);
  const all: (readonly [ReadingKind, Form])[] = [
    ...(tally?.form ? [['in-force', tally.form] as const] : []),
    ...entries.map((form) => ['log', form] as const),
    ...shown.map(({ form }) => ['shown', form] as const),
  ];
  const readings = all.map(([kind, form]) => ({ kind, form, hash: formHash(form) }));
  return readings.filter(({ hash }, i) => readings.findIndex((one) => one.hash === hash) === i);
}

export type ShownWhere = { readonly election: string; readonly station: string; readonly contest: Contest };

/**
 * Entries of one form in what squares of kind U hold (spec/office.md). They are a stranger's: others
 * are left out.
 */
export function shownIn(value: Json, { election, station, contest }: ShownWhere): Shown[] {
  return readUnsent(value, election, 0).items.flatMap(({ id, act }) => {
    const body = act.body as { readonly [member: string]: Json };
    const isEntry = act.act === 'results.tally.enter' && act.unit === station;
    if (!isEntry || body['contest'] !== contest.id || body['attempt'] !== ATTEMPT) return [];
    const form = readSeenForm(body['form'], contest);
    return form ? [{ act: id, at: act.at, form }] : [];
  });
}

/** What is kept after more was shown: each entry once, the newest of them. */
export function withShown(before: readonly Shown[], more: readonly Shown[]): Shown[] {
  const ids = new Set(more.map(({ act }) => act));
  return [...before.filter(({ act }) => !ids.has(act)), ...more].slice(-SHOWN_MAX);
}
