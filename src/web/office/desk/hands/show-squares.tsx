// A value as squares on this screen, one part after another, and as a file for who has no camera. It can
// be held at any part; what is shown is said in words above it.
import { useEffect, useState } from 'preact/hooks';
import type { Json } from '../../../../base/canonical.ts';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { squaresOf, type SquareKind } from '../../../kit/squares.ts';
import { Qr } from '../../../portal/receipt/qr.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { download, fileName } from '../../kit/download.ts';

const TURN_MS = 400;

export type ShowSquaresProps = {
  readonly kind: SquareKind;
  readonly value: Json;
  readonly label: string;
  /** Name of the file. */
  readonly what: string;
};

export function ShowSquares({ kind, value, label, what }: ShowSquaresProps) {
  const { say, office, seat } = useDesk();
  const parts = useParts(kind, value);
  const { at, held, hold, next } = useTurning(Array.isArray(parts) ? parts.length : 0);
  if (parts === undefined) return null;
  if (isRefusal(parts)) return <Notice kind="signal" title={say('squares.too-large')} />;
  const name = fileName(what, seat.unit, office.clock.now(), 'txt');
  const save = (): void => download(name, 'text/plain', `${parts.join('\n')}\n`);
  return (
    <figure class="squares">
      <Qr text={parts[at] ?? ''} label={label} />
      <figcaption>
        {parts.length > 1 && <p>{say('squares.part', { part: at + 1, parts: parts.length })}</p>}
        <p class="buttons">
          {parts.length > 1 && (
            <button type="button" class="second" onClick={hold}>
              {say(held ? 'squares.turn' : 'squares.hold')}
            </button>
          )}
          {held && (
            <button type="button" class="second" onClick={next}>
              {say('squares.next')}
            </button>
          )}
          <button type="button" class="second" onClick={save}>
            {say('squares.file')}
          </button>
        </p>
      </figcaption>
    </figure>
  );
}

/** The parts of a value; undefined until they are made. */
function useParts(kind: SquareKind, value: Json): readonly string[] | Refusal | undefined {
  const [parts, setParts] = useState<readonly string[] | Refusal>();
  useEffect(() => {
    let here = true;
    void squaresOf(kind, value).then((found) => here && setParts(found));
    return () => void (here = false);
  }, [kind, JSON.stringify(value)]);
  return parts;
}

/** Which part is shown: one after another, until it is held. */
function useTurning(count: number) {
  const [at, setAt] = useState(0);
  const [held, setHeld] = useState(false);
  useEffect(() => setAt(0), [count]);
  useEffect(() => {
    if (count < 2 || held) return undefined;
    const timer = setInterval(() => setAt((now) => (now + 1) % count), TURN_MS);
    return () => clearInterval(timer);
  }, [count, held]);
  return { at, held, hold: () => setHeld(!held), next: () => setAt((at + 1) % count) };
}
