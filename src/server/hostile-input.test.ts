// Whatever a stranger sends is answered with a code, or taken safely; nothing half-sent reaches the intake,
// and no answer tells how the machine is built.
import { readFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import fc from 'fast-check';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { Compile } from 'typebox/compile';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { apiDouble, ONE_ACT, receiptOf, type ApiDouble } from './api-double.ts';
import { Problem } from './problems.ts';

const vectors = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../test/vectors/${path}`, import.meta.url), 'utf8'));
const NAUGHTY: string[] = vectors('BLNS/blns.json');
const NOT_JSON: Record<string, string> = vectors('JSONTestSuite/not-json.json');
const problem = Compile(Problem);
const POST = 'POST /api/v1/acts HTTP/1.1\r\nhost: x\r\n';

let shared: ApiDouble;
beforeAll(async () => {
  shared = await apiDouble();
});
afterAll(() => shared.app.close());

const send = (
  app: FastifyInstance,
  payload: string | Buffer,
  type = 'application/json',
  url = '/api/v1/acts',
) => app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });

/** The answer is a refusal of ours with a status below 500, and says nothing of the machine. */
function expectRefused(answer: LightMyRequestResponse, about: unknown): void {
  expect([about, answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([about, true]);
  expect([about, problem.Check(answer.json())]).toEqual([about, true]);
  expect(answer.body).not.toMatch(/node_modules|\.ts:|at .*\(|SyntaxError/);
}

describe('what is not JSON', () => {
  it.each(Object.keys(NOT_JSON))('%s is refused', async (name) => {
    const body = Buffer.from(NOT_JSON[name] ?? '', 'base64');
    const before = shared.taken.length;
    const answer = await send(shared.app, body);
    expectRefused(answer, name);
    expect(answer.json().code).toBe('body-malformed');
    expect(shared.taken.length).toBe(before);
  });

  it('a hundred thousand open brackets are refused, and so is a batch of them', async () => {
    expectRefused(await send(shared.app, '['.repeat(60_000)), 'act');
    expectRefused(await send(shared.app, '[{"":'.repeat(100_000)), 'too large');
    const lines = await send(shared.app, '['.repeat(100_000), 'application/x-ndjson', '/api/v1/acts/batch');
    expect(JSON.parse(lines.body)).toMatchObject({ code: 'body-malformed' });
  });
});

describe('naughty strings', () => {
  it('in the place of an act or a signature are refused, or are base64url and go on as bytes', async () => {
    for (const naughty of NAUGHTY) {
      for (const body of [
        { ...ONE_ACT, act: naughty },
        { ...ONE_ACT, signatures: [naughty] },
        { ...ONE_ACT, [naughty]: 1 },
        naughty,
      ]) {
        const answer = await send(shared.app, JSON.stringify(body));
        if (answer.statusCode === 200) expect(naughty).toMatch(/^[A-Za-z0-9_-]+$/);
        else expectRefused(answer, body);
      }
    }
  });

  it('in every place of an address or a header are answered, never with a fault', async () => {
    for (const naughty of NAUGHTY) {
      const text = encodeURIComponent(naughty.toWellFormed());
      const places = [
        `/api/v1/acts/${text}`,
        `/api/v1/records/${text}`,
        `/api/v1/units/${text}/sums?scope=a`,
        `/api/v1/units/17/sums?scope=${text}`,
        `/api/v1/lists?label=${text}&below=17`,
        `/api/v1/lists?label=a&below=${text}`,
        `/api/v1/lists?label=a&below=17&after=${text}`,
        `/api/v1/lists?label=a&below=17&limit=${text}`,
        `/${text}`,
      ];
      for (const url of places) {
        const answer = await shared.app.inject(url);
        if (answer.statusCode !== 200) expectRefused(answer, url);
      }
      const headers = { 'accept-language': text, 'content-type': text };
      expectRefused(
        await shared.app.inject({ method: 'POST', url: '/api/v1/acts', headers, payload: 'x' }),
        text,
      );
    }
  }, 30_000);
});

describe('bodies of the wrong shape', () => {
  it('any JSON that is not a signed act is refused, and reaches nobody', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), async (text) => {
        const before = shared.taken.length;
        expectRefused(await send(shared.app, text), text);
        expect(shared.taken.length).toBe(before);
      }),
      { numRuns: 200 },
    );
  });

  it('a signed act with one thing wrong is refused', async () => {
    const signature = 'A'.repeat(86);
    const wrong = [
      { ...ONE_ACT, act: '' },
      { ...ONE_ACT, act: 'e30=' },
      { ...ONE_ACT, act: 'e3' + 'A'.repeat(3) },
      { ...ONE_ACT, act: 'e31' },
      { ...ONE_ACT, act: 1 },
      { ...ONE_ACT, act: null },
      { ...ONE_ACT, signatures: [] },
      { ...ONE_ACT, signatures: signature },
      { ...ONE_ACT, signatures: [`${signature}A`] },
      { ...ONE_ACT, signatures: Array.from({ length: 10 }, () => signature) },
      { ...ONE_ACT, signatures: [1] },
      { act: ONE_ACT.act },
      { signatures: ONE_ACT.signatures },
      { ...ONE_ACT, more: 1 },
      [ONE_ACT],
    ];
    for (const body of wrong) expectRefused(await send(shared.app, JSON.stringify(body)), body);
    const polluting = `{"__proto__":{"act":"e30"},"act":"e30","signatures":["${signature}"]}`;
    expectRefused(await send(shared.app, polluting), '__proto__');
  });

  it('a body that is too large, of another type, of other bytes, or absent is refused', async () => {
    const { app, taken } = shared;
    const before = taken.length;
    expect((await send(app, JSON.stringify({ ...ONE_ACT, act: 'A'.repeat(80_000) }))).json().code).toBe(
      'body-too-large',
    );
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'json']) {
      expectRefused(await send(app, JSON.stringify(ONE_ACT), type), type);
    }
    expectRefused(await send(app, Buffer.from([0x22, 0xff, 0xfe, 0x22])), 'not UTF-8');
    expectRefused(
      await send(
        app,
        Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify(ONE_ACT))]),
      ),
      'BOM',
    );
    expectRefused(await send(app, ''), 'empty');
    expectRefused(await app.inject({ method: 'POST', url: '/api/v1/acts' }), 'no body');
    expect(taken.length).toBe(before);
  });
});

describe('on the wire', () => {
  const open: FastifyInstance[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((app) => app.close()));
  });
  const listen = async (
    ...overrides: Parameters<typeof apiDouble>
  ): Promise<ApiDouble & { port: number }> => {
    const api = await apiDouble(...overrides);
    open.push(api.app);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    return { ...api, port: (api.app.server.address() as AddressInfo).port };
  };
  /** Everything the server says until the line closes; `end` closes our half after the bytes. */
  const talk = (port: number, bytes: string, end = true): Promise<string> =>
    new Promise((resolve) => {
      let said = '';
      const socket = connect(port, '127.0.0.1', () => (end ? socket.end(bytes) : socket.write(bytes)));
      socket
        .on('data', (chunk) => (said += chunk))
        .on('error', () => undefined)
        .on('close', () => resolve(said));
    });
  const body = JSON.stringify(ONE_ACT);
  const request = (length: number, sent: string): string =>
    `${POST}content-type: application/json\r\ncontent-length: ${length}\r\n\r\n${sent}`;

  it('a request that stops half-way reaches nobody, and the whole one before it is answered', async () => {
    const { port, taken } = await listen();
    const said = await talk(port, request(body.length, body) + request(body.length, body.slice(0, 40)));
    expect(taken).toHaveLength(1);
    expect(said).toContain('HTTP/1.1 200');
  });

  it('pipelined requests are answered in order, each for itself, until one cannot be read', async () => {
    const { port, taken } = await listen();
    const said = await talk(
      port,
      request(body.length, body) + request(2, '{}') + request(body.length, body) + request(3, '[1}'),
    );
    expect([...said.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual([
      '200',
      '400',
      '200',
      '400',
    ]);
    expect(taken).toHaveLength(2);
  });

  it('what is not HTTP is refused with a problem, and the line is closed', async () => {
    const { port, taken } = await listen();
    const smuggled = `${POST}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`;
    const wrong = [
      '\x16\x03\x01\x02\x00\x01',
      'GET / HTTP/9.9\r\n\r\n',
      'BREW /api/v1/acts HTTP/1.1\r\nhost: x\r\n\r\n',
      smuggled,
    ];
    for (const bytes of wrong) {
      const said = await talk(port, bytes, false);
      expect(said).toMatch(/^HTTP\/1\.1 400 /);
      expect(said).toContain('"body-malformed"');
    }
    const long = await talk(port, `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, false);
    expect(long).toMatch(/^HTTP\/1\.1 431 /);
    expect(taken).toHaveLength(0);
  });

  it('who sends too slowly is cut off', async () => {
    const { port } = await listen({ limits: { headersMsMax: 50, requestMsMax: 50 } });
    expect(await talk(port, 'GET /api/v1/healthz HTTP/1.1\r\nx-slow: ', false)).toMatch(/^HTTP\/1\.1 408 /);
    expect(await talk(port, request(1000, '{'), false)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('a stop lets what is under way finish, and takes no more', async () => {
    let finish: () => void = () => undefined;
    let entered: () => void = () => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const submit = () =>
      new Promise<ReturnType<typeof receiptOf>>((resolve) => {
        finish = () => resolve(receiptOf(0));
        entered();
      });
    const { app, port, taken } = await listen({ submit });
    const socket = connect(port, '127.0.0.1');
    let said = '';
    const ended = new Promise<void>((resolve) => {
      socket
        .on('data', (chunk) => (said += chunk))
        .on('error', () => undefined)
        .on('close', () => resolve());
    });
    socket.write(request(body.length, body));
    await inside;
    const closed = app.close();
    await vi.waitFor(() => expect(app.server.listening).toBe(false));
    socket.write(request(body.length, body)); // too late, on a line that is still open
    finish();
    await Promise.all([ended, closed]);
    expect(said).toMatch(/^HTTP\/1\.1 200 [^]*connection: close/i);
    expect(taken).toHaveLength(1);
    expect(await talk(port, request(body.length, body))).toBe('');
  });
});
