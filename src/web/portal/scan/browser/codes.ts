// The texts of all codes in a picture: by the browser's own reader where it has one, else by a reader in
// WebAssembly that this site serves and that is loaded when it is first needed.
import type { ScanData } from '../scan-data.ts';

type Picture = ImageBitmap | HTMLVideoElement;
type Detector = { readonly detect: (picture: Picture) => Promise<readonly { readonly rawValue: string }[]> };
type Reader = (picture: ImageData) => Promise<readonly string[]>;
type DetectorType = {
  readonly getSupportedFormats: () => Promise<readonly string[]>;
  new (options: { formats: readonly string[] }): Detector;
};
type ReaderModule = { readonly openReader: (wasm: string) => Promise<Reader> };

/** Longest side that is looked at; a photograph of twelve million points holds no more than this one does. */
const SIDE_MAX = 2_400;

let detector: Promise<Detector | undefined> | undefined;
let reader: Promise<Reader> | undefined;

async function findDetector(): Promise<Detector | undefined> {
  const known = (globalThis as { BarcodeDetector?: DetectorType }).BarcodeDetector;
  const formats = await known?.getSupportedFormats().catch((): readonly string[] => []);
  return known !== undefined && formats?.includes('qr_code')
    ? new known({ formats: ['qr_code'] })
    : undefined;
}

/** Rejects when neither reader can be had. */
export async function codesIn(picture: Picture, scripts: ScanData['scripts']): Promise<readonly string[]> {
  const own = await (detector ??= findDetector());
  const found = own && (await own.detect(picture).catch(() => []));
  if (found !== undefined && found.length > 0) return found.map(({ rawValue }) => rawValue);
  // A film is looked at many times: there the browser's reader, where it has one, is enough.
  if (own !== undefined && picture instanceof HTMLVideoElement) return [];
  reader ??= (import(scripts.reader) as Promise<ReaderModule>)
    .then(({ openReader }) => openReader(scripts.wasm))
    .catch((fault: unknown) => {
      reader = undefined;
      throw fault;
    });
  return (await reader)(pointsOf(picture));
}

function pointsOf(picture: Picture): ImageData {
  const isVideo = picture instanceof HTMLVideoElement;
  const [wide, high] = isVideo ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height];
  const scale = Math.min(1, SIDE_MAX / Math.max(wide, high, 1));
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(picture, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
