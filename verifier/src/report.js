// What was found, what was checked, what was not. All findings are counted; of each code a bounded number is
// kept. "Not checked" is never "valid": `complete` is true only when nothing required stayed unchecked.

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {{ what: string, why: string, required: boolean }} NotChecked */

/** What is reported and leaves the tree consistent. */
const WARNINGS = new Set(['cosignature-bad', 'view-unlisted', 'tile-stray', 'open-metadata']);

/** Collects findings; `keepMax` bounds how many are held, a quarter of it how many of one code. */
export class Findings {
  /** @type {Finding[]} */
  kept = [];
  total = 0;
  errors = 0;
  /** @type {Map<string, number>} */
  byCode = new Map();
  /** @type {Map<string, number>} */
  checked = new Map();
  /** @type {NotChecked[]} */
  notChecked = [];
  #keepMax;

  /** @param {number} keepMax */
  constructor(keepMax) {
    this.#keepMax = keepMax;
  }

  /**
   * @param {string} code
   * @param {string} message
   * @param {{ leaf?: number, path?: string }} [where]
   */
  add(code, message, where = {}) {
    const severity = WARNINGS.has(code) ? 'warning' : 'error';
    const seen = this.byCode.get(code) ?? 0;
    this.byCode.set(code, seen + 1);
    this.total++;
    if (severity === 'error') this.errors++;
    if (this.kept.length < this.#keepMax && seen < Math.max(1, this.#keepMax / 4)) {
      this.kept.push({ code, severity, ...where, message });
    }
  }

  /** @param {string} what @param {number} [by] */
  count(what, by = 1) {
    this.checked.set(what, (this.checked.get(what) ?? 0) + by);
  }

  /** @param {string} what @param {string} why @param {boolean} [required] */
  skip(what, why, required = true) {
    if (!this.notChecked.some((item) => item.what === what)) this.notChecked.push({ what, why, required });
  }
}
