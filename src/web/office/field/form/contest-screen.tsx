// One contest's form as its officer stands to it: to be entered, entered and waiting for a second reading,
// confirmed, withheld, or in dispute with the boxes that differ. Another's figures are not shown before hers
// are signed.
import type { Contest } from '../../../../core/define.ts';
import { differences, type Form } from '../../../../modules/results/form.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { valueAt } from '../../form/cells.ts';
import { Notice } from '../../kit/notice.tsx';
import { StateChip } from '../../kit/state-chip.tsx';
import { contestEdge } from '../contest-edge.ts';
import { draftIds } from '../day/steps.ts';
import { formView, type FormView, maySeeOthers, otherForm, ownForm } from '../day/station.ts';
import type { Station } from '../use-station.ts';
import { useCellName } from './cell-name.ts';
import { EnterAgain } from './enter-again.tsx';
import { FigureTable } from './figure-table.tsx';
import { FormSheet } from './form-sheet.tsx';

export type ContestScreenProps = { readonly station: Station; readonly contest: Contest };

export function ContestScreen({ station, contest }: ContestScreenProps) {
  const { say } = useScreen();
  const { day } = station;
  const view = formView(day.items, day.records, { ...day, contest: contest.id });
  const shown = view.tally?.form ?? ownForm(view);
  // The words for a form that waits are for the member whose reading it has.
  const isHerTurn = view.others && !maySeeOthers(view);
  return (
    <>
      <h1 class={contestEdge(contest)}>{contest.name}</h1>
      {!isHerTurn && <StateLine view={view} />}
      {view.own?.refusal && <RefusalNotice say={say} code={view.own.refusal.code} />}
      {view.state === 'disputed' && view.entered && (
        <Dispute station={station} contest={contest} view={view} />
      )}
      <NextStep station={station} contest={contest} view={view} />
      {shown && (maySeeOthers(view) || view.own) && (
        <>
          <h2>{say(view.tally?.form ? 'contest.in-force' : 'contest.own')}</h2>
          <FormSheet
            form={shown}
            contest={contest}
            station={day.station}
            ruleValue={station.ruleValue}
            explained={view.state === 'withheld'}
          />
        </>
      )}
    </>
  );
}

/** How the form stands in the log, and how her own entry does. */
function StateLine({ view }: { view: FormView }) {
  const { say } = useScreen();
  // Hers is signed, and the log has not said so yet.
  const state = view.entered && view.state === 'missing' ? 'waiting' : view.state;
  return (
    <>
      {view.own && (
        <p>
          <a class="chip-link" href={linkTo('kotak', view.own.id)}>
            <StateChip state={view.own.state}>{say(`state.${view.own.state}`)}</StateChip>
          </a>
        </p>
      )}
      <Notice title={say(`results.state.${state}.title`)}>
        <p>{say(`results.state.${state}.officer`)}</p>
      </Notice>
    </>
  );
}

/** What she can do now. */
function NextStep({ station, contest, view }: ContestScreenProps & { view: FormView }) {
  const { say } = useScreen();
  const { day } = station;
  const to = linkTo('formulir', contest.id, 'isi');
  if (view.tally?.form != null) return null;
  if (view.entered) {
    const form = ownForm(view);
    return form ? <EnterAgain station={station} contest={contest} form={form} /> : null;
  }
  const hasDraft = day.drafts.has(draftIds.form(day.station, contest.id));
  return (
    <>
      {view.others && (
        <Notice kind="signal" title={say('contest.blind')}>
          <p>{say('contest.blind.why')}</p>
        </Notice>
      )}
      <p class="buttons">
        <a class="button" href={to}>
          {say(hasDraft ? 'contest.go-on' : 'contest.enter')}
        </a>
      </p>
      {view.own?.state === 'refused' && ownForm(view) && (
        <EnterAgain station={station} contest={contest} form={ownForm(view) as Form} />
      )}
    </>
  );
}

function Dispute({ station, contest, view }: ContestScreenProps & { view: FormView }) {
  const { say } = useScreen();
  const name = useCellName(contest);
  const own = ownForm(view);
  const other = otherForm(view, station.day.officer);
  return (
    <Notice kind="signal" title={say('dispute.title')}>
      {own && other ? (
        <FigureTable
          contest={contest}
          paths={differences(own, other)}
          own={{ name: say('dispute.own'), at: (path) => valueAt(own, path) }}
          other={{ name: say('dispute.other'), at: (path) => valueAt(other, path) }}
        />
      ) : (
        <p>{(view.tally?.differs ?? []).map(name).join('; ')}</p>
      )}
    </Notice>
  );
}
