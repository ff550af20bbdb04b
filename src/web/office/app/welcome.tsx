// The first screen of a device without an officer: an invitation, by squares or by unit and code; and the
// door for those who sign in with a passkey at a desk.
import { useState } from 'preact/hooks';
import { readCode, readInvitationLink, type InvitationAt } from '../../../core/invitation.ts';
import { isUnitCode } from '../../../base/unit.ts';
import type { Say } from '../../../base/words.ts';
import { Notice } from '../kit/notice.tsx';
import { ScanButton } from '../kit/scan-button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { linkTo } from './routes.ts';

export type WelcomeProps = { readonly say: Say; readonly onInvitation: (at: InvitationAt) => void };

export function Welcome({ say, onInvitation }: WelcomeProps) {
  const [fault, setFault] = useState<string>();
  const scanned = (text: string): boolean => {
    const found = readInvitationLink(text);
    if (found) onInvitation(found);
    else setFault(say('welcome.scan.wrong'));
    return true;
  };
  return (
    <>
      <h1>{say('welcome.title')}</h1>
      <p>{say('welcome.lead')}</p>
      {fault !== undefined && <Notice kind="signal" live title={fault} />}
      <ScanButton say={say} label={say('welcome.scan')} onText={scanned} />
      <TypedInvitation say={say} onInvitation={onInvitation} onFault={setFault} />
      <p>
        <a class="top-link" href={linkTo('masuk')}>
          {say('welcome.passkey')}
        </a>
      </p>
    </>
  );
}

type TypedProps = WelcomeProps & { readonly onFault: (fault: string) => void };

/** Unit and code as they stand on paper. */
function TypedInvitation({ say, onInvitation, onFault }: TypedProps) {
  const [unit, setUnit] = useState('');
  const [code, setCode] = useState('');
  const open = (event: Event): void => {
    event.preventDefault();
    const read = readCode(code);
    const place = unit
      .trim()
      .toUpperCase()
      .replaceAll(/[.\s-]/g, '');
    if (!isUnitCode(place)) onFault(say('welcome.unit.wrong'));
    else if (read === undefined) onFault(say('welcome.code.wrong'));
    else onInvitation({ unit: place, code: read });
  };
  return (
    <form onSubmit={open}>
      <h2>{say('welcome.typed')}</h2>
      <TextField
        label={say('welcome.unit')}
        dir="ltr"
        inputMode="numeric"
        value={unit}
        onValue={setUnit}
      />
      <TextField
        label={say('welcome.code')}
        class="code-input"
        dir="ltr"
        autoCapitalize="characters"
        spellcheck={false}
        placeholder="XXXX-XXXX-XXXX-XXXX"
        value={code}
        onValue={setCode}
      />
      <p class="buttons">
        <button class="second">{say('welcome.open')}</button>
      </p>
    </form>
  );
}
