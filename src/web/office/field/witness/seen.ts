// What somebody who watches saw on the paper, box by box, and how it stands to a reading of the members.
// What she saw is kept as figures and never as ticks: when the reading changes, the comparison is made
// anew and no mark of hers says yes to figures that she has not seen. Pure.
import type { Contest } from '../../../../core/define.ts';
import { CELL_MAX, type Cell, type Form, sameForm } from '../../../../modules/results/form.ts';
import { cellAt, type Cells, cellsOf, type FormRow, formOf, formPaths } from '../../form/cells.ts';

/** By path: the figure in a box, null where the box was empty. What is absent she has not looked at. */
export type Seen = { readonly [path: string]: number | null };

/** `different`: at least one box of the row differs, whether or not she has looked at the others. */
export type Mark = 'unseen' | 'same' | 'different';

const figureIn = (figures: Cells, path: string): Cell => figures[path] ?? null;

export function markOf({ cells }: Pick<FormRow, 'cells'>, figures: Cells, seen: Seen): Mark {
  if (differing(cells, figures, seen).length > 0) return 'different';
  return cells.some((path) => seen[path] === undefined) ? 'unseen' : 'same';
}

/** Boxes that she saw with another figure, in the order given. */
export const differing = (paths: readonly string[], figures: Cells, seen: Seen): string[] =>
  paths.filter((path) => seen[path] !== undefined && seen[path] !== figureIn(figures, path));

/** What she saw, once she has said that these rows are as the reading has them. */
export function seenAs(rows: readonly FormRow[], figures: Cells, seen: Seen): Seen {
  const same = rows.flatMap(({ cells }) => cells.map((path) => [path, figureIn(figures, path)] as const));
  return { ...seen, ...Object.fromEntries(same) };
}

/** What she saw without some boxes: she looks at them again. */
export const unseen = (paths: readonly string[], seen: Seen): Seen =>
  Object.fromEntries(Object.entries(seen).filter(([path]) => !paths.includes(path)));

/**
 * What she saw after a keystroke. The sum of men and women is filled in as on a member's telephone, and
 * follows them while it is theirs; a sum that she wrote herself stays as she wrote it.
 */
export function withTyped(seen: Seen, path: string, value: number | null): Seen {
  const [row, column] = [path.slice(0, -2), path.slice(-2)] as const;
  const sum = `${row}.2`;
  const isAddend = /^(I\.(A|B[1-4])|III)$/.test(row) && (column === '.0' || column === '.1');
  const filled = cellAt(typedOf(unseen([sum], seen)), sum);
  const follows = isAddend && (seen[sum] === undefined || seen[sum] === filled);
  const rest = unseen(follows ? [path, sum] : [path], seen);
  const next = value === null ? rest : { ...rest, [path]: value };
  const added = follows ? cellAt(typedOf(next), sum) : null;
  return added === null ? next : { ...next, [sum]: added };
}

/** Boxes that she has not looked at. */
export const unseenIn = (contest: Contest, seen: Seen): string[] =>
  formPaths(contest).filter((path) => seen[path] === undefined);

/**
 * The form that she saw: the reading itself where nothing differs, so that equal figures have equal bytes;
 * else her own figures. Undefined while she has not looked at every box.
 */
export function formSeen(contest: Contest, seen: Seen, reading: Form | undefined): Form | undefined {
  if (unseenIn(contest, seen).length > 0) return undefined;
  const paths = formPaths(contest);
  if (reading && differing(paths, cellsOf(reading), seen).length === 0) return reading;
  return formOf(typedOf(seen), contest);
}

/** What she saw as typed figures: boxes that were empty are left out. */
export const typedOf = (seen: Seen): Cells =>
  Object.fromEntries(Object.entries(seen).filter((entry): entry is [string, number] => entry[1] !== null));

/** The reading from which she differs least; the first of several. Undefined where there is none. */
export function nearest<R extends { readonly form: Form }>(
  readings: readonly R[],
  seen: Seen,
): R | undefined {
  const paths = Object.keys(seen);
  const far = ({ form }: R): number => differing(paths, cellsOf(form), seen).length;
  return readings.reduce<R | undefined>(
    (best, one) => (best === undefined || far(one) < far(best) ? one : best),
    undefined,
  );
}

/**
 * A stranger's value as a form of a contest, as this app makes them; undefined when it is none. Of another
 * shape are forms with sections that are there and empty: no app of ours signs such a one.
 */
export function readSeenForm(value: unknown, contest: Contest): Form | undefined {
  const cells = cellsOf(value as Form);
  const paths = new Set(formPaths(contest));
  const isCell = ([path, figure]: [string, number]): boolean =>
    paths.has(path) && Number.isInteger(figure) && figure >= 0 && figure <= CELL_MAX;
  if (typeof value !== 'object' || value === null || !Object.entries(cells).every(isCell)) return undefined;
  const form = formOf(cells, contest);
  return form.IV !== null && sameForm(form, value as Form) ? form : undefined;
}
