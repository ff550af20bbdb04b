// What a superior does about one officer: invite again, revoke the key of a lost telephone and invite
// again in one step, dismiss, or plan who relieves her. It says before what it means for what she has
// sent; where she acts as KPU it needs the commission's threshold, so there it becomes an act that
// others sign too.
import { useEffect, useState } from 'preact/hooks';
import { codeOf, commitmentOf, invitationSecret } from '../../../../core/invitation.ts';
import { officerKey } from '../../../../core/officer.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { linkTo } from '../../app/routes.ts';
import { useStored } from '../../app/use-office.ts';
import type { Decision } from '../../device/acts.ts';
import type { OutboxItem } from '../../device/stored.ts';
import { Notice } from '../../kit/notice.tsx';
import { StateChip } from '../../kit/state-chip.tsx';
import { InvitationPaper } from '../appoint/invitation-paper.tsx';
import { isoDay, timeIn } from '../appoint/term.ts';
import { useDesk } from '../desk-context.ts';
import { useHands } from '../hands/threshold.tsx';
import { ReasonField, reasonText } from '../parts/reason-field.tsx';
import { type Right, rightOver, type Seat } from '../rights.ts';
import { OfficerName } from './officer-name.tsx';
import { ACT_OF } from './officer-thing.tsx';
import { actionsOn, liveKeyOf, type OfficerAction, type OfficerRow } from './officer-view.ts';
import { Relief } from './relief.tsx';

export type OfficerChangeProps = {
  readonly row: OfficerRow;
  readonly action: OfficerAction;
  /** It is signed, and what came of it is shown until she is done. */
  readonly onSigned: () => void;
  /** The log has it. */
  readonly onReceived: () => void;
  readonly onDone: () => void;
};

export function OfficerChange(props: OfficerChangeProps) {
  return props.action === 'relieve' ? <Relief {...props} /> : <Change {...props} />;
}

const CODE_BYTES = 10;
/** A new invitation lives for two days unless she says otherwise. */
const INVITED_DAYS = 2;

function Change({ row, action, onSigned, onReceived, onDone }: OfficerChangeProps) {
  const { say, office, decide, election, zone } = useDesk();
  const [reason, setReason] = useState('');
  const [expires, setExpires] = useState(() => isoDay(office.clock.now() + INVITED_DAYS * 86_400_000, zone));
  const [fault, setFault] = useState<string>();
  const [code, setCode] = useState<string>();
  const [signed, setSigned] = useState<string>();
  const invites = action !== 'revoke';
  const right = useRightOver(row, action);
  const hands = useHands(right?.seat.role === 'KPU' ? ACT_OF[action] : undefined, right?.for);
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    const last = invites ? timeIn(expires, zone, 'last') : undefined;
    if (reasonText(reason) === '') return setFault(say('officer.fault.reason'));
    if (invites && (last === undefined || Date.parse(last) < office.clock.now()))
      return setFault(say('officer.fault.expires'));
    if (hands?.fault !== undefined) return setFault(hands.fault);
    const fresh = codeOf(crypto.getRandomValues(new Uint8Array(CODE_BYTES)));
    const invitation = commitmentOf(invitationSecret(election.election, row.unit, fresh));
    const said = changeOf(row, action, { reason: reasonText(reason), invitation, expires: last });
    const giver = right?.for === undefined ? {} : { for: right.for };
    const { id } = await decide({ ...said, ...giver, ...(hands && { with: hands.chosen }) });
    setFault(undefined);
    setSigned(id);
    onSigned();
    if (invites) setCode(fresh);
  };
  if (signed !== undefined) return <Done {...{ row, code, signed, onReceived, onDone }} />;
  return (
    <form class="officer-change" onSubmit={(event) => void sign(event)}>
      <Notice kind="signal" title={say(`officer.do.${action}`)}>
        <p>{say(`officer.do.${action}.means`)}</p>
      </Notice>
      <ReasonField value={reason} onValue={setReason} />
      {invites && (
        <label class="text-field">
          <span>{say('officer.expires.last-day')}</span>
          <input type="date" value={expires} onInput={(event) => setExpires(event.currentTarget.value)} />
        </label>
      )}
      {hands?.choice}
      {fault !== undefined && <p class="urgent">{fault}</p>}
      <p class="buttons">
        <button>{say(`officer.do.${action}.sign`)}</button>
      </p>
    </form>
  );
}

/** In whose right she does this about that officer. */
function useRightOver(row: OfficerRow, action: OfficerAction): Right | undefined {
  const { office, rights } = useDesk();
  const may = (seat: Seat): boolean => actionsOn(row, seat, false, office.clock.now()).includes(action);
  return rightOver(rights, ACT_OF[action], row.unit, may);
}

type Details = { readonly reason: string; readonly invitation: string; readonly expires: string | undefined };

/** The act about an officer. */
function changeOf(
  row: OfficerRow,
  action: OfficerAction,
  { reason, invitation, expires }: Details,
): Decision {
  const about = { act: ACT_OF[action], unit: row.unit, record: officerKey(row.id) };
  const until = expires === undefined ? {} : { expires };
  if (action === 'revoke') {
    const { head = null } = row as { readonly head?: string };
    return { ...about, basis: head, body: { officer: row.id, reason } };
  }
  if (action === 'invite') return { ...about, body: { ...until, invitation, officer: row.id, reason } };
  const key = liveKeyOf(row) ?? Object.keys(row.keys).at(-1) ?? '';
  return { ...about, body: { ...until, invitation, key, officer: row.id, reason } };
}

type DoneProps = Pick<OfficerChangeProps, 'row' | 'onReceived' | 'onDone'> & {
  readonly code: string | undefined;
  /** Id of the act. */
  readonly signed: string;
};

/** How far the act has come; and the new invitation, shown here and nowhere else, which opens once it has. */
function Done({ row, code, signed, onReceived, onDone }: DoneProps) {
  const { office, say } = useDesk();
  const item = useStored(office, 'outbox')?.find(({ id }) => id === signed);
  const state = item?.state;
  useEffect(() => {
    if (state === 'received') onReceived();
  }, [state]);
  if (item?.refusal) {
    return (
      <>
        <RefusalNotice say={say} code={item.refusal.code} />
        <p class="buttons">
          <button type="button" class="second" onClick={onDone}>
            {say('queue.back')}
          </button>
        </p>
      </>
    );
  }
  return (
    <section class="invitation-made">
      {state && <Way state={state} />}
      {code !== undefined && (
        <>
          <Notice title={say('invitation.made')} live>
            <p>
              {say('invitation.hand-over')} <OfficerName officer={row.id} />
            </p>
          </Notice>
          <InvitationPaper unit={row.unit} role={row.role} code={code} officer={row.id} />
        </>
      )}
      <p class="buttons">
        <button type="button" onClick={onDone}>
          {say(code === undefined ? 'queue.back' : 'invitation.handed-over')}
        </button>
      </p>
    </section>
  );
}

/** How far it is, and the way to the other hands while they are missing. */
function Way({ state }: { readonly state: OutboxItem['state'] }) {
  const { say } = useDesk();
  return (
    <>
      <p>
        <StateChip state={state}>{say(`state.${state}`)}</StateChip> {say(`state.${state}.means`)}
      </p>
      {state === 'draft' && (
        <p class="buttons">
          <a class="button second" href={linkTo('tangan')}>
            {say('hands.link')}
          </a>
        </p>
      )}
    </>
  );
}
