// Finds squares in a picture: by the browser's own detector where it has one, else by zxing's wasm, served
// by us and loaded only then. What it reads is a stranger's text; whoever asked judges it.
type Detector = { readonly detect: (source: ImageBitmapSource) => Promise<{ readonly rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  readonly getSupportedFormats: () => Promise<string[]>;
};

/** Texts of the codes in a picture. */
export type CodeReader = (picture: ImageBitmap | HTMLVideoElement) => Promise<readonly string[]>;

/** The browser's own detector, where it reads squares. */
async function ownDetector(): Promise<Detector | undefined> {
  const Detector = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const formats = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  return Detector && formats.includes('qr_code') ? new Detector({ formats: ['qr_code'] }) : undefined;
}

/** The best reader here. Rejects when the wasm is needed and cannot be loaded. */
export async function codeReader(): Promise<CodeReader> {
  const detector = await ownDetector();
  if (detector) return async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue);
  const { readPixels } = await import('./zxing-codes.ts');
  const canvas = document.createElement('canvas');
  return async (picture) => readPixels(pixelsOf(picture, canvas));
}

/** Longest side that is looked at: codes of ours are read at half of it. */
const SIDE_MAX = 1280;

function pixelsOf(picture: ImageBitmap | HTMLVideoElement, canvas: HTMLCanvasElement): ImageData {
  const [width, height] =
    picture instanceof HTMLVideoElement
      ? [picture.videoWidth, picture.videoHeight]
      : [picture.width, picture.height];
  const scale = Math.min(1, SIDE_MAX / Math.max(width, height, 1));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (!drawing) throw new Error('no canvas');
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return drawing.getImageData(0, 0, canvas.width, canvas.height);
}

/** Has the reader at hand before it is needed: where it will be, there may be no network. */
export const fetchReader = (): void => void fetchFiles().catch(() => undefined);

async function fetchFiles(): Promise<void> {
  if ((await ownDetector()) || !('serviceWorker' in navigator)) return;
  const { READER_FILES } = await import('./zxing-codes.ts');
  const workers = navigator.serviceWorker;
  if (workers.controller === null)
    await new Promise((done) => workers.addEventListener('controllerchange', done, { once: true }));
  // Through the worker, which keeps what it was asked for: what came before it was there is asked for again.
  await Promise.all(READER_FILES.map((address) => fetch(address)));
}
