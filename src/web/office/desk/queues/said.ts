// What others say about a form, in words: the record has what stands (spec/results.md, Evidence), the
// acts have who said it and why. An objection stays, answered or not. Pure.
import type { Evidence } from '../../../../modules/results/evidence.ts';
import type { LoggedAct } from '../data/reading.ts';

export type Answer = {
  readonly answer: string;
  readonly reason: string;
  readonly officer: string;
};
export type SaidObjection = {
  readonly act: string;
  readonly leaf: number;
  readonly role: string;
  readonly category: string;
  readonly isOpen: boolean;
  /** undefined while the act could not be read. */
  readonly officer: string | undefined;
  readonly fields: readonly string[];
  readonly reason: string | undefined;
  readonly answer: Answer | undefined;
};

type ObjectBody = { readonly fields: readonly string[]; readonly reason: string };
type AnswerBody = { readonly answer: string; readonly reason: string };

/** Objections of a record, oldest first, with what their acts say as far as those are at hand. */
export function objectionsOf({ objections }: Evidence, acts: readonly LoggedAct[]): SaidObjection[] {
  const at = new Map(acts.map((act) => [act.leaf, act]));
  return objections.map(({ act, answered, category, leaf, role }) => {
    const said = at.get(leaf)?.act;
    const answer = answered === null ? undefined : at.get(answered)?.act;
    const { fields = [], reason } = (said?.body ?? {}) as Partial<ObjectBody>;
    return {
      act,
      leaf,
      role,
      category,
      isOpen: answered === null,
      officer: said?.by.officer,
      fields,
      reason,
      answer: answer && { ...(answer.body as AnswerBody), officer: answer.by.officer },
    };
  });
}

/** Leaves of the acts that a record of evidence names. */
export const evidenceLeaves = ({ objections, pages }: Evidence): number[] => [
  ...pages.map(({ leaf }) => leaf),
  ...objections.flatMap(({ answered, leaf }) => (answered === null ? [leaf] : [leaf, answered])),
];
