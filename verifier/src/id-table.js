// Compact tables for millions of ids: open addressing over typed arrays, a fraction of a Map's memory. Places
// are chosen with secret random multipliers, so that nobody can prepare ids that all fall into one place.
import { randomBytes } from '#platform';

const MULTIPLIERS = new Uint32Array(randomBytes(64).slice().buffer).map((word) => word | 1);

/**
 * A typed array at least twice as long, with the same content.
 * @template {Float64Array | Uint8Array | Uint16Array | Int32Array} A
 * @param {A} array
 * @returns {A}
 */
export function doubled(array) {
  // any: one constructor for all
  const longer = /** @type {A} */ (new /** @type {any} */ (array.constructor)(array.length * 2));
  longer.set(array);
  return longer;
}

/** Numbers 0, 1, 2 … for ids of a fixed length, in the order in which they were added. */
export class IdTable {
  size = 0;
  #width;
  #slots = new Int32Array(1024);
  #bytes;
  #scratch;

  /** @param {number} width bytes of an id, a multiple of 4 and at most 64 */
  constructor(width) {
    this.#width = width;
    this.#bytes = new Uint8Array(width * 512);
    this.#scratch = new Uint8Array(width);
  }

  /** @param {string} id hexadecimal of the table's width @returns {number} its number, or -1 */
  find(id) {
    this.#read(id);
    return /** @type {number} */ (this.#slots[this.#place()]) - 1;
  }

  /** @param {string} id not yet in the table @returns {number} */
  add(id) {
    if (this.size * 2 >= this.#slots.length) this.#grow();
    if ((this.size + 1) * this.#width > this.#bytes.length) this.#bytes = doubled(this.#bytes);
    this.#read(id);
    this.#bytes.set(this.#scratch, this.size * this.#width);
    this.#slots[this.#place()] = ++this.size;
    return this.size - 1;
  }

  /** The id of a number. @param {number} index */
  bytesAt(index) {
    return this.#bytes.subarray(index * this.#width, (index + 1) * this.#width);
  }

  /** @param {string} id */
  #read(id) {
    for (let i = 0; i < this.#width; i++) {
      const [high, low] = [id.charCodeAt(2 * i), id.charCodeAt(2 * i + 1)];
      this.#scratch[i] = (high > 57 ? high - 87 : high - 48) * 16 + (low > 57 ? low - 87 : low - 48);
    }
  }

  /** Where the scratch id is, or would be. */
  #place() {
    const mask = this.#slots.length - 1;
    const scratch = this.#scratch;
    let sum = 0;
    for (let i = 0, m = 0; i < this.#width; i += 4, m++) {
      const word =
        Number(scratch[i]) |
        (Number(scratch[i + 1]) << 8) |
        (Number(scratch[i + 2]) << 16) |
        (Number(scratch[i + 3]) << 24);
      sum = (sum + Math.imul(word ^ (word >>> 15), /** @type {number} */ (MULTIPLIERS[m & 15]))) | 0;
    }
    let place = (sum ^ (sum >>> 16)) & mask;
    for (;;) {
      const index = /** @type {number} */ (this.#slots[place]);
      if (index === 0 || this.#equals(index - 1)) return place;
      place = (place + 1) & mask;
    }
  }

  /** @param {number} index */
  #equals(index) {
    const from = index * this.#width;
    for (let i = 0; i < this.#width; i++) if (this.#bytes[from + i] !== this.#scratch[i]) return false;
    return true;
  }

  #grow() {
    const count = this.size;
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let i = 0; i < count; i++) {
      this.#scratch.set(this.bytesAt(i));
      this.#slots[this.#place()] = i + 1;
    }
  }
}

/** Leaf numbers by fingerprint of the act id; 12 bytes an act and its share of empty places. */
export class ActIndex {
  #prints = new Float64Array(2048);
  #leaves = new Int32Array(2048).fill(-1);
  #size = 0;

  /** @param {number} print @returns {number} the leaf, or -1 */
  leafOf(print) {
    return /** @type {number} */ (this.#leaves[this.#place(print)]);
  }

  /** @param {number} print not yet in the index @param {number} leaf */
  add(print, leaf) {
    if (this.#size * 3 >= this.#prints.length * 2) this.#grow();
    this.#put(print, leaf);
    this.#size++;
  }

  /** @param {number} print @param {number} leaf */
  #put(print, leaf) {
    const place = this.#place(print);
    this.#prints[place] = print;
    this.#leaves[place] = leaf;
  }

  /** @param {number} print */
  #place(print) {
    const mask = this.#prints.length - 1;
    let place = (print % 0x1_0000_0000) & mask;
    while (/** @type {number} */ (this.#leaves[place]) >= 0 && this.#prints[place] !== print)
      place = (place + 1) & mask;
    return place;
  }

  #grow() {
    const [prints, leaves] = [this.#prints, this.#leaves];
    this.#prints = new Float64Array(prints.length * 2);
    this.#leaves = new Int32Array(prints.length * 2).fill(-1);
    prints.forEach((print, i) => {
      const leaf = /** @type {number} */ (leaves[i]);
      if (leaf >= 0) this.#put(print, leaf);
    });
  }
}
