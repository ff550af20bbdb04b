// An objection to a form: what it is about, which boxes, and why in words that all the world may read. It is
// recorded beside the form and holds nothing up.
import { useState } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import { CATEGORIES, type Category, evidenceKey } from '../../../../modules/results/evidence.ts';
import { ATTEMPT } from '../../../../modules/results/record.ts';
import { goInstead } from '../../app/routes.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useScreen } from '../../app/use-office.ts';
import { Notice } from '../../kit/notice.tsx';
import { contestEdge } from '../contest-edge.ts';
import { draftIds } from '../day/steps.ts';
import { useCellName } from '../form/cell-name.ts';
import { formRows } from '../form/cells.ts';
import { KeptLine } from '../form/kept-line.tsx';
import type { Station } from '../use-station.ts';

const FIELDS_MAX = 16;
const REASON_CHARS_MAX = 1000;

type Typed = { readonly category: string; readonly fields: string[]; readonly reason: string };
const NOTHING: Typed = { category: '', fields: [], reason: '' };

export function ObjectionScreen({ station, contest }: { station: Station; contest: Contest }) {
  const { office, say } = useScreen();
  const unit = station.day.station;
  const id = draftIds.step(unit, `object-${contest.id}`);
  const draft = useDraft<Typed>(id);
  const [failed, setFailed] = useState(false);
  if (draft.value === undefined) return null;
  const typed = draft.value ?? NOTHING;
  const category = CATEGORIES.find((one) => one === typed.category);
  const reason = typed.reason.trim();
  const sign = async (chosen: Category): Promise<void> => {
    // Ascending as strings, as the log asks.
    const fields = [...typed.fields].sort((a, b) => (a < b ? -1 : 1));
    const body = { attempt: ATTEMPT, category: chosen, contest: contest.id, fields, reason };
    const record = evidenceKey(unit, contest.id, ATTEMPT);
    const signing = office.sign({ act: 'results.evidence.object', unit, record, body }, { draft: id });
    await signing.then(
      () => goInstead('formulir', contest.id),
      () => setFailed(true),
    );
  };
  return (
    <>
      <h1 class={contestEdge(contest)}>{say('object.title', { contest: contest.name })}</h1>
      <p>{say('object.lead')}</p>
      <ObjectionFields contest={contest} typed={typed} onTyped={draft.set} />
      {failed && <Notice kind="signal" live title={say('storage.lost')} />}
      <div class="bottom">
        <KeptLine kept={draft.kept} />
        <button
          type="button"
          disabled={category === undefined || reason === ''}
          onClick={() => category && void sign(category)}
        >
          {say('sign')}
        </button>
      </div>
    </>
  );
}

type ObjectionFieldsProps = {
  readonly contest: Contest;
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
};

function ObjectionFields({ contest, typed, onTyped }: ObjectionFieldsProps) {
  const { say } = useScreen();
  // A line break has no place in an act.
  const oneLine = (text: string): string => text.replaceAll('\n', ' ');
  return (
    <>
      <label class="text-field">
        <span>{say('object.category')}</span>
        <select
          value={typed.category}
          onChange={(event) => onTyped({ ...typed, category: event.currentTarget.value })}
        >
          <option value="">{say('object.choose')}</option>
          {CATEGORIES.map((one) => (
            <option value={one}>{say(`object.category.${one}`)}</option>
          ))}
        </select>
      </label>
      <FieldChoice
        contest={contest}
        chosen={typed.fields}
        onChosen={(fields) => onTyped({ ...typed, fields })}
      />
      <label class="text-field">
        <span>{say('object.reason')}</span>
        <textarea
          rows={4}
          maxLength={REASON_CHARS_MAX}
          value={typed.reason}
          onInput={(event) => onTyped({ ...typed, reason: oneLine(event.currentTarget.value) })}
        />
      </label>
      <p class="aside">{say('object.public')}</p>
    </>
  );
}

type FieldChoiceProps = {
  readonly contest: Contest;
  readonly chosen: readonly string[];
  readonly onChosen: (fields: string[]) => void;
};

/** Boxes of the form that the objection is about, at most sixteen; none is allowed. */
function FieldChoice({ contest, chosen, onChosen }: FieldChoiceProps) {
  const { say } = useScreen();
  const name = useCellName(contest);
  const paths = formRows(contest).flatMap((row) => (row.kind === 'triple' ? row.cells.slice(2) : row.cells));
  const toggle = (path: string): void =>
    onChosen(
      chosen.includes(path) ? chosen.filter((one) => one !== path) : [...chosen, path].slice(0, FIELDS_MAX),
    );
  return (
    <details class="field-choice">
      <summary>{say('object.fields', { count: chosen.length })}</summary>
      {paths.map((path) => (
        <label class="check">
          <input
            type="checkbox"
            checked={chosen.includes(path)}
            disabled={!chosen.includes(path) && chosen.length >= FIELDS_MAX}
            onChange={() => toggle(path)}
          />
          <span>{name(path)}</span>
        </label>
      ))}
    </details>
  );
}
