// Takes in what another device shows: by the camera, from a file, or pasted. Says how many parts have
// come, and in words what was shown when it is something else.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../../../base/canonical.ts';
import { isRefusal } from '../../../../base/result.ts';
import { readSquare, SquareCollector, type SquareKind } from '../../../kit/squares.ts';
import { Notice } from '../../kit/notice.tsx';
import { fetchReader } from '../../kit/code-reader.ts';
import { ScanButton } from '../../kit/scan-button.tsx';
import { useDesk } from '../desk-context.ts';
import { wholeIn } from './read-text.ts';

export type TakeInProps = {
  readonly kinds: readonly SquareKind[];
  readonly label: string;
  readonly onValue: (kind: SquareKind, value: Json) => void;
};

export function TakeIn({ kinds, label, onValue }: TakeInProps) {
  const { say } = useDesk();
  const collector = useRef(new SquareCollector());
  useEffect(fetchReader, []);
  const [progress, setProgress] = useState<string>();
  const [fault, setFault] = useState<string>();
  const take = (kind: SquareKind, value: Json): void => {
    const wanted = kinds.includes(kind);
    setFault(wanted ? undefined : say(`take-in.kind.${kind}`));
    if (wanted) onValue(kind, value);
  };
  const scanned = (text: string): boolean => {
    const square = readSquare(text);
    if (!square) {
      // Said where she looks: the camera's window covers the screen.
      setProgress(say('take-in.square-malformed'));
      return false;
    }
    collector.current.add(square);
    const { have, parts } = collector.current.progress ?? { have: [], parts: 0 };
    setProgress(say('take-in.parts', { have: have.length, parts }));
    if (!collector.current.isComplete) return false;
    void collector.current.whole().then((whole) => {
      collector.current = new SquareCollector();
      setProgress(undefined);
      if (isRefusal(whole)) setFault(say(`take-in.${whole.refused}`));
      else take(whole.kind, whole.value);
    });
    return true;
  };
  const readText = async (text: string): Promise<void> => {
    const whole = await wholeIn(text);
    if (isRefusal(whole)) setFault(say(`take-in.${whole.refused}`));
    else take(whole.kind, whole.value);
  };
  return (
    <div class="take-in">
      <ScanButton say={say} label={label} onText={scanned} progress={progress} />
      <Pasted onText={(text) => void readText(text)} />
      {fault !== undefined && <Notice kind="signal" live title={fault} />}
    </div>
  );
}

function Pasted({ onText }: { readonly onText: (text: string) => void }) {
  const { say } = useDesk();
  const [text, setText] = useState('');
  return (
    <details>
      <summary>{say('take-in.other')}</summary>
      <label class="file">
        <span>{say('take-in.file')}</span>
        <input
          type="file"
          accept=".txt,.json,text/plain,application/json"
          onChange={(event) => void event.currentTarget.files?.[0]?.text().then(onText)}
        />
      </label>
      <label class="text-field">
        <span>{say('take-in.paste')}</span>
        <textarea rows={4} dir="ltr" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <p class="buttons">
        <button type="button" class="second" disabled={text.trim() === ''} onClick={() => onText(text)}>
          {say('take-in.read')}
        </button>
      </p>
    </details>
  );
}
