// One line of the table: what was measured, the physical limit measured in the same run, the target of the
// design. A figure without its limit says little on a machine that somebody else uses too.

export type Row = {
  readonly what: string;
  readonly ours: number;
  readonly unit: string;
  /** What the same machine did in the same run without any of our code in the way. */
  readonly limit?: number;
  readonly limitOf?: string;
  readonly target?: { readonly atLeast: number } | { readonly atMost: number };
  /** Target for the ratio to the limit. */
  readonly ratioAtLeast?: number;
  readonly note?: string;
};

export type Section = { readonly title: string; readonly rows: readonly Row[] };

/** Part of the limit that was reached; undefined where there is no limit. */
export const ratioOf = ({ ours, limit }: Row): number | undefined =>
  limit === undefined || limit === 0 ? undefined : ours / limit;

/** Whether a row reaches its targets; undefined where it has none. */
export function isReached(row: Row): boolean | undefined {
  const { target, ours, ratioAtLeast } = row;
  if (target === undefined && ratioAtLeast === undefined) return undefined;
  const ratio = ratioOf(row) ?? 0;
  if (ratioAtLeast !== undefined && ratio < ratioAtLeast) return false;
  if (target === undefined) return true;
  return 'atLeast' in target ? ours >= target.atLeast : ours <= target.atMost;
}

const shown = (value: number): string =>
  value >= 100
    ? Math.round(value).toLocaleString('en')
    : value.toLocaleString('en', { maximumFractionDigits: 2 });

function targetText({ target, ratioAtLeast }: Row): string {
  const texts = [
    target === undefined
      ? ''
      : 'atLeast' in target
        ? `≥ ${shown(target.atLeast)}`
        : `≤ ${shown(target.atMost)}`,
    ratioAtLeast === undefined ? '' : `ratio ≥ ${ratioAtLeast}`,
  ];
  return texts.filter((text) => text !== '').join(', ');
}

function markOf(row: Row): string {
  const reached = isReached(row);
  return reached === undefined ? '' : reached ? 'reached' : 'MISSED';
}

/** The sections as one Markdown table. */
export function tableOf(sections: readonly Section[]): string {
  const cells: string[][] = [['', 'ours', 'unit', 'limit', 'ratio', 'target', '']];
  for (const { title, rows } of sections) {
    cells.push([`**${title}**`, '', '', '', '', '', '']);
    for (const row of rows) {
      const ratio = ratioOf(row);
      const limit = row.limit === undefined ? '' : `${shown(row.limit)} ${row.limitOf ?? ''}`.trim();
      const what = row.note === undefined ? row.what : `${row.what} (${row.note})`;
      cells.push([
        what,
        shown(row.ours),
        row.unit,
        limit,
        ratio?.toFixed(2) ?? '',
        targetText(row),
        markOf(row),
      ]);
    }
  }
  const widths = cells[0]?.map((_, i) => Math.max(3, ...cells.map((line) => (line[i] ?? '').length))) ?? [];
  const lines = cells.map(
    (line) => `| ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`,
  );
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return lines.join('\n');
}
