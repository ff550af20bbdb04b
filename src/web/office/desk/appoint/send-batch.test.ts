import * as fake from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex, sha256, utf8 } from '../../../../base/bytes.ts';
import { canonical } from '../../../../base/canonical.ts';
import { refuse } from '../../../../base/result.ts';
import { codeOf, commitmentOf, invitationSecret } from '../../../../core/invitation.ts';
import { actOf, ACT_BYTES_MAX, type Decision } from '../../device/acts.ts';
import type { Appointee } from './judge-lines.ts';
import { fateOf } from './batch-ports.ts';
import { openBatches, type BatchStore, type Signing } from './batch-store.ts';
import { decreeBody, nameCommitment } from './decrees.ts';
import {
  type BatchPorts,
  decisionOf,
  type Fate,
  prepareBatch,
  progressOf,
  renewRefused,
  runBatch,
  settleBatch,
} from './send-batch.ts';

Object.assign(globalThis, fake);

const OFFICER = 'a'.repeat(32);
const ELECTION = 'x-2024';
const VILLAGES = ['1701082001', '1701082002', '1701082003'];

const appointees = (count: number): Appointee[] =>
  Array.from({ length: count }, (_, i) => ({
    line: i + 2,
    unit: `${VILLAGES[i % 3]}${String(1 + (i % 9)).padStart(3, '0')}`,
    role: 'KPPS',
    name: `Petugas ${i}`,
    from: '2024-01-25T00:00:00Z',
    until: '2024-02-25T00:00:00Z',
  }));

let drawn = 0;
const bytesOf = (n: number, length: number): Uint8Array => sha256(utf8(`${n}`)).subarray(0, length);
const random = {
  id: () => hex(bytesOf(drawn++, 16)),
  code: () => codeOf(bytesOf(drawn++, 10)),
  salt: () => hex(bytesOf(drawn++, 32)),
};
const details = { createdAt: 0, officer: OFFICER, election: ELECTION, byUnit: '170108' };

class Killed extends Error {}

/** A world that can be killed before or after any step: an outbox, a log that takes an officer id once. */
function world(store: BatchStore, killAt = Number.POSITIVE_INFINITY) {
  const vault = new Set<string>();
  const outbox = new Map<string, Decision>();
  let step = 0;
  let hour = 0;
  const dies = (): void => {
    if (step++ >= killAt) throw new Killed();
  };
  const breakable =
    <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      dies();
      const value = await work(...args);
      dies();
      return value;
    };
  const ports: BatchPorts = {
    store: { ...store, putDecree: breakable(store.putDecree) },
    keepNames: breakable(async (names) => {
      const commitments = names.map(({ salt, text }) => nameCommitment(text, salt));
      for (const commitment of commitments) vault.add(commitment);
      return { commitments };
    }),
    // Each asking is another second and, by chance, another key: it must be asked once a decree.
    signing: (): Signing => ({
      at: `2024-01-20T00:${String(hour++ % 60).padStart(2, '0')}:00Z`,
      key: 'b'.repeat(64),
      officer: OFFICER,
    }),
    post: breakable(async (said, { at, key, officer }) => {
      const id = hex(sha256(utf8(canonical(actOf({ election: ELECTION, officer, id: key }, at, said)))));
      outbox.set(id, said);
      return id;
    }),
    fate: async (act): Promise<Fate> =>
      outbox.has(act) ? { state: 'received', leaf: [...outbox.keys()].indexOf(act) } : { state: 'pending' },
  };
  const appointed = (): string[] =>
    [...outbox.values()].flatMap(({ body }) =>
      (body['officers'] as { officer: string }[]).map(({ officer }) => officer),
    );
  return { ports, vault, outbox, appointed, revive: () => void (killAt = Number.POSITIVE_INFINITY) };
}

let opened = 0;
const fresh = (): Promise<BatchStore> => openBatches(`batches-${opened++}`);

describe('a batch of appointments', () => {
  test('stands in decrees of one body and at most a hundred officers, nobody left out or twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), (count) => {
        const { batch, decrees } = prepareBatch(appointees(count), details, random);
        const all = decrees.flatMap(({ invitees }) => invitees);
        expect([batch.officers, batch.decrees, all.length]).toEqual([count, decrees.length, count]);
        expect(new Set(all.map(({ line }) => line)).size).toBe(count);
        for (const { unit, invitees } of decrees) {
          expect(invitees.length).toBeLessThanOrEqual(100);
          expect(invitees.every((each) => each.unit.slice(0, 10) === unit)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('of a hundred with the longest of everything is an act that the log takes', () => {
    const longest = appointees(100).map((each): Appointee => ({
      ...each,
      unit: VILLAGES[0] + each.unit.slice(10),
      role: 'PESERTA',
      participant: 'DPRD_PROVINSI_KABUPATEN_KOTA_XX/999',
    }));
    const { batch, decrees } = prepareBatch(
      longest,
      { ...details, expires: '2024-02-14T00:00:00Z', reason: '選'.repeat(2000) },
      random,
    );
    const act = actOf(
      { election: 'e'.repeat(64), officer: OFFICER, id: 'b'.repeat(64) },
      '2024-01-20T00:00:00Z',
      decisionOf(decrees[0]!, batch, {}),
    );
    expect(decrees).toHaveLength(1);
    expect(utf8(canonical(act)).length).toBeLessThan(ACT_BYTES_MAX);
  });

  test('says nothing of a name but its commitment, and of a code but the commitment of its secret', () => {
    const { batch, decrees } = prepareBatch(appointees(1), details, random);
    const { body } = decisionOf(decrees[0]!, batch, {});
    const { code, name, salt, unit } = decrees[0]!.invitees[0]!;
    const text = JSON.stringify(body);
    for (const secret of [code, name, salt]) expect(text).not.toContain(secret);
    expect(body).toMatchObject({
      officers: [
        {
          invitation: commitmentOf(invitationSecret(ELECTION, unit, code)),
          name: nameCommitment(name, salt),
        },
      ],
    });
  });

  test('a reason that is empty is none', () => {
    const body = decreeBody({ unit: '1', invitees: [] }, () => '', { reason: '' });
    expect(body).toEqual({ officers: [] });
  });

  test('killed at every step and taken up again appoints each officer once, under the id kept', async () => {
    const total = appointees(220);
    for (let killAt = 0; killAt < 40; killAt++) {
      const store = await fresh();
      const { batch, decrees } = prepareBatch(total, details, random);
      await store.add(batch, decrees);
      const { ports, appointed, vault, revive } = world(store, killAt);
      await runBatch(ports, batch.id, () => true).catch((fault: unknown) => {
        if (!(fault instanceof Killed)) throw fault;
      });
      revive();
      expect(await runBatch(ports, batch.id, () => true)).toBeUndefined();
      await settleBatch(ports, batch.id);
      const wanted = decrees.flatMap(({ invitees }) => invitees.map(({ officer }) => officer));
      expect(appointed().sort()).toEqual(wanted.sort());
      expect(vault.size).toBe(220);
      expect((await store.batch(batch.id))?.state).toBe('done');
      expect(progressOf(await store.decrees(batch.id))).toEqual({
        officers: 220,
        received: 220,
        refused: 0,
        decrees: decrees.length,
        answered: decrees.length,
      });
      store.close();
    }
  });

  test('signs no decree whose names the vault did not take, and goes on from there', async () => {
    const store = await fresh();
    const { batch, decrees } = prepareBatch(appointees(5), details, random);
    await store.add(batch, decrees);
    const { ports, outbox } = world(store);
    const without = { ...ports, keepNames: async () => refuse('unreachable') };
    expect(await runBatch(without, batch.id, () => true)).toEqual(refuse('unreachable'));
    expect(outbox.size).toBe(0);
    expect(await runBatch(ports, batch.id, () => true)).toBeUndefined();
    expect(outbox.size).toBe(decrees.length);
    store.close();
  });

  test('that she stops is not sent on', async () => {
    const store = await fresh();
    const { batch, decrees } = prepareBatch(appointees(300), details, random);
    await store.add(batch, decrees);
    const { ports, outbox } = world(store);
    await runBatch(ports, batch.id, () => outbox.size < 2);
    expect(outbox.size).toBe(2);
    store.close();
  });

  test('a refused decree is made anew with the same officers and codes; a received one never', async () => {
    const store = await fresh();
    const { batch, decrees } = prepareBatch(appointees(3), details, random);
    await store.add(batch, decrees);
    const { ports, outbox } = world(store);
    await runBatch(ports, batch.id, () => true);
    const first = [...outbox.keys()][0];
    const fate: BatchPorts['fate'] = async (act) =>
      act === first ? { state: 'refused', code: 'term-outside' } : { state: 'received', leaf: 1 };
    await settleBatch({ store, fate }, batch.id);
    expect(progressOf(await store.decrees(batch.id))).toMatchObject({ received: 2, refused: 1, answered: 3 });
    expect(await renewRefused(store, batch.id)).toBe(1);
    const again = await store.decrees(batch.id);
    expect(again.map(({ state }) => state)).toEqual(['made', 'received', 'received']);
    expect(again[0]!.invitees).toEqual(decrees[0]!.invitees);
    store.close();
  });

  test('what several sign asks the same hands whenever taken up, others only when made anew', async () => {
    const store = await fresh();
    const [one, other] = ['c', 'd'].map((letter) => ({ key: letter.repeat(64), officer: letter.repeat(32) }));
    const { batch, decrees } = prepareBatch(appointees(30), { ...details, with: [one!] }, random);
    // Not parted by body: each decree is a signature of each of them.
    expect(decrees.map(({ unit }) => unit)).toEqual([details.byUnit]);
    await store.add(batch, decrees);
    const { ports, outbox } = world(store);
    const asked = () => [...outbox.values()].map((said) => said.with);
    const lost = { ...ports, post: async (...said: Parameters<BatchPorts['post']>) => {
      await ports.post(...said);
      throw new Killed();
    } };
    await expect(runBatch(lost, batch.id, () => true)).rejects.toThrow(Killed);
    await store.putBatch({ ...batch, with: [other!] });
    await runBatch(ports, batch.id, () => true);
    expect(asked()).toEqual([[one]]);
    await settleBatch({ store, fate: async () => fateOf(undefined) }, batch.id);
    await renewRefused(store, batch.id, [other!]);
    await runBatch(ports, batch.id, () => true);
    expect(asked()).toEqual([[one], [other]]);
    store.close();
  });

  test('a decree that was taken back from the outbox appoints nobody and may be signed anew', async () => {
    const store = await fresh();
    const { batch, decrees } = prepareBatch(appointees(1), details, random);
    await store.add(batch, decrees);
    const { ports } = world(store);
    await runBatch(ports, batch.id, () => true);
    await settleBatch({ store, fate: async () => fateOf(undefined) }, batch.id);
    expect(await store.decrees(batch.id)).toMatchObject([{ state: 'refused', refusal: 'act-withdrawn' }]);
    expect((await store.batch(batch.id))?.state).toBe('done');
    expect(await renewRefused(store, batch.id)).toBe(1);
    store.close();
  });

  test('a refused act that is sent again from the outbox brings its decree with it', async () => {
    const store = await fresh();
    const { batch, decrees } = prepareBatch(appointees(1), details, random);
    await store.add(batch, decrees);
    const { ports } = world(store);
    await runBatch(ports, batch.id, () => true);
    const fates: Fate[] = [
      { state: 'refused', code: 'term-outside' },
      { state: 'pending' },
      { state: 'received', leaf: 4 },
    ];
    const seen: unknown[] = [];
    for (const one of fates) {
      await settleBatch({ store, fate: async () => one }, batch.id);
      seen.push([(await store.decrees(batch.id))[0]?.state, (await store.batch(batch.id))?.state]);
    }
    expect(seen).toEqual([
      ['refused', 'done'],
      ['signed', 'running'],
      ['received', 'done'],
    ]);
    expect((await store.decrees(batch.id))[0]).not.toHaveProperty('refusal');
    store.close();
  });

  test('goes with every code and name in it when she removes it', async () => {
    const store = await fresh();
    const [one, other] = [1, 2].map((count) => prepareBatch(appointees(count), details, random));
    await store.add(one!.batch, one!.decrees);
    await store.add(other!.batch, other!.decrees);
    await store.remove(one!.batch.id);
    expect(await store.decrees(one!.batch.id)).toEqual([]);
    expect((await store.decrees(other!.batch.id)).length).toBe(other!.decrees.length);
    store.close();
  });
});
