// Public keys as bytes, by key id (spec/act.md): those that acts have carried so far. That a key is here says
// nothing: whether it counts is for officers.js.
import { sha256Hex } from '#platform';
import { fromBase64url } from './bytes.js';
import { doubled, IdTable } from './id-table.js';

/** Public keys by key id, whoever they belong to. */
export class Keys {
  #ids = new IdTable(32);
  #bytes = new Uint8Array(65 * 512);

  /** @param {string} text base64url @returns {string} the key's id; `''` when it is no uncompressed point */
  learn(text) {
    const bytes = fromBase64url(text);
    if (bytes?.length !== 65 || bytes[0] !== 4) return '';
    const id = sha256Hex(bytes);
    if (this.#ids.find(id) < 0) {
      const index = this.#ids.add(id);
      if ((index + 1) * 65 > this.#bytes.length) this.#bytes = doubled(this.#bytes);
      this.#bytes.set(bytes, index * 65);
    }
    return id;
  }

  /** @param {string} id @returns {number} its number, or -1 */
  find(id) {
    return this.#ids.find(id);
  }

  /** @param {number} index @returns {Uint8Array} 65 bytes */
  bytesAt(index) {
    return this.#bytes.subarray(65 * index, 65 * index + 65);
  }
}
