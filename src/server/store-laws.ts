// The laws of a store, as tests that run on every store there is (store.test.ts). A store that passes them
// may replace any other.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { listLaws, tally } from './store-list-laws.ts';
import {
  HeadMoved,
  type Batch,
  type Head,
  type RecordRow,
  type Store,
  type StoredAct,
  type SumsRow,
} from './store.ts';

const EMPTY: Head = { size: 0, root: createHash('sha256').digest('hex') };
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** An act that never was: its bytes follow from its name. */
const actOf = (name: string, bytes = 40): StoredAct => ({
  id: digest(`id ${name}`).toString('hex'),
  entry: Buffer.concat(
    Array.from({ length: Math.ceil(bytes / 32) }, (_, i) => digest(`${name} ${i}`)),
  ).subarray(0, bytes),
  leafHash: digest(`leaf ${name}`),
});

const headAfter = (before: Head, acts: readonly StoredAct[]): Head => ({
  size: before.size + acts.length,
  root: digest(before.root + acts.map((act) => act.id).join('')).toString('hex'),
});

export type Changes = { readonly records?: readonly RecordRow[]; readonly sums?: readonly SumsRow[] };

const batchOf = (
  before: Head,
  acts: readonly StoredAct[],
  { records = [], sums = [] }: Changes = {},
): Batch => ({
  before,
  after: headAfter(before, acts),
  acts,
  records,
  sums,
});

/** `make` gives an empty store each time. */
export function storeLaws(name: string, make: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    let counter = 0;
    beforeEach(async () => {
      store = await make();
      return () => store.close();
    });
    /** Commits changes with one new act and returns the new head. */
    const put = async (changes: Changes, acts = [actOf(`a${counter++}`)]): Promise<Head> => {
      const batch = batchOf(await store.head(), acts, changes);
      await store.commit(batch);
      return batch.after;
    };
    logLaws(() => store, put);
    refusalLaws(() => store);
    stateLaws(() => store, put);
    listLaws(() => store, put);
  });
}

export type Put = (changes: Changes, acts?: StoredAct[]) => Promise<Head>;

function logLaws(store: () => Store, put: Put): void {
  it('an empty store has the empty tree', async () => {
    expect(await store().head()).toEqual(EMPTY);
    expect(await store().entries(0, 10)).toEqual([]);
  });

  it('what was committed is read back, byte for byte, in order', async () => {
    const acts = [actOf('one', 1), actOf('two', 65_535), actOf('three', 950)];
    const after = await put({}, acts);
    await put({}, [actOf('four')]);
    expect((await store().head()).size).toBe(4);
    expect(after.size).toBe(3);
    const bytes = (all: readonly Uint8Array[]): string[] =>
      all.map((part) => Buffer.from(part).toString('hex'));
    expect(bytes(await store().entries(0, 3))).toEqual(bytes(acts.map((act) => act.entry)));
    expect(bytes(await store().entries(1, 1))).toEqual(bytes([acts[1]?.entry ?? new Uint8Array()]));
    expect(await store().entries(2, 100)).toHaveLength(2);
    expect(bytes(await store().leafHashes(0, 3))).toEqual(bytes(acts.map((act) => act.leafHash)));
    expect(await store().entries(4, 1)).toEqual([]);
  });

  it('an act is found by its id, and only then', async () => {
    const acts = Array.from({ length: 5000 }, (_, i) => actOf(`many ${i}`));
    await put({}, acts);
    const asked = [acts[0]?.id ?? '', acts[4999]?.id ?? '', actOf('never').id];
    expect([...(await store().findActs(asked))].sort((a, b) => a[1] - b[1])).toEqual([
      [asked[0], 0],
      [asked[1], 4999],
    ]);
    expect((await store().findActs(acts.map((act) => act.id))).size).toBe(5000);
    expect(await store().findActs([])).toEqual(new Map());
  });
}

function refusalLaws(store: () => Store): void {
  it('a batch on a head that has moved is refused, and writes nothing', async () => {
    await store().commit(batchOf(EMPTY, [actOf('first')]));
    const head = await store().head();
    const late = batchOf(EMPTY, [actOf('second')], {
      records: [tally('1701082001002', ['waiting'])],
      sums: [{ unit: 'ID', scope: 's', sums: { n: 1 } }],
    });
    await expect(store().commit(late)).rejects.toBeInstanceOf(HeadMoved);
    const sameSize = batchOf({ ...head, root: digest('other').toString('hex') }, [actOf('third')]);
    await expect(store().commit(sameSize)).rejects.toBeInstanceOf(HeadMoved);
    expect(await store().head()).toEqual(head);
    expect((await store().findActs([actOf('second').id, actOf('third').id])).size).toBe(0);
    expect((await store().readRecords(['results.tally/1701082001002/PPWP/1'])).size).toBe(0);
    expect(await store().readSums([{ unit: 'ID', scope: 's' }])).toEqual([]);
    expect(await store().list({ label: 'waiting', below: 'ID', limit: 10 })).toEqual([]);
  });

  it('of two commits on the same head one wins', async () => {
    const names = ['left', 'right'];
    const attempts = names.map((each) => store().commit(batchOf(EMPTY, [actOf(each)])));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect((await store().head()).size).toBe(1);
  });

  it('an act cannot stand in a second leaf, and takes its batch with it', async () => {
    await store().commit(batchOf(EMPTY, [actOf('once')]));
    const head = await store().head();
    const again = batchOf(head, [actOf('new'), actOf('once')], {
      sums: [{ unit: 'ID', scope: 's', sums: { n: 1 } }],
    });
    await expect(store().commit(again)).rejects.toThrow();
    expect(await store().head()).toEqual(head);
    expect((await store().findActs([actOf('new').id])).size).toBe(0);
    expect(await store().readSums([{ unit: 'ID', scope: 's' }])).toEqual([]);
    await store().commit(batchOf(head, [actOf('new')]));
  });

  it('a batch that is not the leaves between its heads is a bug, and throws', async () => {
    const good = batchOf(EMPTY, [actOf('x')]);
    const wrong: Batch[] = [
      { ...good, acts: [] },
      { ...good, after: { ...good.after, size: 2 } },
      { ...good, after: { ...good.after, root: 'no root' } },
      { ...good, acts: [{ ...actOf('x'), leafHash: new Uint8Array(31) }] },
      { ...good, acts: [{ ...actOf('x'), entry: new Uint8Array() }] },
      { ...good, acts: [{ ...actOf('x'), entry: new Uint8Array(65_536) }] },
      { ...good, acts: [{ ...actOf('x'), id: 'A'.repeat(64) }] },
      batchOf(EMPTY, [actOf('x'), actOf('x')]),
      { ...good, records: [tally('1', []), tally('1', [])] },
      { ...good, sums: [1, 2].map((n) => ({ unit: 'ID', scope: 's', sums: { n } })) },
    ];
    for (const batch of wrong) await expect(store().commit(batch)).rejects.toThrow();
    expect(await store().head()).toEqual(EMPTY);
    await store().commit(good);
  });
}

function stateLaws(store: () => Store, put: Put): void {
  it('a record and a sums row are their latest value', async () => {
    const keys = ['r/1', 'r/2'];
    const sums = (n: number): SumsRow[] => [
      { unit: 'ID', scope: 'results/PPWP', sums: { n, big: 2 ** 53 - 1 } },
    ];
    await put({ records: keys.map((key) => ({ key, value: '{"n":1}' })), sums: sums(1) });
    await put({ records: [{ key: 'r/1', value: '{"n":2}' }], sums: sums(2) });
    const found = await store().readRecords([...keys, 'r/3']);
    expect(Object.fromEntries(found)).toEqual({ 'r/1': { n: 2 }, 'r/2': { n: 1 } });
    const asked = [
      { unit: 'ID', scope: 'results/PPWP' },
      { unit: '17', scope: 'results/PPWP' },
      { unit: 'ID', scope: '' },
    ];
    expect(await store().readSums(asked)).toEqual(sums(2));
    expect(await store().readRecords([])).toEqual(new Map());
    expect(await store().readSums([])).toEqual([]);
  });

  it('any text that canonical JSON can hold comes back as it was', async () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 });
    const samples = fc.sample(texts, { numRuns: 20, seed: 7 });
    const fixed = ['\u0000', '"\\{},', '😀', 'NULL', "'; drop table acts; --", '\ufeff', '\u2028'];
    const records = [...samples, fixed].map((text, i) => ({
      key: `text/${i}`,
      value: JSON.stringify({ text }),
    }));
    await put({ records });
    const found = await store().readRecords(records.map((row) => row.key));
    for (const { key, value } of records) expect(JSON.stringify(found.get(key))).toBe(value);
  });
}
