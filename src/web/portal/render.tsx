// From an address to a page: reads what the page shows from the tree, all of one head, and renders it.
import { textOf } from '../../base/bytes.ts';
import { levelOf, NATION } from '../../base/unit.ts';
import { type Language, SOURCE } from '../../base/words.ts';
import { resultsWords } from '../../modules/results/words/index.ts';
import { formattingFor } from '../kit/formatting.ts';
import type { Assets } from './assets.ts';
import { listData } from './data/listing.ts';
import { untouchedRow } from './data/regions.ts';
import { html, type Fault, type Task } from './render-task.tsx';
import { renderLeaf, renderReceipt, renderStation } from './render-acts.tsx';
import { momentOf, type Page } from './page.ts';
import { AboutPage } from './pages/about.tsx';
import type { VillageStations } from './pages/children.tsx';
import { DataPage } from './pages/data.tsx';
import { FaultPage, type FaultCode, PlainFault } from './pages/fault.tsx';
import { EmbedPage } from './glance/embed.tsx';
import { previewOf } from './glance/preview.ts';
import { LogPage } from './pages/log.tsx';
import { knownOf, stationRows, UnitPage } from './pages/unit.tsx';
import type { Found, Snapshot } from './published.ts';
import { isRegister, REGISTERS } from './registers/address.ts';
import { EntriesPage } from './registers/entries-page.tsx';
import { readEntries } from './registers/entries.ts';
import { lateIn } from './registers/late.ts';
import { RegisterPage } from './registers/register-page.tsx';
import { ReleasesPage } from './registers/releases.tsx';
import { listRegister } from './registers/walk.ts';
import { readWitnesses, WitnessesPage } from './registers/witnesses.tsx';
import { ScanPage } from './scan/scan-page.tsx';
import { search } from './search/answer.ts';
import { readAsked } from './search/asked.ts';
import { SearchPage } from './search/search-page.tsx';
import { historyOf } from './time/history.ts';
import { isRegionRow, type RegionRow } from './view.ts';
import { translationPage } from './translation/translation-page.tsx';
import { sayIn } from './words/speak.ts';

const SNAPSHOTS_SHOWN = 20;

/**
 * The page of an address, or why there is none. Throws when the tree cannot be read or does not match its
 * hashes.
 */
export async function renderPage(task: Task): Promise<string | Uint8Array | Fault> {
  const page = await pageFor(task);
  if (page === undefined || task.address.kind === 'mistimed') return { fault: '400' };
  const { address, tree, head } = task;
  switch (address.kind) {
    case 'unit':
      return renderUnit(task, page, address.rest ?? '');
    case 'leaf':
      return renderLeaf(task, page, Number(address.rest));
    case 'log':
      return html(<LogPage page={page} snapshots={await lastSnapshots(task)} />);
    case 'data':
      return renderData(task, page, address.rest ?? NATION);
    case 'search': {
      const asked = address.asked ?? readAsked(new URLSearchParams());
      const found = search(page.election.units, asked, page.carried?.geo.middleOf);
      return html(<SearchPage page={page} found={found} />);
    }
    case 'receipt':
      return renderReceipt(task, page, Number(address.rest));
    case 'translation': {
      const made = translationPage({ page, asked: address.rest ?? '', suggested: address.suggested });
      return made ? html(made) : { fault: '404' };
    }
    case 'register':
      return renderRegister(task, page);
    case 'embed':
    case 'picture':
      return renderFigure(task, page);
    case 'entries': {
      const filter = address.filter ?? {};
      const entries = await readEntries(tree.source, head.checkpoint.size, filter);
      return html(<EntriesPage page={page} filter={filter} entries={entries} />);
    }
    case 'witnesses':
      return html(
        <WitnessesPage page={page} witnesses={await readWitnesses(tree.source, head.checkpoint)} />,
      );
    case 'scan': {
      const policy = await tree.source.read('policy');
      return html(<ScanPage page={page} policy={policy ? textOf(policy) : ''} />);
    }
    case 'releases':
      return html(<ReleasesPage page={page} />);
    case 'about':
      return html(<AboutPage page={page} />);
    default:
      return { fault: '404' };
  }
}

/** What a region has to download; its files are made here once, and kept for those who then fetch them. */
async function renderData({ tree, keep, head }: Task, page: Page, unit: string): Promise<string | Fault> {
  if (!page.election.units.exists(unit)) return { fault: '404' };
  const listing = await listData(tree, keep, page, unit);
  const { view, row } = await tree.find(head, page.contest.id, unit);
  const hash = unit === NATION ? head.latest?.views[page.contest.id] : row?.view?.hash;
  const cited = view && hash !== undefined ? { view, hash } : undefined;
  return html(<DataPage page={page} listing={listing} cited={cited} />);
}

/** What every page is given; undefined when the address asks for a contest that is not. */
export async function pageFor({
  tree,
  assets,
  carried,
  head,
  address,
  site,
  evidence,
  api,
}: Task): Promise<Page | undefined> {
  const election = await tree.election();
  const contest =
    address.contest === undefined
      ? election.contests[0]
      : election.contests.find(({ id }) => id === address.contest);
  if (contest === undefined) return undefined;
  const { language, path } = address;
  return {
    say: sayIn(language, resultsWords),
    format: formattingFor(language),
    language,
    election,
    head,
    contest,
    assets,
    carried,
    path,
    site,
    evidence,
    api,
  };
}

async function renderUnit(task: Task, page: Page, unit: string): Promise<string | Fault> {
  if (levelOf(unit) === 13) return renderStation(task, page, unit);
  if (!page.election.units.exists(unit)) return { fault: '404' };
  const found = await task.tree.find(task.head, page.contest.id, unit);
  const villages =
    levelOf(unit) === 6 ? await villagesOf(task, page, unit, found.view?.children.filter(isRegionRow)) : [];
  const history = await historyOf(task.tree, task.head, page.contest.id, unit);
  const late = await lateOf(task, page, unit, found);
  return html(
    <UnitPage page={page} unit={unit} found={found} villages={villages} history={history} late={late} />,
  );
}

/** Of the stations missing in a unit, how many are late at the moment of the figures shown. */
function lateOf({ tree }: Task, page: Page, unit: string, found: Found): Promise<number> {
  const { forms } = knownOf({ page, unit, found });
  const moment = { tree, election: page.election, contest: page.contest.id, ms: momentOf(page) };
  return lateIn(moment, { unit, missing: forms.missing, view: found.view ?? found.row?.view ?? null });
}

/** The villages of a sub-district with their stations: from their views, else from the list of units. */
async function villagesOf(
  { tree }: Task,
  page: Page,
  unit: string,
  rows: readonly RegionRow[] | undefined,
): Promise<VillageStations[]> {
  const { units } = page.election;
  const known = rows ?? units.childrenOf(unit).map((village) => untouchedRow(page, village));
  return Promise.all(
    known.map(async (row) => {
      const view = row.view === null ? undefined : await tree.viewOf(page.contest.id, row.unit, row.view);
      return { row, stations: stationRows(page, row.unit, view) };
    }),
  );
}

/** The state of a unit alone: to embed, or as the picture of a link, whose words are always the source's. */
async function renderFigure(task: Task, page: Page): Promise<string | Uint8Array | Fault> {
  const { tree, head, address } = task;
  const unit = address.rest ?? '';
  if (!(unit === NATION || page.election.units.exists(unit))) return { fault: '404' };
  const found = await tree.find(head, page.contest.id, unit);
  const { forms, stations } = knownOf({ page, unit, found });
  if (address.kind === 'embed') {
    const late = await lateOf(task, page, unit, found);
    const shown = { page, unit, found, forms, stations, late };
    return html(<EmbedPage {...shown} />);
  }
  const source = { ...page, say: sayIn(SOURCE, resultsWords), format: formattingFor(SOURCE) };
  return previewOf(source, unit, forms, stations);
}

async function renderRegister(task: Task, page: Page): Promise<string | Fault> {
  const { tree, head, address } = task;
  const [name = '', unit = ''] = (address.rest ?? '').split('/');
  if (!isRegister(name) || !(unit === NATION || page.election.units.exists(unit))) return { fault: '404' };
  const { rule } = address;
  const found = await tree.find(head, page.contest.id, unit);
  const register = { counted: REGISTERS[name], rule };
  const { contest, election } = page;
  const walk = { tree, election, contest: contest.id, ms: momentOf(page), register };
  const listed = await listRegister(walk, unit, found);
  const [first] = (await tree.snapshots.around(head)).until;
  return html(
    <RegisterPage
      page={page}
      name={name}
      rule={rule}
      unit={unit}
      found={found}
      listed={listed}
      first={first}
      late={await lateOf(task, page, unit, found)}
    />,
  );
}

/** The last snapshots up to this head, newest first. */
async function lastSnapshots({ tree, head }: Task): Promise<Snapshot[]> {
  const { until } = await tree.snapshots.around(head);
  return until.slice(-SNAPSHOTS_SHOWN).reverse();
}

/** A fault with the site around it. */
export async function renderFault(task: Task, code: FaultCode): Promise<string> {
  const { contest: _, ...address } = task.address;
  const page = (await pageFor(task)) ?? (await pageFor({ ...task, address }));
  if (page === undefined) return renderPlainFault(task.address.language, code, task.assets);
  return html(<FaultPage page={page} code={code} mistimed={address.kind === 'mistimed'} />);
}

export const renderPlainFault = (language: Language, code: FaultCode, assets: Assets): string =>
  html(<PlainFault language={language} code={code} style={assets.style} />);
