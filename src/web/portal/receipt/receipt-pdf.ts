// A receipt as PDF for the notice board and for a court's file: set on the server by Typst with the fonts
// that it brings along; nothing is fetched, and the same receipt gives the same bytes. Always in Indonesian,
// whose text is the one that counts. What people wrote reaches it as data and is never read as its markup.
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { ancestorsOf, levelOf, NATION } from '../../../base/unit.ts';
import { SOURCE } from '../../../base/words.ts';
import { resultsWords } from '../../../modules/results/words/index.ts';
import { formattingFor } from '../../kit/formatting.ts';
import { levelName, type Page, unitName, zoneOf } from '../page.ts';
import { cellValue } from '../pages/form.tsx';
import { actName } from '../registers/entries-page.tsx';
import { type LogEntry, readCheckpoint } from '../tiles.ts';
import { sayIn } from '../words/speak.ts';
import { qrSvg } from './qr.tsx';
import { scanAddress } from './receipt-page.tsx';
import { RECEIPT_SHEET } from './receipt-sheet.ts';
import { pageOfAct, type SignedFigure, signedFigures } from './signed-figures.ts';

type Row = readonly [name: string, text: string];
/** What the sheet is set from: texts alone. */
type SheetTexts = {
  readonly site: string;
  readonly title: string;
  readonly kicker: string;
  readonly election: string;
  readonly place: readonly Row[];
  readonly facts: readonly Row[];
  readonly hashes: readonly Row[];
  readonly figures: { readonly title: string; readonly votes: readonly Row[]; readonly sums: readonly Row[] };
  readonly codes: readonly { readonly label: string; readonly svg: string }[];
  readonly notes: readonly string[];
  readonly paper: string;
};

let compiler: Promise<NodeCompiler> | undefined;

/** The compiler is loaded when the first sheet is asked for: a site starts without it. */
async function loadCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  return Compiler.create();
}

const MEMORY_SHEETS = 8;

/** The sheet of a receipt. Rejects where the compiler cannot be loaded on this machine. */
export async function receiptPdf(
  asked: Page,
  entry: LogEntry,
  squares: readonly string[],
): Promise<Uint8Array> {
  compiler ??= loadCompiler().catch((fault: unknown) => {
    compiler = undefined;
    throw fault;
  });
  const setter = await compiler;
  const texts = JSON.stringify(sheetTexts(asked, entry, squares));
  const pdf = setter.pdf({ mainFileContent: RECEIPT_SHEET, inputs: { texts } });
  // It remembers parts of what it set: only of the last few sheets.
  setter.evictCache(MEMORY_SHEETS);
  return new Uint8Array(pdf);
}

function sheetTexts(asked: Page, entry: LogEntry, squares: readonly string[]): SheetTexts {
  const say = sayIn(SOURCE, resultsWords);
  const format = formattingFor(SOURCE);
  const page = pageOfAct({ ...asked, language: SOURCE, say, format }, entry);
  const { act, received, id } = entry;
  const zone = zoneOf(page, act.unit);
  const { size, root, origin, signers } = readCheckpoint(page.head.checkpoint.text);
  const figures = signedFigures(page, entry);
  const rows = (those: readonly SignedFigure[] = []): Row[] =>
    those.map(({ name, value }) => [name, cellValue(page, value)]);
  const parts = squares.length;
  const witnesses = signers.filter((name) => name !== origin);
  return {
    site: say('site.name'),
    title: say('paper.title', { leaf: entry.index }),
    kicker: page.contest.name,
    election: page.election.name,
    place: placeRows(page, act.unit),
    facts: [
      [say('paper.what'), `${actName(page, act.act)} (${act.act})`],
      [say('paper.received'), format.time(received, zone)],
      [say('paper.claimed'), format.time(act.at, zone)],
      [say('paper.state'), say('status.tree', { size })],
      [say('log.signers'), [origin, ...witnesses].join(', ')],
    ],
    hashes: [
      [say('paper.id'), id],
      [say('log.root'), root],
    ],
    figures: {
      title: figures === undefined ? '' : say('paper.figures'),
      votes: rows(figures?.votes),
      sums: rows(figures?.sums),
    },
    codes: squares.map((text, i) => ({ label: say('paper.part', { part: i + 1, parts }), svg: qrSvg(text) })),
    notes: [
      say('paper.lead'),
      parts === 0 ? say('paper.too-large') : say('paper.scan', { address: scanAddress(page) }),
      say('paper.check'),
    ],
    paper: say('foot.paper'),
  };
}

/** From the province down to the act's own unit, with its code. */
function placeRows(page: Page, unit: string): Row[] {
  const path = [...ancestorsOf(unit).reverse(), unit].filter((each) => each !== NATION);
  const named = path.map((each): Row => [levelName(page, each), unitName(page, each)]);
  const own: Row = [page.say('unit.code', { code: '' }).trim(), unit];
  return levelOf(unit) === 0 ? [[levelName(page, NATION), unitName(page, NATION)]] : [...named, own];
}
