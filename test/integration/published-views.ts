// Reads a published tree for tests as a reader would: the newest view of a unit from the nation down, and the
// act at a leaf from its entry bundle.
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Act } from '../../src/core/act.ts';
import type { Recount } from './recount.ts';

type Figures = { votes: number[]; valid: number; invalid: number };
export type Child = {
  readonly unit: string;
  readonly view: { readonly size: number } | null;
  readonly acts: readonly number[];
  readonly corrections: number;
  readonly form: { readonly IV: readonly number[] };
};
export type View = {
  readonly children: readonly Child[];
  readonly forms: Readonly<Record<string, number>>;
  readonly confirmed: Figures;
  readonly reported: Figures;
  readonly rules: Readonly<Record<string, number>>;
  readonly warnings: Readonly<Record<string, number>>;
  readonly corrections: number;
};

const json = async <T>(...path: string[]): Promise<T> =>
  JSON.parse(await readFile(join(...path), 'utf8')) as T;

/** The newest view of a unit of the contest PPWP. */
export async function viewOf(tree: string, unit: string): Promise<View> {
  const latest = await json<{ size: number }>(tree, 'latest.json');
  let view = await json<View>(tree, `views/PPWP/ID/${latest.size}.json`);
  for (const length of [2, 4, 6, 10].filter((one) => one <= unit.length)) {
    const child = view.children.find((one) => one.unit === unit.slice(0, length));
    if (!child?.view) throw new Error(`no view of ${unit}`);
    view = await json<View>(tree, `views/PPWP/${child.unit}/${child.view.size}.json`);
  }
  return view;
}

const BUNDLE = 256;

/** The act at a leaf of a log of some size, at most 256,000 leaves. */
export async function actAt(tree: string, leaf: number, size: number): Promise<Act> {
  const number = Math.floor(leaf / BUNDLE);
  const whole = join(tree, `tile/entries/${String(number).padStart(3, '0')}`);
  const path = await access(whole).then(() => whole, () => `${whole}.p/${size % BUNDLE}`);
  const bundle = await readFile(path);
  let at = 0;
  for (let skipped = 0; skipped < leaf % BUNDLE; skipped++) at += 2 + bundle.readUInt16BE(at);
  const entry = bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)).toString();
  return JSON.parse(entry.slice(0, entry.indexOf('\n'))) as Act;
}

const figures = ({ votes, valid, invalid }: Figures): Figures => ({ votes, valid, invalid });

/** The parts of a view that a recount of the source can tell. */
export const told = ({ forms, confirmed, reported, rules, warnings, corrections }: View) => ({
  states: ['confirmed', 'withheld', 'incomplete', 'disputed', 'waiting'].map((state) => forms[state]),
  totals: figures(confirmed), reported: figures(reported), rules, warnings, corrections,
});

/** A recount in the words of a view. */
export const counted = (sum: Recount): ReturnType<typeof told> => ({
  states: [sum.confirmed, sum.withheld, sum.incomplete, 0, 0],
  totals: sum.totals, reported: sum.reported, rules: sum.brokenRules, warnings: sum.warnings,
  corrections: sum.corrections,
});
