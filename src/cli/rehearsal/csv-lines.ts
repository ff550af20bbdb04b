// The lines of a text file, plain or gzip, in bounded memory. The file may be anything: a line without end, a
// bomb of zeroes, half an archive. What cannot be read as a line is said; what cannot be read at all throws.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

const LINE_CHARS_MAX = 4_096;
const LINES_MAX = 1_000_000;

/** A line with its number, from 1; without its text when it is longer than a row can be. */
export type Line = { readonly number: number; readonly text: string | undefined };

/** Why a file is no table of rows at all; the message is for people. */
export class FileUnusable extends Error {
  override readonly name = 'FileUnusable';
}

/** Lines of a file in lots, without byte-order mark, CR before LF, and empty lines. Throws FileUnusable. */
export async function* readLines(path: string | URL): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder('utf-8');
  let [number, rest] = [0, ''];
  const linesOf = (text: string): Line[] => {
    const lines = text.split('\n').map((line): Line => {
      number += 1;
      const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
      return { number, text: whole.length > LINE_CHARS_MAX ? undefined : whole };
    });
    if (number > LINES_MAX) throw new FileUnusable(`more than ${LINES_MAX} lines`);
    return lines.filter(({ text: line }) => line !== '');
  };
  for await (const chunk of chunksOf(path)) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n');
    // Of a line that never ends only so much is kept as shows that it is too long.
    rest = text.slice(end + 1, end + 1 + 2 * LINE_CHARS_MAX);
    if (end >= 0) yield linesOf(text.slice(0, end));
  }
  rest += decoder.decode();
  if (rest !== '') yield linesOf(rest);
}

async function* chunksOf(path: string | URL): AsyncGenerator<Uint8Array> {
  try {
    const gzip = await isGzip(path);
    const source = createReadStream(path);
    if (!gzip) return yield* source;
    const unzipped = createGunzip();
    source.on('error', (error) => unzipped.destroy(error));
    yield* source.pipe(unzipped);
  } catch (error) {
    throw new FileUnusable(`cannot read: ${(error as Error).message}`, { cause: error });
  }
}

async function isGzip(path: string | URL): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}
