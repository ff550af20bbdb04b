// Another reading by the same officer: it takes the place of her earlier one, which stays in the history. It
// begins with what she entered before, so that only the wrong box is typed again.
import type { Contest } from '../../../../core/define.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { go } from '../../app/routes.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useScreen } from '../../app/use-office.ts';
import { draftIds } from '../day/steps.ts';
import type { Station } from '../use-station.ts';
import { type Cells, cellsOf } from '../../form/cells.ts';

export type EnterAgainProps = { readonly station: Station; readonly contest: Contest; readonly form: Form };

export function EnterAgain({ station, contest, form }: EnterAgainProps) {
  const { say } = useScreen();
  const draft = useDraft<Cells>(draftIds.form(station.day.station, contest.id));
  const again = (): void => {
    if (draft.value === null) draft.set(cellsOf(form));
    go('formulir', contest.id, 'isi');
  };
  return (
    <p class="buttons">
      <button type="button" class="second" disabled={draft.value === undefined} onClick={again}>
        {say('contest.again')}
      </button>
    </p>
  );
}
