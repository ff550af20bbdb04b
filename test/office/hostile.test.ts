// Whatever a stranger sends to the office is answered with a code, or taken safely: with a session and
// without, in every place of every route. And what the office says of itself is true.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hex } from '../../src/base/bytes.ts';
import { treeEvidence } from '../../src/server/office/evidence.ts';
import { openStaging } from '../../src/server/office/staging.ts';
import { Problem } from '../../src/server/problems.ts';
import { openTree } from '../../src/server/tree-files.ts';
import { LINES } from '../golden/office-authority-table.ts';
import { openOfficeWorld, type OfficeWorld } from './office-world.ts';

const vectors = (path: string) =>
  JSON.parse(readFileSync(new URL(`../vectors/${path}`, import.meta.url), 'utf8'));
const NAUGHTY: string[] = vectors('BLNS/blns.json');
const NOT_JSON: Record<string, string> = vectors('JSONTestSuite/not-json.json');
const problem = Compile(Problem);

let world: OfficeWorld;
let dir = '';
let cookie = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-hostile-'));
  const tree = join(dir, 'tree');
  const evidence = treeEvidence(tree, await openTree(tree, { durable: false }));
  const newId = (): string => hex(randomBytes(16));
  const staging = await openStaging({ dir: join(dir, 'uploads'), clock: () => 0, newId });
  world = await openOfficeWorld({ photographs: { evidence, staging } });
}, 60_000);
afterAll(async () => {
  await world.close();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(async () => void (cookie = await world.signIn(world.running.cast.pps)));

/** A problem of ours below 500, which says nothing of the machine; or something taken. */
function expectAnswered(answer: LightMyRequestResponse, about: unknown): void {
  expect([about, answer.statusCode < 500]).toEqual([about, true]);
  if (answer.statusCode < 400) return;
  expect([about, problem.Check(answer.json())]).toEqual([about, true]);
  expect(answer.body).not.toMatch(/node_modules|\.ts:|at .*\(|SyntaxError|postgres|relation/i);
}

const POSTS: Readonly<Record<string, object>> = {
  '/challenge': {},
  '/sessions': {
    challenge: '0'.repeat(64),
    device: 'x',
    key: '0'.repeat(64),
    officer: '0'.repeat(32),
    signature: 'A'.repeat(86),
  },
  '/passkeys/options': {},
  '/sign-in/options': {},
  '/invitation': { code: 'A', unit: '17' },
  '/names': { names: [{ officer: '0'.repeat(32), salt: '0'.repeat(64), text: 'x' }] },
  '/passkeys': { device: 'x', registration: {} },
  '/sign-in': { device: 'x', assertion: {} },
};

const JSON_TYPE = { 'content-type': 'application/json' };

/** The body with one text in the place of each of its members, at any depth. */
function* bent(body: unknown, text: string): Generator {
  if (typeof body !== 'object' || body === null) return;
  if (Array.isArray(body)) {
    for (const inner of bent(body[0], text)) yield [inner];
    yield [text];
    return;
  }
  for (const [name, value] of Object.entries(body)) {
    yield { ...body, [name]: text };
    for (const inner of bent(value, text)) yield { ...body, [name]: inner };
  }
  yield { ...body, [text]: 1 };
}

describe('naughty strings', () => {
  test(
    'in every member of every body are refused, or taken as the text that they are',
    { timeout: 120_000 },
    async () => {
      // Each text goes to every route, each time in another place of its body.
      for (const [turn, naughty] of NAUGHTY.entries()) {
        for (const [path, body] of Object.entries(POSTS)) {
          const places = [naughty, ...bent(body, naughty)];
          const one = JSON.stringify(places[turn % places.length]);
          const answer = await world.ask('POST', path, { body: one, headers: JSON_TYPE, cookie });
          expectAnswered(answer, [path, one]);
        }
      }
    },
  );

  test(
    'in every address, query, cookie and header are answered, never with a fault',
    { timeout: 120_000 },
    async () => {
      for (const naughty of NAUGHTY) {
        const text = encodeURIComponent(naughty.toWellFormed());
        const asked: [InjectOptions['method'], string][] = [
          ['DELETE', `/sessions/${text}`],
          ['DELETE', `/passkeys/${text}`],
          ['DELETE', `/names/${text}`],
          ['GET', `/names?unit=${text}`],
          ['GET', `/names?unit=17&after=${text}`],
          ['GET', `/names?unit=17&limit=${text}`],
          ['GET', `/names?unit=17&${text}=1`],
          ['GET', `/api/v1/evidence/${text}`],
          ['PATCH', `/photographs/${text}`],
        ];
        for (const [method, path] of asked)
          expectAnswered(await world.ask(method, path, { cookie }), [method, path]);
        for (const name of [
          'upload-length',
          'upload-metadata',
          'tus-resumable',
          'sec-fetch-site',
          'content-type',
        ]) {
          const headers = { 'tus-resumable': '1.0.0', 'upload-length': '5', [name]: text };
          expectAnswered(await world.ask('POST', '/photographs', { cookie, headers }), [name, text]);
        }
        for (const planted of [text, `__Host-terang=${text}`, `${text}=${text}; ${cookie}x`]) {
          const answer = await world.ask('GET', '/me', { cookie: planted });
          expect([planted, answer.json().code]).toEqual([planted, 'session-missing']);
        }
      }
    },
  );
});

describe('what is not JSON', () => {
  test('is refused by every route, with a session and without', { timeout: 60_000 }, async () => {
    for (const [name, text] of Object.entries(NOT_JSON)) {
      const body = Buffer.from(text, 'base64');
      for (const path of Object.keys(POSTS)) {
        const answer = await world.ask('POST', path, { body, headers: JSON_TYPE, cookie });
        expect([name, path, answer.statusCode]).toEqual([name, path, 400]);
        expectAnswered(answer, [name, path]);
      }
    }
  });

  test('a body that is too large is refused before it is read', async () => {
    for (const path of Object.keys(POSTS)) {
      const answer = await world.ask('POST', path, {
        body: `{"x":"${'A'.repeat(200_000)}"}`,
        headers: JSON_TYPE,
        cookie,
      });
      expect([path, answer.statusCode]).toEqual([path, 413]);
    }
  });

  test('what would change an object’s nature is a member too many', async () => {
    const body = '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}},"code":"A","unit":"17"}';
    const answer = await world.ask('POST', '/invitation', { body, headers: JSON_TYPE });
    expect(answer.statusCode).toBe(400);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe('the description of the office', () => {
  type Operation = {
    operationId: string;
    responses: Record<string, { content?: Record<string, { schema: object }> }>;
  };

  test('is true: what is asked rightly is answered as described', async () => {
    const { paths } = (await world.app.inject('/api/v1/openapi.json')).json();
    const operations = new Map<string, Operation>();
    for (const methods of Object.values(paths as Record<string, Record<string, Operation>>))
      for (const one of Object.values(methods)) operations.set(one.operationId.replace(/-head$/, ''), one);
    for (const line of LINES.filter(({ operation }) => !operation.includes(' '))) {
      const person = world.running.cast.pps;
      const request = await line.request(world, { person, cookie: await world.signIn(person) });
      const answer = await world.ask(request.method, request.path, request.asked);
      const told = operations.get(line.operation)?.responses[String(answer.statusCode)];
      expect([line.operation, answer.statusCode, told !== undefined]).toEqual([
        line.operation,
        answer.statusCode,
        true,
      ]);
      const [type, { schema } = { schema: {} }] = Object.entries(told?.content ?? {})[0] ?? [];
      if (type === undefined) continue;
      expect(answer.headers['content-type']).toContain(type);
      expect([line.operation, Compile(schema).Check(answer.json())]).toEqual([line.operation, true]);
    }
  });

  test('no answer of it may be kept by a cache, framed, or read by another origin', async () => {
    for (const line of LINES) {
      const person = world.running.cast.pps;
      const request = await line.request(world, { person, cookie: await world.signIn(person) });
      const { headers } = await world.ask(request.method, request.path, request.asked);
      expect([line.operation, headers['cache-control']]).toEqual([line.operation, 'no-store']);
      expect([line.operation, headers['cross-origin-resource-policy']]).toEqual([
        line.operation,
        'same-origin',
      ]);
      expect([line.operation, headers['access-control-allow-origin']]).toEqual([line.operation, undefined]);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
  });
});
