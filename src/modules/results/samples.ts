// Samples for the tests beside it: two contests, a small tree of units, forms whose sums are right, and a way
// to run acts through check and apply alone. Invented, with codes of regions that do not exist (00).
import fc from 'fast-check';
import { isRefusal, type Refusal } from '../../base/result.ts';
import { ancestorsOf } from '../../base/unit.ts';
import type { Act, Leaf } from '../../core/act.ts';
import type {
  ActDefinition, Contest, Election, Env, Grant, StateRecord, UnitTree,
} from '../../core/define.ts';
import { CELL_MAX, type Cell, type Form, type Triple } from './form.ts';
import { evidenceRecord } from './evidence.ts';
import { asTally, type Tally, tallyRecord } from './record.ts';
import type { JudgeContext } from './rules.ts';

export const PAIRS: Contest = {
  id: 'PPWP',
  name: 'Presiden dan Wakil Presiden',
  type: 'options',
  colour: 'grey',
  article: 'UU 7/2017 Art 221',
  options: [
    { no: 1, name: 'Satu' },
    { no: 2, name: 'Dua' },
    { no: 3, name: 'Tiga' },
  ],
};
export const PARTIES: Contest = {
  id: 'DPR',
  name: 'DPR',
  type: 'party-list',
  colour: 'yellow',
  article: 'UU 7/2017 Art 240',
  options: [
    { no: 1, name: 'Partai A', candidates: ['Calon A1', 'Calon A2'] },
    { no: 24, name: 'Partai B', candidates: [] },
  ],
};

export const HOME = '0001010001001';
export const ABROAD = '9901010001001';
const VALUES: Readonly<Record<string, number>> = { reservePercent: 2, votersPerStationMax: 300 };
export const ruleValue = (name: string): number => {
  const value = VALUES[name];
  if (value === undefined) throw new RangeError(name);
  return value;
};
export const atHome: JudgeContext = { contest: PAIRS, station: HOME, ruleValue };

/** A form of the pairs in which every rule that can be evaluated holds; change what a test is about. */
export const soundForm = (): Form => ({
  I: { A: [120, 130, 250], B1: [90, 110, 200], B2: [3, 2, 5], B3: [1, 4, 5], B4: [94, 116, 210] },
  II: { 1: 255, 2: 210, 3: 2, 4: 43 },
  III: [1, 2, 3],
  IV: [60, 100, 45],
  V: { A: 205, B: 5, C: 210 },
});

export const partyForm = (): Form => ({
  ...soundForm(),
  IV: [
    { party: 20, candidates: [80, 40], total: 140 },
    { party: 65, candidates: [], total: 65 },
  ],
});

/** Number of cells in a form of the pairs, and of its sections. */
export const CELLS = 28;
export const SECTION_COUNT = 5;

/**
 * A form of the pairs from cells in the order of the paper; a section whose `kept` is 0 is not captured at
 * all.
 */
export function formOfCells(cells: readonly Cell[], kept: readonly number[]): Form {
  const cell = (i: number): Cell => cells[i] ?? null;
  const triple = (i: number): Triple => [cell(i), cell(i + 1), cell(i + 2)];
  const section = <T>(i: number, value: T): T | null => (kept[i] === 0 ? null : value);
  const rows = { A: triple(0), B1: triple(3), B2: triple(6), B3: triple(9), B4: triple(12) };
  return {
    I: section(0, rows),
    II: section(1, { 1: cell(15), 2: cell(16), 3: cell(17), 4: cell(18) }),
    III: section(2, triple(19)),
    IV: section(3, triple(22)),
    V: section(4, { A: cell(25), B: cell(26), C: cell(27) }),
  };
}

/** Two provinces (one abroad); 00 has two villages, one of them without a station. */
export function smallTree(closed: readonly string[] = []): UnitTree {
  const children: Readonly<Record<string, readonly string[]>> = {
    ID: ['00', '99'],
    '00': ['0001'],
    '0001': ['000101'],
    '000101': ['0001010001', '0001010002'],
    '0001010001': ['0001010001001', '0001010001002', '0001010001003', '0001010001004'],
    '0001010002': [],
    '99': ['9901'],
    '9901': ['990101'],
    '990101': ['9901010001'],
    '9901010001': [ABROAD],
  };
  const below = (unit: string) => (children[unit] ?? []).filter((child) => !closed.includes(child));
  const count = (unit: string): number =>
    unit.length === 13 ? 1 : below(unit).reduce((sum, child) => sum + count(child), 0);
  const exists = (unit: string): boolean =>
    (unit in children || unit.length === 13) && !closed.includes(unit);
  return {
    exists,
    nameOf: (unit) => (unit === 'ID' ? 'INDONESIA' : `WILAYAH ${unit}`),
    childrenOf: below,
    stationCount: count,
    zoneOf: () => 'Asia/Jakarta',
    closedIn: (village) => closed.filter((station) => station.startsWith(village)),
  };
}

export const election = (units: UnitTree = smallTree()): Election => ({
  id: 'rehearsal-2024',
  units,
  contests: [PAIRS, PARTIES],
  voting: { closes: '13:00', day: '2024-02-14', opens: '07:00' },
  ruleValue,
});

export const officer = (n: number): string => n.toString(16).padStart(32, '0');

/**
 * Records and leaves as a log would give them, without authority: only check and apply of the module's own
 * acts.
 */
export class Desk {
  readonly records = new Map<string, StateRecord>();
  readonly env: Env;
  index = 100;

  constructor(over: Election = election()) {
    this.env = { election: over, receivedMs: 0, index: 0, nationSums: () => ({}), delegable: () => false };
  }

  /** Judges and applies one act on a tally by officer n; the refusal, or the tally that it left. */
  act<B>(definition: ActDefinition<B>, by: number, unit: string, body: B): Refusal | Tally {
    const left = this.record(definition, by, unit, body);
    return isRefusal(left) ? left : asTally(left);
  }

  /** The same for any act: the refusal, or the record that it left. */
  record<B>(definition: ActDefinition<B>, by: number, unit: string, body: B): Refusal | StateRecord {
    const shape = {
      act: definition.act,
      at: '2024-02-14T11:32:05Z',
      basis: null,
      body,
      election: 'rehearsal-2024',
    };
    const draft: Act<B> = { ...shape, by: { key: 'k', officer: officer(by) }, record: '', unit, v: 1 };
    const act: Act<B> = { ...draft, record: definition.recordOf(draft) };
    // Whoever signs here is of a body that this act calls for.
    const role = Array.isArray(definition.grants) ? ((definition.grants as Grant[])[0]?.role ?? null) : null;
    const read = (key: string): StateRecord | undefined =>
      this.records.get(key) ?? (key.startsWith('registry.officer/') ? { role } : undefined);
    const refusal = definition.check(act, read, this.env);
    if (isRefusal(refusal)) return refusal;
    const leaf: Leaf<B> = {
      act,
      id: idAt(this.index),
      index: this.index++,
      received: '2024-02-14T11:32:07.412Z',
    };
    for (const [key, record] of definition.apply(leaf, read, this.env)) this.records.set(key, record);
    const left = this.records.get(act.record);
    if (!left) throw new Error('an act leaves its record');
    return left;
  }
}

/** What the act at a leaf is called here; a real id is the hash of its bytes. */
export const idAt = (leaf: number): string => leaf.toString(16).padStart(64, '0');

/** Sums of every unit as the core would keep them: each record's part added along the units above it. */
export function sumsOf(
  records: ReadonlyMap<string, StateRecord>,
): (unit: string, scope: string) => Record<string, number> {
  const rows = new Map<string, Record<string, number>>();
  for (const [key, record] of records) {
    const { contribute } = key.startsWith('results.tally') ? tallyRecord : evidenceRecord;
    const part = contribute(key, record);
    for (const unit of part ? ancestorsOf(part.unit) : []) {
      const row = rows.get(`${unit} ${part?.scope}`) ?? {};
      rows.set(`${unit} ${part?.scope}`, row);
      for (const [metric, value] of Object.entries(part?.sums ?? {}))
        row[metric] = (row[metric] ?? 0) + value;
    }
  }
  return (unit, scope) => rows.get(`${unit} ${scope}`) ?? {};
}

const cell = fc.option(fc.oneof(fc.nat(400), fc.nat(CELL_MAX)), { nil: null });
/** Forms of the pairs, with any figures and any sections left out. */
export const anyForm = fc
  .tuple(
    fc.array(cell, { minLength: CELLS, maxLength: CELLS }),
    fc.array(fc.nat(4), { minLength: SECTION_COUNT, maxLength: SECTION_COUNT }),
  )
  .map(([cells, kept]) => formOfCells(cells, kept));

/** A form that nobody has entered yet; change what a test is about. */
export const tallyWith = (part: Partial<Tally>): Tally => ({
  acts: [],
  roles: [],
  broken: [],
  corrections: [],
  differs: [],
  entries: [],
  form: null,
  state: 'waiting',
  ...part,
});
