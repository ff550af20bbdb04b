// Judges of documents by the schemas of others, for tests: NIST's is draft 4, of which it uses only what
// later drafts have too; OpenAPI 3.1 is 2020-12.
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';

const FORMATS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  time: /^\d{2}:\d{2}:\d{2}Z$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/,
};

const NIST = new URL('../vectors/nist-1500-100/NIST_V2_election_results_reporting.json', import.meta.url);

/** What a schema says against a value; empty when it is content. */
export const faultsOf = (validate: ValidateFunction, value: unknown): string[] =>
  validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);

/** The judge of election reports. */
export function nistJudge(): ValidateFunction {
  const { $schema: _, ...schema } = JSON.parse(readFileSync(NIST, 'utf8')) as Record<string, unknown>;
  return new Ajv({ strict: false, formats: FORMATS }).compile(schema);
}

type Ref = `#/components/schemas/${string}`;

/** A judge for each shape of an OpenAPI document, by reference. */
export function shapeJudge(document: object): (ref: Ref) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, formats: FORMATS });
  ajv.addSchema(document, 'api');
  return (ref) => {
    const judge = ajv.getSchema(`api${ref}`);
    if (judge === undefined) throw new Error(`no shape ${ref}`);
    return judge;
  };
}
