// A button that opens the camera until a code was read, or reads a picture from a file. The camera runs only
// while its window is open, and no picture leaves the device.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Say } from '../../../base/words.ts';
import { codeReader } from './code-reader.ts';

export type ScanButtonProps = {
  readonly say: Say;
  readonly label: string;
  /** Gets every text that is read; true ends the scanning. */
  readonly onText: (text: string) => boolean;
  /** Not the first thing to do on its screen. */
  readonly second?: boolean;
  /** How far a text of many parts has come, said while the camera runs. */
  readonly progress?: string | undefined;
};

export function ScanButton({ say, label, onText, progress, second }: ScanButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <p class="buttons">
        <button type="button" class={second ? 'scan second' : 'scan'} onClick={() => setOpen(true)}>
          {label}
        </button>
      </p>
      {open && (
        <Scanner
          say={say}
          progress={progress}
          onClose={() => setOpen(false)}
          onText={(text) => {
            const done = onText(text);
            if (done) setOpen(false);
            return done;
          }}
        />
      )}
    </>
  );
}

type ScannerProps = Omit<ScanButtonProps, 'label' | 'second'> & { readonly onClose: () => void };

function Scanner({ say, onText, onClose, progress }: ScannerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [fault, setFault] = useState<string>();
  const [sees, setSees] = useState(true);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const over = new AbortController();
    const denied = (): void => {
      if (over.signal.aborted) return;
      setSees(false);
      setFault(say('scan.no-camera'));
    };
    if (video.current) void watch(video.current, onText, over.signal).catch(denied);
    return () => over.abort();
  }, []);
  const fromFile = async (file: File | undefined): Promise<void> => {
    const texts = file ? await textsIn(file) : [];
    if (file) setFault(texts.length === 0 ? say('scan.none') : undefined);
    for (const text of texts) if (onText(text)) return;
  };
  return (
    <dialog
      ref={dialog}
      class="scanner"
      aria-label={say('scan.title')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <video ref={video} muted playsInline hidden={!sees} aria-hidden="true"></video>
      <p role="status">{[fault, progress].filter(Boolean).join(' ') || say('scan.lead')}</p>
      <p class="buttons">
        <label class="button second">
          {say('scan.file')}
          <input
            class="vh"
            type="file"
            accept="image/*"
            onChange={(event) => void fromFile(event.currentTarget.files?.[0])}
          />
        </label>
        <button type="button" class="second" onClick={onClose}>
          {say('scan.close')}
        </button>
      </p>
    </dialog>
  );
}

/** Texts of the codes in a picture; none when it is no picture. */
async function textsIn(file: File): Promise<readonly string[]> {
  try {
    return await (
      await codeReader()
    )(await createImageBitmap(file));
  } catch {
    return [];
  }
}

const LOOK_MS = 150;

/**
 * Shows the camera and reads it until it is aborted. Rejects without a camera, or without leave to use it.
 */
async function watch(
  video: HTMLVideoElement,
  onText: (text: string) => boolean,
  over: AbortSignal,
): Promise<void> {
  const asked = { video: { facingMode: 'environment', width: { ideal: 1280 } } };
  const stream = await navigator.mediaDevices.getUserMedia(asked);
  over.addEventListener('abort', () => stream.getTracks().forEach((track) => track.stop()));
  if (over.aborted) return stream.getTracks().forEach((track) => track.stop());
  video.srcObject = stream;
  await video.play();
  const read = await codeReader();
  while (!over.aborted) {
    const texts = video.videoWidth > 0 ? await read(video).catch(() => []) : [];
    if (over.aborted) return;
    for (const text of texts) if (onText(text)) return;
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
}
