// Texts that go from screen to camera, and on paper (spec/office.md, "Squares"): a value as one or more
// parts, and parts, in any order and repeated, as the value again. What a camera reads is a stranger's: every
// part is matched whole, the whole is known by its hash, and inflating stops at a limit. Whether what it says
// is true is for others to check. Pure but for the platform's own deflate: for the officers' app and the
// public site.
import { base64url, concat, fromBase64url, hex, sha256, textOf, utf8 } from '../../base/bytes.ts';
import { canonical, type Json } from '../../base/canonical.ts';
import { refuse, type Refusal } from '../../base/result.ts';

/** `T` receipt, `U` unsent acts, `C` act that asks for a co-signature, `S` co-signature given. */
export type SquareKind = 'T' | 'U' | 'C' | 'S';

export const PARTS_MAX = 64;
export const INFLATED_BYTES_MAX = 65_536;
/** Letters of a part that codes of a size for hands and cheap cameras hold (version 20, level L). */
export const PART_CHARS = 840;
/** `TERANG1:T:01234567:64/64:` */
const HEAD_CHARS_MAX = 26;
const SHAPE = /^TERANG1:([TUCS]):([0-9a-f]{8}):([1-9]\d?)\/([1-9]\d?):([A-Za-z0-9_-]{1,4296})$/;

/** One part as it was read. Its data are the stranger's until all parts are there. */
export type Square = {
  readonly kind: SquareKind;
  readonly id: string;
  readonly part: number;
  readonly parts: number;
  readonly data: string;
};

/** A whole, read. */
export type Whole = { readonly kind: SquareKind; readonly id: string; readonly value: Json };

/**
 * The parts of a value, each at most `chars` letters. Refuses `square-too-large` when it needs more than 64
 * of them or has more than 65,536 bytes.
 */
export async function squaresOf(
  kind: SquareKind,
  value: Json,
  chars = PART_CHARS,
): Promise<string[] | Refusal> {
  const bytes = utf8(canonical(value));
  const deflated = (await through(bytes, new CompressionStream('deflate-raw'), Infinity)) ?? new Uint8Array();
  // Four letters hold three bytes.
  const most = Math.max(1, Math.floor((chars - HEAD_CHARS_MAX) / 4) * 3);
  const parts = Math.ceil(deflated.length / most);
  if (bytes.length > INFLATED_BYTES_MAX || parts > PARTS_MAX) return refuse('square-too-large', { parts });
  const head = `TERANG1:${kind}:${idOf(deflated)}`;
  // Parts of equal length: the codes beside each other have the same size.
  const each = Math.ceil(deflated.length / parts);
  return Array.from({ length: parts }, (_, i) => {
    const data = base64url(deflated.subarray(i * each, (i + 1) * each));
    return `${head}:${i + 1}/${parts}:${data}`;
  });
}

/** First 8 hexadecimal digits of the hash of the whole. */
const idOf = (deflated: Uint8Array): string => hex(sha256(deflated)).slice(0, 8);

/** The part that a text is; undefined when it is none. */
export function readSquare(text: string): Square | undefined {
  const [, kind, id = '', part, parts, data = ''] = SHAPE.exec(text.trim()) ?? [];
  const square = { kind: kind as SquareKind, id, part: Number(part), parts: Number(parts), data };
  const possible = square.parts <= PARTS_MAX && square.part <= square.parts;
  return kind !== undefined && possible ? square : undefined;
}

/** Parts of one whole, as they come before a camera. */
export class SquareCollector {
  #first: Square | undefined;
  readonly #data = new Map<number, string>();

  /** Takes a part. A part of another whole begins anew: the reader has turned to another code. */
  add(square: Square): void {
    const first = this.#first;
    const same = first?.id === square.id && first.kind === square.kind && first.parts === square.parts;
    if (!same) {
      this.#data.clear();
      this.#first = square;
    }
    this.#data.set(square.part, square.data);
  }

  /** Numbers of the parts that are here, ascending, and how many there are; undefined before the first. */
  get progress(): { readonly have: readonly number[]; readonly parts: number } | undefined {
    const parts = this.#first?.parts;
    return parts === undefined ? undefined : { have: [...this.#data.keys()].sort((a, b) => a - b), parts };
  }

  get isComplete(): boolean {
    return this.#first !== undefined && this.#data.size === this.#first.parts;
  }

  /**
   * The value, once every part is here. Refuses `square-missing` before that, `square-malformed` when the
   * parts do not have the hash that they name or hold no JSON, `square-too-large` beyond 65,536 bytes.
   */
  async whole(): Promise<Whole | Refusal> {
    const first = this.#first;
    if (first === undefined || !this.isComplete) return refuse('square-missing');
    const parts = Array.from({ length: first.parts }, (_, i) => fromBase64url(this.#data.get(i + 1) ?? ''));
    const deflated = concat(...parts.filter((part) => part !== undefined));
    if (parts.includes(undefined) || idOf(deflated) !== first.id) return refuse('square-malformed');
    const bytes = await through(deflated, new DecompressionStream('deflate-raw'), INFLATED_BYTES_MAX).catch(
      () => null,
    );
    if (bytes === undefined) return refuse('square-too-large');
    try {
      const value = JSON.parse(textOf(bytes ?? new Uint8Array())) as Json;
      return { kind: first.kind, id: first.id, value };
    } catch {
      return refuse('square-malformed');
    }
  }
}

type Transform = CompressionStream | DecompressionStream;

/** What comes out of a stream; undefined when it is more than `max` bytes. Rejects when it cannot be read. */
async function through(
  bytes: Uint8Array,
  transform: Transform,
  max: number,
): Promise<Uint8Array | undefined> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const reader = blob.stream().pipeThrough<Uint8Array>(transform).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > max) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  return concat(...chunks);
}
