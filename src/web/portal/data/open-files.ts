// The tables of stations that the tree lists (spec/views.md "Open data").
import { textOf } from '../../../base/bytes.ts';
import type { PublishedTree } from '../published.ts';

export type OpenFile = {
  readonly contest: string;
  readonly path: string;
  readonly rows: number;
  readonly sha256: string;
  /** Of the log, when it was made. */
  readonly size: number;
  readonly unit: string;
};

const OPEN_FILES_MAX = 10_000;

/** Files of the index, sorted by path; none before the first snapshot. */
export async function readOpenFiles(tree: PublishedTree): Promise<readonly OpenFile[]> {
  const bytes = await tree.source.read('open/index.json');
  if (bytes === undefined) return [];
  return (JSON.parse(textOf(bytes)) as { files: OpenFile[] }).files.slice(0, OPEN_FILES_MAX);
}
