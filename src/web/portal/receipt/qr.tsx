// A text as squares that a camera reads. The drawing is black on white whatever the page's colours are,
// because cameras expect it.
import { create } from 'qrcode/lib/core/qrcode.js';

/** Squares of quiet around the code (ISO/IEC 18004). */
const QUIET = 4;

export type QrDrawing = { readonly side: number; readonly path: string };

/** The drawing of a text, at most 2,953 bytes; throws for more. */
export function qrDrawing(text: string): QrDrawing {
  const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules;
  return { side: size + 2 * QUIET, path: pathOf(size, data) };
}

/** The same as an image of its own. */
export function qrSvg(text: string): string {
  const { side, path } = qrDrawing(text);
  const box = `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${box}</svg>`;
}

export function Qr({ text, label }: { text: string; label: string }) {
  const { side, path } = qrDrawing(text);
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** One stroke for each run of dark squares in a row, from left to right. */
function pathOf(size: number, data: Uint8Array): string {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (x < size && data[y * size + x]) x++;
      if (x > from) path += `M${from + QUIET} ${y + QUIET}h${x - from}v1H${from + QUIET}z`;
    }
  }
  return path;
}
