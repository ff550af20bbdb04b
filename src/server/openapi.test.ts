// The API's description of itself is whole and true: every route is in it, every route in it answers as
// described.
import type { FastifyInstance } from 'fastify';
import { Compile } from 'typebox/compile';
import { afterEach, describe, expect, it } from 'vitest';
import { apiDouble, KNOWN_ACT, KNOWN_KEY, ONE_ACT, type ApiDouble } from './api-double.ts';

const open: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});
const start = async (): Promise<ApiDouble> => {
  const api = await apiDouble();
  open.push(api.app);
  return api;
};
const post = (app: FastifyInstance, payload: string, url: string, type = 'application/json') =>
  app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });

describe('the description', () => {
  type Schema = Record<string, unknown>;
  type Operation = {
    operationId: string;
    parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
    responses: Record<string, { content: Record<string, { schema: Schema }> }>;
    requestBody?: { content: Record<string, { schema: Schema }> };
  };
  const SAMPLES: Record<string, string> = {
    id: KNOWN_ACT,
    key: encodeURIComponent(KNOWN_KEY),
    unit: '17',
    scope: 'results%2FPPWP',
    label: 'waiting',
    below: '17',
  };
  const BODIES: Record<string, object> = {
    '/api/v1/leaves/read': { leaves: [0, 7] },
    '/api/v1/records/read': { keys: [KNOWN_KEY, 'none'] },
    '/api/v1/sums/read': { scopes: ['results/PPWP'], units: ['17', '18'] },
  };
  const describedBy = async (app: FastifyInstance): Promise<[string, string, Operation][]> => {
    const { openapi, paths } = (await app.inject('/api/v1/openapi.json')).json();
    expect(openapi).toBe('3.1.0');
    return Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(
      ([path, operations]) =>
        Object.entries(operations).map(([method, operation]): [string, string, Operation] => [
          method,
          path,
          operation,
        ]),
    );
  };

  it('names every route there is, and no other', async () => {
    const { app } = await start();
    const described = (await describedBy(app))
      .map(([method, path]) => `${method.toUpperCase()} ${path}`)
      .sort();
    expect(described).toEqual([
      'GET /api/v1/acts/{id}',
      'GET /api/v1/election',
      'GET /api/v1/healthz',
      'GET /api/v1/lists',
      'GET /api/v1/metrics',
      'GET /api/v1/openapi.json',
      'GET /api/v1/readyz',
      'GET /api/v1/records/{key}',
      'GET /api/v1/status',
      'GET /api/v1/units/{unit}',
      'GET /api/v1/units/{unit}/sums',
      'POST /api/v1/acts',
      'POST /api/v1/acts/batch',
      'POST /api/v1/leaves/read',
      'POST /api/v1/records/read',
      'POST /api/v1/sums/read',
    ]);
    const ids = (await describedBy(app)).map(([, , operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const line of described) {
      const [method = '', path = ''] = line.split(' ');
      const url = path.replace('{key}', '*').replace(/\{(\w+)\}/g, ':$1');
      expect(app.hasRoute({ method, url })).toBe(true);
    }
  });

  it('is true: what is described answers, as described', async () => {
    const { app } = await start();
    for (const [method, path, operation] of await describedBy(app)) {
      const query = (operation.parameters ?? []).filter((one) => one.in === 'query' && one.required);
      const url = `${path.replace(/\{(\w+)\}/g, (_all, name: string) => SAMPLES[name] ?? '')}?${query
        .map(({ name }) => `${name}=${SAMPLES[name]}`)
        .join('&')}`;
      const [type, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
      expect(body === undefined).toBe(method === 'get');
      const answer =
        method === 'get'
          ? await app.inject(url)
          : await post(app, JSON.stringify(BODIES[path] ?? ONE_ACT), path, type);
      expect([path, answer.statusCode]).toEqual([path, 200]);
      const [answerType, { schema } = { schema: {} }] =
        Object.entries(operation.responses['200']?.content ?? {})[0] ?? [];
      expect(answer.headers['content-type']).toContain(answerType);
      const value = answerType === 'text/plain' ? answer.body : JSON.parse(answer.body);
      expect([path, Compile(schema).Check(value)]).toEqual([path, true]);
    }
  });

  it('gives examples that its own schemas accept', async () => {
    const { app } = await start();
    const { paths } = (await app.inject('/api/v1/openapi.json')).json();
    let examples = 0;
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('examples' in value && Array.isArray(value.examples)) {
        for (const example of value.examples) {
          examples++;
          expect([example, Compile(value as Schema).Check(example)]).toEqual([example, true]);
        }
      }
      for (const inner of Object.values(value)) visit(inner);
    };
    visit(paths);
    expect(examples).toBeGreaterThan(20);
  });
});
