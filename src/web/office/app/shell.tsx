// Which screen is shown: invitation, enrolment, PIN, then the officer's face and what all faces share.
// Nothing of an officer's is drawn before her PIN was right.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { levelOf } from '../../../base/unit.ts';
import type { Language, Say } from '../../../base/words.ts';
import { readInvitationLink, type InvitationAt } from '../../../core/invitation.ts';
import { formattingFor } from '../../kit/formatting.ts';
import { Notice } from '../kit/notice.tsx';
import type { Identity } from '../device/stored.ts';
import { Enrolment } from './enrolment.tsx';
import { type Face, faceOf, loadFace } from './faces.ts';
import { Header, Main } from './frame.tsx';
import { GuestScreen, isGuest } from './guest-screen.tsx';
import { HandOver } from './hand-over.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { MeScreen } from './me-screen.tsx';
import { newest, type Office } from './office.ts';
import { OutboxItemScreen } from './outbox-item.tsx';
import { OutboxList } from './outbox-list.tsx';
import { PinChoice, PinGate } from './pin-gate.tsx';
import { stationName } from './place-name.ts';
import { type Place, usePlace } from './routes.ts';
import { StandingNotice } from './standing.tsx';
import { TakeIn } from './take-in.tsx';
import { UpdateNotice } from './update-notice.tsx';
import { ScreenContext, useScreen, useStored } from './use-office.ts';
import { Waiting } from './waiting.tsx';
import { Welcome } from './welcome.tsx';

export type ShellProps = {
  readonly office: Office;
  readonly say: Say;
  readonly onLanguage: (language: Language) => void;
};

/** Out of sight for this long, the app asks for the PIN again. */
const LOCK_AFTER_MS = 15 * 60_000;

export function Shell({ office, say, onLanguage }: ShellProps) {
  // Before the place is read: an invitation is taken out of the address, and leaves home behind.
  const [invitation, setInvitation] = useInvitation();
  const place = usePlace();
  const [isOpen, setOpen] = useLock();
  const me = newest(useStored(office, 'identity') ?? office.opened);
  const format = useMemo(() => formattingFor(say.language), [say.language]);
  const screen = useMemo(() => me && { office, say, format, me }, [office, say, format, me]);
  useEffect(() => {
    // While she types her PIN, so that her first screen is there when it was right. Where it cannot be had
    // now, the screen that needs it says so.
    if (me) loadFace(faceOf(me.role)).catch(() => undefined);
  }, [me?.role]);
  const outside = (children: preact.ComponentChildren) => (
    <Outside say={say} onLanguage={onLanguage}>
      {children}
    </Outside>
  );
  if (me === undefined || screen === undefined || invitation) {
    if (invitation === undefined && isGuest(place)) {
      return outside(<GuestScreen office={office} say={say} format={format} place={place} />);
    }
    if (invitation === undefined) return outside(<Welcome say={say} onInvitation={setInvitation} />);
    const done = (): void => setInvitation(undefined);
    if (me) return outside(<AlreadyHere say={say} onBack={done} />);
    return outside(
      <Enrolment office={office} say={say} format={format} at={invitation} onBack={done} onDone={done} />,
    );
  }
  if (me.pin === null) {
    return outside(<PinChoice office={office} say={say} me={me} onOpen={() => setOpen(true)} />);
  }
  if (!isOpen) return outside(<PinGate office={office} say={say} me={me} onOpen={() => setOpen(true)} />);
  return (
    <ScreenContext.Provider value={screen}>
      <Inside place={place} onLanguage={onLanguage} onLock={() => setOpen(false)} />
    </ScreenContext.Provider>
  );
}

/** The invitation in the address, taken out of it at once: a code must not stay in the history. */
function useInvitation() {
  const [invitation, setInvitation] = useState<InvitationAt | undefined>(takeFromAddress);
  useEffect(() => {
    const heard = (): void => {
      const found = takeFromAddress();
      if (found) setInvitation(found);
    };
    addEventListener('hashchange', heard);
    return () => removeEventListener('hashchange', heard);
  }, []);
  return [invitation, setInvitation] as const;
}

function takeFromAddress(): InvitationAt | undefined {
  const found = readInvitationLink(location.hash);
  if (found) history.replaceState(null, '', '#/');
  return found;
}

/** Whether the PIN was given, until the app was out of sight for long. */
function useLock() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    let hiddenAt = 0;
    const heard = (): void => {
      if (document.visibilityState === 'hidden') hiddenAt = Date.now();
      else if (hiddenAt > 0 && Date.now() - hiddenAt > LOCK_AFTER_MS) setOpen(false);
    };
    document.addEventListener('visibilitychange', heard);
    return () => document.removeEventListener('visibilitychange', heard);
  }, []);
  return [isOpen, setOpen] as const;
}

type OutsideProps = Pick<ShellProps, 'say' | 'onLanguage'> & { readonly children: preact.ComponentChildren };

/** Screens without an officer: no badge, and the language where a newcomer looks for it. */
function Outside({ say, onLanguage, children }: OutsideProps) {
  return (
    <>
      <header class="top">
        <p class="top-title">{say('app.name')}</p>
        <LanguageChoice label={say('me.language')} language={say.language} onLanguage={onLanguage} />
      </header>
      <Main>{children}</Main>
    </>
  );
}

function AlreadyHere({ say, onBack }: { say: Say; onBack: () => void }) {
  return (
    <Notice kind="signal" title={say('enrol.already')}>
      <p>{say('enrol.already.now')}</p>
      <p class="buttons">
        <button type="button" onClick={onBack}>
          {say('enrol.already.back')}
        </button>
      </p>
    </Notice>
  );
}

type InsideProps = {
  readonly place: Place;
  readonly onLanguage: (language: Language) => void;
  readonly onLock: () => void;
};

function Inside({ place, onLanguage, onLock }: InsideProps) {
  const { me, say, office } = useScreen();
  const [first, second] = place;
  // What every officer has stands in one column; her face has the room that it needs.
  const common = (): preact.VNode | undefined => {
    if (first === 'kotak') return second === undefined ? <OutboxList /> : <OutboxItemScreen id={second} />;
    if (first === 'serah') return <HandOver />;
    if (first === 'terima') return <TakeIn />;
    if (first === 'saya') return <MeScreen onLanguage={onLanguage} onLock={onLock} />;
    return me.state === 'made' ? <Waiting /> : undefined;
  };
  const screen = common();
  return (
    <>
      <Header title={titleOf(say, me)} home={first === undefined} />
      <Main face={screen ? undefined : faceOf(me.role)}>
        <FaultNotice office={office} say={say} />
        {first === undefined && (
          <>
            <UpdateNotice say={say} />
            <StandingNotice />
          </>
        )}
        {screen ?? <FaceScreen place={place} />}
      </Main>
    </>
  );
}

/** Where she serves, for those at a station; else who she is. */
const titleOf = (say: Say, { name, role, unit }: Identity): string =>
  [role, levelOf(unit) === 13 ? stationName(say, unit) : name].filter((part) => part !== null).join(' · ');

/** The device does not keep what it is given: the one thing that must never pass unseen. */
function FaultNotice({ office, say }: { office: Office; say: Say }) {
  const [fault, setFault] = useState<string>();
  useEffect(
    () => office.onFault((heard) => setFault((heard as { kind?: string }).kind === 'full' ? 'full' : 'lost')),
    [office],
  );
  if (fault === undefined) return null;
  return (
    <Notice kind="signal" live title={say(`storage.${fault}`)}>
      <p>{say('storage.now')}</p>
    </Notice>
  );
}

function FaceScreen({ place }: { place: Place }) {
  const { me, say } = useScreen();
  const [face, setFace] = useState<Face | 'absent'>();
  useEffect(() => {
    loadFace(faceOf(me.role)).then(setFace, () => setFace('absent'));
  }, [me.role]);
  if (face === 'absent') return <Notice kind="signal" title={say('app.face-absent')} />;
  return face === undefined ? <h1>{titleOf(say, me)}</h1> : <face.Face place={place} />;
}
