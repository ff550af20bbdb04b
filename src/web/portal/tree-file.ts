// The published tree's own files, as they are: the pages are made from these, and whoever checks them reads
// the same ones here, from any site.
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

/** A file of the tree by its path, which whoever asks may have made up. */
export async function treeFile(
  source: TreeSource,
  request: PortalRequest,
  path: string,
): Promise<PortalAnswer> {
  const bytes = isTreePath(path) ? await source.read(path) : undefined;
  if (bytes === undefined) {
    return answer(request, '404\n', {
      status: 404,
      type: 'text/plain',
      caching: 'no-store',
      headers: OPEN_TO_ALL,
    });
  }
  const type = TYPES.find(([shape]) => shape.test(path))?.[1] ?? 'application/octet-stream';
  return answer(request, bytes, {
    type,
    caching: isShortLived(path) ? SHORT : IMMUTABLE,
    headers: OPEN_TO_ALL,
  });
}
