// A batch of appointments on its way: how far it is, what the log refused and why, going on after
// anything, and at the end the invitations: to print, to take along as CSV, and to remove from this
// device, which is asked for as soon as they were taken.
import { useEffect, useState } from 'preact/hooks';
import type { Signer } from '../../../../core/act.ts';
import { writtenCode, invitationLink } from '../../../../core/invitation.ts';
import { go, linkTo } from '../../app/routes.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { Confirm } from '../../kit/confirm.tsx';
import { useDesk } from '../desk-context.ts';
import { CsvButton } from '../parts/csv-button.tsx';
import { Loading } from '../parts/load-state.tsx';
import { BatchStatus, RefusedDecrees } from './batch-status.tsx';
import { batchStore } from './batch-store.ts';
import type { Invitee } from './decrees.ts';
import { appAddress } from './invitation-paper.tsx';
import { InvitationSheet } from './invitation-sheet.tsx';
import { progressOf, renewRefused } from './send-batch.ts';
import { type BatchView, useSending } from './use-batches.ts';

export function BatchScreen({ id }: { readonly id: string }) {
  const { say } = useDesk();
  const { view, isRunning, stoppedBy, resume, stop } = useSending(id);
  const [asking, setAsking] = useState<Asking>();
  if (!view) return <Loading />;
  const { batch, decrees } = view;
  const progress = progressOf(decrees);
  // While an officer of it has no invitation yet, it cannot be handed over.
  const isWhole = progress.received === progress.officers;
  return (
    <section class="batch">
      <h1>{say('batch.title', { count: batch.officers })}</h1>
      <p>
        <progress
          max={progress.officers}
          value={progress.received + progress.refused}
          aria-label={say('batch.progress')}
        />
      </p>
      <BatchStatus view={view} isRunning={isRunning} />
      {stoppedBy !== undefined && <RefusalNotice say={say} code={stoppedBy} />}
      <p class="buttons">
        {batch.state !== 'done' && !isRunning && (
          <button type="button" onClick={resume}>
            {say('batch.resume')}
          </button>
        )}
        {isRunning && (
          <button type="button" class="second" onClick={stop}>
            {say('batch.stop')}
          </button>
        )}
      </p>
      <RefusedDecrees view={view} onRenew={(others) => void renewIn(id, others).then(resume)} />
      <Invitations view={view} onTaken={() => isWhole && setAsking('taken')} />
      <Removal id={id} view={view} asking={asking} onAsking={setAsking} />
    </section>
  );
}

const renewIn = async (id: string, others?: readonly Signer[]): Promise<number> =>
  renewRefused(await batchStore(), id, others);

const INVITEE_HEADER = [
  'unit',
  'role',
  'name',
  'code',
  'link',
  'from',
  'until',
  'expires',
  'officer',
] as const;

const inviteeCells = (
  { code, from, name, officer, role, unit, until }: Invitee,
  expires: string | undefined,
  log: string | undefined,
): string[] => [
  unit,
  role,
  name,
  writtenCode(code),
  invitationLink(appAddress(), unit, code, log),
  from,
  until,
  expires ?? '',
  officer,
];

type InvitationsProps = { readonly view: BatchView; readonly onTaken: () => void };

/** Only of officers whom the log has: an invitation before that opens nothing. */
function Invitations({ view: { batch, decrees }, onTaken }: InvitationsProps) {
  const { office, say, units, seat } = useDesk();
  const [shown, setShown] = useState(false);
  const printing = usePrinting(onTaken);
  const received = decrees.filter(({ state }) => state === 'received');
  const invitees = received.flatMap((decree) => decree.invitees);
  if (invitees.length === 0) return null;
  const show = async (): Promise<void> => {
    await units.load(invitees.map(({ unit }) => unit));
    setShown(true);
  };
  const print = (): void => {
    printing.ask();
    void show();
  };
  return (
    <section>
      <h2>{say('batch.invitations', { count: invitees.length })}</h2>
      <p>{say('batch.hand-over')}</p>
      <p class="buttons">
        <button type="button" onClick={print}>
          {say('batch.print')}
        </button>
        <button
          type="button"
          class="second"
          aria-expanded={shown}
          onClick={() => (shown ? setShown(false) : void show())}
        >
          {say(shown ? 'batch.hide' : 'batch.show')}
        </button>
        <CsvButton
          what="undangan"
          unit={seat.unit}
          header={INVITEE_HEADER}
          rows={() => invitees.map((invitee) => inviteeCells(invitee, batch.expires, office.me()?.log))}
          onGiven={onTaken}
        />
      </p>
      {shown && (
        <InvitationSheet decrees={received} expires={batch.expires} onWhole={printing.setWhole} />
      )}
    </section>
  );
}

/** Prints once it was asked for and all is drawn; `onPrinted` follows. */
function usePrinting(onPrinted: () => void) {
  const [asked, setAsked] = useState(false);
  const [isWhole, setWhole] = useState(false);
  useEffect(() => {
    if (!asked || !isWhole) return undefined;
    const frame = requestAnimationFrame(() => {
      globalThis.print();
      setAsked(false);
      onPrinted();
    });
    return () => cancelAnimationFrame(frame);
  }, [asked, isWhole]);
  return { ask: () => setAsked(true), setWhole };
}

/** Why she is asked whether the batch may go: she wants it to, or she has just taken the invitations. */
type Asking = 'remove' | 'taken' | undefined;
type RemovalProps = {
  readonly id: string;
  readonly view: BatchView;
  readonly asking: Asking;
  readonly onAsking: (asking: Asking) => void;
};

/** Codes are secrets: they go from the device when they are handed over. */
function Removal({ id, view, asking, onAsking }: RemovalProps) {
  const { say, tell } = useDesk();
  const remove = async (): Promise<void> => {
    await (await batchStore()).remove(id);
    tell(say('batch.removed'));
    go('angkat', 'kiriman');
  };
  const open = progressOf(view.decrees).answered < view.decrees.length;
  return (
    <>
      <p class="buttons">
        <a class="button second" href={linkTo('petugas')}>
          {say('batch.to-officers')}
        </a>
        {!open && (
          <button type="button" class="plain" onClick={() => onAsking('remove')}>
            {say('batch.remove')}
          </button>
        )}
      </p>
      {asking && (
        <Confirm
          title={say(`batch.${asking}.title`)}
          yes={say('batch.remove')}
          no={say('batch.remove.no')}
          onYes={() => void remove()}
          onNo={() => onAsking(undefined)}
        >
          <p>{say('batch.remove.lead')}</p>
        </Confirm>
      )}
    </>
  );
}
