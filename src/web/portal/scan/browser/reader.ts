// The reader of codes for browsers that have none of their own. Its WebAssembly comes from this site alone:
// by itself the library would fetch it from elsewhere.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { PARTS_MAX } from '../../../kit/squares.ts';

/** Loads the reader; gives what finds the texts of all codes in a picture. */
export async function openReader(wasm: string): Promise<(picture: ImageData) => Promise<string[]>> {
  const answer = await fetch(wasm);
  if (!answer.ok) throw new Error(`${wasm}: ${answer.status}`);
  const wasmBinary = await answer.arrayBuffer();
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return async (picture) => {
    const found = await readBarcodes(picture, {
      formats: ['QRCode'],
      tryHarder: true,
      maxNumberOfSymbols: PARTS_MAX,
    });
    return found.filter(({ isValid }) => isValid).map(({ text }) => text);
  };
}
