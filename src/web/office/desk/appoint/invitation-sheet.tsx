// A batch's invitations on paper, decree by decree. Thousands of squares take seconds to draw: each decree's
// are drawn once, and between two decrees the desk answers. Whoever prints waits until the last is there.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import type { StoredDecree } from './batch-store.ts';
import { InvitationPaper } from './invitation-paper.tsx';

type SheetProps = {
  /** Those that the log has. */
  readonly decrees: readonly StoredDecree[];
  readonly expires: string | undefined;
  /** Hears whether all of them are drawn. */
  readonly onWhole: (isWhole: boolean) => void;
};

export function InvitationSheet({ decrees, expires, onWhole }: SheetProps) {
  const { say } = useDesk();
  const [drawn, setDrawn] = useState(1);
  const isWhole = drawn >= decrees.length;
  useEffect(() => {
    if (isWhole) return undefined;
    const turn = setTimeout(() => setDrawn(drawn + 1));
    return () => clearTimeout(turn);
  }, [drawn, isWhole]);
  useEffect(() => {
    onWhole(isWhole);
    return () => onWhole(false);
  }, [isWhole]);
  return (
    <>
      {!isWhole && <progress max={decrees.length} value={drawn} aria-label={say('batch.progress')} />}
      <div class="invitation-sheet">
        {decrees.slice(0, drawn).map((decree) => (
          <Papers key={decree.id} decree={decree} expires={expires} />
        ))}
      </div>
    </>
  );
}

type PapersProps = { readonly decree: StoredDecree; readonly expires: string | undefined };

/** What an invitation says never changes, so that nothing is drawn again while others are still sent. */
function Papers({ decree, expires }: PapersProps) {
  const papers = useMemo(
    () =>
      decree.invitees.map(({ code, name, officer, role, unit }) => (
        <InvitationPaper
          key={officer}
          {...{ code, name, officer, role, unit }}
          {...(expires === undefined ? {} : { until: expires })}
        />
      )),
    [decree.id, expires],
  );
  return <>{papers}</>;
}
