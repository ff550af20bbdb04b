// The map: each place is filled from below with the four fills in their order, by its share of stations. It
// is a picture of the table that stands with it: read aloud and by keyboard the table is the map, so nothing
// here may say what the table does not.
import { barSpans, type Share } from './state-fills.tsx';
import type { Shape } from './map-shapes.ts';

export type MapMark = {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly share: Share;
  readonly shape: Shape;
};

export type MapLabel = { readonly text: string; readonly x: number; readonly y: number };

export type MapProps = {
  width: number;
  height: number;
  marks: readonly MapMark[];
  labels?: readonly MapLabel[];
};

/** Marks are drawn in their order: what must not be covered comes last. */
export function StateMap({ width, height, marks, labels = [] }: MapProps) {
  return (
    <svg class="map" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {marks.map((mark) => (
        <Mark mark={mark} />
      ))}
      {labels.map(({ text, x, y }) => (
        <text class="map-label" x={x} y={y}>
          {text}
        </text>
      ))}
    </svg>
  );
}

function Mark({ mark: { id, name, href, share, shape } }: { mark: MapMark }) {
  const bands = bandsOf(share, shape);
  const whole = bands.length === 1 && bands[0]!.whole ? bands[0]!.fill : undefined;
  const key = `w${id}`;
  return (
    <a href={href} tabIndex={-1}>
      <title>{name}</title>
      {whole !== undefined || bands.length === 0 ? (
        <path class={whole ? `map-place state-${whole}` : 'map-place'} d={shape.path} />
      ) : (
        <>
          <clipPath id={`c${id}`}>
            <path id={key} d={shape.path} />
          </clipPath>
          <use class="map-place" href={`#${key}`} />
          <g clip-path={`url(#c${id})`}>
            {bands.map(({ fill, y, height }) => (
              <rect
                class={`state-${fill}`}
                x={tenth(shape.left)}
                y={y}
                width={tenth(shape.width)}
                height={height}
              />
            ))}
          </g>
          <use class="map-line" href={`#${key}`} />
        </>
      )}
    </a>
  );
}

const tenth = (n: number): number => Math.round(n * 10) / 10;

type Band = { fill: 'confirmed' | 'withheld' | 'incomplete'; y: number; height: number; whole: boolean };

/** Bands from the bottom up; what is missing is the paper above them. */
export function bandsOf(share: Share, shape: Shape): Band[] {
  return barSpans(share).flatMap(({ fill, x, width }) => {
    if (fill === 'missing') return [];
    const [bottom, top] = [shape.levelAt(x / 100), shape.levelAt((x + width) / 100)];
    const y = tenth(top);
    return [{ fill, y, height: tenth(bottom - y), whole: width > 99.9999 }];
  });
}
