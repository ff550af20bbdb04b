// Photographs of forms (spec/log.md): one that the log names and that lies in the tree must be the one that
// was signed for. Read as the log goes by, a few at once, so that memory holds neither them nor their names.
// One that does not lie here is no fault: it may be kept elsewhere.
import { sha256Hex } from '#platform';

/** @typedef {import('./types.js').Source} Source */
/** @typedef {import('./report.js').Findings} Findings */

const BYTES_MAX = 5_000_000;
const READS_AT_ONCE = 8;
/** Names remembered, so that one that is named again at once is not read again. */
const REMEMBERED_MAX = 4_096;

export class Photographs {
  /** Names met; one that is met again much later counts again. */
  named = 0;
  /** Of these, how many lie here. */
  here = 0;
  /** @type {Set<string>} */
  #remembered = new Set();
  /** Met and not yet read. @type {{ hash: string, leaf: number }[]} */
  #due = [];
  #source;
  #findings;
  #reads;

  /**
   * @param {Source} source
   * @param {Findings} findings
   * @param {boolean} reads whether files are read at all
   */
  constructor(source, findings, reads) {
    this.#source = source;
    this.#findings = findings;
    this.#reads = reads;
  }

  /** An accepted act names pages. @param {{ hash: string }[]} pages @param {number} leaf */
  meet(pages, leaf) {
    for (const { hash } of pages) {
      if (this.#remembered.has(hash)) continue;
      if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear();
      this.#remembered.add(hash);
      this.named++;
      if (this.#reads) this.#due.push({ hash, leaf });
    }
  }

  /** Reads what was met so far. */
  async settle() {
    while (this.#due.length > 0) {
      const some = this.#due.splice(0, READS_AT_ONCE);
      await Promise.all(some.map(({ hash, leaf }) => this.#check(hash, leaf)));
    }
  }

  /** @param {string} hash @param {number} leaf */
  async #check(hash, leaf) {
    const path = `evidence/${hash}`;
    const bytes = await this.#source.read(path);
    if (bytes === undefined) return;
    this.here++;
    this.#findings.count('photographs');
    if (bytes.length > BYTES_MAX)
      this.#findings.add('photograph-too-large', `${bytes.length} bytes`, { leaf, path });
    if (sha256Hex(bytes) !== hash)
      this.#findings.add('photograph-changed', 'the bytes are not what was signed for', { leaf, path });
  }

  async finish() {
    await this.settle();
    const what = 'photographs';
    const elsewhere = this.named - this.here;
    if (this.named > 0 && !this.#reads) this.#findings.skip(what, `${this.named} named, none read`, false);
    else if (elsewhere > 0)
      this.#findings.skip(what, `${elsewhere} of ${this.named} are not in this tree`, false);
  }
}
