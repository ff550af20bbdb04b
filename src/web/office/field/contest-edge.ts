// The ballot's legal colour as a thin edge beside a contest's name, and nowhere else.
import type { Contest } from '../../../core/define.ts';

const COLOURS = ['grey', 'yellow', 'red', 'blue', 'green'];

/** Class of the edge; none for a colour that no ballot has. */
export const contestEdge = ({ colour }: Pick<Contest, 'colour'>): string =>
  COLOURS.includes(colour) ? `edge edge-${colour}` : 'edge';
