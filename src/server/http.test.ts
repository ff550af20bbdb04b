// The API as its callers see it: answers, refusals, languages, headers, metrics, and logs that name nobody.
// The intake is a double; what the API describes of itself is in openapi.test.ts.
import type { FastifyInstance } from 'fastify';
import { Compile } from 'typebox/compile';
import { afterEach, describe, expect, it } from 'vitest';
import { refuse } from '../base/result.ts';
import { CODES } from '../core/codes.ts';
import { apiDouble, KNOWN_ACT, KNOWN_KEY, ONE_ACT, receiptOf, type ApiDouble } from './api-double.ts';
import { meterStore, createMetrics } from './metrics.ts';
import { createMemoryStore } from './memory-store.ts';
import { languageOf, Problem, problemOf } from './problems.ts';

const open: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});
const start = async (...overrides: Parameters<typeof apiDouble>): Promise<ApiDouble> => {
  const api = await apiDouble(...overrides);
  open.push(api.app);
  return api;
};
const [ACTS, JSON_TYPE] = ['/api/v1/acts', 'application/json'];
const post = (app: FastifyInstance, payload: string | object, url = ACTS, type = JSON_TYPE) =>
  app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
const problem = Compile(Problem);
const lines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('acts', () => {
  it('an act goes to the intake as its bytes, and the receipt comes back', async () => {
    const { app, taken } = await start();
    const answer = await post(app, ONE_ACT);
    expect([answer.statusCode, answer.json()]).toEqual([200, receiptOf(0)]);
    expect(Buffer.from(taken[0]?.bytes ?? []).toString()).toBe('{}');
    expect(taken[0]?.signatures).toEqual(ONE_ACT.signatures);
  });

  it('a refusal is a problem with its code, the reason, words, and when to come back', async () => {
    const refusals = [
      refuse('basis-stale', { head: null }),
      refuse('unit-outside'),
      refuse('busy', { retryAfterSeconds: 7 }),
    ];
    const { app } = await start({ submit: async (_signed, n) => refusals[n] ?? receiptOf(n) });
    const stale = await post(app, ONE_ACT);
    const [outside, busy] = [await post(app, ONE_ACT), await post(app, ONE_ACT)];
    expect(stale.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(stale.json()).toMatchObject({
      type: '/problems/basis-stale',
      code: 'basis-stale',
      status: 409,
      reason: { head: null },
    });
    expect([outside.statusCode, outside.headers['retry-after']]).toEqual([403, undefined]);
    expect([busy.statusCode, busy.headers['retry-after']]).toEqual([503, '7']);
  });

  it('every code is a problem with words in every language', () => {
    for (const code of CODES) {
      const [source, english] = [problemOf(refuse(code), 'id'), problemOf(refuse(code), 'en')];
      expect(problem.Check(source)).toBe(true);
      expect(problem.Check(english)).toBe(true);
      expect(source.title).not.toBe(english.title);
      expect(source.status).toBe(english.status);
    }
  });

  it('a fault inside is told as "unavailable", and what it was is said nowhere', async () => {
    const submit = async (): Promise<never> => {
      throw new Error('secret of the machine', { cause: new TypeError('deeper secret') });
    };
    const { app, logged } = await start({ submit });
    const answer = await post(app, ONE_ACT);
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
      503,
      'unavailable',
      '5',
    ]);
    expect(answer.body).not.toMatch(/secret|Error|\.ts/);
    expect(logged()).toMatch(/TypeError/);
    expect(logged()).not.toMatch(/secret/);
  });

  it('a batch is answered line by line, in order, whatever order the intake settles in', async () => {
    const release: (() => void)[] = [];
    const submit = (_signed: unknown, n: number) =>
      new Promise<ReturnType<typeof receiptOf> | ReturnType<typeof refuse>>((resolve) => {
        release.push(() => resolve(n === 1 ? refuse('form-same') : receiptOf(n)));
        if (release.length === 3) for (const go of release.toReversed()) go();
      });
    const { app } = await start({ submit });
    const good = JSON.stringify(ONE_ACT);
    const answer = await post(
      app,
      `${good}\n${good}\n{"act":1}\nnot json\n${good}\n`,
      '/api/v1/acts/batch',
      'application/x-ndjson',
    );
    expect(answer.statusCode).toBe(200);
    const codes = lines(answer.body).map(
      (line) => (line as { code?: string; leaf?: number }).code ?? (line as { leaf: number }).leaf,
    );
    expect(codes).toEqual([0, 'form-same', 'body-malformed', 'body-malformed', 2]);
  });

  it('a batch that is empty or too long reaches nobody', async () => {
    const { app, taken } = await start();
    const good = `${JSON.stringify(ONE_ACT)}\n`;
    const send = (payload: string) => post(app, payload, '/api/v1/acts/batch', 'application/x-ndjson');
    expect((await send('')).statusCode).toBe(400);
    expect((await send(good.repeat(501))).statusCode).toBe(413);
    expect((await send(`${good}${' '.repeat(1024 * 1024)}`)).statusCode).toBe(413);
    expect(taken).toHaveLength(0);
    expect(lines((await send(good.repeat(500))).body)).toHaveLength(500);
  });

  it('the receipt of an act is read back by its id', async () => {
    const { app } = await start();
    const known = await app.inject(`/api/v1/acts/${KNOWN_ACT}`);
    expect([known.statusCode, known.json()]).toEqual([200, receiptOf(0)]);
    expect((await app.inject(`/api/v1/acts/${'cd'.repeat(32)}`)).statusCode).toBe(404);
    expect((await app.inject('/api/v1/acts/short')).statusCode).toBe(400);
  });
});

describe('state', () => {
  it('a record is read by its key, with slashes as they are or percent-encoded', async () => {
    const { app } = await start();
    for (const key of [KNOWN_KEY, encodeURIComponent(KNOWN_KEY)]) {
      expect((await app.inject(`/api/v1/records/${key}`)).json()).toEqual({
        key: KNOWN_KEY,
        record: { state: 'waiting' },
      });
    }
    expect((await app.inject('/api/v1/records/none')).json()).toMatchObject({
      code: 'not-found',
      status: 404,
    });
    expect((await app.inject('/api/v1/records/a%00b')).statusCode).toBe(400);
  });

  it('sums are read by unit and scope, and what nobody contributed is nothing', async () => {
    const { app } = await start();
    const sums = (unit: string) => app.inject(`/api/v1/units/${unit}/sums?scope=results%2FPPWP`);
    expect((await sums('17')).json()).toEqual({
      scope: 'results/PPWP',
      sums: { 'forms.waiting': 1 },
      unit: '17',
    });
    expect((await sums('18')).json()).toMatchObject({ sums: {} });
    expect((await sums('1')).statusCode).toBe(400);
    expect((await app.inject('/api/v1/units/17/sums')).statusCode).toBe(400);
  });

  it('a list is read page by page', async () => {
    const { app } = await start();
    const page = (query: string) => app.inject(`/api/v1/lists?${query}`);
    expect((await page('label=waiting&below=17&limit=1')).json()).toEqual({
      keys: [KNOWN_KEY],
      next: KNOWN_KEY,
    });
    const after = `label=waiting&below=ID&after=${encodeURIComponent(KNOWN_KEY)}`;
    expect((await page(after)).json()).toEqual({ keys: [], next: null });
    expect((await page('label=waiting&below=17&only=true')).json()).toEqual({ keys: [], next: null });
    expect((await page('label=waiting&below=1701082001002&only=true')).json().keys).toEqual([KNOWN_KEY]);
    const wrong = [
      'label=a&below=17&only=1',
      'label=waiting',
      'below=17',
      'label=a&below=17&limit=0',
      'label=a&below=17&limit=1000',
      'label=a&below=17&x=1',
    ];
    for (const query of [...wrong, 'label=a&label=b&below=17'])
      expect((await page(query)).statusCode).toBe(400);
  });
});

describe('the server', () => {
  it('is ready only while it leads, writes, and storage answers', async () => {
    let status = { lead: true, queued: 3, writing: true };
    const store = createMemoryStore();
    let broken = false;
    const head = async () => (broken ? Promise.reject(new Error('disk')) : store.head());
    const { app } = await start({ status: () => status, store: { ...store, head } });
    const ready = async () => (await app.inject('/api/v1/readyz')).statusCode;
    expect(await ready()).toBe(200);
    expect((await app.inject('/api/v1/status')).json()).toMatchObject({
      lead: true,
      queued: 3,
      tree: { size: 0 },
    });
    status = { ...status, writing: false };
    expect(await ready()).toBe(503);
    status = { lead: true, queued: 0, writing: true };
    broken = true;
    expect(await ready()).toBe(503);
    expect((await app.inject('/api/v1/status')).statusCode).toBe(503);
    expect((await app.inject('/api/v1/healthz')).statusCode).toBe(200);
  });

  it('counts what it answers, under a closed list of names', async () => {
    const metrics = createMetrics();
    const store = meterStore(createMemoryStore(), metrics);
    const { app } = await start({
      metrics,
      submit: async (_signed, n) => (n === 0 ? receiptOf(0) : refuse(`strange-${n}`)),
    });
    for (let i = 0; i < 3; i++) await post(app, ONE_ACT);
    const root = 'cd'.repeat(32);
    const act = { id: root, entry: new Uint8Array(1), leafHash: new Uint8Array(32) };
    await store.commit({
      before: await store.head(),
      after: { size: 1, root },
      acts: [act],
      records: [],
      sums: [],
    });
    const text = (await app.inject('/api/v1/metrics')).body;
    expect(text).toContain('terang_acts_total{outcome="receipt"} 1');
    expect(text).toContain('terang_acts_total{outcome="other"} 2');
    expect(text).toContain('terang_batch_acts_sum 1');
    expect(text).toContain('terang_tree_leaves 1');
    expect(text).not.toContain('strange');
  });

  it('logs what was done, and nothing of who asked or what was sent', async () => {
    const { app, logged } = await start();
    const headers = { 'x-forwarded-for': '203.0.113.9', 'user-agent': 'agent-word' };
    await app.inject({
      url: `/api/v1/records/private-word?x=private-word`,
      headers,
      remoteAddress: '198.51.100.7',
    });
    await post(app, { ...ONE_ACT, act: 'cHJpdmF0ZQ' });
    const log = logged();
    expect(log).toContain('/api/v1/records/*');
    expect(log).not.toMatch(/private-word|cHJpdmF0ZQ|agent-word|203\.0\.113|198\.51\.100/);
  });

  it('answers in the language asked for, Indonesian first', async () => {
    const { app } = await start();
    const ask = async (language: string) =>
      (await app.inject({ url: '/none', headers: { 'accept-language': language } })).headers[
        'content-language'
      ];
    expect(await ask('en-GB,en;q=0.9')).toBe('en');
    expect(await ask('id;q=0.3, en;q=0.4')).toBe('en');
    expect(languageOf('fr')).toBe('fr');
    expect([
      languageOf(undefined),
      languageOf('de'),
      languageOf('en;q=0'),
      languageOf('*'),
      languageOf(',;,'),
    ]).toEqual(Array.from({ length: 5 }, () => 'id'));
  });

  it('no answer may be sniffed, framed or cached, and only reads may cross origins', async () => {
    const { app } = await start();
    for (const answer of [
      await app.inject('/api/v1/status'),
      await app.inject('/none'),
      await post(app, 'x'),
    ]) {
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect((await app.inject('/api/v1/status')).headers['access-control-allow-origin']).toBe('*');
    expect((await post(app, ONE_ACT)).headers['access-control-allow-origin']).toBeUndefined();
    const preflight = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' };
    const asked = await app.inject({ method: 'OPTIONS', url: '/api/v1/acts', headers: preflight });
    expect([asked.statusCode, asked.headers['access-control-allow-origin']]).toEqual([405, undefined]);
  });

  it('a path answers a method it does not have with the methods it has', async () => {
    const { app, taken } = await start();
    for (const method of ['PUT', 'DELETE', 'PATCH', 'GET'] as const) {
      const answer = await app.inject({
        method,
        url: '/api/v1/acts',
        payload: method === 'GET' ? '' : 'x'.repeat(200_000),
      });
      expect([answer.statusCode, answer.headers['allow'], answer.json().code]).toEqual([
        405,
        'POST',
        'method-not-allowed',
      ]);
    }
    expect((await app.inject({ method: 'HEAD', url: '/api/v1/healthz' })).statusCode).toBe(200);
    expect(taken).toHaveLength(0);
  });
});
