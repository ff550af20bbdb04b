// A text as squares in a picture, as a camera or a screenshot would give it: for tests that scan.
import { create } from 'qrcode/lib/core/qrcode.js';
import { Picture } from '../../src/web/kit/picture.ts';

const POINTS = 5;
const QUIET = 4;

/** PNG bytes. */
export function squaresPicture(text: string): Buffer {
  const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules;
  const side = (size + 2 * QUIET) * POINTS;
  const picture = new Picture(side, side);
  for (let at = 0; at < data.length; at++) {
    if (!data[at]) continue;
    const [column, row] = [at % size, Math.floor(at / size)];
    picture.rect((column + QUIET) * POINTS, (row + QUIET) * POINTS, POINTS, POINTS);
  }
  return Buffer.from(picture.png());
}
