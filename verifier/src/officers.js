// Officers and their keys (spec/authority.md "Officers and roles"), compactly: some hundred bytes an officer,
// so that millions fit. Public keys are kept as bytes; which of them count is decided by officers, never by a
// key's mere presence.
import { sha256Hex } from '#platform';
import { fromBase64url } from './bytes.js';
import { doubled, IdTable } from './id-table.js';

export const ROLES = [
  '',
  'KPU',
  'KPU_PROVINSI',
  'KPU_KABKOTA',
  'PPK',
  'PPS',
  'KPPS',
  'PPLN',
  'KPPSLN',
  'publisher',
];
/**
 * The officer `publisher` has no 32-digit id; inside the table it has this one, which no appointment may
 * name.
 */
const PUBLISHER = 'f'.repeat(32);
const REVOKED = 1;
const SPENT = 2;

/**
 * A unit code as a number below 2^53: a 1, then its digits, characters 3 and 4 (which may be letters) as four
 * digits.
 * @param {string} unit
 */
function unitNumber(unit) {
  if (unit === 'ID') return 1;
  const middle = unit.length > 2 ? String(Number.parseInt(unit.slice(2, 4), 36)).padStart(4, '0') : '';
  return Number(`1${unit.slice(0, 2)}${middle}${unit.slice(4)}`);
}

/** @param {number} number */
function unitText(number) {
  if (number === 1) return 'ID';
  const digits = String(number).slice(1);
  if (digits.length === 2) return digits;
  return (
    digits.slice(0, 2) +
    Number(digits.slice(2, 6)).toString(36).toUpperCase().padStart(2, '0') +
    digits.slice(6)
  );
}

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

/** Everything known of officers. An officer is a number; `find` gives it. */
export class Officers {
  #ids = new IdTable(16);
  #role = new Uint8Array(512);
  #flags = new Uint8Array(512);
  #unit = new Float64Array(512);
  #from = new Float64Array(512);
  #until = new Float64Array(512);
  #key = new Int32Array(512);
  #head = new Int32Array(512);
  #invitation = new Uint8Array(512 * 32);
  /** Keys that an officer once had: rare. @type {Map<number, Set<number>>} */
  #revokedKeys = new Map();
  /**
   * Officers appointed less those revoked, and keys enrolled less those revoked; the publisher is neither.
   */
  live = 0;
  liveKeys = 0;

  get count() {
    return this.#ids.size;
  }

  /** @param {string} id */
  find(id) {
    return this.#ids.find(id === 'publisher' ? PUBLISHER : id);
  }

  /**
   * @param {string} id
   * @param {string} role
   * @param {string} unit
   * @param {number} from
   * @param {number} until milliseconds
   * @param {Uint8Array} [invitation] 32 bytes
   */
  add(id, role, unit, from, until, invitation) {
    const officer = this.#ids.add(id === 'publisher' ? PUBLISHER : id);
    if (officer >= this.#role.length) this.#grow();
    this.#role[officer] = ROLES.indexOf(role);
    this.#unit[officer] = unitNumber(unit);
    this.#from[officer] = from;
    this.#until[officer] = until;
    this.#key[officer] = -1;
    this.#head[officer] = -1;
    if (invitation) this.#invitation.set(invitation, 32 * officer);
    else this.#flags[officer] = SPENT;
    if (role !== 'publisher') this.live++;
    return officer;
  }

  #grow() {
    this.#role = doubled(this.#role);
    this.#flags = doubled(this.#flags);
    this.#unit = doubled(this.#unit);
    this.#from = doubled(this.#from);
    this.#until = doubled(this.#until);
    this.#key = doubled(this.#key);
    this.#head = doubled(this.#head);
    this.#invitation = doubled(this.#invitation);
  }

  /** @param {number} officer @returns {string} */
  role(officer) {
    return ROLES[this.#role[officer] ?? 0] ?? '';
  }

  /** @param {number} officer */
  unit(officer) {
    return unitText(Number(this.#unit[officer]));
  }

  /**
   * Whether `at` lies in the term, and `received` not after it by more than the grace; milliseconds.
   * @param {number} officer
   * @param {number} at
   * @param {number} received
   * @param {number} grace
   */
  serves(officer, at, received, grace) {
    const until = Number(this.#until[officer]);
    return at >= Number(this.#from[officer]) && at <= until && received <= until + grace;
  }

  /** @param {number} officer */
  isRevoked(officer) {
    return (Number(this.#flags[officer]) & REVOKED) !== 0;
  }

  /** @param {number} officer */
  isSpent(officer) {
    return (Number(this.#flags[officer]) & SPENT) !== 0;
  }

  /** @param {number} officer */
  invitation(officer) {
    return this.#invitation.subarray(32 * officer, 32 * officer + 32);
  }

  /** @param {number} officer @returns {number} leaf of the last act on `registry.officer/<officer>`, or -1 */
  head(officer) {
    return Number(this.#head[officer]);
  }

  /** @param {number} officer @param {number} leaf */
  touch(officer, leaf) {
    this.#head[officer] = leaf;
  }

  /**
   * How a key stands to an officer.
   * @param {number} officer
   * @param {number} key
   * @returns {'live' | 'revoked' | 'unknown'}
   */
  keyState(officer, key) {
    if (key < 0) return 'unknown';
    if (this.#key[officer] === key) return 'live';
    return this.#revokedKeys.get(officer)?.has(key) ? 'revoked' : 'unknown';
  }

  /** @param {number} officer @param {number} key */
  enrol(officer, key) {
    this.#key[officer] = key;
    this.#flags[officer] = Number(this.#flags[officer]) | SPENT;
    if (this.role(officer) !== 'publisher') this.liveKeys++;
  }

  /** @param {number} officer */
  hasLiveKey(officer) {
    return Number(this.#key[officer]) >= 0;
  }

  /**
   * @param {number} officer
   * @param {number} key
   * @param {Uint8Array} [invitation] a new one, to be spent once
   */
  revokeKey(officer, key, invitation) {
    const revoked = this.#revokedKeys.get(officer) ?? new Set();
    this.#revokedKeys.set(officer, revoked.add(key));
    if (this.hasLiveKey(officer)) this.liveKeys--;
    this.#key[officer] = -1;
    if (!invitation) return;
    this.#invitation.set(invitation, 32 * officer);
    this.#flags[officer] = Number(this.#flags[officer]) & ~SPENT;
  }

  /** @param {number} officer */
  revoke(officer) {
    if (Number(this.#key[officer]) >= 0) this.liveKeys--;
    this.#flags[officer] = Number(this.#flags[officer]) | REVOKED;
    this.live--;
  }
}
