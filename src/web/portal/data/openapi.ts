// The read API (OpenAPI 3.1): the published tree as it stands below /tree/, and what this site makes of it
// below /data/ and /feed/. Nothing takes a body, a key or a cookie.
import { DATA_LICENCE } from '../../../modules/results/export-table.ts';
import { REGISTERS } from '../registers/address.ts';
import { MEDIA_TYPES } from './make.ts';
import { ROW_LEVELS } from './names.ts';
import { SHAPES } from './openapi-shapes.ts';

type Schema = keyof typeof SHAPES;

const parameter = (name: string, where: 'path' | 'query', schema: object, description: string) => ({
  name,
  in: where,
  required: where === 'path',
  schema: { type: 'string', ...schema },
  description,
});
const size = { type: 'integer', minimum: 0 };
const PARAMETERS = {
  contest: parameter('contest', 'path', { pattern: '^[A-Z][A-Z0-9_]{0,31}$' }, 'Id of a contest, e.g. PPWP.'),
  unit: parameter(
    'unit',
    'path',
    { pattern: '^(ID|[0-9]{2}([0-9A-Z]{2}([0-9]{2}([0-9]{4})?)?)?)$' },
    'Code of a region: ID, or 2, 4, 6 or 10 characters.',
  ),
  regency: parameter(
    'regency',
    'path',
    { pattern: '^[0-9]{2}[0-9A-Z]{2}$' },
    'Code of a regency: 4 characters.',
  ),
  size: parameter('size', 'path', size, 'Tree size that a view was made at.'),
  rows: parameter(
    'rows',
    'path',
    { enum: ROW_LEVELS },
    'What the rows are: at most three levels below the unit.',
  ),
  register: parameter('register', 'path', { enum: Object.keys(REGISTERS) }, 'What is listed.'),
  rule: parameter('aturan', 'query', { pattern: '^R([1-9]|1[0-6])$' }, 'A rule; of withheld forms alone.'),
  from: parameter('from', 'path', size, 'Size of a snapshot, or 0.'),
  to: parameter('to', 'path', size, 'Size of a later snapshot.'),
  hash: parameter('hash', 'path', { pattern: '^[0-9a-f]{64}$' }, 'SHA-256 of the object.'),
  level: parameter('level', 'path', { pattern: '^(entries|[0-9]|[1-5][0-9]|6[0-3])$' }, 'Level of a tile.'),
  tile: parameter('tile', 'path', {}, 'Number of a tile as C2SP tlog-tiles writes it.'),
  leaf: parameter('leaf', 'path', size, 'Number of a leaf.'),
  at: parameter('at', 'query', {}, 'Tree size or instant: the newest snapshot at or before it.'),
  ofContest: parameter('contest', 'query', {}, 'Id of a contest; the first of the election without it.'),
};
type Parameter = keyof typeof PARAMETERS;

type Told = { summary: string; parameters?: readonly Parameter[]; type: string; schema?: Schema };

const problem = {
  description: 'There is no such file.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** One address that is read. Of a type without a schema the body is a text or bytes of its own standard. */
function get(operationId: string, { summary, parameters = [], type, schema }: Told) {
  const body = schema === undefined ? {} : { schema: { $ref: `#/components/schemas/${schema}` } };
  return {
    get: {
      operationId,
      summary,
      parameters: parameters.map((name) => ({ $ref: `#/components/parameters/${name}` })),
      responses: {
        200: { description: summary, content: { [type]: body } },
        304: { description: 'What the reader has is still so (If-None-Match).' },
        404: operationId.startsWith('tree') ? { description: 'There is no such file.' } : problem,
      },
    },
  };
}

const PLAIN = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json';
const BYTES = 'application/octet-stream';
const plainType = (type: string): string => type.split(';', 1)[0] ?? '';

const TREE = {
  '/tree/checkpoint': get('treeCheckpoint', { summary: 'The log’s newest signed state.', type: PLAIN }),
  '/tree/policy': get('treePolicy', { summary: 'Keys that the tree names for itself.', type: PLAIN }),
  '/tree/latest.json': get('treeLatest', {
    summary: 'The newest snapshot.',
    type: JSON_TYPE,
    schema: 'Snapshot',
  }),
  '/tree/snapshots.ndjson': get('treeSnapshots', {
    summary: 'All snapshots, one a line, by size.',
    type: JSON_TYPE,
    schema: 'Snapshot',
  }),
  '/tree/views/{contest}/{unit}/{size}.json': get('treeView', {
    summary: 'Figures of a unit and what lies directly below it. Never changes.',
    parameters: ['contest', 'unit', 'size'],
    type: JSON_TYPE,
    schema: 'View',
  }),
  '/tree/open/index.json': get('treeOpenIndex', {
    summary: 'Tables of stations with their hashes.',
    type: JSON_TYPE,
    schema: 'OpenIndex',
  }),
  '/tree/open/{contest}/{regency}.csv': get('treeOpenTable', {
    summary: 'One row for each station of a regency.',
    parameters: ['contest', 'regency'],
    type: 'text/csv; charset=utf-8',
  }),
  '/tree/objects/{hash}': get('treeObject', {
    summary: 'Units, contests, rule set as adopted.',
    parameters: ['hash'],
    type: JSON_TYPE,
  }),
  '/tree/tile/{level}/{tile}': get('treeTile', {
    summary: 'Tile or bundle of entries (C2SP tlog-tiles).',
    parameters: ['level', 'tile'],
    type: BYTES,
  }),
};

const tableOf = (format: keyof typeof MEDIA_TYPES, summary: string, schema?: Schema) =>
  get(`table-${plainType(MEDIA_TYPES[format]).replaceAll(/\W+/g, '-')}`, {
    summary,
    parameters: ['contest', 'unit', 'rows', 'at'],
    type: plainType(MEDIA_TYPES[format]),
    ...(schema && { schema }),
  });

const DATA = {
  '/data/catalogue.jsonld': get('catalogue', {
    summary: 'Catalogue of all data (DCAT 3).',
    type: 'application/ld+json',
    schema: 'Catalogue',
  }),
  '/data/{contest}/{unit}/{rows}.csv': tableOf('csv', 'A table of what lies below a unit.'),
  '/data/{contest}/{unit}/{rows}.csv-metadata.json': tableOf(
    'csv-metadata.json',
    'What the columns of the table mean (CSV on the Web).',
    'TableDescription',
  ),
  '/data/{contest}/{unit}/{rows}.ndjson': tableOf('ndjson', 'The table, one JSON object a line.'),
  '/data/{contest}/{unit}/{rows}.parquet': tableOf('parquet', 'The table as Apache Parquet.'),
  '/data/{contest}/{unit}/report.json': get('report', {
    summary: 'NIST SP 1500-100 version 2 report of a unit.',
    parameters: ['contest', 'unit', 'at'],
    type: JSON_TYPE,
    schema: 'ElectionReport',
  }),
  '/data/{contest}/{unit}/delta/{from}-{to}.ndjson': get('delta', {
    summary: 'Rows of stations that changed between two snapshots. Never changes.',
    parameters: ['contest', 'unit', 'from', 'to'],
    type: 'application/x-ndjson',
    schema: 'Delta',
  }),
  '/data/{contest}/{unit}/delta/{from}.ndjson': get('deltaToNow', {
    summary: 'Leads (307) to the changes up to the newest snapshot; empty when there are none.',
    parameters: ['contest', 'unit', 'from'],
    type: 'application/x-ndjson',
    schema: 'Delta',
  }),
  '/feed/{unit}.xml': get('feed', {
    summary: 'New figures and corrections of a region (Atom).',
    parameters: ['unit', 'ofContest', 'at'],
    type: 'application/atom+xml',
  }),
  '/daftar/{register}/{unit}.csv': get('register', {
    summary: 'Stations of a register, or objections one by one.',
    parameters: ['register', 'unit', 'rule', 'ofContest', 'at'],
    type: 'text/csv',
  }),
  '/leaf/{leaf}.entry': get('treeEntry', {
    summary: 'Bytes of an entry.',
    parameters: ['leaf'],
    type: BYTES,
  }),
  '/leaf/{leaf}.tlog-proof': get('treeProof', {
    summary: 'Receipt of an entry (C2SP tlog-proof).',
    parameters: ['leaf'],
    type: PLAIN,
  }),
};

/** The description as a value; the same on every site that runs this software. */
export const openApi = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Terang',
    version: '1',
    summary: 'Figures of an election that anyone can check',
    description:
      'Answers below /data/ carry terang-tree-size, terang-sha256 and the licence as a link. ' +
      'Figures count confirmed forms only; the paper is the result.',
    license: { name: 'CC0 1.0', url: DATA_LICENCE },
  },
  servers: [{ url: '/' }],
  paths: { ...TREE, ...DATA },
  components: { parameters: PARAMETERS, schemas: SHAPES },
});
