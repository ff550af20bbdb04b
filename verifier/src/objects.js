// The objects that the founding act names by hash (spec/log.md): units, contests, rule set. An object whose
// bytes have another hash is not read at all.
import { sha256Hex } from '#platform';
import { hasMembers, isObject, parseCanonical } from './canonical.js';
import { parseAt } from './time.js';
import { parentOf, parseRanges, Units } from './units.js';

/** @typedef {import('./types.js').Source} Source */
/** @typedef {import('./report.js').Findings} Findings */
/**
 * `widths[p]` is the number of candidates of option p; only party lists have some.
 * @typedef {{ id: string, index: number, type: 'options' | 'party-list', numbers: number[], widths: number[]
 * }} Contest
 */
/**
 * @typedef {{ clockAheadMinutes: number, countingHours: number, graceHours: number, openingGraceMinutes:
 * number,
 * reservePercent: number, votersPerStationMax: number }} RuleValues
 */
/** @typedef {{ units: Units, contests: Contest[], rules: RuleValues }} Adopted */

const REGION = /^\d\d(?:[0-9A-Z]{2}(?:\d{2}(?:\d{4})?)?)?$/;

/**
 * @param {Source} source
 * @param {{ units: string, contests: string, ruleSet: string, name: string }} named by the founding act
 * @param {Findings} findings
 * @returns {Promise<Adopted | undefined>} undefined, with findings, unless all three are as named and well
 * formed
 */
export async function readObjects(source, named, findings) {
  const units = unitsOf(await readObject(source, named.units, findings), named.name);
  const contests = contestsOf(await readObject(source, named.contests, findings));
  const rules = rulesOf(await readObject(source, named.ruleSet, findings));
  for (const [hash, read] of /** @type {const} */ ([
    [named.units, units],
    [named.contests, contests],
    [named.ruleSet, rules],
  ])) {
    if (read === undefined)
      findings.add('object-malformed', 'not an object of its kind, or not at hand', {
        path: `objects/${hash}`,
      });
  }
  return units && contests && rules && { units, contests, rules };
}

/** @param {Source} source @param {string} hash @param {Findings} findings */
async function readObject(source, hash, findings) {
  const path = `objects/${hash}`;
  const bytes = await source.read(path);
  if (bytes === undefined) {
    findings.add('object-missing', 'an object that the founding act names is missing', { path });
    return undefined;
  }
  if (sha256Hex(bytes) !== hash) {
    findings.add('object-changed', 'the bytes are not those that the founding act names', { path });
    return undefined;
  }
  findings.count('objects');
  const parsed = parseCanonical(bytes);
  return 'value' in parsed ? parsed.value : undefined;
}

/** @param {unknown} value @param {string} nationName */
function unitsOf(value, nationName) {
  if (!hasMembers(value, ['kind', 'regions', 'stations', 'zones']) || value['kind'] !== 'terang/units/v1')
    return undefined;
  const { regions, stations, zones } = value;
  if (!Array.isArray(regions) || !isObject(stations) || !isObject(zones)) return undefined;
  const known = new Set(['ID']);
  let last = '';
  for (const item of regions) {
    if (
      !Array.isArray(item) ||
      item.length !== 2 ||
      typeof item[0] !== 'string' ||
      typeof item[1] !== 'string'
    )
      return undefined;
    const [code] = item;
    if (!REGION.test(code) || code <= last || !known.has(parentOf(code) ?? '')) return undefined;
    known.add(code);
    last = code;
  }
  for (const [village, text] of Object.entries(stations)) {
    if (village.length !== 10 || !known.has(village) || typeof text !== 'string' || !parseRanges(text))
      return undefined;
  }
  return new Units(/** @type {any} */ (value), nationName); // any: checked member by member above
}

/** @param {unknown} value @returns {Contest[] | undefined} */
function contestsOf(value) {
  if (!hasMembers(value, ['contests', 'kind', 'voting']) || value['kind'] !== 'terang/contests/v1')
    return undefined;
  if (!isVoting(value['voting'])) return undefined;
  const list = value['contests'];
  if (!Array.isArray(list) || list.length === 0 || list.length > 16) return undefined;
  /** @type {Contest[]} */
  const contests = [];
  for (const [index, item] of list.entries()) {
    const contest = contestOf(item, index);
    if (contest === undefined || contests.some((other) => other.id === contest.id)) return undefined;
    contests.push(contest);
  }
  return contests;
}

/** The day and the hours of voting, on the clock of each station's own zone. @param {unknown} value */
function isVoting(value) {
  if (!hasMembers(value, ['closes', 'day', 'opens'])) return false;
  const { closes, day, opens } = value;
  const clock = [opens, closes].every(
    (one) => typeof one === 'string' && parseAt(`2000-01-01T${one}:00Z`) !== undefined,
  );
  return clock && String(opens) < String(closes) && parseAt(`${String(day)}T00:00:00Z`) !== undefined;
}

/** @param {unknown} item @param {number} index @returns {Contest | undefined} */
function contestOf(item, index) {
  if (!hasMembers(item, ['article', 'colour', 'id', 'name', 'options', 'type'])) return undefined;
  const { id, options, type } = item;
  // The id is a folder's name: nothing that leads elsewhere.
  if (
    typeof id !== 'string' ||
    !/^[A-Z][A-Z0-9_]{0,31}$/.test(id) ||
    (type !== 'options' && type !== 'party-list')
  )
    return undefined;
  if (!Array.isArray(options) || options.length === 0 || options.length > 200) return undefined;
  const numbers = [];
  const widths = [];
  for (const option of options) {
    if (!hasMembers(option, type === 'options' ? ['name', 'no'] : ['candidates', 'name', 'no']))
      return undefined;
    if (!Number.isInteger(option['no']) || typeof option['name'] !== 'string') return undefined;
    const candidates = option['candidates'] ?? [];
    if (!Array.isArray(candidates) || candidates.length > 200) return undefined;
    numbers.push(Number(option['no']));
    widths.push(candidates.length);
  }
  return { id, index, type, numbers, widths };
}

/** @param {unknown} value @returns {RuleValues | undefined} */
function rulesOf(value) {
  if (!hasMembers(value, ['kind', 'rules', 'values']) || value['kind'] !== 'terang/rule-set/v1')
    return undefined;
  const values = value['values'];
  if (!isObject(values) || !Array.isArray(value['rules'])) return undefined;
  /** @param {string} name */
  const read = (name) => {
    const one = values[name];
    return isObject(one) && Number.isSafeInteger(one['value']) && Number(one['value']) >= 0
      ? Number(one['value'])
      : Number.NaN;
  };
  const rules = {
    clockAheadMinutes: read('clockAheadMinutes'),
    countingHours: read('countingHours'),
    graceHours: read('graceHours'),
    openingGraceMinutes: read('openingGraceMinutes'),
    reservePercent: read('reservePercent'),
    votersPerStationMax: read('votersPerStationMax'),
  };
  return Object.values(rules).some(Number.isNaN) ? undefined : rules;
}
