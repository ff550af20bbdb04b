// Columns over time: each step of time that has figures is a bar of four standing upright, cumulative, as a
// share of a whole; a step without any is left empty, so that a gap is seen as a gap. Pure geometry. Time
// runs the way the text does.
import { FILLS, type Share } from './state-fills.tsx';

export type Column = {
  readonly x: number;
  readonly width: number;
  readonly bands: readonly {
    readonly fill: 'confirmed' | 'withheld' | 'incomplete';
    readonly y: number;
    readonly height: number;
  }[];
};

export type Area = { readonly width: number; readonly height: number };

const GAP = 0.14;
/** Least height of a state that has any forms: one form among a million must not vanish. */
const LEAST = 1;

/** `whole` is what the full height stands for; undefined entries are gaps. */
export function columnsOf(
  shares: readonly (Share | undefined)[],
  whole: number,
  { width, height }: Area,
  direction: 'ltr' | 'rtl',
): Column[] {
  const step = width / Math.max(shares.length, 1);
  return shares.flatMap((share, i): Column[] => {
    if (!share) return [];
    const at = direction === 'ltr' ? i : shares.length - 1 - i;
    let floor = height;
    const bands = FILLS.flatMap((fill) => {
      if (fill === 'missing' || share[fill] === 0) return [];
      const tall = Math.min(Math.max((share[fill] / Math.max(whole, 1)) * height, LEAST), floor);
      floor -= tall;
      return [{ fill, y: tenth(floor), height: tenth(tall) }];
    });
    return [{ x: tenth((at + GAP / 2) * step), width: tenth((1 - GAP) * step), bands }];
  });
}

const tenth = (n: number): number => Math.round(n * 10) / 10;
