// A desk on a device that holds no key of hers: she signs in with a passkey, sees what her office sees,
// and what she decides waits for the signature of her own device. Nobody is asked for a password or a
// code that was sent.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { isRefusal } from '../../../../base/result.ts';
import type { Say } from '../../../../base/words.ts';
import type { Role } from '../../../../core/define.ts';
import type { Formatting } from '../../../kit/formatting.ts';
import type { Office } from '../../app/office.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { linkTo, type Place } from '../../app/routes.ts';
import type { MeAnswer } from '../../device/api.ts';
import { Notice } from '../../kit/notice.tsx';
import type { DeskSeat } from '../desk-context.ts';
import { DeskHouse } from '../desk-house.tsx';
import { useDeskStyle, useDeskWords } from '../desk-parts.ts';
import { hasPasskeys, signInWithPasskey } from './passkeys.ts';

export type GuestProps = {
  readonly office: Office;
  readonly say: Say;
  readonly format: Formatting;
  readonly place: Place;
  /** Is told whether somebody is signed in here. */
  readonly onSigned: (isIn: boolean) => void;
};

export function Guest({ office, say, format, place, onSigned }: GuestProps) {
  const words = useDeskWords(say);
  useDeskStyle();
  const [me, setMe] = useState<MeAnswer | null>();
  const look = async (): Promise<void> => {
    const answer = await office.api.me();
    onSigned(!isRefusal(answer));
    setMe(isRefusal(answer) ? null : answer);
  };
  useEffect(() => void look(), []);
  const seat = useMemo(
    (): DeskSeat | undefined => (me ? { ...me, role: me.role as Role, key: undefined } : undefined),
    [me],
  );
  if (words === undefined || me === undefined) return null;
  if (words === 'absent') return <Notice kind="signal" title={say('app.face-absent')} />;
  if (!seat) return <SignIn office={office} say={words} onSignedIn={() => void look()} />;
  return (
    <DeskHouse
      office={office}
      say={words}
      format={format}
      seat={seat}
      place={place[0] === 'masuk' ? [] : place}
      onSignOut={() => {
        onSigned(false);
        setMe(null);
      }}
    />
  );
}

type SignInProps = { readonly office: Office; readonly say: Say; readonly onSignedIn: () => void };

function SignIn({ office, say, onSignedIn }: SignInProps) {
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    const refusal = await signInWithPasskey(office.api);
    setBusy(false);
    setFault(refusal?.refused);
    if (!refusal) onSignedIn();
  };
  return (
    <section class="sign-in">
      <h1>{say('sign-in.title')}</h1>
      <p>{say('sign-in.lead')}</p>
      {fault !== undefined &&
        (say.has(`fault.${fault}`) ? (
          <Notice kind="signal" live title={say(`fault.${fault}`)}>
            <p>{say(`fault.${fault}.now`)}</p>
          </Notice>
        ) : (
          <RefusalNotice say={say} code={fault} />
        ))}
      <p class="buttons">
        {hasPasskeys() ? (
          <button type="button" disabled={busy} onClick={() => void open()}>
            {say('sign-in.passkey')}
          </button>
        ) : (
          <span>{say('passkey.unsupported')}</span>
        )}
      </p>
      <p class="aside">{say('sign-in.first')}</p>
      <p>
        <a class="top-link" href={linkTo()}>
          {say('sign-in.invitation')}
        </a>
      </p>
      <p class="aside">{say('sign-in.no-codes')}</p>
    </section>
  );
}
