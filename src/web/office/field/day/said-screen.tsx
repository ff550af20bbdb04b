// A step of the station's day that is said once: ready, oath, opening, closing. What was typed is kept, what
// was signed is shown, and what another member said stands beside it.
import { useState } from 'preact/hooks';
import type { Voting } from '../../../../core/define.ts';
import type { Json } from '../../../../base/canonical.ts';
import { stationKey } from '../../../../modules/voting/record.ts';
import { linkTo } from '../../app/routes.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useScreen } from '../../app/use-office.ts';
import { useSign } from '../../app/use-sign.tsx';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { Notice } from '../../kit/notice.tsx';
import { NumberField } from '../../kit/number-field.tsx';
import { StateChip } from '../../kit/state-chip.tsx';
import { YesNo } from '../../kit/yes-no.tsx';
import type { Station } from '../use-station.ts';
import { timeOfDay } from './hour.ts';
import { ownItems, votingIn } from './station.ts';
import { draftIds, type SaidStep } from './steps.ts';

type Field =
  | { readonly name: string; readonly kind: 'yes-no' }
  | { readonly name: string; readonly kind: 'number'; readonly min: number; readonly max: number };

const number = (name: string, min: number, max: number): Field => ({ name, kind: 'number', min, max });
const yesNo = (name: string): Field => ({ name, kind: 'yes-no' });

/** Bodies of spec/authority.md, "voting". */
const FIELDS: Readonly<Record<SaidStep, readonly Field[]>> = {
  ready: [yesNo('access'), yesNo('network'), yesNo('power')],
  oath: [number('present', 1, 9)],
  open: [number('present', 1, 9), number('witnesses', 0, 99)],
  close: [number('queue', 0, 999)],
};

/** Opening and closing as the language writes a time of day. */
function hoursOf(voting: Voting | null, language: string): { opens: string; closes: string } {
  const { opens = '07:00', closes = '13:00' } = voting ?? {};
  return { opens: timeOfDay(opens, language), closes: timeOfDay(closes, language) };
}

type Said = { readonly [name: string]: number | boolean };

const isWithin = (field: Field, value: number | boolean | undefined): boolean =>
  field.kind === 'yes-no'
    ? typeof value === 'boolean'
    : typeof value === 'number' && value >= field.min && value <= field.max;

export function SaidScreen({ station, step }: { station: Station; step: SaidStep }) {
  const { say } = useScreen();
  const { day } = station;
  const draft = useDraft<Said>(draftIds.step(day.station, step));
  const own = ownItems(day.items, day.officer, `voting.station.${step}`)[0];
  const inLog = votingIn(day.records, day.station)[step];
  const [changing, setChanging] = useState(false);
  const fields = FIELDS[step];
  if (draft.value === undefined) return null;
  const isSaid = (own !== undefined && own.state !== 'refused') || inLog !== undefined;
  const value = draft.value ?? {};
  return (
    <>
      <h1>{say(`step.${step}`)}</h1>
      <p>{say(`step.${step}.lead`, hoursOf(day.voting, say.language))}</p>
      {own && (
        <p>
          <a class="chip-link" href={linkTo('kotak', own.id)}>
            <StateChip state={own.state}>{say(`state.${own.state}`)}</StateChip>
          </a>
        </p>
      )}
      {own?.refusal && <RefusalNotice say={say} code={own.refusal.code} />}
      {isSaid && !changing ? (
        <Standing station={station} step={step} onChange={() => setChanging(true)} />
      ) : (
        <>
          {fields.map((field) => (
            <SaidField
              step={step}
              field={field}
              value={value[field.name]}
              onValue={(next) =>
                draft.set(next === undefined ? without(value, field.name) : { ...value, [field.name]: next })
              }
            />
          ))}
          <SignSaid station={station} step={step} said={value} onSigned={() => setChanging(false)} />
        </>
      )}
    </>
  );
}

const without = (said: Said, name: string): Said => {
  const { [name]: _, ...rest } = said;
  return rest;
};

type SaidFieldProps = {
  readonly step: SaidStep;
  readonly field: Field;
  readonly value: number | boolean | undefined;
  readonly onValue: (value: number | boolean | undefined) => void;
};

function SaidField({ step, field, value, onValue }: SaidFieldProps) {
  const { say } = useScreen();
  const label = say(`step.${step}.${field.name}`);
  if (field.kind === 'yes-no') {
    return (
      <YesNo
        label={label}
        yes={say('yes')}
        no={say('no')}
        value={typeof value === 'boolean' ? value : undefined}
        onValue={onValue}
      />
    );
  }
  const typed = typeof value === 'number' ? value : null;
  return (
    <div class="said-number">
      <NumberField
        label={label}
        value={typed}
        digitsMax={String(field.max).length}
        invalid={typed !== null && !isWithin(field, typed)}
        onValue={(next) => onValue(next ?? undefined)}
      />
      {typed !== null && !isWithin(field, typed) && (
        <p class="fault">{say('step.range', { min: field.min, max: field.max })}</p>
      )}
    </div>
  );
}

type SignSaidProps = {
  readonly station: Station;
  readonly step: SaidStep;
  readonly said: Said;
  readonly onSigned: () => void;
};

function SignSaid({ station, step, said, onSigned }: SignSaidProps) {
  const { say } = useScreen();
  const { sign: keep, fault } = useSign();
  const whole = FIELDS[step].every((field) => isWithin(field, said[field.name]));
  const sign = async (): Promise<void> => {
    const unit = station.day.station;
    // Exactly the members of the act: a draft of an older app may hold others.
    const body = Object.fromEntries(FIELDS[step].map(({ name }) => [name, said[name] as Json]));
    const decision = { act: `voting.station.${step}`, unit, record: stationKey(unit), body };
    if (await keep(decision, { draft: draftIds.step(unit, step) })) onSigned();
  };
  return (
    <>
      {fault}
      <div class="bottom">
        <button type="button" disabled={!whole} onClick={() => void sign()}>
          {say('sign')}
        </button>
      </div>
    </>
  );
}

/** What stands: hers where it is the newest, else what the log holds. */
function Standing({ station, step, onChange }: { station: Station; step: SaidStep; onChange: () => void }) {
  const { say, format } = useScreen();
  const { day, zone } = station;
  const own = ownItems(day.items, day.officer, `voting.station.${step}`).find(
    ({ state }) => state !== 'refused',
  );
  const inLog = votingIn(day.records, day.station)[step];
  const isMine = own !== undefined && (inLog === undefined || own.act.at >= inLog.at);
  const said = (isMine ? own.act.body : inLog) as Said;
  const at = isMine ? own.act.at : (inLog?.at ?? '');
  const shown = (field: Field): string => {
    const value = said[field.name];
    return typeof value === 'boolean' ? say(value ? 'yes' : 'no') : format.number(Number(value));
  };
  return (
    <>
      <dl class="facts">
        {FIELDS[step].map((field) => (
          <div>
            <dt>{say(`step.${step}.${field.name}`)}</dt>
            <dd>{shown(field)}</dd>
          </div>
        ))}
        <div>
          <dt>{say('step.said')}</dt>
          <dd>
            {format.clock(at, zone)} · {say(isMine ? 'step.by-you' : 'step.by-other')}
          </dd>
        </div>
      </dl>
      {step === 'open' && inLog && 'late' in inLog && inLog.late && <Notice title={say('step.open.late')} />}
      <p class="buttons">
        <a class="button" href={linkTo()}>
          {say('step.back')}
        </a>
        <button type="button" class="second" onClick={onChange}>
          {say('step.change')}
        </button>
      </p>
    </>
  );
}
