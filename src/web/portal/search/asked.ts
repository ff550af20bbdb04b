// What an address of the search page asks for: a text, or a position, and which page of the list. Whoever
// wrote the address may be hostile; what has no meaning is left out.
import { type Position, readPosition } from './nearest.ts';

export type Asked = {
  /** As typed; may be longer than is searched. */
  readonly text: string;
  readonly at?: Position;
  /** From 1. */
  readonly page: number;
};

const TEXT_KEPT = 200;
const PAGES_MAX = 99;

/** Reads `q`, `lat`, `lon`, `hal` of an address. Total. */
export function readAsked(query: URLSearchParams): Asked {
  const text = (query.get('q') ?? '').slice(0, TEXT_KEPT);
  const at = readPosition(query.get('lat'), query.get('lon'));
  const page = /^[1-9]\d?$/.test(query.get('hal') ?? '') ? Number(query.get('hal')) : 1;
  return { text, page: Math.min(page, PAGES_MAX), ...(at && { at }) };
}
