// Sums of many units, and leaves by their numbers.
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { apiDouble } from './api-double.ts';

const open: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});
const start = async (...overrides: Parameters<typeof apiDouble>): Promise<FastifyInstance> => {
  const { app } = await apiDouble(...overrides);
  open.push(app);
  return app;
};
const read = async (app: FastifyInstance, what: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/v1/${what}/read`, payload });

describe('sums of many units', () => {
  it('stand by unit and scope, and a unit without any has none', async () => {
    const asked = { scopes: ['results/PPWP', 'voting'], units: ['17', '18'] };
    const answer = await read(await start(), 'sums', asked);
    expect(answer.json()).toEqual({ sums: { '17': { 'results/PPWP': { 'forms.waiting': 1 } }, '18': {} } });
  });

  it('are asked for within limits, and what is no unit is refused', async () => {
    const app = await start();
    const units = Array.from({ length: 201 }, (_, i) => String(1000 + i));
    for (const body of [
      { scopes: ['voting'], units },
      { scopes: [], units: ['17'] },
      { scopes: ['voting'], units: ['1'] },
      { scopes: ['a\u0000'], units: ['17'] },
      { units: ['17'] },
    ])
      expect((await read(app, 'sums', body)).statusCode).toBe(400);
    expect((await read(app, 'sums', { scopes: ['voting'], units: units.slice(1) })).statusCode).toBe(200);
  });
});

describe('leaves by number', () => {
  it('are entries as the log holds them; one that has not come yet is null', async () => {
    const answer = await read(await start(), 'leaves', { leaves: [0, 0, 7] });
    expect(answer.json()).toEqual({ entries: { '0': 'e30Ke30', '7': null } });
  });

  it('are asked for within limits', async () => {
    const app = await start();
    for (const leaves of [[], [-1], [1.5], ['0'], Array.from({ length: 65 }, (_, i) => i)])
      expect((await read(app, 'leaves', { leaves })).statusCode).toBe(400);
  });

  it('cost an address what they cost the database', async () => {
    const app = await start({ limits: { readsPerMinute: 80, writesPerMinute: 1 } });
    const leaves = Array.from({ length: 64 }, (_, i) => i);
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await read(app, 'leaves', { leaves })).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
  });
});
