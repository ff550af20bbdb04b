// Opening the names of officers: a signed act with a reason, which everybody can read for ever; said
// plainly before the button. Open for one hour, in this window only.
import { useEffect, useState } from 'preact/hooks';
import { isRefusal } from '../../../../base/result.ts';
import { namesKey, type Readers } from '../../../../core/names.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { useStored } from '../../app/use-office.ts';
import { Notice } from '../../kit/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { ReasonField, reasonText } from '../parts/reason-field.tsx';
import { rightFor } from '../rights.ts';

const ACT = 'registry.names.read';

export type NamesGateProps = {
  readonly unit: string;
  /** Called when more names are at hand. */
  readonly onNames: () => void;
};

export function NamesGate({ unit, onNames }: NamesGateProps) {
  const { office, say, format, names, rights, tell, zone } = useDesk();
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<string>();
  const [count, setCount] = useState<number>();
  const until = names.openUntil(unit, office.clock.now());
  const read = async (): Promise<void> => {
    const all = await names.read(unit, (n) => {
      setCount(n);
      onNames();
    });
    setFault(isRefusal(all) ? all.refused : undefined);
    onNames();
  };
  useReceived(unit, () => {
    setAsking(false);
    tell('');
    void read();
  });
  useKeptOpen(unit, () => void read());
  if (!rightFor(rights, ACT, unit)) return null;
  return (
    <div class="names-gate">
      {fault !== undefined && <RefusalNotice say={say} code={fault} />}
      {until !== undefined ? (
        <p role="status">
          {say('names.open', { time: format.time(new Date(until).toISOString(), zone), count: count ?? 0 })}
        </p>
      ) : (
        <p class="buttons">
          <button type="button" class="second" aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {say('names.show')}
          </button>
        </p>
      )}
      {asking && until === undefined && <Asking unit={unit} />}
    </div>
  );
}

function Asking({ unit }: { readonly unit: string }) {
  const { say, rights, decide, tell } = useDesk();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const [sent, setSent] = useState(false);
  const right = rightFor(rights, ACT, unit);
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (reasonText(reason) === '') return setFault(say('names.fault.reason'));
    await decide({
      act: ACT,
      unit,
      record: namesKey(unit),
      body: { reason: reasonText(reason) },
      ...(right?.for === undefined ? {} : { for: right.for }),
    });
    setSent(true);
    tell(say('names.waiting'));
  };
  if (sent) return <p role="status">{say('names.waiting')}</p>;
  return (
    <form onSubmit={(event) => void sign(event)}>
      <Notice kind="signal" title={say('names.public')}>
        <p>{say('names.public.more')}</p>
      </Notice>
      <ReasonField value={reason} onValue={setReason} fault={fault} />
      <p class="buttons">
        <button>{say('names.sign')}</button>
      </p>
    </form>
  );
}

/** Calls back once for each reading of this unit that the log receives while the screen is shown. */
function useReceived(unit: string, heard: () => void): void {
  const { office, names } = useDesk();
  const items = useStored(office, 'outbox');
  const received = items
    ?.filter(({ act, state }) => act.act === ACT && act.unit === unit && state === 'received')
    .map((item) => item.received ?? '')
    .sort()
    .at(-1);
  useEffect(() => {
    if (received === undefined) return;
    names.opened(unit, Date.parse(received));
    if (names.openUntil(unit, office.clock.now()) !== undefined) heard();
  }, [received]);
}

/** A reading that this officer made before, from here or elsewhere, is still good for its hour. */
function useKeptOpen(unit: string, heard: () => void): void {
  const { office, names, seat } = useDesk();
  useEffect(() => {
    if (names.openUntil(unit, office.clock.now()) !== undefined) return;
    void office.api.records([namesKey(unit)]).then((answer) => {
      if (isRefusal(answer)) return;
      const record = answer.records[namesKey(unit)] as { readonly readers?: Readers } | null;
      const received = record?.readers?.[seat.officer];
      if (received === undefined) return;
      names.opened(unit, Date.parse(received));
      if (names.openUntil(unit, office.clock.now()) !== undefined) heard();
    });
  }, [unit]);
}
