// Pictures in ink on paper, one bit a point, written as PNG (RFC 2083): made where a link's preview must be a
// picture. Nothing in it is a secret or comes from a reader.
import { crc32, deflateSync } from 'node:zlib';
import { inLetters, LETTERS } from './letters.ts';

export type Fill = 'solid' | 'hatch' | 'dots';

const [COLUMNS, ROWS] = [5, 7];

/** A sheet of paper to draw on; what falls beside it is cut off. */
export class Picture {
  readonly width: number;
  readonly height: number;
  readonly #stride: number;
  readonly #bits: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#stride = Math.ceil(width / 8);
    this.#bits = new Uint8Array(this.#stride * height).fill(255);
  }

  #ink(x: number, y: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    this.#bits[y * this.#stride + (x >> 3)]! &= ~(128 >> (x & 7));
  }

  rect(left: number, top: number, width: number, height: number, fill: Fill = 'solid'): void {
    for (let y = top; y < top + height; y++) {
      for (let x = left; x < left + width; x++) {
        const hatched = (x + y) % 14 < 6;
        const dotted = (x % 12) ** 2 + (y % 12) ** 2 < 20;
        if (fill === 'solid' || (fill === 'hatch' ? hatched : dotted)) this.#ink(x, y);
      }
    }
  }

  frame(left: number, top: number, width: number, height: number, line: number): void {
    this.rect(left, top, width, line);
    this.rect(left, top + height - line, width, line);
    this.rect(left, top, line, height);
    this.rect(left + width - line, top, line, height);
  }

  /** Writes a text with points of `size`; made smaller, down to half, where it would pass `widest`. */
  text(words: string, left: number, top: number, size: number, widest = this.width - left): void {
    const letters = inLetters(words);
    const wide = letters.length * (COLUMNS + 1);
    const point = Math.max(Math.ceil(size / 2), Math.min(size, Math.floor(widest / Math.max(wide, 1))));
    Array.from(letters).forEach((letter, i) => {
      Array.from(LETTERS[letter] ?? '').forEach((row, y) => {
        const bits = parseInt(row, 32);
        for (let x = 0; x < COLUMNS; x++) {
          if (!(bits & (16 >> x))) continue;
          this.rect(left + (i * (COLUMNS + 1) + x) * point, top + y * point, point, point);
        }
      });
    });
  }

  /** The bytes of the PNG. */
  png(): Uint8Array {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(this.width, 0);
    head.writeUInt32BE(this.height, 4);
    // One bit a point, grey, no interlacing.
    head[8] = 1;
    const lines = Buffer.alloc((this.#stride + 1) * this.height);
    for (let y = 0; y < this.height; y++) {
      lines.set(this.#bits.subarray(y * this.#stride, (y + 1) * this.#stride), y * (this.#stride + 1) + 1);
    }
    const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))];
    return new Uint8Array(Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts]));
  }
}

/** Height of a line of text in points of `size`. */
export const textHeight = (size: number): number => ROWS * size;

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum, named] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
