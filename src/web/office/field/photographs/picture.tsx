// A picture that is kept on the telephone, and a closer look at it: as large as its points, to be moved
// under the thumb, so that she sees whether every digit can be read before she signs.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useScreen } from '../../app/use-office.ts';

/** The address of bytes of this device for as long as they are shown. */
function useAddress(bytes: Uint8Array, type: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return address;
}

export type PictureProps = {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly name: string;
};

export function SmallPicture({ bytes, type, name }: PictureProps) {
  const address = useAddress(bytes, type);
  return address === undefined ? null : <img class="photo-small" src={address} alt={name} />;
}

export function LargePicture({ bytes, type, name }: PictureProps) {
  const { say } = useScreen();
  const address = useAddress(bytes, type);
  const [closer, setCloser] = useState(false);
  if (address === undefined) return null;
  return (
    <>
      <button type="button" class="photo-large" onClick={() => setCloser(true)}>
        <img src={address} alt={name} />
        <span>{say('photo.closer')}</span>
      </button>
      {closer && <Closer address={address} name={name} onClose={() => setCloser(false)} />}
    </>
  );
}

type CloserProps = { readonly address: string; readonly name: string; readonly onClose: () => void };

function Closer({ address, name, onClose }: CloserProps) {
  const { say } = useScreen();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="closer"
      aria-label={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="closer-picture" tabIndex={0} role="region" aria-label={name}>
        <img src={address} alt={name} />
      </div>
      <p class="buttons">
        <button type="button" onClick={onClose}>
          {say('photo.close')}
        </button>
      </p>
    </dialog>
  );
}
