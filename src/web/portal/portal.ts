// The portal: from a request to an answer, over a published tree and nothing else. Stateless: what it keeps
// in memory are files it can read again. It knows no server; serve.ts puts it behind one.
import { textOf } from '../../base/bytes.ts';
import { type Assets, successorOf } from './assets.ts';
import { answer, FRAMEABLE, IMMUTABLE, ONLY_TLS, PLACED, reaching, SCANNING, SHORT } from './answer.ts';
import type { PortalAnswer, PortalRequest } from './answer.ts';
import { type Address, readAddress } from './address.ts';
import { answerData } from './data/answer.ts';
import { keepFiles, type Keep, NotMade } from './data/kept.ts';
import type { Carried } from './glance/carried.ts';
import { FAVICON, robotsText, securityText } from './fixed.ts';
import { leafFile } from './leaf-files.ts';
import { isContent, type Made, madeOnce, type Newest, newestOf } from './newest.ts';
import { type Head, publishedTree, type PublishedTree } from './published.ts';
import type { Task } from './render-task.tsx';
import { pageFor, renderFault, renderPage, renderPlainFault } from './render.tsx';
import type { TreeSource } from './source.ts';
import { OPEN_TO_ALL, treeFile } from './tree-file.ts';

export type PortalOptions = {
  readonly source: TreeSource;
  readonly assets: Assets;
  /** Where places lie, and the releases; a site without it shows no map. */
  readonly carried?: Carried | undefined;
  /** Milliseconds, for how long a head is taken as the newest. */
  readonly now?: () => number;
  /** Contact in security.txt (RFC 9116), a mailto: or https: address; without it the file is absent. */
  readonly securityContact?: string;
  /** This site's own address for what is cited and shared, e.g. `https://terang.example`. */
  readonly site?: string | undefined;
  /** Where photographs lie, each below it by its hash; without it in the tree. */
  readonly evidence?: string | undefined;
  /** Address of the API that takes reports of readers; without it a page says the way on paper. */
  readonly api?: string | undefined;
  /** Told of every fault that became 503: the tree cannot be read, or does not match its hashes. */
  readonly onFault?: (fault: unknown) => void;
};

export type Portal = (request: PortalRequest) => Promise<PortalAnswer>;

const HTML = 'text/html; charset=utf-8';

type Desk = {
  tree: PublishedTree;
  assets: Assets;
  carried: Carried | undefined;
  now: () => number;
  contact: string | undefined;
  site: string;
  evidence: string;
  api: string | undefined;
  /** Files of data made lately. */
  keep: Keep;
  /** The newest head, with the pages made from it. */
  newest: () => Newest | Promise<Newest>;
  onFault: PortalOptions['onFault'];
};

/** Answers every request; whatever is wrong with the tree becomes 503, never a figure. */
export function createPortal(options: PortalOptions): Portal {
  const { assets, carried, now = Date.now, onFault, source } = options;
  const tree = publishedTree(source);
  const desk: Desk = {
    tree,
    assets,
    carried,
    now,
    newest: newestOf(tree, now, onFault),
    contact: options.securityContact,
    // Without one, what is cited shows that the reader has to put it in.
    site: options.site?.replace(/\/$/, '') ?? 'https://…',
    evidence: `${options.evidence?.replace(/\/$/, '') ?? '/tree/evidence'}/`,
    api: options.api?.replace(/\/$/, ''),
    keep: keepFiles(),
    onFault,
  };
  const originOf = (url: string | undefined) => (url === undefined ? undefined : new URL(url).origin);
  const reach = { connect: originOf(options.api), images: originOf(options.evidence) };
  const secure = options.site?.startsWith('https://') ?? false;
  return async (request) => {
    const given = reaching(await answerAny(desk, request), reach);
    return secure ? { ...given, headers: { ...given.headers, ...ONLY_TLS } } : given;
  };
}

async function answerAny(desk: Desk, request: PortalRequest): Promise<PortalAnswer> {
  const address = readAddress(request.path, request.query);
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return plainFault(desk, request, address, '405', { allow: 'GET, HEAD' });
    }
    return await route(desk, request, address);
  } catch (fault) {
    if (!(fault instanceof NotMade)) desk.onFault?.(fault);
    // The tree cannot be read, or a file is not what its hash says: the reader is told so and sees no
    // figure.
    return plainFault(desk, request, address, '503', { 'retry-after': '5' });
  }
}

type FaultCode = '404' | '405' | '503';

function plainFault(
  desk: Desk,
  request: PortalRequest,
  address: Address,
  code: FaultCode,
  headers: Readonly<Record<string, string>> = {},
): PortalAnswer {
  const html = renderPlainFault(address.language, code, desk.assets);
  return answer(request, html, { status: Number(code), type: HTML, caching: 'no-store', headers });
}

async function route(desk: Desk, request: PortalRequest, address: Address): Promise<PortalAnswer> {
  switch (address.kind) {
    case 'tree':
      return treeFile(desk.tree.source, request, address.rest ?? '');
    case 'asset':
      return asset(desk, request, address);
    case 'fixed':
      return fixed(desk, request, address);
    case 'moved': {
      const headers = { location: address.rest ?? '/' };
      return answer(request, '', { status: 308, type: HTML, caching: SHORT, headers });
    }
    case 'raw':
      return rawLeaf(desk, request, address);
    case 'download':
    case 'feed':
    case 'openapi':
    case 'register-file':
      return data(desk, request, address);
    default:
      return page(desk, request, address);
  }
}

/** Files of data, feeds, and what describes them. */
async function data(desk: Desk, request: PortalRequest, address: Address): Promise<PortalAnswer> {
  const { tree, keep } = desk;
  const { head } = await desk.newest();
  const pageAt = (at: Head) => pageFor(taskOf(desk, at, address));
  return answerData({ tree, head, keep, request, address, pageAt });
}

const HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  embed: FRAMEABLE,
  picture: OPEN_TO_ALL,
  scan: SCANNING,
};

/** The page that was made, or the page that says why there is none. */
async function send(
  request: PortalRequest,
  task: Task,
  made: Made,
  { caching, headers }: { caching: string; headers?: Readonly<Record<string, string>> },
): Promise<PortalAnswer> {
  const { address } = task;
  if (isContent(made)) {
    const type = address.kind === 'picture' ? 'image/png' : HTML;
    return answer(request, made, { type, caching, headers: headers ?? HEADERS[address.kind] ?? {} });
  }
  const html = await renderFault(task, made.fault);
  const brief = caching === IMMUTABLE ? SHORT : caching;
  return answer(request, html, { status: Number(made.fault), type: HTML, caching: brief });
}

/** A page of the past: once a later publication stands, what it shows can never change. */
async function pastPage(desk: Desk, request: PortalRequest, address: Address): Promise<PortalAnswer> {
  const { head } = await desk.newest();
  const past = await desk.tree.snapshots.headAt(head, address.at!);
  const task = taskOf(desk, past?.head ?? head, address);
  const made = past ? await renderPage(task) : ({ fault: '404' } as const);
  // A station's receipts rest on the newest checkpoint, whatever hour its figures are of.
  const lasting = past?.settled === true && address.rest?.length !== 13;
  return send(request, task, made, { caching: lasting ? IMMUTABLE : SHORT });
}

const taskOf = (desk: Desk, head: Head, address: Address): Task => {
  const { tree, assets, carried, keep, site, evidence, api } = desk;
  return { tree, assets, carried, keep, site, evidence, api, head, address };
};

async function page(desk: Desk, request: PortalRequest, address: Address): Promise<PortalAnswer> {
  if (address.kind === 'search') return searched(desk, request, address);
  if (address.at !== undefined) return pastPage(desk, request, address);
  if (address.suggested !== undefined) return suggestion(desk, request, address);
  const { head, pages } = await desk.newest();
  const task = taskOf(desk, head, address);
  // Reports of readers come between two heads: a station's page is made anew.
  const station = address.rest?.length === 13;
  const make = (): Promise<Made> => renderPage(task);
  const made = await (station ? make() : madeOnce(pages, JSON.stringify(address), make));
  return send(request, task, made, { caching: SHORT });
}

/** What a reader suggests is shown to her alone and kept by nobody. */
async function suggestion(desk: Desk, request: PortalRequest, address: Address): Promise<PortalAnswer> {
  const { head } = await desk.newest();
  const task = taskOf(desk, head, address);
  return send(request, task, await renderPage(task), { caching: 'no-store' });
}

/** Searches are as many as readers: none is kept, and one with a position is kept by no cache on the way. */
async function searched(desk: Desk, request: PortalRequest, address: Address): Promise<PortalAnswer> {
  const { head } = await desk.newest();
  const task = taskOf(desk, head, address);
  const caching = address.asked?.at === undefined ? SHORT : 'no-store';
  return send(request, task, await renderPage(task), { caching, headers: PLACED });
}

const ASSET_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  wasm: 'application/wasm',
};

function asset(desk: Desk, request: PortalRequest, address: Address): PortalAnswer {
  const name = address.rest ?? '';
  const type = ASSET_TYPES[name.slice(name.lastIndexOf('.') + 1)];
  const bytes = desk.assets.files.get(name);
  if (bytes !== undefined && type !== undefined) return answer(request, bytes, { type, caching: IMMUTABLE });
  // A page of the past, kept for a year, names the style of its release: it gets that of now, for now.
  const successor = desk.assets.files.get(successorOf(desk.assets, name) ?? '');
  if (successor === undefined || type === undefined) return plainFault(desk, request, address, '404');
  return answer(request, successor, { type, caching: SHORT });
}

function fixed(desk: Desk, request: PortalRequest, address: Address): PortalAnswer {
  const caching = 'public, max-age=3600';
  if (address.rest === 'worker' && desk.assets.worker)
    return answer(request, desk.assets.worker, { type: ASSET_TYPES['js']!, caching: SHORT });
  if (address.rest === 'favicon') return answer(request, FAVICON, { type: 'image/svg+xml', caching });
  if (address.rest === 'robots')
    return answer(request, robotsText, { type: 'text/plain; charset=utf-8', caching });
  if (desk.contact === undefined) return plainFault(desk, request, address, '404');
  return answer(request, securityText(desk.contact, desk.now()), {
    type: 'text/plain; charset=utf-8',
    caching,
  });
}

/** What a leaf can be taken home as. */
async function rawLeaf(desk: Desk, request: PortalRequest, address: Address): Promise<PortalAnswer> {
  const { head } = await desk.newest();
  const page = () => pageFor(taskOf(desk, head, address));
  const { keep, tree } = desk;
  const given = await leafFile(request, address, { source: tree.source, head, keep, page });
  return given ?? plainFault(desk, request, address, '404');
}

/** For tests and logs: the text of an answer. */
export const bodyText = (given: PortalAnswer): string => textOf(given.body);
