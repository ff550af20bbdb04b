import { describe, expect, test } from 'vitest';
import { isRefusal, type Refusal } from '../../src/base/result.ts';
import type { Act, Leaf } from '../../src/core/act.ts';
import { admit, recordsNeeded } from '../../src/core/admit.ts';
import { Ledger } from '../../src/core/ledger.ts';
import { readElection } from '../../src/cli/rehearsal/election-files.ts';
import { terang } from '../../src/system.ts';
import { openRunningApi } from './running-api.ts';
import { actOf, FROM, PUBLISHER, ROOT, UNTIL, VOTING_MS } from '../laws/world.ts';
import { MiniLog } from '../simulator/mini-log.ts';
import { MiniElection } from '../simulator/mini-election.ts';

const HASH = '0'.repeat(64);

describe('a founding that is refused', () => {
  test('leaves nothing, whatever is wrong with it, and the right one after it is leaf 0', () => {
    const log = new MiniLog();
    const { mini } = log;
    const [root] = mini.root as [MiniElection['root'][0]];
    const member = { key: root.publicKey, officer: root.officer };
    const wrong: readonly [string, object][] = [
      ['object-unknown', { units: HASH }],
      ['object-unknown', { contests: HASH }],
      ['object-unknown', { ruleSet: HASH }],
      ['object-malformed', { units: mini.objects.contests.hash }],
      ['object-malformed', { contests: mini.objects.ruleSet.hash }],
      ['object-malformed', { ruleSet: mini.objects.units.hash }],
      ['election-wrong', { election: 'lain' }],
      ['act-malformed', { threshold: 0 }],
      ['act-malformed', { threshold: 4 }],
      ['act-malformed', { root: [member, member] }],
      ['act-malformed', { root: [{ ...member, key: 'A'.repeat(87) }] }],
      ['act-malformed', { publisher: root.publicKey }],
      ['act-malformed', { more: 1 }],
      ['term-outside', { until: '2024-01-01T00:00:00Z' }],
      ['term-outside', { from: '2024-02-02T00:00:00Z' }],
      ['term-outside', { from: '2024-02-31T00:00:00Z' }],
      ['signers-missing', { threshold: 3 }],
    ];
    for (const [code, change] of wrong) {
      const outcome = log.send(mini.found(change));
      expect([change, isRefusal(outcome) ? outcome.refused : 'taken']).toEqual([change, code]);
      const { size, election } = log.ledger;
      expect([size, election, log.ledger.take().records.size]).toEqual([0, undefined, 0]);
    }
    expect(log.must(mini.found()).index).toBe(0);
  });

  test('through the whole server leaves head, records, sums and tree as they were', async () => {
    const api = await openRunningApi();
    const before = await api.everything();
    const stranger = new MiniElection('stranger');
    const { mini } = api.running;
    for (const act of [mini.found({ name: 'Lain' }), stranger.found(), stranger.found({ units: HASH })]) {
      const answer = await api.post(act);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'election-founded']);
    }
    expect(await api.everything()).toBe(before);
    await api.close();
  });
});

describe('the zero report of the real tree', () => {
  test('states 820,161 stations at home and 2,446 abroad, and no other number is taken', async () => {
    const { objects } = await readElection();
    const texts = new Map(Object.values(objects).map(({ hash, text }) => [hash, text]));
    const [system, ledger] = [terang(), new Ledger()];
    const send = (act: Act, id: string): Leaf | Refusal => {
      ledger.bring(recordsNeeded(system, act), new Map());
      const candidate = { act, id, signatureCount: 2, signedBy: () => true };
      return admit(system, ledger, candidate, VOTING_MS, (hash) => texts.get(hash));
    };
    const { contests, ruleSet, units: tree } = objects;
    const named = { contests: contests.hash, ruleSet: ruleSet.hash, units: tree.hash };
    const root = ROOT.map(({ publicKey, officer }) => ({ key: publicKey, officer }));
    const about = { signers: ROOT.slice(0, 2), unit: 'ID', record: 'registry.election' };
    const found = actOf({
      ...about, act: 'registry.election.found', at: FROM,
      body: {
        ...named, election: 'laws-2024', from: FROM, log: 'log.test/laws+00000000+AQ', name: 'Pemilu', root,
        publisher: PUBLISHER.publicKey, threshold: 2, until: UNTIL,
      },
    });
    expect(isRefusal(send(found, 'a'.repeat(64)))).toBe(false);
    const units = ledger.election?.units;
    const abroad = units?.stationCount('99') ?? 0;
    expect([(units?.stationCount('ID') ?? 0) - abroad, abroad]).toEqual([820_161, 2_446]);
    const freeze = (stations: number, more: object = {}): Act => {
      const body = { ...named, officers: 3, keys: 3, forms: 0, stations, ...more };
      return actOf({ ...about, act: 'registry.election.freeze', basis: 'a'.repeat(64), body });
    };
    const differs = [freeze(820_161), freeze(822_606), freeze(822_608), freeze(822_607, { officers: 4 })];
    for (const act of differs) {
      expect(send(act, 'b'.repeat(64))).toMatchObject({ refused: 'freeze-differs' });
    }
    expect(isRefusal(send(freeze(822_607), 'b'.repeat(64)))).toBe(false);
  });
});
