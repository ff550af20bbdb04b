// A plan for her own relief: who takes over, and from when. Members are known here by role and number, which
// each finds on her own telephone: names are opened by those above a station alone. A plan gives nobody a
// right.
import { useState } from 'preact/hooks';
import { isRefusal } from '../../../../base/result.ts';
import { atText } from '../../../../base/time.ts';
import { shiftKey } from '../../../../modules/voting/record.ts';
import { goInstead } from '../../app/routes.ts';
import { shortId } from '../../app/short-id.ts';
import { useRemote, useScreen } from '../../app/use-office.ts';
import { useSign } from '../../app/use-sign.tsx';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import type { Api } from '../../device/api.ts';
import type { Station } from '../use-station.ts';
import { relieversIn } from './relievers.ts';

const HOUR_MS = 3_600_000;
const HOURS = [0, 1, 2, 4];

/** Who may relieve an officer of a station, as the log has them now. */
async function relieversAt(api: Api, unit: string, me: string) {
  const listed = await api.list({ label: 'officer/enrolled', below: unit, limit: 50 });
  if (isRefusal(listed) || listed.keys.length === 0) return isRefusal(listed) ? listed : [];
  const answer = await api.records(listed.keys);
  return isRefusal(answer) ? answer : relieversIn(answer.records, me);
}

export function ReliefScreen({ station }: { station: Station }) {
  const { office, say, format, me } = useScreen();
  const { sign, fault } = useSign();
  const [by, setBy] = useState('');
  const [hours, setHours] = useState(0);
  const id = `relievers/${me.officer}`;
  const { value, refusal } = useRemote(office, id, () => relieversAt(office.api, me.unit, me.officer));
  const others = value ?? [];
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
      {refusal && others.length === 0 && <RefusalNotice say={say} code={refusal.refused} />}
      <label class="text-field">
        <span>{say('relief.by')}</span>
        <select value={by} onChange={(event) => setBy(event.currentTarget.value)}>
          <option value="">{say('relief.choose')}</option>
          {others.map(({ id: officer, role }) => (
            <option value={officer}>{`${role} · ${shortId(officer)}`}</option>
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
