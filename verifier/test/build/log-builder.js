// Makes published trees in memory from a list of steps (spec/log.md, spec/views.md). It judges nothing: what
// an attacker who runs the server would write, it writes, and applies, and signs with every key that such an
// attacker holds.
import crypto from 'node:crypto';
import { sha256, sha256Hex } from './keys.js';
import { applyNaively, canonical } from './naive-tally.js';
import { dueUnits, naiveTable, naiveView } from './naive-views.js';

/** @typedef {import('./keys.js').OfficerKey} OfficerKey */
/** @typedef {import('./keys.js').NoteKey} NoteKey */
/** @typedef {any} Loose  any: attackers write what they like */
/** @typedef {{ id: string, key: OfficerKey, unit: string, secret: string }} Person */
/**
 * One act, or a snapshot. `by` and `with` are names of people, or `delegate for giver`; `as` replaces parts
 * of the act; `keys` are
 * other keys to sign with;
 * `bytes` and `seal` change what is written; `received` is milliseconds after the last leaf, negative for
 * going back.
 * @typedef {{
 *   name: string, act?: string, unit?: string, record?: string, body?: Loose, by?: string, with?: string[],
 *   basis?: string | null, at?: string, as?: Loose, keys?: OfficerKey[],
 *   bytes?: (act: Uint8Array) => Uint8Array, seal?: (seal: Loose) => Loose, received?: number,
 *   snapshot?: true, lie?: (body: Loose) => Loose, unlisted?: true, unapplied?: true, repeat?: string,
 *   pretend?: (world: import('./naive-views.js').World) => void,
 * }} Step
 */

/** @param {Uint8Array} left @param {Uint8Array} right */
const node = (left, right) => sha256(Buffer.concat([Buffer.of(1), left, right]));

/** RFC 6962 §2.1, as it is written there. @param {Uint8Array[]} leaves hashes @returns {Uint8Array} */
export function treeHash(leaves) {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return /** @type {Uint8Array} */ (leaves[0]);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return node(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

export class LogBuilder {
  /** @type {Map<string, string>} */
  #roles = new Map();
  /** @type {Uint8Array[]} */
  entries = [];
  /** @type {Uint8Array[]} */
  hashes = [];
  /** @type {Map<string, Uint8Array>} */
  files = new Map();
  /** Written over what is published. @type {Map<string, string>} */
  later = new Map();
  /** @type {string[]} */
  lines = [];
  /** @type {Map<string, string>} head act by record */
  heads = new Map();
  /**
   * @type {Set<string>} stations touched since the last snapshot, as contest/station; a station alone for all
   * contests
   */
  touched = new Set();
  clock = Date.parse('2024-02-14T06:00:00Z');
  snapshotSize = 0;

  /** @param {import('./setting.js').Setting} setting */
  constructor(setting) {
    this.setting = setting;
    /** @type {import('./naive-views.js').World} */
    this.world = {
      units: setting.units,
      contests: setting.contests.contests,
      election: setting.election,
      name: setting.name,
      stations: new Set(setting.stations),
      records: new Map(),
      newest: new Map(),
      pretended: new Map(),
      evidence: new Map(),
    };
    for (const object of [setting.units, setting.contests, setting.ruleSet])
      this.#put(`objects/${sha256Hex(canonical(object))}`, canonical(object));
  }

  /** @param {string} path @param {string | Uint8Array} content */
  #put(path, content) {
    this.files.set(path, typeof content === 'string' ? Buffer.from(content) : content);
  }

  /** @param {Step} step */
  add(step) {
    this.clock += step.received ?? 250;
    const received = new Date(this.clock).toISOString();
    if (step.repeat !== undefined) return this.#append(Buffer.from(step.repeat, 'latin1'));
    const made = step.snapshot ? this.#snapshotStep(step) : step;
    const act = this.#actOf(made, received);
    const written = made.bytes?.(Buffer.from(canonical(act))) ?? Buffer.from(canonical(act));
    const signers = [made.by ?? '', ...(made.with ?? [])].map((name) =>
      this.setting.people.get(name.split(' for ')[0] ?? ''),
    );
    const keys = made.keys ?? signers.map((person) => /** @type {Person} */ (person).key);
    const honest = { received, signatures: keys.map((key) => key.sign(written)) };
    const seal = made.seal?.(honest) ?? honest;
    this.#apply(act, this.entries.length, sha256Hex(written), made);
    made.pretend?.(this.world);
    return this.#append(
      Buffer.concat([
        written,
        Buffer.from('\n'),
        Buffer.from(typeof seal === 'string' ? seal : canonical(seal)),
      ]),
    );
  }

  /** @param {Step} step @param {string} received */
  #actOf(step, received) {
    /** @param {string} name */
    const signer = (name) => {
      const [person, giver] = name
        .split(' for ')
        .map((one) => /** @type {Person} */ (this.setting.people.get(one)));
      return { ...(giver ? { for: giver.id } : {}), key: person?.key.id, officer: person?.id };
    };
    const body = typeof step.body === 'function' ? step.body(this) : step.body;
    const unit = step.unit ?? 'ID';
    const record = step.record ?? `results.tally/${unit}/${body.contest}/${body.attempt}`;
    return {
      act: step.act,
      at: step.at ?? `${received.slice(0, 19)}Z`,
      basis: step.basis === 'head' ? (this.heads.get(record) ?? null) : (step.basis ?? null),
      body,
      by: signer(step.by ?? ''),
      election: this.setting.election,
      record,
      unit,
      v: 1,
      ...(step.with ? { with: step.with.map(signer) } : {}),
      ...step.as,
    };
  }

  /** @param {any} act any: attackers' acts too */
  #rolesOf(act) {
    const signers = [act.by, ...(act.with ?? [])];
    return signers.map((one) => this.#roles.get(one.for ?? one.officer) ?? '').join(' ');
  }

  /** @param {any} act any: attackers' acts too @param {number} leaf @param {string} id @param {Step} step */
  #apply(act, leaf, id, step) {
    if (step.unapplied) return;
    this.heads.set(act.record, id);
    if (act.act === 'registry.station.amend') {
      this.world.stations[act.body.change === 'open' ? 'add' : 'delete'](act.unit);
      this.touched.add(act.unit);
    }
    if (act.act === 'registry.officer.appoint')
      for (const one of act.body.officers) this.#roles.set(one.officer, one.role);
    if (!act.act.startsWith('results.')) return;
    const key = `${act.body.contest}/${act.unit}`;
    this.touched.add(key);
    if (act.act.startsWith('results.evidence.')) {
      const said = { act, leaf, id, role: this.#rolesOf(act) };
      this.world.evidence.set(key, [...(this.world.evidence.get(key) ?? []), said]);
      return;
    }
    this.world.records.set(key, applyNaively(this.world.records.get(key), act, leaf, this.#rolesOf(act)));
  }

  /** @param {Uint8Array} entry */
  #append(entry) {
    this.entries.push(entry);
    this.hashes.push(sha256(Buffer.concat([Buffer.of(0), entry])));
  }

  /**
   * Writes the views of a snapshot at the present size; gives the act's step.
   * @param {Step} step
   * @returns {Step}
   */
  #snapshotStep(step) {
    const size = this.entries.length;
    const seal = JSON.parse(String(this.entries.at(-1)).split('\n')[1] ?? '');
    const moment = { at: seal.received, root: Buffer.from(treeHash(this.hashes)).toString('hex'), size };
    /** @type {{ [contest: string]: string }} */
    const views = {};
    for (const contest of this.world.contests) {
      const touched = [...this.touched]
        .filter((key) => !key.includes('/') || key.startsWith(`${contest.id}/`))
        .map((key) => key.split('/').at(-1) ?? '');
      for (const unit of dueUnits(touched)) {
        const text = naiveView(this.world, contest, unit, moment);
        this.#put(`views/${contest.id}/${unit}/${size}.json`, text);
        this.world.newest.set(`${contest.id}/${unit}`, { hash: sha256Hex(text), size });
      }
      views[contest.id] = this.world.newest.get(`${contest.id}/ID`)?.hash ?? '';
    }
    this.touched.clear();
    this.snapshotSize = size;
    const body = step.lie?.({ root: moment.root, size, views }) ?? { root: moment.root, size, views };
    if (!step.unlisted)
      this.lines.push(
        canonical({ at: moment.at, leaf: size, root: body.root, size: body.size, views: body.views }),
      );
    this.#openData(size);
    return {
      by: 'publisher',
      ...step,
      act: 'publication.snapshot.publish',
      record: 'publication.snapshot',
      body,
    };
  }

  /** @param {number} size */
  #openData(size) {
    const files = [];
    for (const contest of this.world.contests) {
      for (const regency of new Set(
        [...this.world.records.keys()]
          .filter((key) => key.startsWith(`${contest.id}/`))
          .map((key) => (key.split('/')[1] ?? '').slice(0, 4)),
      )) {
        const table = naiveTable(this.world, contest, regency);
        const path = `open/${contest.id}/${regency}.csv`;
        this.#put(path, table.text);
        const columns = table.text
          .slice(0, table.text.indexOf('\n'))
          .split(',')
          .map((name) => ({ name }));
        this.#put(`${path}-metadata.json`, canonical({ tableSchema: { columns }, url: `${regency}.csv` }));
        files.push({
          contest: contest.id,
          path,
          rows: table.rows,
          sha256: sha256Hex(table.text),
          size,
          unit: regency,
        });
      }
    }
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    this.#put('open/index.json', canonical({ files, kind: 'terang/open/v1' }));
  }

  /**
   * The tree as it is published now. `witnesses` are those that cosign; `log` signs.
   * @param {{ witnesses?: NoteKey[], log?: NoteKey, root?: Uint8Array, size?: number }} [by]
   */
  publish({
    witnesses = this.setting.witnesses,
    log = this.setting.log,
    root,
    size = this.entries.length,
  } = {}) {
    this.#tiles();
    const rootText = Buffer.from(root ?? treeHash(this.hashes)).toString('base64');
    const text = `${this.setting.log.name}\n${size}\n${rootText}\n`;
    this.#put(
      'checkpoint',
      `${text}\n${log.line(text)}${witnesses.map((witness) => witness.line(text)).join('')}`,
    );
    for (const witness of witnesses)
      this.#put(`cosigned/${witness.name}`, `${text}\n${log.line(text)}${witness.line(text)}`);
    this.#put('policy', this.setting.policy);
    this.#put('snapshots.ndjson', this.lines.map((line) => `${line}\n`).join(''));
    const last = this.lines.at(-1);
    if (last !== undefined) this.#put('latest.json', last);
    for (const [path, content] of this.later) this.#put(path, content);
    return this.files;
  }

  #tiles() {
    for (const path of this.files.keys()) if (path.startsWith('tile/')) this.files.delete(path);
    const lengths = this.entries.map((entry) => Buffer.of(entry.length >> 8, entry.length & 255));
    this.#level(
      'entries',
      this.entries.map((entry, i) => Buffer.concat([/** @type {Uint8Array} */ (lengths[i]), entry])),
    );
    for (let level = 0, hashes = this.hashes; hashes.length > 0; level++) {
      this.#level(String(level), hashes);
      const full = Math.floor(hashes.length / 256);
      const below = hashes;
      hashes = Array.from({ length: full }, (_, i) => treeHash(below.slice(256 * i, 256 * i + 256)));
    }
  }

  /** @param {string} level @param {Uint8Array[]} items */
  #level(level, items) {
    for (let i = 0; i * 256 < items.length; i++) {
      const some = items.slice(256 * i, 256 * i + 256);
      const digits =
        String(i)
          .padStart(i < 1000 ? 3 : 6, '0')
          .match(/.../g) ?? [];
      const name = digits.map((part, d) => (d + 1 < digits.length ? `x${part}` : part)).join('/');
      this.#put(`tile/${level}/${name}${some.length < 256 ? `.p/${some.length}` : ''}`, Buffer.concat(some));
    }
  }
}

/** A new invitation's secret, hexadecimal. */
export const newSecret = () => crypto.randomBytes(32).toString('hex');
