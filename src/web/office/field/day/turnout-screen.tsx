// How many have voted by each full hour: one row an hour, the sum filled in. A figure lower than the hour
// before is said, not refused: an earlier count may have been the wrong one.
import { useState } from 'preact/hooks';
import { stationKey } from '../../../../modules/voting/record.ts';
import { linkTo } from '../../app/routes.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useScreen } from '../../app/use-office.ts';
import { useSign } from '../../app/use-sign.tsx';
import { Notice } from '../../kit/notice.tsx';
import { NumberField } from '../../kit/number-field.tsx';
import { StateChip } from '../../kit/state-chip.tsx';
import type { Station } from '../use-station.ts';
import { hourText } from './hour.ts';
import { draftIds, turnoutBy, turnoutHours } from './steps.ts';

export function TurnoutScreen({ station }: { station: Station }) {
  const { say, format } = useScreen();
  const hours = turnoutHours(station.day.voting);
  const [chosen, setChosen] = useState<number>();
  const first = hours.find((hour) => turnoutBy(station.day, hour) === undefined);
  const open = chosen ?? first;
  return (
    <>
      <h1>{say('step.turnout')}</h1>
      <p>{say('step.turnout.lead')}</p>
      <ol class="hours">
        {hours.map((hour) => {
          const known = turnoutBy(station.day, hour);
          return (
            <li class={hour === open ? 'hour open' : 'hour'}>
              <button
                type="button"
                class="hour-line"
                aria-expanded={hour === open}
                onClick={() => setChosen(hour)}
              >
                <b dir="ltr">{hourText(hour, say.language)}</b>
                <span class="n">{known ? format.number(known.counted.J) : say('turnout.none')}</span>
                {known?.item && (
                  <StateChip state={known.item.state}>{say(`state.${known.item.state}`)}</StateChip>
                )}
              </button>
              {hour === open && (
                <HourFields key={hour} station={station} hour={hour} onSigned={() => setChosen(undefined)} />
              )}
            </li>
          );
        })}
      </ol>
      <p class="buttons">
        <a class="button second" href={linkTo()}>
          {say('step.back')}
        </a>
      </p>
    </>
  );
}

type Counted = { readonly L?: number; readonly P?: number };
/** As many as an act can hold. */
const VOTERS_MAX = 9_999;

type HourFieldsProps = { readonly station: Station; readonly hour: number; readonly onSigned: () => void };

function HourFields({ station, hour, onSigned }: HourFieldsProps) {
  const { say } = useScreen();
  const unit = station.day.station;
  const id = draftIds.step(unit, `turnout-${hour}`);
  const draft = useDraft<{ [name: string]: number }>(id);
  const { sign: keep, fault } = useSign();
  if (draft.value === undefined) return null;
  const { L, P }: Counted = draft.value ?? {};
  const set = (name: 'L' | 'P', value: number | null): void => {
    const { [name]: _, ...rest } = draft.value ?? {};
    draft.set(value === null ? rest : { ...rest, [name]: value });
  };
  const sign = async (men: number, women: number): Promise<void> => {
    const body = { J: men + women, L: men, P: women, hour };
    const said = { act: 'voting.turnout.count', unit, record: stationKey(unit), body };
    if (await keep(said, { draft: id })) onSigned();
  };
  const isWhole = L !== undefined && P !== undefined && L + P <= VOTERS_MAX;
  return (
    <div class="hour-fields">
      <div class="form-cells">
        <NumberField
          label={say('turnout.L')}
          value={L ?? null}
          digitsMax={4}
          onValue={(value) => set('L', value)}
        />
        <NumberField
          label={say('turnout.P')}
          value={P ?? null}
          digitsMax={4}
          onValue={(value) => set('P', value)}
        />
      </div>
      {L !== undefined && P !== undefined && <HourSum station={station} hour={hour} total={L + P} />}
      {fault}
      <p class="buttons">
        <button type="button" disabled={!isWhole} onClick={() => isWhole && void sign(L, P)}>
          {say('sign')}
        </button>
      </p>
    </div>
  );
}

type HourSumProps = { readonly station: Station; readonly hour: number; readonly total: number };

/** The sum, and what is odd about it. */
function HourSum({ station, hour, total }: HourSumProps) {
  const { say } = useScreen();
  const before = turnoutBy(station.day, hour - 1)?.counted.J;
  return (
    <>
      <p class="running">{say('turnout.sum', { total })}</p>
      {before !== undefined && total < before && (
        <Notice kind="signal" title={say('turnout.less', { before })} />
      )}
      {total > VOTERS_MAX && <Notice kind="signal" title={say('step.range', { min: 0, max: VOTERS_MAX })} />}
    </>
  );
}
