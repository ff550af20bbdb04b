// The reader of codes for browsers that have none of their own. Its wasm comes from our origin, by a name
// with its hash; nothing is fetched from anywhere else.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm';

prepareZXingModule({ overrides: { locateFile: () => wasm } });

/** What the reader is made of, for those who keep it at hand. */
export const READER_FILES: readonly string[] = [import.meta.url, wasm];

/** Texts of the codes in some pixels. */
export async function readPixels(pixels: ImageData): Promise<string[]> {
  const found = await readBarcodes(pixels, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 4 });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
