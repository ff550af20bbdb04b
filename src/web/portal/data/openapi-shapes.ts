// Shapes of what the read API answers (JSON Schema 2020-12, as OpenAPI 3.1 has it), after spec/views.md and
// spec/log.md. Tests hold every shape against a published tree.
const count = { type: 'integer', minimum: 0 } as const;
const text = { type: 'string' } as const;
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const at = { type: 'string', format: 'date-time' } as const;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** An object with these members, all of them there. */
const whole = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});
const list = (items: object) => ({ type: 'array', items });
const counts = { type: 'object', additionalProperties: count };
const nullable = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const FORMS = ['confirmed', 'disputed', 'incomplete', 'missing', 'waiting', 'withheld'];
const cell = { type: ['integer', 'null'] };

const figures = whole({
  electorate: count,
  invalid: count,
  total: count,
  users: count,
  valid: count,
  votes: { ...list(count), description: 'One for each option of the contest, in ballot order.' },
});
const forms = whole(Object.fromEntries(FORMS.map((state) => [state, count])));
const objections = whole({ answered: count, open: count });
const evidence = whole({
  attested: count,
  contradicted: count,
  objections: list(whole({ answered: cell, category: text, leaf: count, role: text })),
  pages: list(whole({ hash, page: count })),
});
const regionRow = whole({
  confirmed: ref('Figures'),
  corrections: count,
  forms: ref('Forms'),
  name: text,
  objections,
  photographed: count,
  stations: count,
  unit: text,
  view: nullable(whole({ hash, size: count })),
});
const stationRow = {
  ...whole({ state: { enum: FORMS }, unit: text }),
  description: 'A missing station has these, and evidence where there is any; the rest: spec/views.md.',
  properties: {
    acts: list(count),
    broken: list(whole({ rule: text, severity: text })),
    corrections: count,
    evidence,
    form: { type: ['object', 'null'] },
    state: { enum: FORMS },
    unit: text,
  },
};
const view = whole({
  at,
  children: list({ anyOf: [ref('RegionRow'), ref('StationRow')] }),
  confirmed: ref('Figures'),
  contest: text,
  corrections: count,
  election: text,
  forms: ref('Forms'),
  kind: { const: 'terang/view/v1' },
  level: { enum: [0, 2, 4, 6, 10] },
  name: text,
  objections,
  photographed: count,
  reported: ref('Figures'),
  rules: counts,
  stations: count,
  tree: whole({ root: hash, size: count }),
  unit: text,
  warnings: counts,
});
const snapshot = whole({
  at,
  leaf: count,
  root: hash,
  size: count,
  views: { type: 'object', additionalProperties: hash },
});
const openFile = whole({ contest: text, path: text, rows: count, sha256: hash, size: count, unit: text });

export const SHAPES = {
  Catalogue: { type: 'object', required: ['@context', '@type', 'dcat:dataset', 'dct:license'] },
  Delta: {
    ...whole({ station: text, state: { enum: [...FORMS, null] } }),
    description: 'One line of NDJSON. state null: the station is no more. Other members as in StationLine.',
  },
  ElectionReport: {
    type: 'object',
    required: ['@type', 'Election', 'GpUnit', 'Status'],
    description: 'NIST SP 1500-100 version 2.',
  },
  Figures: figures,
  Forms: forms,
  OpenIndex: whole({ files: list(openFile), kind: { const: 'terang/open/v1' } }),
  Problem: whole({ code: text, status: count, title: text }),
  RegionLine: {
    ...whole({ unit: text, name: text, stations: count }),
    description:
      'One line of NDJSON: forms_<state>, electorate, users, votes_<no>, valid, invalid, total and so on.',
    additionalProperties: { type: ['string', 'integer', 'null'] },
  },
  RegionRow: regionRow,
  Snapshot: snapshot,
  StationLine: {
    ...whole({ station: text, state: { enum: FORMS }, valid: cell, invalid: cell, total: cell, leaf: cell }),
    description: 'One line of NDJSON, members as the columns of spec/views.md "Open data".',
    additionalProperties: { type: ['string', 'integer', 'null'] },
  },
  StationRow: stationRow,
  TableDescription: { type: 'object', required: ['@context', 'tableSchema', 'url', 'dc:license'] },
  View: view,
} as const;
