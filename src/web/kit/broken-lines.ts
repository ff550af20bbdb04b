// Where a broken rule is drawn on the form: a line along the rows whose figures disagree, from the first to
// the last, with the sum under the last. The same on the public page and on the telephone.
import type { Part, Verdict } from '../../modules/results/rules.ts';

/** Lines drawn at once; more broken comparisons than these are in the table of rules. */
const LINES_MAX = 6;

/** One line: the comparison that does not hold, whose rules ask it, and the rows that it joins. */
export type BrokenLine = {
  readonly rules: readonly string[];
  readonly warning: boolean;
  readonly part: Part;
  readonly joined: ReadonlySet<number>;
  readonly from: number;
  readonly to: number;
};

/** A row as far as lines go: the cells in it, by path. */
export type LineRow = { readonly cells: readonly { readonly at: string }[] };

/** Paths of the cells that a comparison is about. */
export const cellsOf = (part: Part): string[] =>
  [...part.left.terms, ...part.right.terms].map((term) => term.at);

/**
 * Lines for what does not hold, short ones first: those run next to the figures, long ones outside. Two rules
 * that ask the same of the same cells (R6 and R9 where section II is absent) share one.
 */
export function brokenLines(rows: readonly LineRow[], verdicts: readonly Verdict[]): BrokenLine[] {
  const lines = new Map<string, BrokenLine>();
  for (const verdict of verdicts) {
    for (const part of verdict.parts.filter(({ holds }) => !holds)) {
      const cells = new Set(cellsOf(part));
      const key = [...cells].sort().join();
      const known = lines.get(key);
      const at = rows.flatMap((row, i) => (row.cells.some((cell) => cells.has(cell.at)) ? [i] : []));
      lines.set(key, {
        rules: [...(known?.rules ?? []), verdict.rule],
        warning: (known?.warning ?? true) && verdict.severity !== 'error',
        part: known?.part ?? part,
        joined: new Set(at),
        from: at[0] ?? 0,
        to: at.at(-1) ?? 0,
      });
    }
  }
  return [...lines.values()].slice(0, LINES_MAX).sort((a, b) => a.to - a.from - (b.to - b.from));
}
