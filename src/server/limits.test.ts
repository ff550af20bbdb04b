// Limits by address: nobody gets more than the rate and the burst, and nobody waits longer than told. The
// clock is an argument.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiDouble, ONE_ACT } from './api-double.ts';
import { bucketName, rateLimiter } from './limits.ts';

describe('limits by address', () => {
  it('one who asks too often is told when to come back, and others are not touched', async () => {
    let now = 0;
    const limits = { readsPerMinute: 120, writesPerMinute: 60 };
    const { app, taken } = await apiDouble({ clock: () => now, limits });
    const read = (remoteAddress: string) => app.inject({ url: '/api/v1/healthz', remoteAddress });
    const statuses: number[] = [];
    for (let i = 0; i < 31; i++) statuses.push((await read('192.0.2.1')).statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    const refused = await read('192.0.2.1');
    expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([
      429,
      'too-many-requests',
      '1',
    ]);
    expect((await read('192.0.2.2')).statusCode).toBe(200);
    now += 1_000;
    expect((await read('192.0.2.1')).statusCode).toBe(200);

    const batch = (n: number) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/acts/batch',
        headers: { 'content-type': 'application/x-ndjson' },
        payload: `${JSON.stringify(ONE_ACT)}\n`.repeat(n),
        remoteAddress: '192.0.2.1',
      });
    expect((await batch(400)).statusCode).toBe(200);
    const more = await batch(200);
    expect([more.statusCode, taken.length]).toEqual([429, 400]);
    expect(Number(more.headers['retry-after'])).toBeGreaterThan(90);
    await app.close();
  });

  it('behind a proxy that is known the sender is counted, and no stranger’s word is taken', async () => {
    const limits = { readsPerMinute: 4, writesPerMinute: 4 };
    const { app } = await apiDouble({ limits, trustProxy: ['127.0.0.1'] });
    const read = async (remoteAddress: string, sender: string) => {
      const headers = { 'x-forwarded-for': sender };
      return (await app.inject({ url: '/api/v1/healthz', remoteAddress, headers })).statusCode;
    };
    const many = async (remoteAddress: string, sender: (i: number) => string) => {
      const statuses: number[] = [];
      for (let i = 0; i < 30; i++) statuses.push(await read(remoteAddress, sender(i)));
      return statuses.filter((status) => status === 429).length;
    };
    expect(await many('127.0.0.1', (i) => `192.0.2.${i}`)).toBe(0);
    expect(await many('127.0.0.1', () => '192.0.2.200')).toBe(10);
    expect(await many('198.51.100.7', (i) => `192.0.2.${100 + i}`)).toBe(10);
    await app.close();
  });

  it('a proxy that is not named is said in the log once; one that is named never', async () => {
    const said = async (trustProxy?: string[]): Promise<number> => {
      const { app, logged } = await apiDouble(trustProxy ? { trustProxy } : {});
      const ask = (headers = {}) => app.inject({ url: '/api/v1/healthz', headers });
      await ask();
      const before = logged();
      for (let i = 0; i < 3; i++) await ask({ 'x-forwarded-for': '192.0.2.1' });
      await app.close();
      expect(before).not.toContain('--proxy');
      return logged().split('--proxy').length - 1;
    };
    expect([await said(), await said(['127.0.0.1'])]).toEqual([1, 0]);
  });

  it('never gives more than the rate and the burst, whatever the order of requests', () => {
    const step = fc.record({
      wait: fc.nat(5_000),
      cost: fc.integer({ min: 1, max: 30 }),
      who: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let now = 0;
        const given = { a: 0, b: 0 };
        const limiter = rateLimiter(60, 30, 10, () => now);
        for (const { wait, cost, who } of steps) {
          now += wait;
          if (limiter.take(who, cost) === 0) given[who] += cost;
          expect(Math.max(given.a, given.b)).toBeLessThanOrEqual(30 + now / 1000 + 1e-6);
        }
      }),
    );
  });

  it('who waits as long as told is served', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 50 }), (costs) => {
        let now = 0;
        const limiter = rateLimiter(60, 30, 10, () => now);
        for (const cost of costs) {
          now += limiter.take('a', cost) * 1000;
          const again = limiter.take('a', cost);
          if (again > 0) now += again * 1000;
        }
        now += limiter.take('a', 30) * 1000;
        expect(limiter.take('a', 1)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('addresses of one subscriber are one address', () => {
    expect(bucketName('2001:db8:1:2:3:4:5:6')).toBe(bucketName('2001:db8:1:2::9'));
    expect(bucketName('2001:db8:1:2::')).not.toBe(bucketName('2001:db8:1:3::'));
    expect(bucketName('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(bucketName('::1')).toBe('0:0:0:0');
    // A line that was closed meanwhile says none.
    expect(bucketName(undefined)).toBe('');
    expect(bucketName('fe80::1')).toBe('fe80:0:0:0');
  });

  it('a flood of addresses forgets the oldest, and is refused no sooner', () => {
    const limiter = rateLimiter(4, 1, 3, () => 0);
    for (const address of ['a', 'b', 'c', 'd']) expect(limiter.take(address, 1)).toBe(0);
    expect(limiter.take('d', 1)).toBeGreaterThan(0);
    expect(limiter.take('a', 1)).toBe(0);
  });
});
