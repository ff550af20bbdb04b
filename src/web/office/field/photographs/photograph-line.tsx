// One page: a small picture, its size, and how far it is: kept, signed, on its way, in the store. What is not
// signed yet may be thrown away.
import { useEffect, useState } from 'preact/hooks';
import { useScreen } from '../../app/use-office.ts';
import type { OutboxState, Photograph } from '../../device/stored.ts';
import { StateChip } from '../../kit/state-chip.tsx';

export function PhotographLine({ photograph, signed }: { photograph: Photograph; signed: boolean }) {
  const { office, say, format } = useScreen();
  const { page, size } = photograph;
  const state = stateOf(photograph, signed);
  const drop = (): void =>
    void office.device.change(['photographs'], (change) => change.remove('photographs', photograph.id));
  return (
    <li>
      <Preview photograph={photograph} alt={say('photographs.page.no', { page })} />
      <span class="photograph-text">
        <b>{say('photographs.page.no', { page })}</b>
        <small>{format.bytes(size)}</small>
        <StateChip state={state}>{say(`photographs.state.${state}`)}</StateChip>
        {photograph.refusal !== undefined && <small>{say(`refusal.${photograph.refusal}.now`)}</small>}
        {!signed && (
          <button type="button" class="plain" onClick={drop}>
            {say('photographs.drop')}
          </button>
        )}
      </span>
    </li>
  );
}

function stateOf({ uploaded, location, refusal }: Photograph, signed: boolean): OutboxState {
  if (refusal !== undefined) return 'refused';
  if (uploaded && signed) return 'received';
  if (!signed) return 'draft';
  return location === undefined ? 'waiting' : 'sending';
}

function Preview({ photograph: { preview, type }, alt }: { photograph: Photograph; alt: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([preview as Uint8Array<ArrayBuffer>], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [preview, type]);
  return address === undefined ? null : <img src={address} alt={alt} width="72" />;
}
