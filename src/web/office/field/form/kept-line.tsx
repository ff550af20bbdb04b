// Whether what was just typed is on the disk of the telephone, in one line that never moves.
import type { Kept } from '../../app/use-draft.ts';
import { useScreen } from '../../app/use-office.ts';

export function KeptLine({ kept }: { kept: Kept }) {
  const { say } = useScreen();
  return (
    <span class={`kept kept-${kept}`} role="status">
      {say(`kept.${kept}`)}
    </span>
  );
}
