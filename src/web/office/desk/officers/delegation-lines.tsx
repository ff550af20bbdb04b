// Delegations as lines: who handed over what to whom, where, until when; running ones can be ended by
// who gave or received them, or by the giver's superior.
import { useState } from 'preact/hooks';
import { officerKey } from '../../../../core/officer.ts';
import { useDesk } from '../desk-context.ts';
import { Empty } from '../parts/load-state.tsx';
import { ReasonField, reasonText } from '../parts/reason-field.tsx';
import { actText } from '../units/history-list.tsx';
import { OfficerName } from './officer-name.tsx';
import type { DelegationRow } from './officer-view.ts';

export type DelegationLinesProps = {
  readonly rows: readonly DelegationRow[];
  /** The unit of each giver, for whoever may end; without it nothing is ended here. */
  readonly giverUnit?: (giver: string) => string | undefined;
};

export function DelegationLines({ rows, giverUnit }: DelegationLinesProps) {
  const { say, format, zone, seat } = useDesk();
  if (rows.length === 0) return <Empty>{say('delegate.none')}</Empty>;
  return (
    <ul class="delegations">
      {rows.map((row) => {
        const unit = giverUnit?.(row.giver);
        const party = row.giver === seat.officer || row.officer === seat.officer;
        return (
          <li class={row.state}>
            <p>
              <OfficerName officer={row.giver} /> → <OfficerName officer={row.officer} />{' '}
              <b>{say(`delegate.state.${row.state}`)}</b>
            </p>
            <p>{row.acts.map((act) => actText(say, act)).join('; ')}</p>
            <p>
              <code>{row.unit}</code>{' '}
              {say('officer.term.span', {
                from: format.time(row.from, zone),
                until: format.time(row.until, zone),
              })}
            </p>
            {row.state !== 'ended' && party && unit !== undefined && <Ending row={row} unit={unit} />}
          </li>
        );
      })}
    </ul>
  );
}

function Ending({ row, unit }: { readonly row: DelegationRow; readonly unit: string }) {
  const { say, decide, tell } = useDesk();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const end = async (event: Event): Promise<void> => {
    event.preventDefault();
    const why = reasonText(reason);
    if (why === '') return;
    await decide({
      act: 'registry.delegation.end',
      unit,
      record: officerKey(row.officer),
      body: { giver: row.giver, officer: row.officer, reason: why },
    });
    setAsking(false);
    tell(say('delegate.ended'));
  };
  if (!asking) {
    return (
      <button type="button" class="plain" onClick={() => setAsking(true)}>
        {say('delegate.end')}
      </button>
    );
  }
  return (
    <form onSubmit={(event) => void end(event)}>
      <ReasonField value={reason} onValue={setReason} />
      <p class="buttons">
        <button>{say('delegate.end')}</button>
      </p>
    </form>
  );
}
