// The laws of sessions: who gets one, what it is, when it ends, and that it can be neither planted, replayed,
// guessed nor used from elsewhere.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Cast } from '../simulator/mini-log.ts';
import { cookieOf, openOfficeWorld, signatureOf, type OfficeWorld } from './office-world.ts';

let world: OfficeWorld;
let cast: Cast;
beforeAll(async () => {
  world = await openOfficeWorld();
  cast = world.running.cast;
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  await world.database.query('truncate terang.sessions, terang.challenges');
});

const MINUTE = 60_000;
const me = (cookie?: string) => world.ask('GET', '/me', { cookie });
const codeOf = async (cookie?: string): Promise<string> => (await me(cookie)).json().code ?? 'in';

describe('signing in', () => {
  test('the key of a device opens a session, and its officer is told who the log says she is', async () => {
    const { kpps1 } = cast;
    const cookie = await world.signIn(kpps1);
    expect((await me(cookie)).json()).toEqual({
      from: '2024-01-25T00:00:00Z',
      keys: [kpps1.key],
      name: null,
      officer: kpps1.officer,
      role: 'KPPS',
      unit: '1701012001001',
      until: '2024-03-25T00:00:00Z',
    });
  });

  test('the cookie is for this host, this site and no script, and holds 256 random bits', async () => {
    const body = world.signInBody(cast.kpps1, await world.challenge());
    const answer = await world.ask('POST', '/sessions', { body });
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-terang=[A-Za-z0-9_-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      vary: 'accept-language, cookie',
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    const token = cookieOf(answer).split('=')[1] ?? '';
    expect(answer.body).not.toContain(token);
    const { rows } = await world.database.query('select token, to_jsonb(s) as row from terang.sessions s');
    expect(rows[0].token).toEqual(createHash('sha256').update(token).digest());
    expect(JSON.stringify(rows[0].row)).not.toContain(token);
  });

  test('whatever is wrong is one answer, and writes nothing', async () => {
    const { kpps1, kpps2, pps } = cast;
    const given = await world.challenge();
    const right = world.signInBody(kpps1, given);
    const wrong = [
      { ...right, officer: kpps2.officer },
      { ...right, officer: '0'.repeat(32) },
      { ...right, key: kpps2.key },
      { ...right, key: '0'.repeat(64) },
      { ...right, signature: 'A'.repeat(86) },
      { ...right, signature: signatureOf(kpps2, given) },
      { ...right, signature: signatureOf(kpps1, '0'.repeat(64)) },
      { ...world.signInBody(pps, given), key: kpps1.key },
    ];
    const bodies = await Promise.all(
      wrong.map(async (body) => {
        const answer = await world.ask('POST', '/sessions', { body });
        expect(answer.headers['set-cookie']).toBeUndefined();
        return answer.body;
      }),
    );
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('"sign-in-refused"');
    const { rows } = await world.database.query(
      'select (select count(*) from terang.sessions) + (select count(*) from terang.challenges) as n',
    );
    expect(Number(rows[0].n)).toBe(0);
    expect((await world.ask('POST', '/sessions', { body: right })).statusCode).toBe(200);
  });

  test('a challenge opens one session, whoever answers it twice or at once', async () => {
    const body = world.signInBody(cast.kpps1, await world.challenge());
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.ask('POST', '/sessions', { body })));
    const codes = answers.map((answer) => answer.json().code ?? 'in');
    expect(codes.filter((code) => code === 'in')).toHaveLength(1);
    expect(codes.filter((code) => code === 'challenge-unknown')).toHaveLength(3);
  });

  test('a challenge is good for two minutes, and only one that was given here', async () => {
    const given = await world.challenge();
    world.later(2 * MINUTE);
    const spent = world.signInBody(cast.kpps1, given);
    const forged = world.signInBody(
      cast.kpps1,
      given.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
    );
    expect((await world.ask('POST', '/sessions', { body: forged })).json().code).toBe('challenge-unknown');
    world.later(1);
    expect((await world.ask('POST', '/sessions', { body: spent })).json().code).toBe('challenge-unknown');
    const fresh = await world.challenge();
    const ahead = world.signInBody(cast.kpps1, fresh);
    world.later(-MINUTE);
    expect((await world.ask('POST', '/sessions', { body: ahead })).json().code).toBe('challenge-unknown');
    world.later(MINUTE);
  });

  test('no two challenges are the same', async () => {
    const given = await Promise.all(Array.from({ length: 50 }, () => world.challenge()));
    expect(new Set(given).size).toBe(50);
    // What is random in them, beside the time and the code that ties both to this service.
    expect(new Set(given.map((challenge) => challenge.slice(12, 32))).size).toBe(50);
  });

  test('a signature over an act opens no session: what is signed to sign in begins otherwise', async () => {
    const { kpps1 } = cast;
    const given = await world.challenge();
    const act = world.running.mini.sign(Buffer.from(`${given}\n${kpps1.officer}`), kpps1);
    const body = { ...world.signInBody(kpps1, given), signature: act };
    expect((await world.ask('POST', '/sessions', { body })).json().code).toBe('sign-in-refused');
  });
});

describe('fixation', () => {
  test('a token that somebody planted opens nothing, and signing in never takes it', async () => {
    const planted = `__Host-terang=${'A'.repeat(43)}`;
    const body = world.signInBody(cast.kpps1, await world.challenge());
    const answer = await world.ask('POST', '/sessions', { cookie: planted, body });
    expect(cookieOf(answer)).not.toBe(planted);
    expect(await codeOf(planted)).toBe('session-missing');
  });

  test('signing in ends the session whose cookie came along', async () => {
    const first = await world.signIn(cast.kpps1);
    const body = world.signInBody(cast.kpps1, await world.challenge());
    const second = cookieOf(await world.ask('POST', '/sessions', { cookie: first, body }));
    expect([await codeOf(first), await codeOf(second)]).toEqual(['session-missing', 'in']);
  });

  test('of two cookies of the name one was planted: neither is taken', async () => {
    const cookie = await world.signIn(cast.kpps1);
    expect(await codeOf(`${cookie}; __Host-terang=${'A'.repeat(43)}`)).toBe('session-missing');
    expect(await codeOf(`other=1; ${cookie}; more=2`)).toBe('in');
    for (const text of ['__Host-terang=', '__Host-terang', `__host-terang=${cookie.slice(14)}`, `x${cookie}`])
      expect([text, await codeOf(text)]).toEqual([text, 'session-missing']);
  });
});

describe('the end of a session', () => {
  test('after half an hour without use, counted anew at each use', async () => {
    const cookie = await world.signIn(cast.kpps1);
    for (let i = 0; i < 3; i++) {
      world.later(29 * MINUTE);
      expect(await codeOf(cookie)).toBe('in');
    }
    world.later(30 * MINUTE + 1);
    const answer = await me(cookie);
    expect(answer.json().code).toBe('session-missing');
    expect(answer.headers['set-cookie']).toContain('Max-Age=0');
    world.later(-60 * MINUTE);
    expect(await codeOf(cookie)).toBe('session-missing');
    world.later(60 * MINUTE);
  });

  test('after twelve hours, however busy', async () => {
    const cookie = await world.signIn(cast.kpps1);
    for (let i = 0; i < 24; i++) {
      world.later(29 * MINUTE);
      await me(cookie);
    }
    expect(await codeOf(cookie)).toBe('in');
    world.later(25 * MINUTE);
    expect(await codeOf(cookie)).toBe('session-missing');
  });

  test('when it is ended from the list, from another device too; another officer ends nothing', async () => {
    const [one, two] = [await world.signIn(cast.kpps1), await world.signIn(cast.kpps1)];
    const other = await world.signIn(cast.kpps2);
    const { sessions } = (await world.ask('GET', '/sessions', { cookie: one })).json();
    expect(sessions).toHaveLength(2);
    expect(sessions.filter((row: { current: boolean }) => row.current)).toHaveLength(1);
    const { id } = sessions.find((row: { current: boolean }) => !row.current);
    const end = (cookie: string, which: string) => world.ask('DELETE', `/sessions/${which}`, { cookie });
    expect((await end(other, id)).statusCode).toBe(404);
    expect(await codeOf(two)).toBe('in');
    expect((await end(one, id)).json()).toEqual({ ended: 1 });
    expect([await codeOf(one), await codeOf(two)]).toEqual(['in', 'session-missing']);
    const out = await end(one, 'current');
    expect([out.json(), out.headers['set-cookie']]).toEqual([
      { ended: 1 },
      expect.stringContaining('Max-Age=0'),
    ]);
    expect(await codeOf(one)).toBe('session-missing');
  });

  test('all others at once', async () => {
    const cookies = [
      await world.signIn(cast.kpps1),
      await world.signIn(cast.kpps1),
      await world.signIn(cast.kpps1),
    ];
    const other = await world.signIn(cast.kpps2);
    expect((await world.ask('DELETE', '/sessions', { cookie: cookies[1] })).json()).toEqual({ ended: 2 });
    expect(await Promise.all([...cookies, other].map(codeOf))).toEqual([
      'session-missing',
      'in',
      'session-missing',
      'in',
    ]);
  });

  test('an officer has at most twenty: the next ends the one used longest ago', async () => {
    const cookies: string[] = [];
    for (let i = 0; i < 20; i++) {
      cookies.push(await world.signIn(cast.kpps1));
      world.later(1_000);
    }
    world.later(MINUTE);
    expect(await codeOf(cookies[0])).toBe('in');
    await world.signIn(cast.kpps1);
    expect(await codeOf(cookies[0])).toBe('in');
    expect(await codeOf(cookies[1])).toBe('session-missing');
    expect((await world.ask('GET', '/sessions', { cookie: cookies[0] })).json().sessions).toHaveLength(20);
  });

  test('sessions that nobody ended are forgotten at the next sign-in of anybody', async () => {
    await world.signIn(cast.kpps1);
    world.later(31 * MINUTE);
    await world.signIn(cast.kpps2);
    const { rows } = await world.database.query('select officer from terang.sessions');
    expect(rows).toEqual([{ officer: cast.kpps2.officer }]);
  });
});

describe('a request from elsewhere', () => {
  test('is nobody’s, whatever cookie came along', async () => {
    const cookie = await world.signIn(cast.kpps1);
    const from = (site: string, method: 'GET' | 'DELETE' = 'GET') =>
      world.ask(method, method === 'GET' ? '/me' : '/sessions', {
        cookie,
        headers: { 'sec-fetch-site': site },
      });
    for (const site of ['cross-site', 'same-site', 'x'])
      expect([site, (await from(site)).json().code]).toEqual([site, 'session-forbidden']);
    expect((await from('none', 'DELETE')).json().code).toBe('session-forbidden');
    expect((await from('same-origin')).statusCode).toBe(200);
    expect((await from('none')).statusCode).toBe(200);
    expect((await from('same-origin', 'DELETE')).statusCode).toBe(200);
  });

  test('a form cannot be sent here: only JSON is taken', async () => {
    const body = JSON.stringify(world.signInBody(cast.kpps1, await world.challenge()));
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await world.ask('POST', '/sessions', { body, headers: { 'content-type': type } });
      expect([type, answer.statusCode]).toEqual([type, 415]);
    }
  });
});

test('neither logs nor metrics tell who signed in, with what, or from where', async () => {
  const cookie = await world.signIn(cast.pps);
  await me(cookie);
  const told = world.logged() + (await world.app.inject('/api/v1/metrics')).body;
  expect(told).toContain('/api/v1/office/me');
  expect(told).toContain('terang_sign_ins_total{kind="key",outcome="opened"}');
  for (const secret of [cookie.split('=')[1] ?? '', cast.pps.officer, cast.pps.key, 'HP uji'])
    expect(told).not.toContain(secret);
});
