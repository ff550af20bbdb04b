// A plan for who relieves an officer who has been on shift too long, and from when. It changes nobody's
// authority; it is there so that somebody has thought of it, and everybody can see who.
import { useState } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { ancestorsOf } from '../../../../base/unit.ts';
import { atText } from '../../../../base/time.ts';
import { lineOf } from '../../../../core/roles.ts';
import { shiftKey } from '../../../../modules/voting/record.ts';
import { useRemote } from '../../app/use-office.ts';
import type { Api } from '../../device/api.ts';
import { useDesk } from '../desk-context.ts';
import { officersAt } from './officer-list.ts';
import { OfficerOptions } from './officer-options.tsx';
import type { OfficerRow } from './officer-view.ts';

const MINUTE_MS = 60_000;
const CHOICES_MINUTES = [0, 30, 60, 120] as const;

/** Organisers who may relieve: of the same station, and of the bodies above. */
async function relieversOf(api: Api, row: OfficerRow): Promise<OfficerRow[] | Refusal> {
  const found: OfficerRow[] = [];
  for (const unit of [row.unit, ...ancestorsOf(row.unit).slice(0, 2)]) {
    const rows = await officersAt(api, unit);
    if (isRefusal(rows)) return rows;
    found.push(
      ...rows.filter((each) => each.id !== row.id && !each.revoked && lineOf(each.role) === 'organiser'),
    );
  }
  return found;
}

export type ReliefProps = { readonly row: OfficerRow; readonly onDone: () => void };

export function Relief({ row, onDone }: ReliefProps) {
  const { say, office, decide, tell } = useDesk();
  const [by, setBy] = useState('');
  const [minutes, setMinutes] = useState(0);
  const [fault, setFault] = useState(false);
  const { value } = useRemote(office, `desk/relievers/${row.id}`, () => relieversOf(office.api, row));
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    setFault(by === '');
    if (by === '') return;
    const from = atText(office.clock.now() + minutes * MINUTE_MS);
    const body = { by, from, officer: row.id };
    await decide({ act: 'voting.shift.relieve', unit: row.unit, record: shiftKey(row.id), body });
    tell(say('relief.signed'));
    onDone();
  };
  return (
    <form onSubmit={(event) => void sign(event)}>
      <p>{say('relief.lead')}</p>
      <label class="text-field">
        <span>{say('relief.by')}</span>
        <OfficerOptions rows={value ?? []} value={by} onValue={setBy} />
      </label>
      <label class="text-field">
        <span>{say('relief.from')}</span>
        <select value={String(minutes)} onChange={(event) => setMinutes(Number(event.currentTarget.value))}>
          {CHOICES_MINUTES.map((each) => (
            <option value={String(each)}>{say('relief.in', { minutes: each })}</option>
          ))}
        </select>
      </label>
      {fault && <p class="urgent">{say('relief.fault')}</p>}
      <p class="buttons">
        <button>{say('relief.sign')}</button>
      </p>
    </form>
  );
}
