// Sessions and passkeys: which devices are signed in as this officer, since when, last used when; each can be
// ended, all others at once, and this one. What somebody does not know she ends, and tells the KPU Kab/Kota.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import type { Passkey, Session } from '../../device/api.ts';
import { deviceName } from '../../device/session.ts';
import { Confirm } from '../../kit/confirm.tsx';
import { Notice } from '../../kit/notice.tsx';
import { batchStore, invitationsIn, removeBatches } from '../appoint/batch-store.ts';
import { useDesk } from '../desk-context.ts';
import { Empty, Freshness, Loading } from '../parts/load-state.tsx';
import { addPasskey, hasPasskeys, recently } from './passkeys.ts';
import { useSessions } from './use-sessions.ts';

export function SessionScreen({ onSignOut }: { readonly onSignOut: () => void }) {
  const { say, office, tell } = useDesk();
  const { value, at, refusal, loading, reload } = useSessions();
  const [fault, setFault] = useState<string>();
  const does = async (call: () => Promise<Refusal | object>, said: string): Promise<void> => {
    const answer = await call();
    setFault(isRefusal(answer) ? answer.refused : undefined);
    if (!isRefusal(answer)) tell(say(said));
    reload();
  };
  const { api, sessions } = office;
  const end = (id: string): Promise<void> =>
    does(() => sessions.within(() => api.endSession(id)), 'session.ended');
  return (
    <>
      <h1>{say('session.title')}</h1>
      <p class="lead">{say('session.lead')}</p>
      <Doors
        onKey={() => void does(() => sessions.signIn() as Promise<object>, 'session.opened')}
        onEndOthers={() => void does(() => sessions.within(() => api.endOtherSessions()), 'session.ended')}
        signOut={<SignOut onSignOut={onSignOut} onFault={setFault} />}
      />
      {fault !== undefined && <PasskeyFault code={fault} />}
      {!value && !refusal && <Loading />}
      {value && <SessionList sessions={value.sessions} onEnd={(id) => void end(id)} />}
      <h2>{say('passkey.title')}</h2>
      <p>{say('passkey.lead')}</p>
      {value && (
        <PasskeyList
          passkeys={value.passkeys}
          onEnd={(id) => void does(() => recently(sessions, () => api.endPasskey(id)), 'passkey.ended')}
        />
      )}
      <AddPasskey
        onAdd={() =>
          void does(() => addPasskey(api, sessions, deviceName(navigator.userAgent)), 'passkey.added')
        }
      />
      <Freshness {...{ at, refusal, loading }} onReload={reload} />
    </>
  );
}

type DoorsProps = {
  readonly onKey: () => void;
  readonly onEndOthers: () => void;
  readonly signOut: ComponentChildren;
};

function Doors({ onKey, onEndOthers, signOut }: DoorsProps) {
  const { say, seat } = useDesk();
  return (
    <p class="buttons">
      {seat.key !== undefined && (
        <button type="button" class="second" onClick={onKey}>
          {say('session.with-key')}
        </button>
      )}
      <button type="button" class="second" onClick={onEndOthers}>
        {say('session.end-others')}
      </button>
      {signOut}
    </p>
  );
}

type SignOutProps = { readonly onSignOut: () => void; readonly onFault: (code: string) => void };

/** Ends the session here. Invitations that are on this device go with her, and she is told before. */
function SignOut({ onSignOut, onFault }: SignOutProps) {
  const { say, office, names } = useDesk();
  const [leaving, setLeaving] = useState(0);
  const signOut = async (): Promise<void> => {
    setLeaving(0);
    const answer = await office.api.endSession('current');
    names.forget();
    // Without an answer the session still stands: who leaves a desk that is not hers must know.
    if (isRefusal(answer) && answer.refused !== 'session-missing') return onFault(answer.refused);
    await removeBatches(await batchStore());
    onSignOut();
  };
  const ask = async (): Promise<void> => {
    const invitations = await invitationsIn(await batchStore());
    if (invitations > 0) setLeaving(invitations);
    else await signOut();
  };
  return (
    <>
      <button type="button" onClick={() => void ask()}>
        {say('session.sign-out')}
      </button>
      {leaving > 0 && (
        <Confirm
          title={say('session.leave.title')}
          yes={say('session.sign-out')}
          no={say('batch.remove.no')}
          onYes={() => void signOut()}
          onNo={() => setLeaving(0)}
        >
          <p>{say('me.leave.invitations', { count: leaving })}</p>
        </Confirm>
      )}
    </>
  );
}

/** Faults of passkeys have words here; everything else has the core's. */
export function PasskeyFault({ code }: { readonly code: string }) {
  const { say } = useDesk();
  if (!say.has(`fault.${code}`)) return <RefusalNotice say={say} code={code} />;
  return (
    <Notice kind="signal" live title={say(`fault.${code}`)}>
      <p>{say(`fault.${code}.now`)}</p>
    </Notice>
  );
}

function SessionList({
  sessions,
  onEnd,
}: {
  readonly sessions: readonly Session[];
  readonly onEnd: (id: string) => void;
}) {
  const { say, format, zone } = useDesk();
  if (sessions.length === 0) return <Empty>{say('session.none')}</Empty>;
  return (
    <ul class="items sessions">
      {sessions.map(({ id, device, created, used, kind, current }) => (
        <li class="item">
          <b>
            <bdi>{device}</bdi> {current && <small>{say('session.this')}</small>}
          </b>
          <span>
            {say(`session.kind.${kind}`)} ·{' '}
            {say('session.times', { created: format.time(created, zone), used: format.time(used, zone) })}
          </span>
          {!current && (
            <button type="button" class="second" onClick={() => onEnd(id)}>
              {say('session.end')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function PasskeyList({
  passkeys,
  onEnd,
}: {
  readonly passkeys: readonly Passkey[];
  readonly onEnd: (id: string) => void;
}) {
  const { say, format, zone } = useDesk();
  if (passkeys.length === 0) return <Empty>{say('passkey.none')}</Empty>;
  return (
    <ul class="items passkeys">
      {passkeys.map(({ id, device, created, used }) => (
        <li class="item">
          <b>
            <bdi>{device}</bdi>
          </b>
          <span>
            {say('session.times', { created: format.time(created, zone), used: format.time(used, zone) })}
          </span>
          <button type="button" class="second" onClick={() => onEnd(id)}>
            {say('passkey.end')}
          </button>
        </li>
      ))}
    </ul>
  );
}

function AddPasskey({ onAdd }: { readonly onAdd: () => void }) {
  const { say } = useDesk();
  if (!hasPasskeys()) return <p class="aside">{say('passkey.unsupported')}</p>;
  return (
    <p class="buttons">
      <button type="button" onClick={onAdd}>
        {say('passkey.add')}
      </button>
    </p>
  );
}
