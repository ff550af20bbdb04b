// What the night's end looks like on a terminal: the figures with their base, the rules that withheld, the
// verdict.
import type { Contest } from '../core/define.ts';
import type { Figures } from './figures.ts';
import type { RehearsalSummary } from './rehearsal/stream.ts';
import type { Verdict } from './verify.ts';

const FINDINGS_SHOWN = 20;
const count = (value: number): string => value.toLocaleString('en');
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;

/** The table of the area: states of stations, rules, electorate, votes of confirmed forms. */
export function figuresTable(
  area: string,
  contest: Contest,
  figures: Figures,
  summary: RehearsalSummary,
): string {
  const { stations } = summary;
  const missing = stations - figures.confirmed - figures.withheld - figures.incomplete;
  const state = (name: string, value: number): string[] => [
    name,
    count(value),
    `${share(value, stations)} of ${count(stations)} stations`,
  ];
  const rows: string[][] = [
    state('confirmed', figures.confirmed),
    state('withheld by rule', figures.withheld),
    ...Object.entries(figures.brokenRules).map(([rule, forms]) => [`  ${rule}`, count(forms), 'forms']),
    state('incomplete', figures.incomplete),
    state('missing', missing),
    ['', '', ''],
    ['electorate', count(figures.electorate), 'of the confirmed forms (section I.A)'],
    [
      'valid + invalid',
      count(figures.totals.valid + figures.totals.invalid),
      share(figures.totals.valid + figures.totals.invalid, figures.electorate),
    ],
    ...contest.options.map(({ no, name }, i) => {
      const votes = figures.totals.votes[i] ?? 0;
      return [
        `${no} ${name}`,
        count(votes),
        `${share(votes, figures.totals.valid)} of valid votes on confirmed forms`,
      ];
    }),
  ];
  const title = `\n  ${contest.name} · area ${area} · provisional, the paper is the result`;
  return [title, ...aligned(rows)].join(
    '\n',
  );
}

function aligned(rows: readonly string[][]): string[] {
  const width = (column: number): number => Math.max(...rows.map((row) => (row[column] ?? '').length));
  const [first, second] = [width(0), width(1)];
  return rows.map(([name = '', value = '', note = '']) =>
    `  ${name.padEnd(first)}  ${value.padStart(second)}  ${note}`.trimEnd(),
  );
}

/** The verifier's verdict in lines. */
export function verdictLines(verdict: Verdict): string[] {
  const { checked, findings, findingsTotal, notChecked, sentence } = verdict;
  const figures = Object.entries(checked).map(([what, number]) => `${what} ${count(number)}`);
  return [
    `verdict: ${sentence}`,
    `checked: ${figures.join(', ')}`,
    ...notChecked.map(({ what, why }) => `not checked: ${what} (${why})`),
    ...(findingsTotal > 0 ? [`${count(findingsTotal)} findings:`] : []),
    ...findings
      .slice(0, FINDINGS_SHOWN)
      .map(
        ({ code, leaf, path, message }) =>
          `  ✗ ${code} ${leaf === undefined ? '' : `leaf ${leaf} `}${path ?? ''} ${message}`,
      ),
  ];
}
