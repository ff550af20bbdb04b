// State is a fill, never a hue: confirmed solid, withheld hatched, incomplete dotted, missing outlined. One
// bar of these four, always in this order, always with its numbers. It must read the same on paper and to an
// eye without colour.
export type Share = {
  readonly confirmed: number;
  readonly withheld: number;
  readonly incomplete: number;
  readonly missing: number;
};
export const FILLS = ['confirmed', 'withheld', 'incomplete', 'missing'] as const;
export type Fill = (typeof FILLS)[number];

/** The patterns, once a page. */
export function FillPatterns() {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id="fill-withheld"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" class="fill-paper" />
          <rect width="2.5" height="6" class="fill-ink" />
        </pattern>
        <pattern id="fill-incomplete" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" class="fill-paper" />
          <circle cx="1.5" cy="1.5" r="1.1" class="fill-ink" />
          <circle cx="4.5" cy="4.5" r="1.1" class="fill-ink" />
        </pattern>
      </defs>
    </svg>
  );
}

/** Least width, in hundredths, of a state that has any forms: one form among a million must not vanish. */
const LEAST = 0.6;

/** Left edge and width in hundredths of each state that has forms; together they fill 100. */
export function barSpans(share: Share): { fill: Fill; x: number; width: number }[] {
  const present = FILLS.filter((fill) => share[fill] > 0);
  const total = present.reduce((sum, fill) => sum + share[fill], 0);
  const raw = present.map((fill) => Math.max((share[fill] / total) * 100, LEAST));
  const scale = 100 / raw.reduce((sum, width) => sum + width, 0);
  let x = 0;
  return present.map((fill, i) => {
    const width = raw[i]! * scale;
    const span = { fill, x, width };
    x += width;
    return span;
  });
}

const hundredths = (n: number): string => `${Math.round(n * 100) / 100}%`;

/** The bar alone; its numbers stand beside it wherever it is used. With `label` it speaks for itself. */
export function StateBar({ share, label }: { share: Share; label?: string }) {
  const spoken =
    label === undefined ? { 'aria-hidden': true as const } : { role: 'img' as const, 'aria-label': label };
  return (
    <svg class="state-bar" {...spoken} focusable="false">
      {barSpans(share).map(({ fill, x, width }) => (
        <rect class={`state-${fill}`} x={hundredths(x)} width={hundredths(width)} height="100%" />
      ))}
      <rect class="state-frame" width="100%" height="100%" />
    </svg>
  );
}

/** One state's swatch, for legends and station chips. */
export function Swatch({ fill }: { fill: Fill }) {
  return (
    <svg class="swatch" aria-hidden="true" focusable="false">
      <rect class={`state-${fill}`} width="100%" height="100%" />
      <rect class="state-frame" width="100%" height="100%" />
    </svg>
  );
}
