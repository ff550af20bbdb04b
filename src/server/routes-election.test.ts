// The election, its units and its records as the officers' app reads them.
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { apiDouble, KNOWN_KEY, type ApiDouble } from './api-double.ts';
import { createMemoryStore } from './memory-store.ts';

const open: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});
const start = async (...overrides: Parameters<typeof apiDouble>): Promise<ApiDouble> => {
  const api = await apiDouble(...overrides);
  open.push(api.app);
  return api;
};

describe('the election', () => {
  it('is what was founded: contests, rules, hours, objects, phase, size', async () => {
    const { app } = await start();
    expect((await app.inject('/api/v1/election')).json()).toEqual({
      contests: [{ id: 'PPWP' }],
      election: 'x-2024',
      name: 'X',
      objects: { contests: 'c'.repeat(64), ruleSet: 'd'.repeat(64), units: 'e'.repeat(64) },
      phase: 'after',
      ruleSet: { rules: [], values: {} },
      size: 1,
      voting: { closes: '13:00', day: '2024-02-14', opens: '07:00' },
    });
  });

  it('before the founding there is none, and no unit', async () => {
    const adopted = { election: () => undefined, objectText: () => undefined };
    const { app } = await start({ store: createMemoryStore(), adopted });
    expect((await app.inject('/api/v1/election')).json().code).toBe('not-found');
    expect((await app.inject('/api/v1/units/ID')).json().code).toBe('not-found');
  });
});

describe('a unit', () => {
  it('is shown with its path and the units directly below', async () => {
    const { app } = await start();
    expect((await app.inject('/api/v1/units/17')).json()).toEqual({
      children: [{ name: 'BENGKULU SELATAN', stations: 3, unit: '1701' }],
      name: 'BENGKULU',
      path: [
        { name: 'Indonesia', unit: 'ID' },
        { name: 'BENGKULU', unit: '17' },
      ],
      stations: 3,
      unit: '17',
      zone: 'Asia/Jakarta',
    });
    expect((await app.inject('/api/v1/units/ID')).json().children).toHaveLength(2);
  });

  it('that does not exist is not found', async () => {
    const { app } = await start();
    expect((await app.inject('/api/v1/units/19')).statusCode).toBe(404);
    expect((await app.inject('/api/v1/units/1')).statusCode).toBe(400);
  });
});

describe('records, many at once', () => {
  const read = (app: FastifyInstance, body: object) =>
    app.inject({ method: 'POST', url: '/api/v1/records/read', payload: body });

  it('are read by their keys, null where there is none', async () => {
    const { app } = await start();
    const answer = await read(app, { keys: [KNOWN_KEY, 'none', '__proto__'] });
    expect(answer.body).toBe(
      `{"records":{"${KNOWN_KEY}":{"state":"waiting"},"none":null,"__proto__":null}}`,
    );
  });

  it('at least one, at most two hundred, and no key that a database would not take', async () => {
    const { app } = await start();
    const keys = Array.from({ length: 201 }, (_, i) => `k${i}`);
    expect((await read(app, { keys: keys.slice(1) })).statusCode).toBe(200);
    for (const body of [{ keys }, { keys: [] }, { keys: ['a\u0000'] }, { keys: 'a' }, {}, { keys: [1] }])
      expect((await read(app, body)).statusCode).toBe(400);
  });

  it('count as reads, by their number', async () => {
    const { app } = await start({ limits: { readsPerMinute: 80, writesPerMinute: 1 } });
    const keys = Array.from({ length: 200 }, (_, i) => `k${i}`);
    expect((await read(app, { keys })).statusCode).toBe(200);
    expect((await read(app, { keys: ['a'] })).statusCode).toBe(200);
    expect((await read(app, { keys })).statusCode).toBe(429);
  });
});
