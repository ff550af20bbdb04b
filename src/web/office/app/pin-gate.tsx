// The PIN: chosen once after enrolment, asked for when the app opens and after it was out of sight for long.
// What it protects and what it does not stands in pin.ts and is said on the screen where it is chosen.
import { useEffect, useState } from 'preact/hooks';
import type { Say } from '../../../base/words.ts';
import type { Identity } from '../device/stored.ts';
import { isUsablePin, PIN_DIGITS, pinOf, tried, waitOf } from '../device/pin.ts';
import { digitsOf } from '../kit/number-field.tsx';
import { Notice } from '../kit/notice.tsx';
import type { Office } from './office.ts';

type GateProps = {
  readonly office: Office;
  readonly say: Say;
  readonly me: Identity;
  readonly onOpen: () => void;
};

const keep = (office: Office, me: Identity, pin: Identity['pin']): Promise<void> =>
  office.device.change(['identity'], async (change) => {
    const kept = await change.get('identity', me.id);
    if (kept) await change.put('identity', { ...kept, pin });
  });

function PinField(props: { label: string; value: string; onValue: (value: string) => void; isNew: boolean }) {
  return (
    <label class="text-field">
      <span>{props.label}</span>
      <input
        class="number pin"
        dir="ltr"
        type="password"
        inputMode="numeric"
        autoComplete={props.isNew ? 'new-password' : 'current-password'}
        maxLength={PIN_DIGITS}
        value={props.value}
        onInput={(event) => props.onValue(digitsOf(event.currentTarget.value).slice(0, PIN_DIGITS))}
      />
    </label>
  );
}

/** Chooses a PIN, typed twice. */
export function PinChoice({ office, say, me, onOpen }: GateProps) {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [fault, setFault] = useState<string>();
  const choose = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!isUsablePin(first)) return setFault(say('pin.weak'));
    if (first !== second) return setFault(say('pin.differs'));
    await keep(office, me, await pinOf(first));
    onOpen();
  };
  return (
    <form onSubmit={(event) => void choose(event)}>
      <h1>{say('pin.choose')}</h1>
      <p>{say('pin.what')}</p>
      {fault !== undefined && <Notice kind="signal" live title={fault} />}
      <PinField label={say('pin.first')} value={first} onValue={setFirst} isNew />
      <PinField label={say('pin.second')} value={second} onValue={setSecond} isNew />
      <p class="buttons">
        <button disabled={Math.min(first.length, second.length) < PIN_DIGITS}>{say('pin.keep')}</button>
      </p>
      <p class="aside">{say('pin.limits')}</p>
    </form>
  );
}

/** Asks for the PIN. */
export function PinGate({ office, say, me, onOpen }: GateProps) {
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState(false);
  const [checking, setChecking] = useState(false);
  const wait = useWait(me);
  const tryIt = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (me.pin === null || checking) return;
    setChecking(true);
    const { right, kept } = await tried(me.pin, pin, Date.now());
    await keep(office, me, kept);
    setChecking(false);
    setPin('');
    setWrong(!right);
    if (right) onOpen();
  };
  const seconds = Math.ceil(wait / 1000);
  return (
    <form onSubmit={(event) => void tryIt(event)}>
      <h1>{say('pin.ask')}</h1>
      {wrong && seconds === 0 && <Notice kind="signal" live title={say('pin.wrong')} />}
      {seconds > 0 && <Notice kind="signal" live title={say('pin.wait', { seconds })} />}
      <PinField label={say('pin.pin')} value={pin} onValue={setPin} isNew={false} />
      <p class="buttons">
        <button disabled={checking || seconds > 0 || pin.length < PIN_DIGITS}>{say('pin.open')}</button>
      </p>
      <p class="aside">{say('pin.forgotten')}</p>
    </form>
  );
}

/** Milliseconds still to wait, counted down. */
function useWait({ pin }: Identity): number {
  const waiting = (): number => (pin === null ? 0 : waitOf(pin, Date.now()));
  const [wait, setWait] = useState(waiting);
  useEffect(() => {
    setWait(waiting());
    const timer = setInterval(() => setWait(waiting()), 500);
    return () => clearInterval(timer);
  }, [pin]);
  return wait;
}
