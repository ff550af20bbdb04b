// The objects that the founding act adopts by hash: units, contests, rule set (spec/log.md, "Objects"). Made
// here from the texts of the data files, and judged here when they are adopted: whoever serves them may be
// hostile, so every text is checked whole before anything is believed. Pure: texts in, texts or refusals out.
import { Type, type Static, type TSchema } from 'typebox';
import Value from 'typebox/value';
import { hex, sha256, utf8 } from '../../base/bytes.ts';
import { canonical } from '../../base/canonical.ts';
import { csvCells } from '../../base/csv.ts';
import { isRefusal, refuse, type Refusal } from '../../base/result.ts';
import { parseAt } from '../../base/time.ts';
import { NATION, parentOf } from '../../base/unit.ts';
import type { Contest, Election } from '../../core/define.ts';
import { indexUnits, type Units } from './units.ts';

/** Longest text of an object. The nation's units are 4.6 million characters. */
export const OBJECT_CHARS_MAX = 16_000_000;
const REGIONS_MAX = 200_000;
const STATION_NUMBER_MAX = 999;
const NAME_CHARS_MAX = 200;

/** Digits, but for characters 3 and 4 (spec/authority.md): 32 missions of 2024 are 99AA to 99BF. */
const REGION = /^\d{2}(?:[0-9A-Z]{2}(?:\d{2}(?:\d{4})?)?)?$/;
const ZONE = /^[A-Za-z_]{1,30}(?:\/[A-Za-z0-9_+-]{1,30}){0,2}$/;
const RANGES = /^[1-9]\d{0,2}(?:-[1-9]\d{0,2})?(?:,[1-9]\d{0,2}(?:-[1-9]\d{0,2})?)*$/;

const shape = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const Text = Type.String({ minLength: 1, maxLength: NAME_CHARS_MAX });
const Id = Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,31}$' });

const ContestOptionShape = shape({
  candidates: Type.Optional(Type.Array(Text, { maxItems: 200 })),
  name: Text,
  no: Type.Integer({ minimum: 1, maximum: 999 }),
});
const ContestShape = shape({
  article: Text,
  colour: Text,
  id: Id,
  name: Text,
  options: Type.Array(ContestOptionShape, { minItems: 1, maxItems: 200 }),
  type: Type.Union([Type.Literal('options'), Type.Literal('party-list')]),
});
const TimeOfDay = Type.String({ pattern: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$' });
const VotingShape = shape({
  closes: TimeOfDay,
  day: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
  opens: TimeOfDay,
});
const ContestsShape = shape({
  contests: Type.Array(ContestShape, { minItems: 1, maxItems: 16 }),
  kind: Type.Literal('terang/contests/v1'),
  voting: VotingShape,
});
/** What is voted on, and when. */
export type Ballot = Pick<Election, 'contests' | 'voting'>;

const RuleShape = shape({
  article: Text,
  id: Type.String({ pattern: '^R[1-9][0-9]?$' }),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('dispute')]),
});
const RuleValueShape = shape({ article: Text, value: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }) });
const RuleSetShape = shape({
  kind: Type.Literal('terang/rule-set/v1'),
  rules: Type.Array(RuleShape, { maxItems: 200 }),
  values: Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,63}$' }), RuleValueShape),
});
/** Rules in force with their articles (R12 stands twice, once for each severity), and the values they use. */
export type RuleSet = Static<typeof RuleSetShape>;

/** Values that core and modules read; a rule set without one of them is not adopted. */
const RULE_VALUES = [
  'clockAheadMinutes',
  'countingHours',
  'graceHours',
  'openingGraceMinutes',
  'reservePercent',
  'votersPerStationMax',
] as const;

/** A canonical text and its name: SHA-256 of its UTF-8 bytes, hexadecimal. */
export type ElectionObject = { readonly hash: string; readonly text: string };
export type ElectionObjects = Readonly<Record<'contests' | 'ruleSet' | 'units', ElectionObject>>;

/** What the objects are made of, as data/election-2024.json holds it. */
export type ObjectSource = {
  readonly contests: readonly Contest[];
  readonly rules: RuleSet['rules'];
  readonly values: RuleSet['values'];
  readonly voting: Election['voting'];
  readonly zones: { readonly byUnit: Readonly<Record<string, string>> };
};

/**
 * The three objects from the definition and the texts of regions-2024.csv (columns code, name) and
 * tps-ranges-by-village-2024.csv (columns village, tps_numbers). Throws when they make no valid object: they
 * are data of the repository, so that is a bug.
 */
export function electionObjects(source: ObjectSource, regionsCsv: string, rangesCsv: string) {
  const regions = columnsOf(regionsCsv, ['code', 'name']).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const stations = columnsOf(rangesCsv, ['village', 'tps_numbers']);
  const ranges = stations.map(([village, numbers = '']) => [village, numbers.replaceAll(';', ',')] as const);
  const { contests, rules, values, voting, zones } = source;
  const objects = {
    contests: objectOf({ contests, kind: 'terang/contests/v1', voting }),
    ruleSet: objectOf({ kind: 'terang/rule-set/v1', rules, values }),
    units: objectOf({
      kind: 'terang/units/v1',
      regions,
      stations: Object.fromEntries(ranges),
      zones: zones.byUnit,
    }),
  };
  const { contests: contestsText, ruleSet, units } = objects;
  const parsed = [parseContests(contestsText.text), parseRuleSet(ruleSet.text), parseUnits(units.text)];
  const refusal = parsed.find(isRefusal);
  if (refusal) throw new Error(`the data make no object: ${JSON.stringify(refusal)}`);
  return objects satisfies ElectionObjects;
}

/** A contest object, or `object-malformed`. Ids differ; options stand in ballot order; the day is a day. */
export function parseContests(text: string): Ballot | Refusal {
  const value = parseObject(text);
  if (!Value.Check(ContestsShape, value)) return malformed('contests', 'shape');
  const { contests, voting } = value;
  if (new Set(contests.map(({ id }) => id)).size !== contests.length) return malformed('contests', 'same id');
  for (const { id, options, type } of contests) {
    if (!isAscending(options.map(({ no }) => no))) return malformed(id, 'order');
    const listed = options.every((option) => (option.candidates !== undefined) === (type === 'party-list'));
    if (!listed) return malformed(id, 'candidates');
  }
  const inOrder = parseAt(`${voting.day}T00:00:00Z`) !== undefined && voting.opens < voting.closes;
  return inOrder ? { contests, voting } : malformed('voting', 'time');
}

/** The rule set, or `object-malformed`. */
export function parseRuleSet(text: string): RuleSet | Refusal {
  const value = parseObject(text);
  if (!Value.Check(RuleSetShape, value)) return malformed('rule-set', 'shape');
  const rules = new Set(value.rules.map(({ id, severity }) => `${id} ${severity}`));
  if (rules.size !== value.rules.length) return malformed('rule-set', 'same rule');
  const missing = RULE_VALUES.find((name) => !Object.hasOwn(value.values, name));
  return missing === undefined ? value : malformed('values', missing);
}

/** Reads a value of the rule set. Throws for a name it does not hold: parseRuleSet asked for all in use. */
export const ruleValueOf = (ruleSet: RuleSet) => (name: string): number => {
  const entry = Object.hasOwn(ruleSet.values, name) ? ruleSet.values[name] : undefined;
  if (!entry) throw new RangeError(`no such rule value: ${name}`);
  return entry.value;
};

/** The unit object, checked and indexed, or `object-malformed` with the place and the fault. */
export function parseUnits(text: string): Units | Refusal {
  const value = parseObject(text);
  if (!isPlain(value) || value['kind'] !== 'terang/units/v1') return malformed('units', 'kind');
  const members = Object.keys(value).sort().join();
  if (members !== 'kind,regions,stations,zones') return malformed('units', 'members');
  const names = checkRegions(value['regions']);
  if (isRefusal(names)) return names;
  const ranges = checkStations(value['stations'], names);
  if (isRefusal(ranges)) return ranges;
  const zones = checkZones(value['zones'], names);
  return isRefusal(zones) ? zones : indexUnits([...names], ranges, zones);
}

function checkRegions(value: unknown): Map<string, string> | Refusal {
  if (!Array.isArray(value) || value.length > REGIONS_MAX) return malformed('regions', 'shape');
  const names = new Map<string, string>();
  let before = '';
  for (const row of value) {
    if (!Array.isArray(row) || row.length !== 2) return malformed('regions', 'row');
    const [code, name] = row as unknown[];
    if (typeof code !== 'string' || !REGION.test(code)) return malformed('regions', 'code');
    if (typeof name !== 'string' || !name || name.length > NAME_CHARS_MAX) return malformed(code, 'name');
    if (code <= before) return malformed(code, 'order');
    // Codes ascend, and a prefix stands before what it begins: the parent, if there is one, has been seen.
    const parent = parentOf(code);
    if (parent !== NATION && !names.has(parent ?? '')) return malformed(code, 'parent');
    names.set(code, name);
    before = code;
  }
  return names;
}

function checkStations(value: unknown, names: ReadonlyMap<string, string>): Map<string, number[]> | Refusal {
  if (!isPlain(value)) return malformed('stations', 'shape');
  const ranges = new Map<string, number[]>();
  for (const [village, numbers] of Object.entries(value)) {
    if (village.length !== 10 || !names.has(village)) return malformed('stations', 'village');
    const parsed = typeof numbers === 'string' ? parseRanges(numbers) : undefined;
    if (!parsed) return malformed(village, 'ranges');
    ranges.set(village, parsed);
  }
  return ranges;
}

/** `1-200,202` as 1, 200, 202, 202; undefined unless 1 to 999, ascending, without overlap, one as itself. */
export function parseRanges(text: string): number[] | undefined {
  if (text.length > 4 * STATION_NUMBER_MAX || !RANGES.test(text)) return undefined;
  const ranges: number[] = [];
  for (const part of text.split(',')) {
    const [from = 0, to] = part.split('-').map(Number);
    if (from <= (ranges.at(-1) ?? 0) || (to !== undefined && to <= from)) return undefined;
    ranges.push(from, to ?? from);
  }
  return ranges;
}

function checkZones(value: unknown, names: ReadonlyMap<string, string>): Map<string, string> | Refusal {
  if (!isPlain(value)) return malformed('zones', 'shape');
  const zones = new Map<string, string>();
  for (const [unit, zone] of Object.entries(value)) {
    if (unit !== NATION && !names.has(unit)) return malformed('zones', 'unit');
    if (typeof zone !== 'string' || !ZONE.test(zone)) return malformed(unit, 'zone');
    zones.set(unit, zone);
  }
  const bare = [...names.keys()].find((province) => province.length === 2 && !zones.has(province));
  return bare === undefined ? zones : malformed(bare, 'zone');
}

/** The value of a text that is the canonical JSON of what it says: no member twice. Else undefined. */
function parseObject(text: string): unknown {
  if (text.length > OBJECT_CHARS_MAX) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Rows of a CSV text with the named columns only; throws when the text is not such a table. */
function columnsOf(text: string, columns: readonly string[]): string[][] {
  const [header, ...lines] = text.trimEnd().split(/\r?\n/);
  const head = csvCells(header ?? '') ?? [];
  const places = columns.map((column) => head.indexOf(column));
  if (places.includes(-1)) throw new Error(`columns missing: ${columns.join()} in ${head.join()}`);
  return lines.map((line, i) => {
    const cells = csvCells(line);
    if (cells?.length !== head.length) throw new Error(`line ${i + 2} has not ${head.length} cells`);
    return places.map((place) => cells[place] ?? '');
  });
}

function objectOf(value: unknown): ElectionObject {
  const text = canonical(value);
  return { hash: hex(sha256(utf8(text))), text };
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAscending = (numbers: readonly number[]): boolean =>
  numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));

const malformed = (at: string, fault: string): Refusal => refuse('object-malformed', { at, fault });
