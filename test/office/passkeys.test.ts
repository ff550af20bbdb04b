// The laws of passkeys: registered only by who has just signed in, opening sessions only for their officer on
// this site, dying with the key that they came from.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Cast } from '../simulator/mini-log.ts';
import { attestsNothing } from '../../src/server/office/passkeys.ts';
import type { Person } from '../simulator/mini-election.ts';
import { Authenticator, type Bent } from './authenticator.ts';
import { cookieOf, openOfficeWorld, ORIGIN, type OfficeWorld } from './office-world.ts';

let world: OfficeWorld;
let cast: Cast;
beforeAll(async () => {
  world = await openOfficeWorld();
  cast = world.running.cast;
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  await world.database.query('truncate terang.sessions, terang.challenges, terang.passkeys');
});

const MINUTE = 60_000;
const ASKED = { challenge: 'AAAA', user: { id: 'AA' } };
const post = async (path: string, body: object, cookie?: string) => world.ask('POST', path, { body, cookie });
const creation = async (cookie: string) => (await post('/passkeys/options', {}, cookie)).json();
const request = async () => (await post('/sign-in/options', {})).json();
const add = (registration: object, cookie: string) =>
  post('/passkeys', { device: 'Laptop', registration }, cookie);
const enter = (assertion: object) => post('/sign-in', { assertion, device: 'Laptop' });
const codeOf = (answer: { json: () => { code?: string } }): string => answer.json().code ?? 'in';

/** A passkey of a person, registered in a session of her key. */
async function registered(person: Person): Promise<{ passkey: Authenticator; cookie: string }> {
  const cookie = await world.signIn(person);
  const passkey = new Authenticator(ORIGIN);
  expect((await add(passkey.create(await creation(cookie)), cookie)).statusCode).toBe(200);
  return { passkey, cookie };
}

describe('registering', () => {
  test('the browser is asked for a passkey that it finds by itself and that knows its user', async () => {
    const options = await creation(await world.signIn(cast.pps));
    expect(options).toMatchObject({
      rp: { id: 'office.test', name: 'Terang' },
      user: { id: Buffer.from(cast.pps.officer, 'hex').toString('base64url'), name: 'PPS 1701012001' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      excludeCredentials: [],
    });
  });

  test('a passkey opens a session of its officer, which says how it was opened', async () => {
    const { passkey } = await registered(cast.pps);
    const answer = await enter(passkey.get(await request()));
    expect(answer.json().session).toMatchObject({ current: true, device: 'Laptop', kind: 'passkey' });
    const cookie = cookieOf(answer);
    expect((await world.ask('GET', '/me', { cookie })).json().officer).toBe(cast.pps.officer);
    const { passkeys, sessions } = (await world.ask('GET', '/sessions', { cookie })).json();
    expect(passkeys).toMatchObject([{ device: 'Laptop', id: Buffer.from(passkey.id).toString('base64url') }]);
    expect(sessions.map((row: { kind: string }) => row.kind).sort()).toEqual(['key', 'passkey']);
  });

  test('needs a session that was opened within ten minutes, and so does removing', async () => {
    const { passkey, cookie } = await registered(cast.pps);
    world.later(10 * MINUTE);
    expect(codeOf(await post('/passkeys/options', {}, cookie))).toBe('in');
    world.later(1);
    expect(codeOf(await post('/passkeys/options', {}, cookie))).toBe('session-old');
    const registration = new Authenticator(ORIGIN).create({ challenge: 'AAAA', user: { id: 'AA' } });
    expect(codeOf(await add(registration, cookie))).toBe('session-old');
    const path = `/passkeys/${Buffer.from(passkey.id).toString('base64url')}`;
    expect(codeOf(await world.ask('DELETE', path, { cookie }))).toBe('session-old');
    expect(codeOf(await post('/passkeys/options', {}))).toBe('session-missing');
  });

  test('answers the challenge of this very session, once', async () => {
    const [mine, hers] = [await world.signIn(cast.pps), await world.signIn(cast.ppk)];
    const passkey = new Authenticator(ORIGIN);
    const registration = passkey.create(await creation(mine));
    expect(codeOf(await add(registration, hers))).toBe('challenge-unknown');
    expect(
      codeOf(await add(new Authenticator(ORIGIN).create({ ...(await request()), user: { id: 'AA' } }), mine)),
    ).toBe('challenge-unknown');
    expect(codeOf(await add(registration, mine))).toBe('in');
    expect(codeOf(await add(registration, mine))).toBe('challenge-unknown');
  });

  test('what was made for another site, without a gesture, or attests a make is refused', async () => {
    const cookie = await world.signIn(cast.pps);
    const packed = new Map<string, unknown>([
      ['alg', -7],
      ['sig', new Uint8Array(70)],
      ['x5c', [new Uint8Array(10)]],
    ]);
    const bent: Bent[] = [
      { origin: 'https://elsewhere.test' },
      { origin: 'http://office.test' },
      { origin: 'https://office.test:444' },
      { rpId: 'elsewhere.test' },
      { flags: 0x41 },
      { flags: 0x44 },
      { type: 'webauthn.get' },
      { attestation: ['packed', packed] },
      { attestation: ['android-safetynet', new Map([['ver', '1']])] },
      { attestation: ['fido-u2f', packed] },
    ];
    for (const one of bent) {
      const registration = new Authenticator(ORIGIN).create(await creation(cookie), one);
      expect([one, codeOf(await add(registration, cookie))]).toEqual([one, 'sign-in-refused']);
    }
  });

  test('no statement about a make is read at all: certificates of strangers are not followed', () => {
    const says = (format: string, statement: [string, unknown][] = []): boolean => {
      const made = new Authenticator(ORIGIN).create(ASKED, { attestation: [format, new Map(statement)] });
      return attestsNothing(made.response.attestationObject);
    };
    const itself: [string, unknown][] = [
      ['alg', -7],
      ['sig', new Uint8Array(70)],
    ];
    expect([says('none'), says('packed', itself)]).toEqual([true, true]);
    expect(says('packed', [...itself, ['x5c', [new Uint8Array(10)]]])).toBe(false);
    for (const format of ['fido-u2f', 'tpm', 'apple', 'android-key', 'android-safetynet', '', 'x'])
      expect([format, says(format, itself)]).toEqual([format, false]);
    expect(attestsNothing('not base64url!')).toBe(false);
  });

  test('an officer has at most ten, and a credential belongs to one officer', async () => {
    const cookie = await world.signIn(cast.pps);
    const first = new Authenticator(ORIGIN);
    await add(first.create(await creation(cookie)), cookie);
    const other = await world.signIn(cast.ppk);
    expect(codeOf(await add(first.create(await creation(other)), other))).toBe('sign-in-refused');
    const options = [];
    for (let i = 0; i < 10; i++) options.push(await creation(cookie));
    // At once: none slips in between the counting and the adding of another.
    const answers = options.map((one) => add(new Authenticator(ORIGIN).create(one), cookie));
    const codes = (await Promise.all(answers)).map(codeOf);
    expect(codes.filter((code) => code === 'in')).toHaveLength(9);
    expect(codes.filter((code) => code === 'passkeys-too-many')).toHaveLength(1);
    expect(codeOf(await post('/passkeys/options', {}, cookie))).toBe('passkeys-too-many');
  });
});

describe('signing in', () => {
  test('for another site, unverified, with a counter gone back, as somebody else: refused', async () => {
    const { passkey } = await registered(cast.pps);
    expect(codeOf(await enter(passkey.get(await request(), { counter: 7 })))).toBe('in');
    const stranger = new Authenticator(ORIGIN);
    const bent: Bent[] = [
      { origin: 'https://elsewhere.test', counter: 8 },
      { rpId: 'elsewhere.test', counter: 8 },
      { flags: 0x01, counter: 8 },
      { flags: 0x04, counter: 8 },
      { type: 'webauthn.create', counter: 8 },
      { counter: 7 },
      { counter: 8, userHandle: Buffer.from(cast.ppk.officer, 'hex').toString('base64url') },
    ];
    for (const one of bent)
      expect([one, codeOf(await enter(passkey.get(await request(), one)))]).toEqual([one, 'sign-in-refused']);
    expect(codeOf(await enter(stranger.get(await request())))).toBe('sign-in-refused');
    const forged = { ...stranger.get(await request()), id: '', rawId: '' };
    forged.id = forged.rawId = Buffer.from(passkey.id).toString('base64url');
    expect(codeOf(await enter(forged))).toBe('sign-in-refused');
    expect(codeOf(await enter(passkey.get(await request(), { counter: 9 })))).toBe('in');
  });

  test('an answer counts once, for two minutes, and only to a challenge given for it', async () => {
    const { passkey, cookie } = await registered(cast.pps);
    const assertion = passkey.get(await request());
    const answers = await Promise.all([enter(assertion), enter(assertion)]);
    expect(answers.map(codeOf).filter((code) => code === 'in')).toHaveLength(1);
    expect(codeOf(await enter(passkey.get(await creation(cookie))))).toBe('challenge-unknown');
    const keyChallenge = Buffer.from(await world.challenge(), 'hex').toString('base64url');
    expect(codeOf(await enter(passkey.get({ challenge: keyChallenge })))).toBe('challenge-unknown');
    const late = await request();
    world.later(2 * MINUTE + 1);
    expect(codeOf(await enter(passkey.get(late)))).toBe('challenge-unknown');
  });

  test('whatever a stranger writes into an assertion is an answer', async () => {
    const { passkey } = await registered(cast.pps);
    const good = passkey.get(await request());
    const junk = ['AA', 'A'.repeat(16_000), Buffer.from('{}').toString('base64url'), 'oA', '_____w'];
    for (const text of junk) {
      for (const member of ['authenticatorData', 'clientDataJSON', 'signature']) {
        const answer = await enter({ ...good, response: { ...good.response, [member]: text } });
        expect([400, 403]).toContain(answer.statusCode);
      }
    }
    for (const body of [{ ...good, id: 'a/b' }, { ...good, type: 'x' }, { ...good, response: {} }, 1, null])
      expect((await enter(body as object)).statusCode).toBe(400);
  });
});

describe('the end of a passkey', () => {
  test('when it is removed, with the sessions that it opened; another officer removes nothing', async () => {
    const { passkey, cookie } = await registered(cast.pps);
    const opened = cookieOf(await enter(passkey.get(await request())));
    const path = `/passkeys/${Buffer.from(passkey.id).toString('base64url')}`;
    const other = await world.signIn(cast.ppk);
    expect((await world.ask('DELETE', path, { cookie: other })).statusCode).toBe(404);
    expect((await world.ask('DELETE', path, { cookie })).json()).toEqual({ ended: 1 });
    expect(codeOf(await world.ask('GET', '/me', { cookie: opened }))).toBe('session-missing');
    expect(codeOf(await world.ask('GET', '/me', { cookie }))).toBe('in');
    expect(codeOf(await enter(passkey.get(await request())))).toBe('sign-in-refused');
  });

  test('when the key from whose session it came is revoked: a lost telephone leaves no way in', async () => {
    const { passkey, cookie } = await registered(cast.pps2);
    const opened = cookieOf(await enter(passkey.get(await request())));
    const again = new Authenticator(ORIGIN);
    expect(codeOf(await add(again.create(await creation(opened)), opened))).toBe('in');
    const { mini } = world.running;
    const { officer, key, unit } = cast.pps2;
    const body = { key, officer, reason: 'telepon hilang' };
    await world.must(mini.act('registry.key.revoke', [cast.ppk], unit, `registry.officer/${officer}`, body));
    for (const one of [cookie, opened])
      expect(codeOf(await world.ask('GET', '/me', { cookie: one }))).toBe('session-missing');
    for (const one of [passkey, again])
      expect(codeOf(await enter(one.get(await request())))).toBe('sign-in-refused');
  });
});
