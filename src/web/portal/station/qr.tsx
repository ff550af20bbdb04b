// A receipt as squares: its text, whole, so that a camera gets what verifies and not an address to trust. The
// drawing is black on white whatever the page's colours are, because cameras expect it.
import { create } from 'qrcode/lib/core/qrcode.js';

/** Bytes of the largest code (version 40, level L: ISO/IEC 18004). */
export const QR_BYTES_MAX = 2953;
/** Squares of quiet around the code, by the same standard. */
const QUIET = 4;

/** The code of a text; nothing when it does not fit into one. */
export function Qr({ text, label }: { text: string; label: string }) {
  if (new TextEncoder().encode(text).length > QR_BYTES_MAX) return null;
  const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules;
  const side = size + 2 * QUIET;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={pathOf(size, data)} fill="#000" />
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
