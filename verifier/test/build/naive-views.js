// Views and open data once more, plainly, from spec/views.md: objects first, canonical JSON last.
import { evidenceRow, objectionsOf, pagesOf } from './naive-evidence.js';
import { brokenNaively, canonical, differsNaively, figuresNaively, stateNaively } from './naive-tally.js';

/** @typedef {import('./naive-tally.js').Record} Record */
/** @typedef {any} Json  any: the adopted objects as they are */
/**
 * `records` by `<contest>/<station>`; `stations` that exist now; `newest` by `<contest>/<unit>`;
 * `pretended` are states that a lying publisher shows, by `<contest>/<station>`; `evidence` the records
 * beside the
 * tallies.
 * @typedef {{
 * units: Json, contests: Json[], election: string, name: string, stations: Set<string>, records: Map<string,
 * Record>,
 *   newest: Map<string, { hash: string, size: number }>, pretended: Map<string, string>,
 *   evidence: Map<string, import('./naive-evidence.js').Evidence>,
 * }} World
 */

const LEVELS = [0, 2, 4, 6, 10];

/** @param {World} world @param {Record} record @param {any} contest @param {string} station */
const stateOf = (world, record, contest, station) =>
  world.pretended.get(`${contest.id}/${station}`) ?? stateNaively(record, contest, station);

/** @param {string} unit */
const levelOf = (unit) => (unit === 'ID' ? 0 : unit.length);
/** @param {string} unit @param {string} above */
const isIn = (unit, above) => above === 'ID' || unit.startsWith(above);

/** @param {World} world @param {any} contest @param {string} unit */
function sums(world, contest, unit) {
  const records = [...world.records].filter(
    ([key]) => key.startsWith(`${contest.id}/`) && isIn(key.split('/')[1] ?? '', unit),
  );
  /** @type {{ [state: string]: number }} */
  const forms = { confirmed: 0, disputed: 0, incomplete: 0, missing: 0, waiting: 0, withheld: 0 };
  /** @type {any[]} */
  const [confirmed, reported] = [[], []];
  /** @type {{ [severity: string]: { [rule: string]: number } }} */
  const rules = { error: {}, warning: {} };
  let corrections = 0;
  for (const [key, record] of records) {
    const station = key.split('/')[1] ?? '';
    const state = stateOf(world, record, contest, station);
    forms[state] = (forms[state] ?? 0) + 1;
    corrections += record.corrections;
    if (record.form === null) continue;
    reported.push(record.form);
    if (state === 'confirmed') confirmed.push(record.form);
    for (const { rule, severity } of brokenNaively(record.form, contest, station)) {
      const counts = /** @type {{ [rule: string]: number }} */ (rules[severity]);
      counts[rule] = (counts[rule] ?? 0) + 1;
    }
  }
  const stations = [...world.stations].filter((station) => isIn(station, unit)).length;
  forms['missing'] = Math.max(0, stations - records.length);
  const evidence = [...world.evidence].filter(
    ([key]) => key.startsWith(`${contest.id}/`) && isIn(key.split('/')[1] ?? '', unit),
  );
  const objections = evidence.flatMap(([, one]) => objectionsOf(one));
  const answered = objections.filter((one) => one.answered !== null).length;
  return {
    confirmed: figuresNaively(confirmed, contest),
    corrections,
    forms,
    objections: { answered, open: objections.length - answered },
    photographed: evidence.filter(([, one]) => pagesOf(one).length > 0).length,
    reported: figuresNaively(reported, contest),
    rules: rules['error'],
    stations,
    warnings: rules['warning'],
  };
}

/**
 * Stations of a unit that exist or have one of these records.
 * @param {World} world
 * @param {any} contest
 * @param {string} unit
 * @param {Iterable<string>} keys of the records
 */
function stationsOf(world, contest, unit, keys) {
  const recorded = [...keys]
    .filter((key) => key.startsWith(`${contest.id}/`))
    .map((key) => key.split('/')[1] ?? '');
  return [...new Set([...world.stations, ...recorded])].filter((station) => isIn(station, unit)).sort();
}

/** @param {World} world @param {any} contest @param {string} unit */
function children(world, contest, unit) {
  const keys = [...world.records.keys(), ...world.evidence.keys()];
  if (levelOf(unit) === 10)
    return stationsOf(world, contest, unit, keys).map((station) => stationRow(world, contest, station));
  const next = LEVELS[LEVELS.indexOf(levelOf(unit)) + 1];
  return world.units.regions
    .filter((/** @type {[string, string]} */ [code]) => code.length === next && isIn(code, unit))
    .map((/** @type {[string, string]} */ [code, name]) => {
      const { reported: _, rules: __, warnings: ___, ...rest } = sums(world, contest, code);
      return {
        ...rest,
        name,
        unit: code,
        view: world.newest.get(`${contest.id}/${code}`) ?? null,
      };
    });
}

/** @param {World} world @param {any} contest @param {string} station */
function stationRow(world, contest, station) {
  const record = world.records.get(`${contest.id}/${station}`);
  const evidence = world.evidence.get(`${contest.id}/${station}`);
  const said = evidence ? { evidence: evidenceRow(evidence, record?.form ?? null) } : {};
  if (record === undefined) return { ...said, state: 'missing', unit: station };
  const state = stateOf(world, record, contest, station);
  return {
    ...said,
    acts: record.acts,
    attempt: 1,
    broken: record.form === null ? [] : brokenNaively(record.form, contest, station),
    corrections: record.corrections,
    differs: state === 'disputed' ? differsNaively(record) : [],
    form: record.form,
    roles: record.roles,
    state,
    unit: station,
  };
}

/**
 * @param {World} world
 * @param {any} contest
 * @param {string} unit
 * @param {{ at: string, root: string, size: number }} moment
 * @returns {string}
 */
export function naiveView(world, contest, unit, { at, root, size }) {
  const name =
    unit === 'ID'
      ? world.name
      : world.units.regions.find((/** @type {[string, string]} */ [code]) => code === unit)[1];
  return canonical({
    at,
    children: children(world, contest, unit),
    contest: contest.id,
    election: world.election,
    kind: 'terang/view/v1',
    level: levelOf(unit),
    name,
    tree: { root, size },
    unit,
    ...sums(world, contest, unit),
  });
}

/** Units whose views are due, lowest first. @param {Iterable<string>} touched stations @returns {string[]} */
export function dueUnits(touched) {
  const units = new Set(['ID']);
  for (const station of touched) for (const level of LEVELS.slice(1)) units.add(station.slice(0, level));
  return [...units].sort((a, b) => levelOf(b) - levelOf(a));
}

/**
 * @param {World} world
 * @param {any} contest
 * @param {string} regency
 * @returns {{ text: string, rows: number }}
 */
export function naiveTable(world, contest, regency) {
  const LPJ = ['L', 'P', 'J'];
  const names = [
    'station',
    'attempt',
    'state',
    ...['A', 'B1', 'B2', 'B3', 'B4'].flatMap((row) => LPJ.map((c) => `${row}_${c}`)),
    'II_1',
    'II_2',
    'II_3',
    'II_4',
    'III_L',
    'III_P',
    'III_J',
    ...contest.options.map((/** @type {any} */ one) => `votes_${one.no}`),
    'valid',
    'invalid',
    'total',
    'broken',
    'warnings',
    'corrections',
    'leaf',
  ];
  const lines = stationsOf(world, contest, regency, world.records.keys()).map((station) => {
    const record = world.records.get(`${contest.id}/${station}`);
    /** @type {{ [name: string]: string | number | null | undefined }} */
    const row = { station, state: 'missing' };
    if (record) fillRow(row, record, contest, station, world);
    return names.map((name) => row[name] ?? '').join(',');
  });
  return { text: [names.join(','), ...lines, ''].join('\n'), rows: lines.length };
}

/**
 * @param {{ [name: string]: string | number | null | undefined }} row
 * @param {Record} record
 * @param {any} contest
 * @param {string} station
 * @param {World} world
 */
function fillRow(row, record, contest, station, world) {
  const form = record.form;
  Object.assign(row, {
    attempt: 1,
    state: stateOf(world, record, contest, station),
    corrections: record.corrections,
    leaf: record.acts.at(-1),
  });
  if (form === null) return;
  for (const [i, column] of ['L', 'P', 'J'].entries()) {
    for (const name of ['A', 'B1', 'B2', 'B3', 'B4']) row[`${name}_${column}`] = form.I?.[name][i];
    row[`III_${column}`] = form.III?.[i];
  }
  for (const no of [1, 2, 3, 4]) row[`II_${no}`] = form.II?.[no];
  for (const [i, option] of contest.options.entries())
    row[`votes_${option.no}`] = contest.type === 'options' ? form.IV?.[i] : form.IV?.[i].total;
  Object.assign(row, { valid: form.V?.A, invalid: form.V?.B, total: form.V?.C });
  const broken = brokenNaively(form, contest, station);
  row['broken'] = broken
    .filter((one) => one.severity === 'error')
    .map((one) => one.rule)
    .join(' ');
  row['warnings'] = broken
    .filter((one) => one.severity === 'warning')
    .map((one) => one.rule)
    .join(' ');
}
