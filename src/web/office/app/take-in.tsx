// Takes in what another telephone hands over, by its squares or its file, and sends it from here under the
// names that signed it. Whatever is read is a stranger's; the log judges it.
import { useRef, useState } from 'preact/hooks';
import type { Json } from '../../../base/canonical.ts';
import { isRefusal } from '../../../base/result.ts';
import { readSquare, SquareCollector } from '../../kit/squares.ts';
import { type Imported, importUnsent } from '../device/outbox.ts';
import { Notice } from '../kit/notice.tsx';
import { ScanButton } from '../kit/scan-button.tsx';
import { useScreen } from './use-office.ts';

/** Acts of a whole day, written out. */
const FILE_BYTES_MAX = 1_000_000;

type Outcome = Imported | 'not-ours';

export function TakeIn() {
  const { office, say, me } = useScreen();
  const [outcome, setOutcome] = useState<Outcome>();
  const take = async (value: Json | undefined): Promise<void> => {
    if (value === undefined) return setOutcome('not-ours');
    setOutcome(await importUnsent(office.device, value, me.election, office.clock.now()));
    office.sender.wake();
  };
  return (
    <>
      <h1>{say('take-in.title')}</h1>
      <p>{say('take-in.lead')}</p>
      {outcome !== undefined && <OutcomeNotice outcome={outcome} />}
      <ScanUnsent onValue={(value) => void take(value)} />
      <p class="buttons">
        <label class="button second">
          {say('take-in.file')}
          <input
            class="vh"
            type="file"
            accept="application/json,.json"
            onChange={(event) => void valueIn(event.currentTarget.files?.[0]).then(take)}
          />
        </label>
      </p>
    </>
  );
}

/** What a file says; undefined when it is no JSON, or longer than any hand-over. */
async function valueIn(file: File | undefined): Promise<Json | undefined> {
  try {
    if (file === undefined || file.size > FILE_BYTES_MAX) return undefined;
    return JSON.parse(await file.text()) as Json;
  } catch {
    return undefined;
  }
}

/**
 * Reads squares of kind U until all parts are there; undefined for others, or when the parts make no whole.
 */
function ScanUnsent({ onValue }: { onValue: (value: Json | undefined) => void }) {
  const { say } = useScreen();
  const [progress, setProgress] = useState<string>();
  const collector = useRef(new SquareCollector());
  const finish = async (): Promise<void> => {
    const whole = await collector.current.whole();
    collector.current = new SquareCollector();
    setProgress(undefined);
    onValue(isRefusal(whole) ? undefined : whole.value);
  };
  const scanned = (text: string): boolean => {
    const square = readSquare(text);
    if (square?.kind !== 'U') {
      onValue(undefined);
      // Said where she looks: the camera's window covers the screen.
      setProgress(say('take-in.not-ours'));
      return square !== undefined;
    }
    collector.current.add(square);
    const { have, parts } = collector.current.progress ?? { have: [], parts: 0 };
    setProgress(say('take-in.progress', { have: have.length, parts }));
    if (collector.current.isComplete) void finish();
    return collector.current.isComplete;
  };
  return <ScanButton say={say} label={say('take-in.scan')} onText={scanned} progress={progress} />;
}

function OutcomeNotice({ outcome }: { outcome: Outcome }) {
  const { say } = useScreen();
  if (outcome === 'not-ours') return <Notice kind="signal" live title={say('take-in.not-ours')} />;
  return (
    <Notice live title={say('take-in.done', { added: outcome.added, known: outcome.known })}>
      {outcome.wrong > 0 && <p>{say('take-in.wrong', { count: outcome.wrong })}</p>}
    </Notice>
  );
}
