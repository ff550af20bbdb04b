// The public view as spec/views.md fixes it, read from a file whose hash is known. Nothing here is computed
// anew: the portal shows what was published, to the digit.
import type { Figures, Form } from '../../modules/results/form.ts';

export const FORM_STATES = ['confirmed', 'withheld', 'disputed', 'incomplete', 'waiting', 'missing'] as const;
export type FormState = (typeof FORM_STATES)[number];
export type Forms = Readonly<Record<FormState, number>>;

export type ViewRef = { readonly hash: string; readonly size: number };

/** Objections on the forms of a unit. */
export type Objections = { readonly answered: number; readonly open: number };

export type RegionRow = {
  readonly confirmed: Figures;
  readonly corrections: number;
  readonly forms: Forms;
  readonly name: string;
  readonly objections: Objections;
  /** Forms of which a page was photographed. */
  readonly photographed: number;
  readonly stations: number;
  readonly unit: string;
  readonly view: ViewRef | null;
};

export type BrokenRule = { readonly rule: string; readonly severity: string };

/** What others say about a form: officers who attest other figures than those in force contradict them. */
export type Evidence = {
  readonly attested: number;
  readonly contradicted: number;
  readonly objections: readonly {
    /** Leaf of the answer. */
    readonly answered: number | null;
    readonly category: string;
    readonly leaf: number;
    readonly role: string;
  }[];
  readonly pages: readonly { readonly hash: string; readonly page: number }[];
};

export type StationRecord = {
  readonly acts: readonly number[];
  readonly attempt: number;
  readonly broken: readonly BrokenRule[];
  readonly corrections: number;
  readonly differs: readonly string[];
  /** Absent where nobody has said anything about the form. */
  readonly evidence?: Evidence;
  readonly form: Form | null;
  /** Beside `acts`: the roles of each act's signers, separated by a space. */
  readonly roles: readonly string[];
  readonly state: Exclude<FormState, 'missing'>;
  readonly unit: string;
};

export type StationRow =
  | StationRecord
  | { readonly evidence?: Evidence; readonly state: 'missing'; readonly unit: string };

export type View = {
  readonly at: string;
  readonly children: readonly (RegionRow | StationRow)[];
  readonly confirmed: Figures;
  readonly contest: string;
  readonly corrections: number;
  readonly election: string;
  readonly forms: Forms;
  readonly kind: 'terang/view/v1';
  readonly level: 0 | 2 | 4 | 6 | 10;
  readonly name: string;
  readonly objections: Objections;
  readonly photographed: number;
  readonly reported: Figures;
  readonly rules: Readonly<Record<string, number>>;
  readonly stations: number;
  readonly tree: { readonly root: string; readonly size: number };
  readonly unit: string;
  readonly warnings: Readonly<Record<string, number>>;
};

export const isRegionRow = (row: RegionRow | StationRow): row is RegionRow => 'forms' in row;

/** The row of a unit among a view's children. */
export const childRow = (view: View, unit: string): RegionRow | StationRow | undefined =>
  view.children.find((row) => row.unit === unit);
