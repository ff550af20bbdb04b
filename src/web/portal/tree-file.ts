// The published tree's own files, as they are: the pages are made from these, and whoever checks them reads
// the same ones here, from any site.
import { hex, sha256 } from '../../base/bytes.ts';
import { answer, IMMUTABLE, type PortalAnswer, type PortalRequest, SHORT } from './answer.ts';
import { isShortLived, isTreePath, type TreeSource } from './source.ts';

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\.(json|ndjson)$|^objects\//, 'application/json'],
  [/\.csv$/, 'text/csv; charset=utf-8'],
  [/^(checkpoint|policy|cosigned\/.*)$/, 'text/plain; charset=utf-8'],
  [/^tile\//, 'application/octet-stream'],
];

/** Anyone may read the tree from any page: that is what it is for. */
export const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** The list that grows: whoever has its beginning asks for the rest (RFC 9110, Range). */
const GROWS = /^snapshots\.ndjson$/;
const OPEN_RANGE = /^bytes=(0|[1-9]\d{0,11})-$/;

/** The bytes from where the reader asks; undefined when she asks for no such part. */
function fromByte(request: PortalRequest, bytes: Uint8Array): PortalAnswer | undefined {
  const [, start] = OPEN_RANGE.exec(request.headers['range'] ?? '') ?? [];
  if (start === undefined || Number(start) === 0) return undefined;
  const from = Number(start);
  const type = 'application/json';
  const none = from >= bytes.length;
  const range = none ? `bytes */${bytes.length}` : `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
  const headers = { ...OPEN_TO_ALL, 'content-range': range };
  const part = none ? new Uint8Array() : bytes.subarray(from);
  return answer(request, part, { status: none ? 416 : 206, type, caching: 'no-store', headers });
}

const none = (request: PortalRequest): PortalAnswer =>
  answer(request, '404\n', { status: 404, type: 'text/plain', caching: 'no-store', headers: OPEN_TO_ALL });

/** What a photograph is by its first bytes (spec/office.md); anything else is bytes and no picture. */
function photographType(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  const word = (from: number): string => String.fromCharCode(...bytes.subarray(from, from + 4));
  return word(0) === 'RIFF' && word(8) === 'WEBP' ? 'image/webp' : undefined;
}

/** A picture beside the figures must be the one that an officer signed for. */
const isPhotograph = (path: string, bytes: Uint8Array): boolean =>
  photographType(bytes) !== undefined && path.endsWith(hex(sha256(bytes)));

/** A file of the tree by its path, which whoever asks may have made up. */
export async function treeFile(
  source: TreeSource,
  request: PortalRequest,
  path: string,
): Promise<PortalAnswer> {
  const bytes = isTreePath(path) ? await source.read(path) : undefined;
  if (bytes === undefined) return none(request);
  const rest = GROWS.test(path) ? fromByte(request, bytes) : undefined;
  if (rest) return rest;
  if (path.startsWith('evidence/') && !isPhotograph(path, bytes)) return none(request);
  const type =
    TYPES.find(([shape]) => shape.test(path))?.[1] ?? photographType(bytes) ?? 'application/octet-stream';
  return answer(request, bytes, {
    type,
    caching: isShortLived(path) ? SHORT : IMMUTABLE,
    headers: OPEN_TO_ALL,
  });
}
