// Open data (spec/views.md): each table is made again at the size that the index states; its bytes and the
// index must agree.
import { sha256Hex } from '#platform';
import { hasMembers, parseCanonical } from './canonical.js';
import { openTable } from './open-data.js';
import { Findings } from './report.js';
import { sumsOf } from './sums.js';

/** @typedef {import('./types.js').Source} Source */
/** @typedef {import('./state.js').State} State */
/**
 * @typedef {{ contest: string, path: string, rows: number, sha256: string, size: number, unit: string }}
 * OpenFile
 */

const INDEX = 'open/index.json';
const FILES_MAX = 100_000;
const MEMBERS = ['contest', 'path', 'rows', 'sha256', 'size', 'unit'];

/** @param {unknown} value @returns {value is OpenFile} */
function isOpenFile(value) {
  if (!hasMembers(value, MEMBERS)) return false;
  const { contest, path, rows, sha256, size, unit } = value;
  const texts = [contest, path, sha256, unit].every((one) => typeof one === 'string');
  return (
    texts &&
    Number.isSafeInteger(rows) &&
    Number.isSafeInteger(size) &&
    path === `open/${String(contest)}/${String(unit)}.csv`
  );
}

/**
 * Records in a region.
 * @param {import('./units.js').Region} region
 * @param {import('./objects.js').Contest} contest
 */
const formsAt = (region, contest) =>
  sumsOf(region, contest)
    .subarray(0, 5)
    .reduce((sum, n) => sum + n, 0);

export class OpenData {
  /** @type {Map<number, OpenFile[]>} by size */
  #bySize = new Map();
  /** @type {Set<string>} contest/regency */
  #listed = new Set();
  /** @type {Set<number>} that the index states */
  #sizes = new Set();
  /** @type {string[]} contest/regency with records at the last snapshot */
  #held = [];
  /** @type {Map<string, string>} columns and file that a table's description names, by the table's path */
  #described = new Map();
  #present = false;
  #source;
  #findings;

  /** @param {Source} source @param {Findings} findings */
  constructor(source, findings) {
    this.#source = source;
    this.#findings = findings;
  }

  /**
   * Reads the index and compares every file with it; before the log is read, so that a living tree stays
   * behind the log.
   */
  async read() {
    const [first, changed] = await this.#readOnce();
    // the publisher may have written in between
    const again = changed.length > 0 ? await this.#readOnce() : undefined;
    const files = again?.[0] ?? first;
    for (const path of again?.[1] ?? changed)
      this.#findings.add('open-changed', 'the file is not the one that the index names', { path });
    for (const file of files) {
      this.#listed.add(`${file.contest}/${file.unit}`);
      this.#sizes.add(file.size);
      const same = this.#bySize.get(file.size) ?? [];
      this.#bySize.set(file.size, [...same, file]);
      await this.#readMetadata(file);
    }
  }

  /** @returns {Promise<[OpenFile[], string[]]>} files of the index, and paths whose bytes differ from it */
  async #readOnce() {
    const bytes = await this.#source.read(INDEX);
    this.#present = bytes !== undefined;
    if (bytes === undefined) return [[], []];
    const parsed = parseCanonical(bytes);
    const value = 'value' in parsed ? parsed.value : undefined;
    const files =
      hasMembers(value, ['files', 'kind']) && value['kind'] === 'terang/open/v1' ? value['files'] : undefined;
    if (!Array.isArray(files) || files.length > FILES_MAX || !files.every(isOpenFile)) {
      this.#findings.add('open-index-malformed', 'the index is not as views.md says', { path: INDEX });
      return [[], []];
    }
    if (files.some((file, i) => i > 0 && file.path <= (files[i - 1]?.path ?? ''))) {
      this.#findings.add('open-index-malformed', 'the index is not sorted by path', { path: INDEX });
    }
    const changed = [];
    for (const file of files) {
      const table = await this.#source.read(file.path);
      if (table === undefined || sha256Hex(table) !== file.sha256) changed.push(file.path);
      else this.#findings.count('openFiles');
    }
    return [files, changed];
  }

  /** @param {OpenFile} file */
  async #readMetadata(file) {
    const path = `${file.path}-metadata.json`;
    const bytes = await this.#source.read(path);
    try {
      const { tableSchema, url } = JSON.parse(new TextDecoder().decode(bytes));
      const names = tableSchema.columns.map((/** @type {{ name: unknown }} */ { name }) => name);
      this.#described.set(file.path, `${names.join(',')} ${url}`);
    } catch {
      this.#findings.add('open-metadata', 'the description of the table is missing or malformed', { path });
    }
  }

  /**
   * A description that gives a column another name gives its figures to another.
   * @param {OpenFile} file @param {string} header
   */
  #compareDescription({ path, unit }, header) {
    const described = this.#described.get(path);
    if (described === undefined || described === `${header} ${unit}.csv`) return;
    this.#findings.add('open-mislabelled', 'the description names other columns or another table', {
      path: `${path}-metadata.json`,
    });
  }

  /** Sizes at which tables are to be made. @returns {number[]} */
  sizes() {
    return [...this.#bySize.keys()];
  }

  /**
   * Compares the tables of the state's present size with the index.
   * @param {State} state
   * @param {number} size
   */
  compare(state, size) {
    for (const file of this.#bySize.get(size) ?? []) {
      const contest = state.contestOf(file.contest);
      const regency = state.units.region(file.unit);
      if (contest === undefined || regency?.level !== 4) {
        this.#findings.add('open-wrong', 'the index names a contest or regency that does not exist', {
          path: file.path,
        });
        continue;
      }
      const table = openTable(regency, contest);
      this.#findings.count('openTables');
      this.#compareDescription(file, table.text.slice(0, table.text.indexOf('\n')));
      if (sha256Hex(table.text) !== file.sha256 || table.rows !== file.rows) {
        this.#findings.add('open-wrong', `the table is not what the log gives at size ${size}`, {
          path: file.path,
        });
      }
    }
    this.#bySize.delete(size);
  }

  /** Regencies that have records now, at a snapshot. @param {State} state */
  note(state) {
    this.#held = [];
    for (const contest of state.contests) {
      for (const province of state.units.nation.children) {
        for (const regency of province.children)
          if (formsAt(regency, contest) > 0) this.#held.push(`${contest.id}/${regency.code}`);
      }
    }
  }

  /**
   * Every regency with a record at the last snapshot is listed, and only sizes of snapshots.
   * @param {ReadonlySet<number>} sizes
   */
  async finish(sizes) {
    if (this.#held.some((name) => !this.#listed.has(name))) await this.#readListAgain();
    if (this.#held.length > 0 && !this.#present)
      this.#findings.add('open-index-missing', 'there is no index of open data', { path: INDEX });
    else {
      for (const name of this.#held.filter((one) => !this.#listed.has(one))) {
        this.#findings.add('open-hidden', `${name} has records and is not listed`, { path: INDEX });
      }
    }
    for (const size of this.#sizes) {
      if (!sizes.has(size))
        this.#findings.add('open-size', `${size} is the size of no snapshot`, { path: INDEX });
    }
  }

  /** A living tree may have listed more since. */
  async #readListAgain() {
    const quiet = new OpenData(this.#source, new Findings(0));
    const [files] = await quiet.#readOnce();
    for (const file of files) this.#listed.add(`${file.contest}/${file.unit}`);
  }

  /** Whether the index names a file or its description. @param {string} path */
  names(path) {
    const match = /^open\/([^/]+)\/([^/]+)\.csv(?:-metadata\.json)?$/.exec(path);
    return path === INDEX || (match !== null && this.#listed.has(`${match[1]}/${match[2]}`));
  }
}
