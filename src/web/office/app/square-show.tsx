// Squares on the screen, one part after the other or, for a slow camera, as she steps on; large enough
// for another telephone. On paper all parts beside each other.
import { useEffect, useState } from 'preact/hooks';
import type { Say } from '../../../base/words.ts';
import { Qr } from '../../portal/receipt/qr.tsx';

/** Each part stands this long: cameras of cheap telephones need it. */
const PART_MS = 900;

export function SquareShow({ say, parts }: { say: Say; parts: readonly string[] }) {
  const [at, setAt] = useState(0);
  const [still, setStill] = useState(false);
  useEffect(() => {
    if (still || parts.length < 2) return undefined;
    const timer = setInterval(() => setAt((now) => (now + 1) % parts.length), PART_MS);
    return () => clearInterval(timer);
  }, [still, parts.length]);
  const shown = at % Math.max(parts.length, 1);
  return (
    <figure class="squares">
      <div class="screen-only">
        <Qr
          text={parts[shown] ?? ''}
          label={say('squares.label', { part: shown + 1, parts: parts.length })}
        />
      </div>
      <div class="print-only">
        {parts.map((part, i) => (
          <Qr text={part} label={say('squares.label', { part: i + 1, parts: parts.length })} />
        ))}
      </div>
      {parts.length > 1 && (
        <figcaption>
          {say('squares.part', { part: shown + 1, parts: parts.length })}{' '}
          <button type="button" class="plain" onClick={() => setStill(!still)}>
            {say(still ? 'squares.run' : 'squares.hold')}
          </button>{' '}
          {still && (
            <button type="button" class="plain" onClick={() => setAt(shown + 1)}>
              {say('squares.next')}
            </button>
          )}
        </figcaption>
      )}
    </figure>
  );
}
