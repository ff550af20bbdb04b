// A picture as a telephone held on its side writes it, for tests: JPEG points lying down, and a record
// that says so, with a place and an owner in it.
import type { Page } from 'playwright-core';

/**
 * Exif, big-endian: one entry, Orientation = 6 (turn to the right), then bytes that nobody may see
 * again.
 */
const RECORD = Buffer.concat([
  Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0', 'latin1'),
  Buffer.from('OWNER AND PLACE', 'latin1'),
]);

/** JPEG bytes of 1200 × 900 points that are to be seen as 900 × 1200. Drawn by the browser. */
export async function cameraPicture(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1200, 900];
    const pen = canvas.getContext('2d');
    for (let i = 0; i < 400; i++) {
      if (pen) pen.fillStyle = `hsl(${i * 37}deg 60% ${20 + (i % 7) * 10}%)`;
      pen?.fillRect((i * 97) % 1200, (i * 61) % 900, 120, 40);
    }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  const drawn = Buffer.from(base64, 'base64');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(RECORD.length + 2);
  return Buffer.concat([drawn.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, RECORD, drawn.subarray(2)]);
}
