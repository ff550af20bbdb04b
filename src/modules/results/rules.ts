// Rules R1 to R16 of a form (spec/results.md), one table. The same judgement on the telephone, in the
// sequencer, in the portal. A rule whose cells were not captured says so: it must never count as held.
// Percentages and limits come from the rule set object through `ruleValue`; no figure of the law stands here.
import { isAbroad } from '../../base/unit.ts';
import type { Contest } from '../../core/define.ts';
import { type Cell, type Form, isPartyVotes, votesOf } from './form.ts';

export type Severity = 'error' | 'warning' | 'dispute';
export type RuleId = `R${number}`;

/** One number of a comparison: the path of its cell, or the name of the rule set value it comes from. */
export type Term = { readonly at: string; readonly value: number };
export type Side = { readonly terms: readonly Term[]; readonly total: number };
/** One comparison, ready to be drawn: 90 + 160 + 60 = 310 ≠ 210. */
export type Part = {
  readonly relation: '=' | '<=';
  readonly left: Side;
  readonly right: Side;
  readonly holds: boolean;
  /** Severity and article of this line where they are not the rule's own. */
  readonly severity?: Severity;
  readonly article?: string;
};

export type Outcome = 'held' | 'broken' | 'not-evaluated';
export type Verdict = {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly article: string;
  readonly verdict: Outcome;
  /** Every comparison that could be made; those that do not hold are why it is broken. */
  readonly parts: readonly Part[];
};

export type JudgeContext = {
  readonly contest: Contest;
  /** Code of the station: 13 digits. */
  readonly station: string;
  /** Value of the rule set by name: `reservePercent`, `votersPerStationMax`. */
  readonly ruleValue: (name: string) => number;
};

type Operand = readonly [at: string, value: Cell];
type MaybePart = Part | undefined;
export type Rule = {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly article: string;
  readonly evaluate: (form: Form, context: JudgeContext) => readonly MaybePart[];
};

const COLUMNS = [0, 1, 2] as const;
const ROWS = ['A', 'B1', 'B2', 'B3', 'B4'] as const;
const USER_ROWS = ['B1', 'B2', 'B3'] as const;
const J = 2;

const inI = (form: Form, row: (typeof ROWS)[number], column: 0 | 1 | 2): Operand => [
  `I.${row}.${column}`,
  form.I?.[row][column] ?? null,
];
const inII = (form: Form, line: 1 | 2 | 3 | 4): Operand => [`II.${line}`, form.II?.[line] ?? null];
const inIII = (form: Form, column: 0 | 1 | 2): Operand => [`III.${column}`, form.III?.[column] ?? null];
const inV = (form: Form, line: 'A' | 'B' | 'C'): Operand => [`V.${line}`, form.V?.[line] ?? null];

function side(operands: readonly Operand[]): Side | undefined {
  const terms: Term[] = [];
  let total = 0;
  for (const [at, value] of operands) {
    if (value === null) return undefined;
    terms.push({ at, value });
    total += value;
  }
  return terms.length === 0 ? undefined : { terms, total };
}

/** The comparison of two sums; undefined when one of its cells was not captured. */
function compare(left: readonly Operand[], relation: Part['relation'], right: readonly Operand[]): MaybePart {
  const a = side(left);
  const b = a && side(right);
  if (!a || !b) return undefined;
  return { relation, left: a, right: b, holds: relation === '=' ? a.total === b.total : a.total <= b.total };
}

/** n and its reserve: the percentage rounded up, in integers. */
function withReserve([at, value]: Operand, ruleValue: JudgeContext['ruleValue']): Operand[] {
  const reserve = value === null ? null : Math.floor((value * ruleValue('reservePercent') + 99) / 100);
  return [
    [at, value],
    ['reservePercent', reserve],
  ];
}

const sumsByGender = (form: Form): MaybePart[] => [
  ...ROWS.map((row) => compare([inI(form, row, 0), inI(form, row, 1)], '=', [inI(form, row, J)])),
  compare([inIII(form, 0), inIII(form, 1)], '=', [inIII(form, J)]),
];

const optionTotals = (form: Form): Operand[] => {
  const suffix = form.IV?.some(isPartyVotes) ? '.total' : '';
  return votesOf(form).map((cell, i) => [`IV.${i}${suffix}`, cell]);
};

const partySums = (form: Form): MaybePart[] =>
  (form.IV ?? [])
    .filter(isPartyVotes)
    .map((entry, i) =>
      compare(
        [
          [`IV.${i}.party`, entry.party],
          ...entry.candidates.map((cell, c): Operand => [`IV.${i}.candidates.${c}`, cell]),
        ],
        '=',
        [[`IV.${i}.total`, entry.total]],
      ),
    );

/** Where ballots used were not captured, the votes cast stand in for them. */
const ballotsAreUsers = (form: Form): MaybePart =>
  compare([form.II?.[2] == null ? inV(form, 'C') : inII(form, 2)], '=', [inI(form, 'B4', J)]);

const votesAreBallots = (form: Form): MaybePart =>
  compare([inV(form, 'C')], '=', [form.II?.[2] == null ? inI(form, 'B4', J) : inII(form, 2)]);

/** The line of R12 that warns (spec/results.md). */
export const USUAL_SIZE = { severity: 'warning', article: 'PKPU 7/2022; KPT 66/2024' } as const;

/** The ballots at hand are a limit; at home the size of a station, too, but only as a warning. */
function withinBallots(form: Form, { station, ruleValue }: JudgeContext): MaybePart[] {
  const votes = inV(form, 'C');
  const ballots = form.II?.[1] == null ? withReserve(inI(form, 'A', J), ruleValue) : [inII(form, 1)];
  const limit = compare([votes], '<=', ballots);
  if (isAbroad(station) || limit?.holds === false) return [limit];
  const largest = withReserve(['votersPerStationMax', ruleValue('votersPerStationMax')], ruleValue);
  const usual = compare([votes], '<=', largest);
  return [limit, usual && { ...usual, ...USUAL_SIZE }];
}

const notCaptured = (): MaybePart[] => [];

export const RULES: readonly Rule[] = [
  { id: 'R1', severity: 'error', article: 'KPT 66/2024, C.HASIL I', evaluate: sumsByGender },
  {
    id: 'R2',
    severity: 'error',
    article: 'KPT 66/2024, C.HASIL I',
    evaluate: (form) => COLUMNS.map((c) => compare([inI(form, 'B1', c)], '<=', [inI(form, 'A', c)])),
  },
  {
    id: 'R3',
    severity: 'error',
    article: 'KPT 66/2024, C.HASIL I.B.4',
    evaluate: (form) =>
      COLUMNS.map((c) =>
        compare(
          USER_ROWS.map((row) => inI(form, row, c)),
          '=',
          [inI(form, 'B4', c)],
        ),
      ),
  },
  {
    id: 'R4',
    severity: 'error',
    article: 'KPT 66/2024, C.HASIL II',
    evaluate: (form) => [compare([inII(form, 2), inII(form, 3), inII(form, 4)], '=', [inII(form, 1)])],
  },
  {
    id: 'R5',
    severity: 'warning',
    article: 'UU 7/2017 Art 344, 350(3)',
    evaluate: (form, { ruleValue }) => [
      compare([inII(form, 1)], '=', withReserve(inI(form, 'A', J), ruleValue)),
    ],
  },
  {
    id: 'R6',
    severity: 'error',
    article: 'UU 7/2017 Art 374(2)(h)',
    evaluate: (form) => [ballotsAreUsers(form)],
  },
  {
    id: 'R7',
    severity: 'error',
    article: 'KPT 66/2024, C.HASIL V',
    evaluate: (form) => [compare([inV(form, 'A'), inV(form, 'B')], '=', [inV(form, 'C')])],
  },
  {
    id: 'R8',
    severity: 'error',
    article: 'KPT 66/2024, C.HASIL IV, V',
    evaluate: (form) => [compare(optionTotals(form), '=', [inV(form, 'A')])],
  },
  {
    id: 'R9',
    severity: 'error',
    article: 'UU 7/2017 Art 374(2)(h)',
    evaluate: (form) => [votesAreBallots(form)],
  },
  { id: 'R10', severity: 'error', article: 'KPT 66/2024, C.HASIL IV', evaluate: partySums },
  {
    id: 'R11',
    severity: 'error',
    article: 'KPT 66/2024, C.HASIL III',
    evaluate: (form) => COLUMNS.map((c) => compare([inIII(form, c)], '<=', [inI(form, 'B4', c)])),
  },
  {
    id: 'R12',
    severity: 'error',
    article: 'UU 7/2017 Art 344',
    evaluate: withinBallots,
  },
  { id: 'R13', severity: 'warning', article: 'KPT 66/2024, C.HASIL IV', evaluate: notCaptured },
  { id: 'R14', severity: 'warning', article: 'KPT 66/2024, C.HASIL I', evaluate: notCaptured },
  { id: 'R15', severity: 'dispute', article: 'PKPU 5/2024 Art 15', evaluate: notCaptured },
  { id: 'R16', severity: 'error', article: 'PKPU 5/2024', evaluate: notCaptured },
];

function verdictOf(rule: Rule, form: Form, context: JudgeContext): Verdict {
  const parts = rule.evaluate(form, context).filter((part) => part !== undefined);
  const broken = parts.find((part) => !part.holds);
  return {
    rule: rule.id,
    severity: broken?.severity ?? rule.severity,
    article: broken?.article ?? rule.article,
    verdict: broken ? 'broken' : parts.length > 0 ? 'held' : 'not-evaluated',
    parts,
  };
}

/**
 * One verdict for each rule, R1 to R16 in order, for a form of the context's contest. Total: it refuses no
 * form.
 */
export const judge = (form: Form, context: JudgeContext): Verdict[] =>
  RULES.map((rule) => verdictOf(rule, form, context));

export type BrokenRule = { rule: RuleId; severity: Severity };

/** The broken rules as a record lists them, in numeric order. */
export const brokenRules = (verdicts: readonly Verdict[]): BrokenRule[] =>
  verdicts.filter((v) => v.verdict === 'broken').map(({ rule, severity }) => ({ rule, severity }));
