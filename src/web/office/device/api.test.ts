import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../base/result.ts';
import { officeApi } from './api.ts';

type Asked = { readonly path: string; readonly init: RequestInit };

function answering(answer: () => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const dates: (string | null)[] = [];
  const fetch = (async (path: string, init: RequestInit) => {
    asked.push({ path, init });
    return answer();
  }) as typeof globalThis.fetch;
  const api = officeApi({ fetch, now: () => 5, onDate: (date) => dates.push(date) });
  return { api, asked, dates };
}
const act = { bytes: new Uint8Array([1, 2]), signatures: ['s'] };
const problem = (code: string, status: number, headers: HeadersInit = {}) =>
  Response.json({ code, title: 't', status }, { status, headers });

describe('an answer', () => {
  test('that is a problem is a refusal with its code, and with the time to wait', async () => {
    const { api } = answering(() => problem('invitation-unknown', 404));
    expect(await api.invitation('c', 'u')).toEqual({ refused: 'invitation-unknown' });
    const busy = answering(() => problem('busy', 503, { 'retry-after': '7' }));
    expect(await busy.api.election()).toEqual({ refused: 'busy', detail: { retryAfterSeconds: 7 } });
  });

  test('from something in between is no word of the log: it may pass', async () => {
    const { api } = answering(() => new Response('<html>captive portal</html>', { status: 511 }));
    expect(await api.election()).toEqual({ refused: 'unavailable' });
    const page = answering(() => new Response('<html>sign in to the hotel</html>', { status: 200 }));
    expect(await page.api.election()).toEqual({ refused: 'unreachable' });
  });

  test('that does not come is a refusal too: nothing here ever rejects', async () => {
    const { api } = answering(() => Promise.reject(new TypeError('no network')));
    const calls = [api.election(), api.me(), api.sendActs([act]), api.endSession('x'), api.challenge()];
    for (const answer of await Promise.all(calls)) expect(answer).toEqual({ refused: 'unreachable' });
  });

  test('tells the clock, refused or not', async () => {
    const date = 'Wed, 14 Feb 2024 05:00:00 GMT';
    const { api, dates } = answering(() => problem('not-found', 404, { date }));
    await api.election();
    expect(dates).toEqual([date]);
  });
});

describe('acts sent together', () => {
  const lines = (...values: object[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
  const receipt = { act: 'a', entry: 'e', leaf: 1, proof: 'p' };

  test('have an answer each, in their order', async () => {
    const { api, asked } = answering(
      () => new Response(lines(receipt, { code: 'turnout-wrong', status: 409 })),
    );
    expect(await api.sendActs([act, act])).toEqual([receipt, { refused: 'turnout-wrong' }]);
    expect(asked[0]?.path).toBe('/api/v1/acts/batch');
    expect(String(asked[0]?.init.body).trim().split('\n')).toHaveLength(2);
  });

  test('keep what came before the line broke', async () => {
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        stream.enqueue(new TextEncoder().encode(`${lines(receipt)}{"act":"b`));
      },
      pull: (stream) => stream.error(new TypeError('broken')),
    });
    const { api } = answering(() => new Response(body));
    expect(await api.sendActs([act, act])).toEqual([receipt, { refused: 'unreachable' }]);
  });
});

test('a list is asked for with what was given and nothing else, encoded', async () => {
  const { api, asked } = answering(() => Response.json({ keys: [], next: null }));
  const answer = await api.list({ label: 'PPWP/rule:R8', below: '17' });
  expect(isRefusal(answer)).toBe(false);
  expect(asked[0]?.path).toBe('/api/v1/lists?label=PPWP%2Frule%3AR8&below=17');
});
