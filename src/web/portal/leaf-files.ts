// What a leaf can be taken home as: its bytes, its receipt, its receipt's sheet as PDF.
import { hex, sha256, utf8 } from '../../base/bytes.ts';
import type { Address } from './address.ts';
import { answer, IMMUTABLE, type PortalAnswer, type PortalRequest, SHORT } from './answer.ts';
import type { Keep } from './data/kept.ts';
import type { Page } from './page.ts';
import type { Head } from './published.ts';
import { receiptPdf } from './receipt/receipt-pdf.ts';
import { receiptSquares } from './receipt/receipt-squares.ts';
import type { TreeSource } from './source.ts';
import { readEntry, receiptText } from './tiles.ts';

export type LeafTask = {
  readonly source: TreeSource;
  readonly head: Head;
  readonly keep: Keep;
  readonly page: () => Promise<Page | undefined>;
};

const file = (name: string) => ({ 'content-disposition': `attachment; filename="${name}"` });

/** Undefined for a leaf that is not there. Throws as the tree's faults do, and NotMade when too busy. */
export async function leafFile(
  request: PortalRequest,
  address: Address,
  task: LeafTask,
): Promise<PortalAnswer | undefined> {
  const { source, head } = task;
  const [number = '', kind] = (address.rest ?? '').split(/[./]/);
  const leaf = Number(number);
  if (leaf >= head.checkpoint.size) return undefined;
  if (kind === 'tanda-terima') return sheet(request, leaf, task);
  if (kind === 'entry') {
    const { bytes } = await readEntry(source, head.checkpoint.size, leaf);
    const headers = file(`${leaf}.entry`);
    return answer(request, bytes, { type: 'application/octet-stream', caching: IMMUTABLE, headers });
  }
  const text = await receiptText(source, head.checkpoint, leaf);
  const headers = file(`${leaf}.tlog-proof`);
  return answer(request, utf8(text), { type: 'text/plain; charset=utf-8', caching: SHORT, headers });
}

/** Set once for a checkpoint, and kept. */
async function sheet(
  request: PortalRequest,
  leaf: number,
  task: LeafTask,
): Promise<PortalAnswer | undefined> {
  const { source, head, keep } = task;
  const page = await task.page();
  if (page === undefined) return undefined;
  const type = 'application/pdf';
  const state = hex(sha256(utf8(head.checkpoint.text)));
  const { bytes } = await keep(`sheet ${leaf} ${state}`, async () => {
    const entry = await readEntry(source, head.checkpoint.size, leaf);
    const proof = await receiptText(source, head.checkpoint, leaf);
    return { type, bytes: await receiptPdf(page, entry, await receiptSquares(entry, proof)) };
  });
  const headers = { 'content-disposition': `inline; filename="tanda-terima-${leaf}.pdf"` };
  return answer(request, bytes, { type, caching: SHORT, headers });
}
