// From a reader's address to a file of data: finds the moment, makes the file or takes the kept one, and says
// with it what it is: tree size, hash, licence. What is past is immutable; what is now lives for seconds.
import { canonical } from '../../../base/canonical.ts';
import { isRefusal } from '../../../base/result.ts';
import { utf8 } from '../../../base/bytes.ts';
import { csvText, DATA_LICENCE } from '../../../modules/results/export-table.ts';
import type { Address } from '../address.ts';
import { answer, IMMUTABLE, type PortalAnswer, type PortalRequest, SHORT } from '../answer.ts';
import type { Page } from '../page.ts';
import type { Head, PublishedElection, PublishedTree } from '../published.ts';
import { FILE_ROWS_MAX, isRegister, REGISTERS } from '../registers/address.ts';
import { registerTable } from '../registers/register-file.ts';
import { listRegister, type Walk } from '../registers/walk.ts';
import { makeCatalogue } from './catalogue.ts';
import { deltaText } from './delta.ts';
import { makeFeed } from './feed.ts';
import { type Keep, type KeptFile, NotMade } from './kept.ts';
import { fileOf } from './listing.ts';
import { MEDIA_TYPES } from './make.ts';
import { type DataFile, dataPath, readDataPath } from './names.ts';
import { readOpenFiles } from './open-files.ts';
import { openApi } from './openapi.ts';
import type { Reading } from './regions.ts';
import { readMoment } from '../time/moment.ts';

export type DataTask = {
  readonly tree: PublishedTree;
  readonly head: Head;
  readonly keep: Keep;
  readonly request: PortalRequest;
  readonly address: Address;
  /** The page's words and formats, for feeds; undefined when the contest asked for is none. */
  readonly pageAt: (head: Head) => Promise<Page | undefined>;
};

/** Anyone may read the data from any page, and what is said about it. */
const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, terang-sha256, terang-tree-size',
  'cross-origin-resource-policy': 'cross-origin',
};

const STATUS = {
  busy: 503,
  'contest-unknown': 404,
  'delta-too-large': 422,
  'file-unknown': 404,
  'moment-unknown': 404,
  'register-too-large': 422,
  'unit-unknown': 404,
} as const;
type Lacking = keyof typeof STATUS;

/** A refusal as problem details (RFC 9457), its code for programs. */
function lacking(request: PortalRequest, code: Lacking): PortalAnswer {
  const status = STATUS[code];
  const body = canonical({ code, status, title: code.replaceAll('-', ' ') });
  const headers = { ...OPEN_TO_ALL, ...(status === 503 && { 'retry-after': '2' }) };
  return answer(request, body, { status, type: 'application/problem+json', caching: 'no-store', headers });
}

/**
 * The answer to an address of data, a feed, or the description of the addresses. Throws as the tree's faults
 * do.
 */
export async function answerData(task: DataTask): Promise<PortalAnswer> {
  const { address, request } = task;
  try {
    if (address.kind === 'openapi')
      return answer(request, canonical(openApi()), described('application/json', SHORT));
    if (address.kind === 'feed') return await feedAnswer(task);
    if (address.kind === 'register-file') return await registerAnswer(task);
    const file = readDataPath(address.rest ?? '');
    if (file === undefined) return lacking(request, 'file-unknown');
    return file.kind === 'catalogue' ? await catalogueAnswer(task) : await fileAnswer(task, file);
  } catch (fault) {
    if (fault instanceof NotMade) return lacking(request, fault.code);
    throw fault;
  }
}

const described = (type: string, caching: string, more: Readonly<Record<string, string>> = {}) => ({
  type,
  caching,
  headers: { ...OPEN_TO_ALL, link: `<${DATA_LICENCE}>; rel="license"`, ...more },
});

type About = { readonly size: number; readonly past: boolean; readonly name?: string };

/** A file with what is to be said about it. */
function said(
  { request }: DataTask,
  { size, past, name }: About,
  { bytes, sha256, type }: KeptFile,
): PortalAnswer {
  const more = {
    // Of the file itself, however a server on the way packs it (RFC 9530 would be of what is packed).
    'terang-sha256': sha256,
    'terang-tree-size': String(size),
    ...(name !== undefined && { 'content-disposition': `attachment; filename="${name}"` }),
  };
  return answer(request, bytes, described(type, past ? IMMUTABLE : SHORT, more));
}

/**
 * The newest head, or the one that `?at=` asks for, and whether it will be the same for ever; undefined when
 * it is no moment, or one at which nothing was published yet.
 */
async function momentOf({ tree, head, request }: DataTask) {
  const at = request.query.get('at');
  if (at === null) return { head, past: false };
  const moment = readMoment(at, null);
  const found = moment && (await tree.snapshots.headAt(head, moment));
  if (moment === undefined || found?.head.latest === undefined) return undefined;
  const exact = moment.kind === 'size' && moment.size === found.head.latest.size;
  return { head: found.head, past: found.settled || exact };
}

/** The head of a snapshot of exactly this size. */
async function headOfSize({ tree, head }: DataTask, size: number): Promise<Head | undefined> {
  const found = await tree.snapshots.headAt(head, { kind: 'size', size });
  return found?.head.latest?.size === size ? found.head : undefined;
}

const sizeOf = (head: Head): number => head.latest?.size ?? 0;

async function catalogueAnswer(task: DataTask): Promise<PortalAnswer> {
  const { tree, head } = task;
  const [election, files] = await Promise.all([tree.election(), readOpenFiles(tree)]);
  const key = `catalogue ${sizeOf(head)} ${files.at(-1)?.sha256 ?? ''}`;
  const file = await task.keep(key, () => Promise.resolve(makeCatalogue({ election, head, files })));
  return said(task, { size: sizeOf(head), past: false }, file);
}

type UnitFile = Exclude<DataFile, { kind: 'catalogue' }>;

async function fileAnswer(task: DataTask, file: UnitFile): Promise<PortalAnswer> {
  const { tree, request } = task;
  const election = await tree.election();
  const contest = election.contests.find(({ id }) => id === file.contest);
  if (contest === undefined) return lacking(request, 'contest-unknown');
  if (!election.units.exists(file.unit)) return lacking(request, 'unit-unknown');
  const moment = await momentOf(task);
  if (moment === undefined) return lacking(request, 'moment-unknown');
  const reading: Reading = { tree, election, head: moment.head, contest };
  if (file.kind === 'delta') return deltaAnswer(task, file, reading);
  const size = sizeOf(moment.head);
  const format = file.kind === 'table' ? `${file.rows}-${size}.${file.format}` : `report-${size}.json`;
  const kept = { size, past: moment.past, name: `${contest.id}-${file.unit}-${format}` };
  return said(task, kept, await fileOf(task.keep, reading, file));
}

type DeltaFile = Extract<DataFile, { kind: 'delta' }>;

async function deltaAnswer(task: DataTask, file: DeltaFile, now: Reading): Promise<PortalAnswer> {
  const { request } = task;
  const { from, to, unit } = file;
  const newest = sizeOf(task.head);
  const before = from === 0 ? undefined : await headOfSize(task, from);
  if (from !== 0 && before === undefined) return lacking(request, 'moment-unknown');
  if (to === undefined) {
    // Who has the newest already is told so by an empty file, and asks again later.
    if (from === newest) {
      return answer(
        request,
        '',
        described(MEDIA_TYPES.ndjson, SHORT, { 'terang-tree-size': String(newest) }),
      );
    }
    const location = dataPath({ ...file, to: newest });
    return answer(request, '', { ...described('text/plain', SHORT, { location }), status: 307 });
  }
  const after = await headOfSize(task, to);
  if (after === undefined) return lacking(request, 'moment-unknown');
  const name = `${file.contest}-${unit}-${from}-${to}.ndjson`;
  const made = await task.keep(dataPath(file), async () => {
    const text = await deltaText(before && { ...now, head: before }, { ...now, head: after }, unit);
    if (isRefusal(text)) throw new NotMade('delta-too-large');
    return { bytes: utf8(text), type: MEDIA_TYPES.ndjson };
  });
  return said(task, { size: to, past: true, name }, made);
}

/** A register as CSV, at the moment asked for. */
async function registerAnswer(task: DataTask): Promise<PortalAnswer> {
  const { tree, request, address } = task;
  const [name = '', unit = ''] = (address.rest ?? '').split('/');
  const moment = await momentOf(task);
  if (moment?.head.latest === undefined) return lacking(request, 'moment-unknown');
  const page = await task.pageAt(moment.head);
  if (page === undefined || !isRegister(name)) return lacking(request, 'contest-unknown');
  const { contest, election } = page;
  if (!election.units.exists(unit)) return lacking(request, 'unit-unknown');
  const register = { counted: REGISTERS[name], rule: address.rule };
  const ms = Date.parse(moment.head.latest.at);
  const walk: Walk = { tree, election, contest: contest.id, ms, register };
  const size = sizeOf(moment.head);
  const rule = address.rule === undefined ? '' : `-${address.rule}`;
  const file = `${name}${rule}-${contest.id}-${unit}-${size}.csv`;
  const made = await task.keep(`register ${file}`, async () => {
    const found = await tree.find(moment.head, contest.id, unit);
    const { stations } = await listRegister(walk, unit, found, FILE_ROWS_MAX);
    if (stations === undefined) throw new NotMade('register-too-large');
    return { bytes: utf8(csvText(registerTable(walk, register.counted, stations))), type: MEDIA_TYPES.csv };
  });
  return said(task, { size, past: moment.past, name: file }, made);
}

async function feedAnswer(task: DataTask): Promise<PortalAnswer> {
  const { tree, request, address } = task;
  const unit = address.rest ?? '';
  const moment = await momentOf(task);
  if (moment?.head.latest === undefined) return lacking(request, 'moment-unknown');
  // A feed's links lead to pages of now, but for those that name their size.
  const page = await task.pageAt({ ...moment.head, past: undefined });
  if (page === undefined) return lacking(request, 'contest-unknown');
  const election: PublishedElection = page.election;
  if (!election.units.exists(unit)) return lacking(request, 'unit-unknown');
  const { contest, language } = page;
  const size = sizeOf(moment.head);
  const key = `feed ${language} ${contest.id} ${unit} ${size}`;
  const reading: Reading = { tree, election, head: moment.head, contest };
  const made = await task.keep(key, async () => ({
    bytes: utf8(await makeFeed(page, reading, unit)),
    type: 'application/atom+xml; charset=utf-8',
  }));
  return said(task, { size, past: moment.past }, made);
}
