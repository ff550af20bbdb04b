// An objection to a form: what it is about, the boxes touched on the form, and why. It is recorded beside
// the form, answered by those who run the station or by those above them, and holds nothing up.
import type { Contest } from '../../../../core/define.ts';
import { CATEGORIES, type Category, evidenceKey } from '../../../../modules/results/evidence.ts';
import { ATTEMPT } from '../../../../modules/results/record.ts';
import { goInstead } from '../../app/routes.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useScreen } from '../../app/use-office.ts';
import { useSign } from '../../app/use-sign.tsx';
import { tallyIn } from '../day/station.ts';
import { useCellName } from '../form/cell-name.ts';
import { KeptLine } from '../form/kept-line.tsx';
import type { Station } from '../use-station.ts';
import { ContestHead } from './contest-head.tsx';
import { reasonOf } from './personal.ts';
import { readingsOf } from './readings.ts';
import { isReason, ReasonField } from './reason-field.tsx';
import { TouchedForm } from './touched-form.tsx';
import { useShown } from './use-kept.ts';
import { FIELDS_MAX, NO_OBJECTION, type ObjectionDraft, objectionDraft } from './watch-drafts.ts';
import type { WatchedProps } from './watched-form.tsx';

type Written = { readonly category: string; readonly fields: string[]; readonly reason: string };

export function ObjectionScreen({ station, contest }: WatchedProps) {
  const { say } = useScreen();
  const id = objectionDraft(station.day.station, contest.id);
  const draft = useDraft<Written>(id);
  const [shown] = useShown(station.day.station, contest.id);
  if (draft.value === undefined) return null;
  const written: ObjectionDraft = draft.value ?? NO_OBJECTION;
  const change = (part: Partial<ObjectionDraft>): void => {
    const next = { ...written, ...part };
    draft.set({ ...next, fields: [...next.fields] });
  };
  const [reading] = readingsOf(tallyIn(station.day.records, station.day.station, contest.id), shown);
  return (
    <>
      <ContestHead contest={contest} title={say('witness.object.title')} />
      <p>{say('witness.object.lead')}</p>
      <label class="text-field">
        <span>{say('witness.object.category')}</span>
        <select
          value={written.category}
          onChange={(event) => change({ category: event.currentTarget.value })}
        >
          <option value="">{say('witness.object.choose')}</option>
          {CATEGORIES.map((one) => (
            <option value={one}>{say(`results.objection.${one}`)}</option>
          ))}
        </select>
      </label>
      <ReasonField
        label={say('witness.object.reason')}
        value={written.reason}
        onValue={(reason) => change({ reason })}
      />
      <Boxes contest={contest} fields={written.fields} />
      <TouchedForm
        contest={contest}
        form={reading?.form}
        chosen={written.fields}
        onChosen={(fields) => change({ fields })}
      />
      <div class="bottom">
        <KeptLine kept={draft.kept} />
        <SignObjection station={station} contest={contest} written={written} draft={id} />
      </div>
    </>
  );
}

/** What was touched so far, in words. */
function Boxes({ contest, fields }: { contest: Contest; fields: readonly string[] }) {
  const { say } = useScreen();
  const name = useCellName(contest);
  return (
    <>
      <h2>{say('witness.object.boxes')}</h2>
      <p>{say('witness.object.boxes.lead', { most: FIELDS_MAX })}</p>
      <ul class="plain-list" aria-live="polite">
        {fields.map((path) => (
          <li>{name(path)}</li>
        ))}
      </ul>
    </>
  );
}

type SignProps = {
  readonly station: Station;
  readonly contest: Contest;
  readonly written: ObjectionDraft;
  readonly draft: string;
};

function SignObjection({ station, contest, written, draft }: SignProps) {
  const { say } = useScreen();
  const { sign: keep, fault } = useSign();
  const category = CATEGORIES.find((one) => one === written.category);
  const sign = async (chosen: Category): Promise<void> => {
    const unit = station.day.station;
    // Ascending as strings, each once, as the log asks.
    const fields = [...new Set(written.fields)].sort((a, b) => (a < b ? -1 : 1)).slice(0, FIELDS_MAX);
    const reason = reasonOf(written.reason);
    const body = { attempt: ATTEMPT, category: chosen, contest: contest.id, fields, reason };
    const record = evidenceKey(unit, contest.id, ATTEMPT);
    const said = { act: 'results.evidence.object', unit, record, body };
    if (await keep(said, { draft })) goInstead('formulir', contest.id);
  };
  return (
    <>
      {fault}
      <button
        type="button"
        disabled={category === undefined || !isReason(written.reason)}
        onClick={() => category && void sign(category)}
      >
        {say('sign')}
      </button>
    </>
  );
}
