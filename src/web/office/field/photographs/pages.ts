// Photographs of one form as a member sees them: page by page, the newest of each, and how far it is from
// the camera to the public. Pure. Figures go first: a photograph waits while an entry of hers does.
import type { OutboxItem, OutboxState, Photograph } from '../../device/stored.ts';
import { type Day, draftIds } from '../day/steps.ts';

/** Pages of one form that the log takes. */
export const PAGES_MAX = 20;
export const PHOTOGRAPH_ACT = 'results.evidence.photograph';

/**
 * `draft`: not signed. `figures`: behind unsent figures. `sent`: the store has it, the log not yet.
 */
export type PhotographState =
  | 'draft'
  | 'figures'
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'published'
  | 'refused';

/** What stands for a state among the five that the app has. */
export const chipOf: Readonly<Record<PhotographState, OutboxState>> = {
  draft: 'draft',
  figures: 'waiting',
  waiting: 'waiting',
  sending: 'sending',
  sent: 'sending',
  published: 'received',
  refused: 'refused',
};

/** Acts that name a photograph, the newest last. */
const actsOf = (id: string, items: readonly OutboxItem[]): OutboxItem[] =>
  items.filter(({ photographs }) => photographs?.includes(id)).sort((a, b) => a.queuedAt - b.queuedAt);

const isUnsent = ({ state }: OutboxItem): boolean => state === 'waiting' || state === 'sending';

/** `known`: bytes of it that are known to be in the store. */
export function stateOf(
  photograph: Pick<Photograph, 'id' | 'location' | 'refusal' | 'uploaded'>,
  items: readonly OutboxItem[],
  known?: number,
): PhotographState {
  const acts = actsOf(photograph.id, items);
  const standing = acts.filter(({ state }) => state !== 'refused');
  if (standing.some(({ state }) => state === 'received')) return 'published';
  if (photograph.refusal !== undefined) return 'refused';
  if (standing.length === 0) return acts.length > 0 ? 'refused' : 'draft';
  if (photograph.uploaded) return 'sent';
  if (items.some((item) => isUnsent(item) && item.photographs === undefined)) return 'figures';
  return photograph.location !== undefined || known !== undefined ? 'sending' : 'waiting';
}

/** Why a photograph, or the act that names it, was refused; the code. */
export const refusalOf = (photograph: Photograph, items: readonly OutboxItem[]): string | undefined =>
  photograph.refusal ?? actsOf(photograph.id, items).at(-1)?.refusal?.code;

/** The newest photograph of each page of a form, by page. */
export function pagesOf(
  all: readonly Photograph[],
  of: { readonly station: string; readonly contest: string },
): Photograph[] {
  const own = all
    .filter(({ station, contest }) => station === of.station && contest === of.contest)
    .sort((a, b) => a.page - b.page || b.takenAt - a.takenAt);
  return own.filter((one, i) => own[i - 1]?.page !== one.page);
}

/** The day with those forms among its drafts of which a page is taken and not signed. */
export function withPhotographs(day: Day, all: readonly Photograph[]): Day {
  const { station } = day;
  const isUnsigned = (one: Photograph): boolean => stateOf(one, day.items) === 'draft';
  const forms = day.contests.filter(({ id }) => pagesOf(all, { station, contest: id }).some(isUnsigned));
  const drafts = forms.map(({ id }) => draftIds.photographs(station, id));
  return { ...day, drafts: new Set([...day.drafts, ...drafts]) };
}

/** The page to be taken next: the first that has none, here or in the log; undefined when all are there. */
export function nextPage(pages: readonly number[]): number | undefined {
  const next = Array.from({ length: PAGES_MAX }, (_, i) => i + 1).find((page) => !pages.includes(page));
  return next;
}
