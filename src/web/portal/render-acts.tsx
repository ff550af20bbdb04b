// The pages that show acts: of a station, of a leaf, of its receipt. All of one head, read from the tiles.
import { parentOf } from '../../base/unit.ts';
import type { ToldObjection } from './evidence/objections.tsx';
import type { Page } from './page.ts';
import { ACTS_SHOWN, type StationAct } from './pages/history.tsx';
import { LeafPage } from './pages/leaf.tsx';
import { StationPage } from './pages/station.tsx';
import { ReceiptPage } from './receipt/receipt-page.tsx';
import { receiptSquares } from './receipt/receipt-squares.ts';
import { type Fault, html, type Task } from './render-task.tsx';
import { readReports } from './report/read-reports.ts';
import { readEntry, receiptText } from './tiles.ts';
import { childRow, type Evidence, isRegionRow } from './view.ts';

export async function renderStation(task: Task, page: Page, station: string): Promise<string | Fault> {
  const { tree, head } = task;
  const village = parentOf(station) ?? '';
  if (!page.election.units.exists(village)) return { fault: '404' };
  const { view } = await tree.find(head, page.contest.id, village);
  const listed = view && childRow(view, station);
  // The village's view knows stations opened later; before there is one, the list of units says what exists.
  const row = listed && !isRegionRow(listed) ? listed : undefined;
  if (row === undefined && (view !== undefined || !page.election.units.exists(station)))
    return { fault: '404' };
  const known = row ?? { state: 'missing' as const, unit: station };
  const acts = known.state === 'missing' ? [] : await actsOf(task, known.acts.slice(-ACTS_SHOWN));
  const reports = await readReports(tree.source, page.contest.id, station);
  const objections = await objectionsOf(task, known.evidence);
  const shown = { page, station, row: known, view, acts, reports, objections };
  return html(<StationPage {...shown} />);
}

/** The newest objections with what the log says of them. */
function objectionsOf({ tree, head }: Task, evidence: Evidence | undefined): Promise<ToldObjection[]> {
  const newest = (evidence?.objections ?? []).slice(-ACTS_SHOWN).reverse();
  const read = (leaf: number) => readEntry(tree.source, head.checkpoint.size, leaf);
  return Promise.all(
    newest.map(async (objection) => ({
      objection,
      entry: await read(objection.leaf),
      answer: objection.answered === null ? undefined : await read(objection.answered),
    })),
  );
}

const actsOf = ({ tree, head }: Task, leaves: readonly number[]): Promise<StationAct[]> =>
  Promise.all(
    leaves.map(async (leaf) => ({
      entry: await readEntry(tree.source, head.checkpoint.size, leaf),
      receipt: await receiptText(tree.source, head.checkpoint, leaf),
    })),
  );

export async function renderLeaf(task: Task, page: Page, leaf: number): Promise<string | Fault> {
  if (leaf >= task.head.checkpoint.size) return { fault: '404' };
  const [act] = await actsOf(task, [leaf]);
  return act ? html(<LeafPage page={page} entry={act.entry} receipt={act.receipt} />) : { fault: '404' };
}

export async function renderReceipt(task: Task, page: Page, leaf: number): Promise<string | Fault> {
  if (leaf >= task.head.checkpoint.size) return { fault: '404' };
  const [act] = await actsOf(task, [leaf]);
  if (act === undefined) return { fault: '404' };
  const squares = await receiptSquares(act.entry, act.receipt);
  return html(<ReceiptPage page={page} {...act} squares={squares} />);
}
