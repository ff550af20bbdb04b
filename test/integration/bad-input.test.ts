import { readFileSync } from 'node:fs';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { base64url, utf8 } from '../../src/base/bytes.ts';
import { canonical } from '../../src/base/canonical.ts';
import type { SignedAct } from '../../src/core/act.ts';
import { isCode } from '../../src/core/codes.ts';
import { splitEntry } from '../../src/core/seal.ts';
import { GOOD_FORM, type Person } from '../simulator/mini-election.ts';
import { openRunningApi, type RunningApi } from './running-api.ts';

const NAUGHTY = JSON.parse(
  readFileSync(new URL('../vectors/BLNS/blns.json', import.meta.url), 'utf8'),
) as readonly string[];

let api: RunningApi;
let before = '';
beforeAll(async () => void (api = await openRunningApi()));
afterAll(() => api.close());
beforeEach(async () => void (before = await api.everything()));

/** The answer is a problem with a code of the closed list, below 500; nothing anywhere has changed. */
async function expectRefused(answer: LightMyRequestResponse, code?: string): Promise<void> {
  expect([answer.statusCode >= 400, answer.statusCode < 500]).toEqual([true, true]);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  const told = answer.json<{ code: string; title: string; detail: string }>();
  expect([told.code, isCode(told.code)]).toEqual([told.code, true]);
  if (code !== undefined) expect(told.code).toBe(code);
  expect(told.title.length * told.detail.length).toBeGreaterThan(0);
  expect(await api.everything()).toBe(before);
}

const sign = (act: object, ...signers: Person[]): SignedAct => {
  const bytes = utf8(canonical(act));
  return { bytes, signatures: signers.map((signer) => api.running.mini.sign(bytes, signer)) };
};
const readAct = ({ bytes }: SignedAct): Record<string, unknown> => JSON.parse(Buffer.from(bytes).toString());
const good = (minute = 0): SignedAct => {
  const { mini, cast } = api.running;
  return mini.enter(cast.kpps1, GOOD_FORM, { at: `2024-02-14T10:${String(minute).padStart(2, '0')}:00Z` });
};

describe('what is no act is refused, and leaves nothing', () => {
  test.each<[string, string | Buffer, string]>([
    ['nothing', '', 'body-malformed'],
    ['half a body', '{"act":"e30","sig', 'body-malformed'],
    ['a number', '1', 'body-malformed'],
    ['a list', '[]', 'body-malformed'],
    ['an act that is a number', '{"act":1,"signatures":[]}', 'body-malformed'],
    ['signatures that are none', '{"act":"e30","signatures":[null]}', 'body-malformed'],
    ['a text that is no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'body-malformed'],
    ['two megabytes', 'x'.repeat(2_000_000), 'body-too-large'],
    ['a hundred thousand brackets', '['.repeat(60_000), 'body-malformed'],
  ])('%s', async (_what, body, code) => expectRefused(await api.raw(body), code));

  test('bytes that are signed and are no act', async () => {
    const { kpps1 } = api.running.cast;
    const texts = ['null', '[]', '{}', 'x', '\u0000', '{"v":1}', '1'.repeat(40_000), '['.repeat(40_000)];
    for (const text of texts) {
      const bytes = utf8(text);
      const signatures = [api.running.mini.sign(bytes, kpps1)];
      await expectRefused(await api.post({ bytes, signatures }), 'act-malformed');
    }
    const bytes = new Uint8Array(49_153).fill(0x20);
    await expectRefused(await api.post({ bytes, signatures: [api.running.mini.sign(bytes, kpps1)] }));
  });
});

describe('an act with one thing wrong is refused with its code, and leaves nothing', () => {
  test('a member of the envelope of another type', async () => {
    const { kpps1 } = api.running.cast;
    const act = readAct(good());
    for (const name of Object.keys(act)) {
      for (const wrong of [null, 0, true, [], {}, '', 'x'.repeat(3_000), -1]) {
        if (name === 'basis' && wrong === null) continue;
        await expectRefused(await api.post(sign({ ...act, [name]: wrong }, kpps1)));
      }
    }
  });

  test('a member of the body of another type', async () => {
    const { kpps1 } = api.running.cast;
    const act = readAct(good());
    const body = act['body'] as object;
    for (const name of Object.keys(body)) {
      for (const wrong of [null, 1.5, '1', true, [], {}, -1, 10_000_000]) {
        await expectRefused(await api.post(sign({ ...act, body: { ...body, [name]: wrong } }, kpps1)));
      }
    }
    await expectRefused(await api.post(sign({ ...act, body: { ...body, more: 1 } }, kpps1)), 'act-malformed');
  });

  test.each<[string, string, (act: Record<string, unknown>) => object]>([
    ['of another election', 'election-wrong', (act) => ({ ...act, election: 'pilpres-2029' })],
    ['of a station that does not exist', 'unit-unknown', (act) => ({ ...act, unit: '1701012001099' })],
    ['about another record', 'record-wrong', (act) => ({ ...act, record: 'registry.election' })],
    ['of a kind that does not exist', 'act-unknown', (act) => ({ ...act, act: 'results.tally.delete' })],
    ['from the future', 'clock-ahead', (act) => ({ ...act, at: '2024-02-14T11:10:01Z' })],
    ['from before the term', 'term-outside', (act) => ({ ...act, at: '2024-01-24T23:59:59Z' })],
  ])('%s', async (_what, code, change) => {
    const { kpps1 } = api.running.cast;
    await expectRefused(await api.post(sign(change(readAct(good())), kpps1)), code);
  });

  test('signatures of another, of another text, too few, too many, with one bit changed', async () => {
    const { kpps1, kpps2 } = api.running.cast;
    const act = readAct(good());
    const right = sign(act, kpps1);
    const flipped = Buffer.from(right.signatures[0] ?? '', 'base64url');
    flipped[5] = (flipped[5] ?? 0) ^ 1;
    const wrong: readonly (readonly string[])[] = [
      sign(act, kpps2).signatures,
      good(30).signatures,
      [...right.signatures, ...right.signatures],
      ['A'.repeat(86)],
      [base64url(flipped)],
    ];
    for (const signatures of wrong) {
      await expectRefused(await api.post({ bytes: right.bytes, signatures }), 'signature-bad');
    }
  });

  test('a correction that did not see the newest act on the record', async () => {
    const { mini, cast } = api.running;
    const act = mini.correct([cast.ppk, cast.ppk2], cast.kpps1.unit, GOOD_FORM, 'a'.repeat(64));
    await expectRefused(await api.post(act), 'basis-stale');
  });
});

describe('naughty strings', () => {
  /** Of the right shape and no signature: what is refused here is refused before signatures are looked at. */
  const unsigned = (act: object): SignedAct => ({
    bytes: utf8(JSON.stringify(act)),
    signatures: ['A'.repeat(86)],
  });

  test('in every text of an act that is no free text are refused, and leave nothing', async () => {
    const { kpps1 } = api.running.cast;
    const act = readAct(good());
    const body = act['body'] as Record<string, unknown>;
    for (const naughty of NAUGHTY) {
      const places: object[] = [
        ...['act', 'at', 'basis', 'election', 'record', 'unit'].map((name) => ({ ...act, [name]: naughty })),
        { ...act, by: { key: naughty, officer: kpps1.officer } },
        { ...act, by: { key: kpps1.key, officer: naughty } },
        { ...act, body: { ...body, contest: naughty } },
        { ...act, body: { ...body, form: naughty } },
        { ...act, body: { ...body, [naughty]: 1 } },
      ];
      for (const place of places) {
        const answer = await api.post(unsigned(place));
        const { code } = answer.json<{ code: string }>();
        const known = answer.statusCode < 500 && isCode(code);
        expect([naughty, known]).toEqual([naughty, true]);
      }
    }
    expect(await api.everything()).toBe(before);
  });

  test('for a reason stand in the log letter for letter, or are refused and leave nothing', async () => {
    const { mini, cast } = api.running;
    let stood = 0;
    for (const [i, naughty] of NAUGHTY.entries()) {
      const person = mini.person(`naughty-${i}`, 'KPPS', '1701012001002');
      const act = readAct(mini.appoint(cast.pps, [person], '1701012001'));
      const bytes = utf8(canonical({ ...act, body: { ...(act['body'] as object), reason: naughty } }));
      const { size } = await api.store.head();
      const answer = await api.post({ bytes, signatures: [mini.sign(bytes, cast.pps)] });
      expect((await api.store.head()).size).toBe(answer.statusCode === 200 ? size + 1 : size);
      if (answer.statusCode !== 200) {
        expect(['act-malformed', 'reason-missing']).toContain(answer.json<{ code: string }>().code);
        continue;
      }
      stood += 1;
      const [entry] = await api.store.entries(size, 1);
      const logged = readAct({ bytes: splitEntry(entry as Uint8Array).actBytes, signatures: [] });
      expect((logged['body'] as { reason: string }).reason).toBe(naughty);
    }
    expect([stood > 400, stood < NAUGHTY.length]).toEqual([true, true]);
  });
});

describe('after all that', () => {
  test('a good act is taken, the same again is the same receipt, fifty times at once too', async () => {
    const act = good(1);
    const first = await api.post(act);
    expect(first.statusCode).toBe(200);
    const after = await api.everything();
    const again = await Promise.all(Array.from({ length: 50 }, () => api.post(act)));
    for (const answer of again) {
      const { act: id, entry, leaf } = answer.json<{ act: string; entry: string; leaf: number }>();
      expect({ act: id, entry, leaf }).toEqual(pick(first));
    }
    expect(await api.everything()).toBe(after);
    const two = await Promise.all([api.post(good(2)), api.post(good(2))]);
    expect(pick(two[0])).toEqual(pick(two[1]));
  });

  test('the second officer settles the form, and it is in the sums', async () => {
    const { mini, cast } = api.running;
    const answer = await api.post(mini.enter(cast.kpps2, GOOD_FORM));
    expect(answer.statusCode).toBe(200);
    const sums = await api.app.inject('/api/v1/units/17/sums?scope=results/PPWP');
    expect(sums.json()).toMatchObject({ sums: { 'state.confirmed': 1, 'confirmed.votes.0': 90 } });
  });

  test('the API describes itself, each answer of an act in it', async () => {
    const answer = await api.app.inject('/api/v1/openapi.json');
    type Path = { post?: { responses: object } };
    const described = answer.json<{ openapi: string; paths: Record<string, Path> }>();
    expect(described.openapi).toMatch(/^3\.1/);
    expect(Object.keys(described.paths['/api/v1/acts']?.post?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '403', '409', '413', '422']),
    );
  });
});

function pick(answer: LightMyRequestResponse) {
  const { act, entry, leaf } = answer.json<{ act: string; entry: string; leaf: number }>();
  return { act, entry, leaf };
}
