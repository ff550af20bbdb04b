// Reads a member's signed entry from her screen, without a network: kept on this telephone as one more
// reading to compare with the paper. Whatever the camera reads is a stranger's; it becomes figures on the
// screen and nothing else.
import { useRef, useState } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import { isRefusal } from '../../../../base/result.ts';
import { readSquare, SquareCollector } from '../../../kit/squares.ts';
import { useScreen } from '../../app/use-office.ts';
import { Notice } from '../../kit/notice.tsx';
import { ScanButton } from '../../kit/scan-button.tsx';
import { shownIn, withShown } from './readings.ts';
import { useShown } from './use-kept.ts';

type Outcome = 'read' | 'not-ours';

export function ScanForm({ station, contest }: { station: string; contest: Contest }) {
  const { say, me } = useScreen();
  const [shown, keep] = useShown(station, contest.id);
  const [outcome, setOutcome] = useState<Outcome>();
  const [progress, setProgress] = useState<string>();
  const collector = useRef(new SquareCollector());
  const finish = async (): Promise<void> => {
    const whole = await collector.current.whole();
    collector.current = new SquareCollector();
    setProgress(undefined);
    const where = { election: me.election, station, contest };
    const found = isRefusal(whole) ? [] : shownIn(whole.value, where);
    if (found.length > 0) await keep(withShown(shown, found));
    setOutcome(found.length > 0 ? 'read' : 'not-ours');
  };
  const scanned = (text: string): boolean => {
    const square = readSquare(text);
    if (square?.kind !== 'U') {
      setOutcome('not-ours');
      return true;
    }
    collector.current.add(square);
    const { have, parts } = collector.current.progress ?? { have: [], parts: 0 };
    setProgress(say('take-in.progress', { have: have.length, parts }));
    if (!collector.current.isComplete) return false;
    void finish();
    return true;
  };
  return (
    <>
      {outcome && (
        <Notice kind={outcome === 'read' ? 'plain' : 'signal'} live title={say(`witness.scan.${outcome}`)} />
      )}
      <ScanButton second say={say} label={say('witness.scan')} onText={scanned} progress={progress} />
    </>
  );
}
