// What a watcher has begun and not signed, and what those who answer her have: names of the drafts, so
// that each is found again after a kill, and what an objection holds while it is written.
import type { Form } from '../../../../modules/results/form.ts';
import { draftIds } from '../day/steps.ts';
import type { Seen } from './seen.ts';

/** Boxes that one objection may name. */
export const FIELDS_MAX = 16;

export type ObjectionDraft = {
  readonly category: string;
  /** Paths of boxes or sections. */
  readonly fields: readonly string[];
  readonly reason: string;
};

export const NO_OBJECTION: ObjectionDraft = { category: '', fields: [], reason: '' };

/** What she saw of a form. */
export const seenDraft = (station: string, contest: string): string =>
  draftIds.step(station, `seen-${contest}`);
/**
 * The form that she attested last and what she had seen of it, box by box: the log has its hash alone.
 */
export type Attested = { readonly hash: string; readonly form: Form; readonly seen?: Seen };
export const attestedId = (officer: string, station: string, contest: string): string =>
  `attested/${officer}/${station}/${contest}`;
/** An objection to a form. */
export const objectionDraft = (station: string, contest: string): string =>
  draftIds.step(station, `object-${contest}`);
/** The answer to an objection, by the id of its act. */
export const answerDraft = (station: string, objection: string): string =>
  draftIds.step(station, `answer-${objection}`);
