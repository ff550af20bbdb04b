import { describe, expect, test } from 'vitest';
import { fromBase64url, utf8 } from '../../../base/bytes.ts';
import { refuse } from '../../../base/result.ts';
import type { Api, SignIn } from './api.ts';
import { identity } from './fake-device.ts';
import { deviceName, sessionsOf } from './session.ts';

/** A door that lets in who signs the challenge, and knows how often it was asked. */
function door() {
  const opened: SignIn[] = [];
  let challenges = 0;
  const api = {
    challenge: async () => ({ challenge: `c${challenges++}` }),
    openSession: async (signIn: SignIn) => {
      opened.push(signIn);
      return { session: {} };
    },
  } as unknown as Api;
  const call = async () => (opened.length > 0 ? { name: 'x' } : refuse('session-missing'));
  return { api, opened, call };
}

describe('a session', () => {
  test('is opened by a signature that is over the challenge and could be no act', async () => {
    const { api, opened, call } = door();
    const me = identity();
    expect(await sessionsOf(api, () => me, 'Chrome · Android').within(call)).toEqual({ name: 'x' });
    const [signIn] = opened as [SignIn];
    expect(signIn).toMatchObject({
      challenge: 'c0',
      key: me.id,
      officer: me.officer,
      device: 'Chrome · Android',
    });
    const point = fromBase64url(me.publicKey) as Uint8Array<ArrayBuffer>;
    const key = await crypto.subtle.importKey('raw', point, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ]);
    const message = utf8(`terang/session/v1\nc0\n${me.officer}`) as Uint8Array<ArrayBuffer>;
    const signature = fromBase64url(signIn.signature) as Uint8Array<ArrayBuffer>;
    expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, message)).toBe(
      true,
    );
  });

  test('is opened once for all who wait for it, and not at all where there is one', async () => {
    const { api, opened, call } = door();
    const sessions = sessionsOf(api, identity, 'x');
    await Promise.all([sessions.within(call), sessions.within(call), sessions.within(call)]);
    await sessions.within(call);
    expect(opened).toHaveLength(1);
  });

  test('of who used the device before does not speak for who uses it now', async () => {
    const { api, opened } = door();
    const here: ReturnType<typeof identity>[] = [];
    const sessions = sessionsOf(api, () => here[0], 'x');
    // The cookie of the former is there, and the server answers to it.
    const call = async () => opened.at(-1)?.officer ?? 'the former';
    here.push(identity());
    expect(await sessions.within(call)).toBe(here[0]?.officer);
    await sessions.within(call);
    expect(opened).toHaveLength(1);
  });

  test('is not asked for without an officer, and a refusal at the door is the answer', async () => {
    const { api, call } = door();
    expect(await sessionsOf(api, () => undefined, 'x').within(call)).toEqual({ refused: 'session-missing' });
    const closed = { ...api, challenge: async () => refuse('unreachable') } as unknown as Api;
    expect(await sessionsOf(closed, identity, 'x').within(call)).toEqual({ refused: 'unreachable' });
  });

  test('is tried once: a door that does not remember is not knocked at for ever', async () => {
    const { api, opened } = door();
    const answer = await sessionsOf(api, identity, 'x').within(async () => refuse('session-missing'));
    expect([answer, opened.length]).toEqual([{ refused: 'session-missing' }, 1]);
  });
});

test('a device is called by its kind, which tells nobody apart', () => {
  const agent = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36';
  expect(deviceName(agent)).toBe('Chrome · Android');
  expect(deviceName('')).toBe('peramban · perangkat');
});
