// Officers (spec/authority.md "Officers and roles"), compactly: some hundred bytes an officer, so that
// millions fit. Which keys count is decided here, by number; a key's mere presence in keys.js decides
// nothing.
import { randomBytes } from '#platform';
import { hex } from './bytes.js';
import { doubled, IdTable } from './id-table.js';
import { ROLES } from './roles.js';

/** By number; 0 is none. */
const NAMES = ['', ...ROLES, 'publisher'];
/** The officer `publisher` has no 32-digit id; inside the table it has this one, which nobody can know. */
const PUBLISHER = hex(randomBytes(16));
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
  /** Number of the option of a contest that she stands for; 0 for most. */
  #participant = new Uint16Array(512);
  /** The last moment of her invitation. */
  #expires = new Float64Array(512);
  /** Since when she is on shift; NaN when she is not. */
  #shift = new Float64Array(512);
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
   * @param {{ invitation: Uint8Array | undefined, expires: number, participant: number }} [more] none for
   * whom the founding act names
   */
  add(id, role, unit, from, until, more) {
    const officer = this.#ids.add(id === 'publisher' ? PUBLISHER : id);
    if (officer >= this.#role.length) this.#grow();
    this.#role[officer] = NAMES.indexOf(role);
    this.#unit[officer] = unitNumber(unit);
    this.#from[officer] = from;
    this.#until[officer] = until;
    this.#key[officer] = -1;
    this.#head[officer] = -1;
    this.#participant[officer] = more?.participant ?? 0;
    this.#shift[officer] = Number.NaN;
    if (more?.invitation) this.invite(officer, more.invitation, more.expires);
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
    this.#participant = doubled(this.#participant);
    this.#expires = doubled(this.#expires);
    this.#shift = doubled(this.#shift);
    this.#invitation = doubled(this.#invitation);
  }

  /** @param {number} officer @returns {string} */
  role(officer) {
    return NAMES[this.#role[officer] ?? 0] ?? '';
  }

  /** @param {number} officer */
  unit(officer) {
    return unitText(Number(this.#unit[officer]));
  }

  /** @param {number} officer @returns {number} the participant for whom she stands, or 0 */
  participant(officer) {
    return Number(this.#participant[officer]);
  }

  /**
   * Her term; milliseconds.
   * @param {number} officer
   */
  term(officer) {
    return { from: Number(this.#from[officer]), until: Number(this.#until[officer]) };
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

  /** @param {number} officer @returns {number} milliseconds; infinite when the invitation says nothing */
  expires(officer) {
    return Number(this.#expires[officer]);
  }

  /**
   * A new invitation, to be spent once, in place of any before.
   * @param {number} officer
   * @param {Uint8Array} invitation 32 bytes
   * @param {number} expires
   */
  invite(officer, invitation, expires) {
    this.#invitation.set(invitation, 32 * officer);
    this.#expires[officer] = expires;
    this.#flags[officer] = Number(this.#flags[officer]) & ~SPENT;
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

  /** @param {number} officer @param {number} key */
  revokeKey(officer, key) {
    const revoked = this.#revokedKeys.get(officer) ?? new Set();
    this.#revokedKeys.set(officer, revoked.add(key));
    if (this.hasLiveKey(officer)) this.liveKeys--;
    this.#key[officer] = -1;
  }

  /** @param {number} officer */
  revoke(officer) {
    if (Number(this.#key[officer]) >= 0) this.liveKeys--;
    this.#flags[officer] = Number(this.#flags[officer]) | REVOKED;
    this.live--;
  }

  /** @param {number} officer @returns {number | undefined} since when she is on shift; milliseconds */
  shiftSince(officer) {
    const since = Number(this.#shift[officer]);
    return Number.isNaN(since) ? undefined : since;
  }

  /** @param {number} officer @param {number | undefined} since milliseconds; undefined ends the shift */
  setShift(officer, since) {
    this.#shift[officer] = since ?? Number.NaN;
  }
}
