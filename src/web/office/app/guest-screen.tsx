// The desk on a device that holds nobody's key: its officer signs in with a passkey. Loaded only then;
// that she is signed in is remembered for this window alone, and what it opens the server decides anew
// each time.
import { useEffect, useState } from 'preact/hooks';
import type { Say } from '../../../base/words.ts';
import type { Formatting } from '../../kit/formatting.ts';
import { Notice } from '../kit/notice.tsx';
import { loadGuest } from './faces.ts';
import type { Office } from './office.ts';
import type { Place } from './routes.ts';

const KEPT = 'terang-guest';

/** Whether this window is a guest's: she is at the door, or went through it. */
export const isGuest = (place: Place): boolean =>
  place[0] === 'masuk' || sessionStorage.getItem(KEPT) === 'signed-in';

export type GuestScreenProps = {
  readonly office: Office;
  readonly say: Say;
  readonly format: Formatting;
  readonly place: Place;
};

type Guest = Awaited<ReturnType<typeof loadGuest>>;

export function GuestScreen(props: GuestScreenProps) {
  const [guest, setGuest] = useState<{ readonly Guest: Guest } | 'absent'>();
  useEffect(() => {
    loadGuest().then(
      (Guest) => setGuest({ Guest }),
      () => setGuest('absent'),
    );
  }, []);
  const signed = (isIn: boolean): void => {
    if (isIn) sessionStorage.setItem(KEPT, 'signed-in');
    else sessionStorage.removeItem(KEPT);
  };
  if (guest === 'absent') return <Notice kind="signal" title={props.say('app.face-absent')} />;
  return guest === undefined ? null : <guest.Guest {...props} onSigned={signed} />;
}
