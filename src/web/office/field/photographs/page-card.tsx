// One page of a form: the picture, how far it is, and what can be done with it now. Before it is signed it
// is large, to be looked at and taken again; after that small, with its way to the public.
import { useEffect, useState } from 'preact/hooks';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { useScreen } from '../../app/use-office.ts';
import type { OutboxItem, Photograph } from '../../device/stored.ts';
import { StateChip } from '../../kit/state-chip.tsx';
import { Camera } from './camera.tsx';
import { dropPhotograph, sendPhotographAgain } from './keep.ts';
import { chipOf, refusalOf, stateOf } from './pages.ts';
import { LargePicture, SmallPicture } from './picture.tsx';

export type PageCardProps = {
  readonly photograph: Photograph;
  readonly items: readonly OutboxItem[];
};

/** Bytes of a photograph that the store is known to have. */
function useKnownBytes(id: string): number | undefined {
  const { office } = useScreen();
  const [known, setKnown] = useState(() => office.uploads.of(id));
  useEffect(() => {
    const read = (): void => setKnown(office.uploads.of(id));
    read();
    return office.uploads.onChange(read);
  }, [office, id]);
  return known;
}

export function PageCard({ photograph, items }: PageCardProps) {
  const { say, format } = useScreen();
  const { bytes, page, preview, size, type } = photograph;
  const known = useKnownBytes(photograph.id);
  const state = stateOf(photograph, items, known);
  const name = say('photo.page', { page });
  const percent = Math.floor(((known ?? 0) * 100) / size);
  const said =
    state === 'sending' && known !== undefined
      ? say('photo.state.sending.part', { percent })
      : say(`photo.state.${state}`);
  return (
    <li class="photo">
      {state === 'draft' && bytes !== null ? (
        <LargePicture bytes={bytes} type={type} name={name} />
      ) : (
        <SmallPicture bytes={preview} type={type} name={name} />
      )}
      <span class="photo-text">
        <b>{name}</b>
        <small>
          <bdi>{format.bytes(size)}</bdi>
        </small>
        <StateChip state={chipOf[state]}>{said}</StateChip>
        {state === 'sending' && <progress aria-hidden="true" max={size} value={known ?? 0} />}
        <small>{say(`photo.state.${state}.means`)}</small>
      </span>
      <PageActions photograph={photograph} items={items} />
    </li>
  );
}

function PageActions({ photograph, items }: PageCardProps) {
  const { office, say } = useScreen();
  const { id, page } = photograph;
  const state = stateOf(photograph, items);
  const refusal = refusalOf(photograph, items);
  const again = async (): Promise<void> => {
    await sendPhotographAgain(office.device, id);
    office.sender.wake();
  };
  const camera = <Camera station={photograph.station} contest={photograph.contest} page={page} again />;
  if (state === 'draft')
    return (
      <div class="photo-actions">
        {camera}
        <button type="button" class="plain" onClick={() => void dropPhotograph(office.device, id)}>
          {say('photo.drop')}
          <span class="vh"> {say('photo.page', { page })}</span>
        </button>
      </div>
    );
  return (
    <div class="photo-actions">
      {state === 'refused' && refusal !== undefined && <RefusalNotice say={say} code={refusal} />}
      {photograph.refusal !== undefined && (
        <button type="button" class="second" onClick={() => void again()}>
          {say('photo.retry')}
        </button>
      )}
      <details>
        <summary>{say('photo.replace')}</summary>
        <p>{say('photo.replace.means')}</p>
        {camera}
      </details>
    </div>
  );
}
