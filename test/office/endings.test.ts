// A session is worth what the log says of its officer at this moment, not when it was opened.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hex, sha256 } from '../../src/base/bytes.ts';
import type { Cast } from '../simulator/mini-log.ts';
import { UNTIL, type Person } from '../simulator/mini-election.ts';
import { openOfficeWorld, type OfficeWorld } from './office-world.ts';

let world: OfficeWorld;
let cast: Cast;
beforeAll(async () => {
  world = await openOfficeWorld();
  cast = world.running.cast;
}, 60_000);
afterAll(() => world.close());

const codeOf = async (cookie: string): Promise<string> =>
  (await world.ask('GET', '/me', { cookie })).json().code ?? 'in';
const signIn = async (person: Person): Promise<string> => {
  const body = world.signInBody(person, await world.challenge());
  return (await world.ask('POST', '/sessions', { body })).json().code ?? 'in';
};
const reason = 'uji';

test('a revoked officer is out at once, and gets in no more', async () => {
  const [cookie, other] = [await world.signIn(cast.kpps1), await world.signIn(cast.kpps2)];
  const { officer, unit } = cast.kpps1;
  const record = `registry.officer/${officer}`;
  const { mini } = world.running;
  const basis = await world.headOf(record);
  expect(await codeOf(cookie)).toBe('in');
  await world.must(
    mini.act(
      'registry.officer.revoke',
      [cast.pps],
      unit,
      record,
      { officer, reason },
      {
        basis,
      },
    ),
  );
  expect([await codeOf(cookie), await codeOf(other)]).toEqual(['session-missing', 'in']);
  expect(await signIn(cast.kpps1)).toBe('sign-in-refused');
});

test('a revoked key is out at once; the next key of the same officer gets in', async () => {
  const cookie = await world.signIn(cast.kpps2);
  const { mini } = world.running;
  const { officer, key, unit } = cast.kpps2;
  const phone = mini.person('kpps-2', 'KPPS', unit, 'second');
  const invitation = hex(sha256(Buffer.from(phone.invitation, 'hex')));
  const body = { invitation, key, officer, reason };
  await world.must(mini.act('registry.key.revoke', [cast.pps], unit, `registry.officer/${officer}`, body));
  expect(await codeOf(cookie)).toBe('session-missing');
  expect(await signIn(cast.kpps2)).toBe('sign-in-refused');
  await world.must(mini.enrol(phone, { reason }, { at: '2024-02-14T11:00:00Z' }));
  expect(await codeOf(await world.signIn(phone))).toBe('in');
  expect(await codeOf(cookie)).toBe('session-missing');
});

test('a term that is over ends the session to the second, and opens none', async () => {
  const { time } = world.running;
  const now = time.ms;
  time.ms = Date.parse(UNTIL) - 60_000;
  const cookie = await world.signIn(cast.pps);
  time.ms = Date.parse(UNTIL);
  expect(await codeOf(cookie)).toBe('in');
  time.ms += 1;
  expect(await signIn(cast.pps)).toBe('sign-in-refused');
  expect(await codeOf(cookie)).toBe('session-missing');
  time.ms = now;
});
