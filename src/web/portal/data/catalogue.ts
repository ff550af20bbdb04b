// The catalogue of all data (W3C DCAT 3, JSON-LD): what there is, where, in which format, at which size of
// the log, under which licence. Addresses are relative to the catalogue, so that a mirror's names the
// mirror's.
import { utf8 } from '../../../base/bytes.ts';
import { canonical, type Json } from '../../../base/canonical.ts';
import { NATION } from '../../../base/unit.ts';
import type { Contest } from '../../../core/define.ts';
import { DATA_LICENCE } from '../../../modules/results/export-table.ts';
import type { OpenFile } from './open-files.ts';
import type { Head, PublishedElection } from '../published.ts';
import { MEDIA_TYPES, type Made } from './make.ts';
import { dataPath, feedPath, tablesOf } from './names.ts';

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const MEDIA = 'https://www.iana.org/assignments/media-types/';
const CSVW = 'http://www.w3.org/ns/csvw';
const NIST = 'https://doi.org/10.6028/NIST.SP.1500-100r2';
const SHA256 = { '@id': 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256' };

type Node = { [member: string]: Json };
const id = (iri: string): Node => ({ '@id': iri });
const typed = (value: string | number, type: string): Node => ({
  '@type': `xsd:${type}`,
  '@value': String(value),
});

export type CatalogueInput = {
  readonly election: PublishedElection;
  readonly head: Head;
  /** Files that the tree lists (open/index.json). */
  readonly files: readonly OpenFile[];
};

/** The catalogue at a head; the same head and index give the same bytes. */
export function makeCatalogue({ election, head, files }: CatalogueInput): Made {
  const at = head.latest?.at;
  const datasets = election.contests.flatMap((contest) => [
    ...summaries(election, contest, head),
    ...files.filter((file) => file.contest === contest.id).map((file) => stations(election, contest, file)),
  ]);
  const catalogue = {
    '@context': CONTEXT,
    '@id': '/data/catalogue.jsonld',
    '@type': 'dcat:Catalog',
    'dcat:dataset': datasets,
    'dcat:service': [
      {
        '@id': '/openapi.json#service',
        '@type': 'dcat:DataService',
        'dcat:endpointDescription': id('/openapi.json'),
        'dcat:endpointURL': id('/'),
        'dct:title': election.name,
      },
    ],
    'dcat:version': String(head.latest?.size ?? 0),
    'dct:identifier': election.id,
    'dct:language': 'id',
    'dct:license': id(DATA_LICENCE),
    ...(at !== undefined && { 'dct:modified': typed(at, 'dateTime') }),
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': election.name },
    'dct:title': election.name,
  };
  return { bytes: utf8(canonical(catalogue)), type: 'application/ld+json' };
}

/** What is made of the nation's views, and a pattern of addresses for every region below it. */
function summaries(election: PublishedElection, contest: Contest, head: Head): Node[] {
  const size = head.latest?.size ?? 0;
  const place = { contest: contest.id, unit: NATION };
  const tables = tablesOf(NATION).map((rows) => ({
    ...dataset(`/data/${contest.id}/${NATION}/${rows}`, `${election.name}, ${contest.name}, ${rows}`, size),
    'dcat:distribution': (['csv', 'ndjson', 'parquet'] as const).map((format) => ({
      ...distribution(dataPath({ kind: 'table', ...place, rows, format }), MEDIA_TYPES[format]),
      ...(format === 'csv' && {
        'dct:conformsTo': id(CSVW),
        'dct:description': dataPath({ kind: 'table', ...place, rows, format: 'csv-metadata.json' }),
      }),
    })),
  }));
  const report = {
    ...dataset(`/data/${contest.id}/${NATION}/report`, `${election.name}, ${contest.name}`, size),
    'dcat:distribution': [
      {
        ...distribution(dataPath({ kind: 'report', ...place }), 'application/json'),
        'dct:conformsTo': id(NIST),
      },
      distribution(`${feedPath(NATION)}?contest=${contest.id}`, 'application/atom+xml'),
    ],
  };
  return [...tables, report];
}

/** A written table of stations: it stands in the tree, with its hash. */
function stations(election: PublishedElection, contest: Contest, file: OpenFile): Node {
  const { unit } = file;
  const name = election.units.exists(unit) ? election.units.nameOf(unit) : unit;
  const same = { kind: 'table', contest: contest.id, unit, rows: 'station' } as const;
  return {
    ...dataset(`/tree/${file.path}#table`, `${election.name}, ${contest.name}, ${name}`, file.size),
    'dct:spatial': unit,
    'dcat:distribution': [
      {
        ...distribution(`/tree/${file.path}`, MEDIA_TYPES.csv),
        'dct:conformsTo': id(CSVW),
        'dct:description': `/tree/${file.path}-metadata.json`,
        'spdx:checksum': {
          '@type': 'spdx:Checksum',
          'spdx:algorithm': SHA256,
          'spdx:checksumValue': typed(file.sha256, 'hexBinary'),
        },
      },
      ...(['ndjson', 'parquet'] as const).map((format) =>
        distribution(dataPath({ ...same, format }), MEDIA_TYPES[format]),
      ),
    ],
  };
}

const dataset = (address: string, title: string, size: number): Node => ({
  '@id': address,
  '@type': 'dcat:Dataset',
  'dcat:version': String(size),
  'dct:license': id(DATA_LICENCE),
  'dct:title': title,
});

const distribution = (address: string, type: string): Node => ({
  '@type': 'dcat:Distribution',
  'dcat:downloadURL': id(address),
  'dcat:mediaType': id(`${MEDIA}${type.split(';', 1)[0] ?? ''}`),
  'dct:license': id(DATA_LICENCE),
});
