// Who uses this telephone and what may be changed about it: language, the promise of the browser to keep what
// is here, locking it, and taking it out of use.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../base/words.ts';
import { askToPersist, roomLeft } from '../device/database.ts';
import { leave, unsentEnrolment } from '../device/enrolment.ts';
import { canWithdraw } from '../device/outbox.ts';
import { batchStore, invitationsIn, removeBatches } from '../desk/appoint/batch-store.ts';
import { Confirm } from '../kit/confirm.tsx';
import { Dots } from '../kit/dots.tsx';
import { Notice } from '../kit/notice.tsx';
import type { Identity, OutboxItem } from '../device/stored.ts';
import { unsentOf } from './frame.tsx';
import { LanguageChoice } from './language-choice.tsx';
import type { Office } from './office.ts';
import { placeNames } from './place-name.ts';
import { linkTo } from './routes.ts';
import { useUnit } from './use-election.ts';
import { useScreen, useStored } from './use-office.ts';

export type MeScreenProps = {
  readonly onLanguage: (language: Language) => void;
  readonly onLock: () => void;
};

export function MeScreen({ onLanguage, onLock }: MeScreenProps) {
  const { say, me, format } = useScreen();
  const place = useUnit(me.unit).value;
  const zone = place?.zone ?? 'Asia/Jakarta';
  const rows: readonly (readonly [string, ComponentChildren])[] = [
    ['enrol.role', me.participant === undefined ? me.role : `${me.role} · ${me.participant}`],
    ['enrol.unit', place ? <Dots parts={placeNames(say, place)} /> : me.unit],
    ['enrol.until', format.time(me.until, zone)],
  ];
  return (
    <>
      <h1>{me.name ?? say('enrol.name.none')}</h1>
      <dl class="facts">
        {rows.map(([key, value]) => (
          <div>
            <dt>{say(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{say('me.officer')}</dt>
          <dd>
            <code>{me.officer}</code>
          </dd>
        </div>
      </dl>
      <LanguageChoice label={say('me.language')} language={say.language} onLanguage={onLanguage} />
      <Keeping />
      <p class="buttons">
        <button type="button" class="second" onClick={onLock}>
          {say('me.lock')}
        </button>
        <a class="button second" href={linkTo('terima')}>
          {say('me.import')}
        </a>
      </p>
      <Leaving />
    </>
  );
}

/** Whether the browser promised to keep what is here, and how much room there is. */
function Keeping() {
  const { say, format } = useScreen();
  const [kept, setKept] = useState<boolean>();
  const [room, setRoom] = useState<{ used: number; whole: number }>();
  useEffect(() => {
    void askToPersist().then(setKept, () => setKept(false));
    void roomLeft().then(setRoom, () => undefined);
  }, []);
  return (
    <Notice title={say(kept === false ? 'me.not-kept' : 'me.kept')}>
      {kept === false && <p>{say('me.not-kept.now')}</p>}
      {room && <p>{say('me.room', { used: format.bytes(room.used), whole: format.bytes(room.whole) })}</p>}
    </Notice>
  );
}

/**
 * Key, name and session go, and whom she invited; without a network the session ends by itself, half an
 * hour later.
 */
async function goAway({ api, device }: Office, me: Identity): Promise<void> {
  await api.endSession('current');
  await removeBatches(await batchStore());
  await leave(device, me.id);
  location.reload();
}

/** Of her enrolment: it never left, it may have arrived, or it has. */
function leadOf(enrolment: OutboxItem | undefined): string {
  if (enrolment === undefined) return 'me.leave.lead';
  return canWithdraw(enrolment) ? 'me.leave.unenrolled' : 'me.leave.enrolling';
}

/** Invitations that a desk keeps on this device; asked anew when somebody is about to leave. */
function useInvitationsHere(asking: boolean): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    void batchStore()
      .then(invitationsIn)
      .then(setCount, () => undefined);
  }, [asking]);
  return count;
}

function Leaving() {
  const { office, say, me } = useScreen();
  const [asking, setAsking] = useState(false);
  const invitations = useInvitationsHere(asking);
  const items = useStored(office, 'outbox') ?? [];
  const enrolment = unsentEnrolment(items, me.id);
  // What goes with the key is no act that is still to be sent.
  const { waiting, refused } = unsentOf(items.filter((item) => item !== enrolment));
  return (
    <>
      <p class="buttons">
        <button type="button" class="plain" onClick={() => setAsking(true)}>
          {say('me.leave')}
        </button>
      </p>
      {asking && (
        <Confirm
          title={say('me.leave.title')}
          yes={say('me.leave.yes')}
          no={say('me.leave.no')}
          onNo={() => setAsking(false)}
          onYes={() => void goAway(office, me)}
        >
          <p>{say(leadOf(enrolment))}</p>
          {invitations > 0 && <p>{say('me.leave.invitations', { count: invitations })}</p>}
          {waiting + refused > 0 && <p>{say('me.leave.unsent', { count: waiting + refused })}</p>}
        </Confirm>
      )}
    </>
  );
}
