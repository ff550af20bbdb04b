// A plan for her own relief: who takes over, and from when. Members are known here by their numbers, which
// each finds on her own telephone; names stay in the vault. A plan gives nobody a right.
import { useState } from 'preact/hooks';
import { atText } from '../../../../base/time.ts';
import { shiftKey } from '../../../../modules/voting/record.ts';
import { goInstead } from '../../app/routes.ts';
import { useRemote, useScreen } from '../../app/use-office.ts';
import { useSign } from '../../app/use-sign.tsx';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import type { Station } from '../use-station.ts';

const HOUR_MS = 3_600_000;
const HOURS = [0, 1, 2, 4];
const PREFIX = 'registry.officer/';

/** How an officer is told from others without her name: the last four digits of her number. */
export const shortNumber = (officer: string): string => `…${officer.slice(-4)}`;

export function ReliefScreen({ station }: { station: Station }) {
  const { office, say, format, me } = useScreen();
  const { sign, fault } = useSign();
  const [by, setBy] = useState('');
  const [hours, setHours] = useState(0);
  const asked = { label: 'officer/enrolled', below: me.unit, limit: 50 };
  const listed = useRemote(office, `enrolled/${me.unit}`, () => office.api.list(asked));
  const others = (listed.value?.keys ?? [])
    .map((key) => key.slice(PREFIX.length))
    .filter((officer) => officer !== me.officer);
  const from = atText(office.clock.now() + hours * HOUR_MS);
  const plan = async (): Promise<void> => {
    const body = { by, from, officer: me.officer };
    const said = { act: 'voting.shift.relieve', unit: me.unit, record: shiftKey(me.officer), body };
    if (await sign(said)) goInstead();
  };
  return (
    <>
      <h1>{say('relief.title')}</h1>
      <p>{say('relief.lead')}</p>
      {listed.refusal && others.length === 0 && <RefusalNotice say={say} code={listed.refusal.refused} />}
      <label class="text-field">
        <span>{say('relief.by')}</span>
        <select value={by} onChange={(event) => setBy(event.currentTarget.value)}>
          <option value="">{say('relief.choose')}</option>
          {others.map((officer) => (
            <option value={officer}>{say('relief.member', { number: shortNumber(officer) })}</option>
          ))}
        </select>
      </label>
      <label class="text-field">
        <span>{say('relief.from')}</span>
        <select value={String(hours)} onChange={(event) => setHours(Number(event.currentTarget.value))}>
          {HOURS.map((each) => (
            <option value={String(each)}>
              {format.clock(atText(office.clock.now() + each * HOUR_MS), station.zone)}
            </option>
          ))}
        </select>
      </label>
      {fault}
      <div class="bottom">
        <button type="button" disabled={by === ''} onClick={() => void plan()}>
          {say('relief.sign')}
        </button>
      </div>
    </>
  );
}
