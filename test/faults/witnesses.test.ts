// Witnesses that are away, slow, ahead or on another history: no receipt before the quorum, none after a
// disagreement, and nothing that grows while somebody is away.
import { beforeEach, describe, expect, test } from 'vitest';
import { textOf, utf8 } from '../../src/base/bytes.ts';
import { isRefusal } from '../../src/base/result.ts';
import { openCheckpoint } from '../../src/core/checkpoint.ts';
import { cosignedAt, cosignedPath } from '../../src/core/cosignature.ts';
import { formatVkey, parseVkey } from '../../src/core/note.ts';
import { formatPolicy } from '../../src/core/policy.ts';
import { parseProof } from '../../src/core/proof.ts';
import { WitnessDisagrees } from '../../src/server/cosigners.ts';
import { ed25519 } from '../../src/server/ed25519.ts';
import { GOOD_FORM, MiniElection, NIGHT_MS } from '../simulator/mini-election.ts';
import { castOf } from '../simulator/mini-log.ts';
import { MoodyWitness } from './moody-witness.ts';
import { SmallNight, type Group } from './small-night.ts';

let witnesses: MoodyWitness[];

beforeEach(async () => {
  const logVkey = formatVkey(new MiniElection().log.key);
  witnesses = [await MoodyWitness.start('w1.test', logVkey), await MoodyWitness.start('w2.test', logVkey)];
  return async () => {
    for (const witness of witnesses) await witness.close();
  };
});

/** A night up to the evening of voting day, before the first form. */
async function evening(quorum: number): Promise<{ night: SmallNight; rest: Group[] }> {
  const keys = witnesses.map(({ vkey, url }) => {
    const key = parseVkey(vkey);
    if (isRefusal(key)) throw new Error('no key');
    return { key, name: key.name, url };
  });
  const night = new SmallNight({ witnesses, quorum });
  night.policy = formatPolicy([{ key: night.mini.log.key }], keys, quorum);
  const engine = await night.open();
  const groups = night.acts();
  const evening = groups.findIndex((group) => 'snapshot' in group) + 1;
  for (const group of groups.slice(0, evening)) await night.send(engine, group);
  night.time.ms = NIGHT_MS;
  return { night, rest: groups.slice(evening) };
}

/** Lets everything that can go on go on. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('a witness that is away', () => {
  test('no act is acknowledged before she is back; then all are, by few checkpoints', async () => {
    const { night } = await evening(2);
    const { sequencer, tree } = night.engine!;
    const shown = tree.signedSize;
    const [well, away] = witnesses as [MoodyWitness, MoodyWitness];
    away.mood = 'away';
    const cast = castOf(night.mini);
    let acknowledged = 0;
    // One at a time, each its own commit: the worst case for what waits to be published.
    const sent = [];
    for (let attempt = 0; attempt < 40; attempt++) {
      const at = `2024-02-14T11:00:${String(attempt % 60).padStart(2, '0')}Z`;
      const act = night.mini.enter(attempt % 2 ? cast.kppslN1 : cast.kpps1, GOOD_FORM, { at });
      sent.push(sequencer.submit(act).then((outcome) => {
        acknowledged++;
        return outcome;
      }));
      const stored = shown + attempt + 1;
      while ((await night.watched.inner.head()).size < stored) await turns(1);
    }
    expect(acknowledged).toBe(0);
    expect(tree.signedSize).toBe(shown);
    const before = well.asked;
    away.recover();
    const outcomes = await Promise.all(sent);
    expect(outcomes.filter(isRefusal)).toEqual([]);
    // The one that was under way, and one for all that came meanwhile.
    expect(well.asked - before).toBeLessThanOrEqual(2);
    for (const outcome of outcomes) if (!isRefusal(outcome)) night.receipts.push({ ...outcome });
    expect(await night.audit()).toEqual([]);
  });

  test('a stop does not wait for her for ever, and answers every act', async () => {
    const ending = new AbortController();
    const night = new SmallNight({ witnesses, quorum: 2, signal: ending.signal });
    const engine = await night.open();
    for (const witness of witnesses) witness.mood = 'away';
    const sent = engine.sequencer.submit(night.mini.found()).then(() => 'receipt', () => 'not known');
    while ((await night.watched.inner.head()).size === 0) await turns(1);
    const stopped = engine.stop();
    ending.abort();
    await stopped;
    expect(await sent).toBe('not known');
    for (const witness of witnesses) witness.recover();
  });
});

describe('a witness that is slow', () => {
  test('holds up nobody when the quorum is there without her', async () => {
    const { night, rest } = await evening(1);
    witnesses[1]!.mood = 'slow';
    for (const group of rest) await night.send(night.engine!, group);
    // She was asked once and not again: what waits for her does not grow.
    expect(witnesses[1]!.asked).toBeLessThan(witnesses[0]!.asked);
    witnesses[1]!.recover();
    expect(await night.audit()).toEqual([]);
  });
});

describe('a witness that fell behind', () => {
  test('is seen to have cosigned as far as it did, in a file of its own', async () => {
    const { night, rest } = await evening(1);
    const { files, tree, stop } = night.engine!;
    const [well, behind] = witnesses as [MoodyWitness, MoodyWitness];
    const before = tree.signedSize;
    behind.mood = 'away';
    for (const group of rest) await night.send(night.engine!, group);
    await stop();
    const sizeOf = async ({ vkey }: MoodyWitness): Promise<number> => {
      const key = parseVkey(vkey);
      if (isRefusal(key)) throw new Error('no key');
      const note = textOf((await files.read(cosignedPath(key.name))) ?? utf8(''));
      const opened = openCheckpoint(note, [night.mini.log.key], ed25519);
      if (isRefusal(opened)) throw new Error(opened.refused);
      expect(cosignedAt(opened.note, key, ed25519)).toBeGreaterThan(0);
      expect(opened.note.signatures).toHaveLength(2);
      return opened.size;
    };
    expect(await sizeOf(well)).toBe(tree.signedSize);
    expect(await sizeOf(behind)).toBe(before);
    expect(tree.signedSize).toBeGreaterThan(before);
  });
});

describe('a witness that disagrees', () => {
  test.each(['ahead', 'forked'] as const)('%s: the writer stops, acknowledges nothing', async (mood) => {
    const { night, rest } = await evening(1);
    const engine = night.engine!;
    witnesses[1]!.mood = mood;
    const before = night.receipts.length;
    const shown = engine.tree.checkpoint;
    await expect(night.send(engine, rest[0]!)).rejects.toThrow(WitnessDisagrees);
    expect(night.receipts.length).toBe(before);
    expect(engine.tree.checkpoint).toBe(shown);
    expect(engine.sequencer.failure).toBeInstanceOf(WitnessDisagrees);
    expect(await engine.sequencer.submit(night.mini.found())).toEqual({ refused: 'log-in-doubt' });
    await expect(night.open()).rejects.toThrow(WitnessDisagrees);
    // A person found out that it was she who was wrong, and took what she said back.
    witnesses[1]!.recover();
    for (const group of rest) await night.send(await night.open(), group);
    expect(await night.audit()).toEqual([]);
  });
});

describe('receipts', () => {
  test('carry the cosignatures of the quorum', async () => {
    const { night } = await evening(2);
    const proof = parseProof(night.receipts[0]!.proof);
    if (isRefusal(proof)) throw new Error('no proof');
    expect(proof.checkpoint.split('\n').filter((line) => line.startsWith('— '))).toHaveLength(3);
  });
});

