// The laws of invitations at the door: a code opens exactly its own officer's, whatever does not open is one
// answer, and guessing is counted.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hex } from '../../src/base/bytes.ts';
import { codeOf, commitmentOf, invitationSecret, writtenCode } from '../../src/core/invitation.ts';
import { createInvitations } from '../../src/server/office/invitations.ts';
import { FROM, UNTIL, type Person } from '../simulator/mini-election.ts';
import type { Cast } from '../simulator/mini-log.ts';
import { openOfficeWorld, type OfficeWorld } from './office-world.ts';

let world: OfficeWorld;
let cast: Cast;
let counter = 0;
const STATION = '1701012001003';
const reason = 'uji';

beforeAll(async () => {
  world = await openOfficeWorld();
  cast = world.running.cast;
}, 60_000);
afterAll(() => world.close());
// Each law knocks from addresses of its own.
let address = '';
beforeEach(() => void (address = `192.0.2.${++counter}`));

const knock = (code: string, unit = STATION, from = address) =>
  world.ask('POST', '/invitation', { body: { code, unit }, address: from });
const answerOf = async (code: string, unit = STATION): Promise<string> => {
  const answer = (await knock(code, unit)).json();
  return answer.code ?? answer.officer;
};

/** Somebody new at the station, with the code of her invitation. */
async function invited(more: object = {}, by: Person = cast.pps, unit = STATION) {
  const code = codeOf(randomBytes(10));
  const secret = invitationSecret(world.running.mini.election, unit, code);
  const person = {
    ...world.running.mini.person(`invited-${++counter}`, 'KPPS', unit),
    invitation: hex(secret),
  };
  const { officer } = person;
  const row = {
    from: FROM,
    invitation: commitmentOf(secret),
    officer,
    role: 'KPPS',
    unit,
    until: UNTIL,
    ...more,
  };
  const record = `registry.body/${by.unit}`;
  await world.must(
    world.running.mini.act(
      'registry.officer.appoint',
      world.running.mini.decreeing(by),
      by.unit,
      record,
      { officers: [row], reason },
      {
        at: world.at(),
      },
    ),
  );
  return { code, person };
}

test('a thousand who wait at one unit keep nobody out', async () => {
  const codes = Array.from({ length: 1_000 }, () => codeOf(randomBytes(10)));
  const waiting = new Map<string, object>(
    codes.map((code, i) => {
      const invitation = commitmentOf(invitationSecret('x-2024', 'ID', code));
      const term = { from: FROM, until: UNTIL };
      const officer = { ...term, invitation, keys: {}, revoked: false, role: 'PESERTA', unit: 'ID' };
      return [`registry.officer/${i}`, officer];
    }),
  );
  const find = createInvitations({
    store: {
      list: async ({ limit }) => [...waiting.keys()].slice(0, limit),
      readRecords: async (keys) => new Map(keys.map((key) => [key, { ...waiting.get(key) }])),
    },
    clock: () => Date.parse(FROM),
    election: () => ({ id: 'x-2024' }),
    tries: { take: () => 0, give: () => undefined },
  });
  const last = await find({ code: codes.at(-1) ?? '', unit: 'ID' }, '192.0.2.1');
  expect(last).toMatchObject({ id: '999' });
});

describe('a code', () => {
  test('says whom it brings into office, however it is written', async () => {
    const { code, person } = await invited();
    const told = {
      election: 'mini-2024',
      expires: null,
      from: FROM,
      name: null,
      officer: person.officer,
      role: 'KPPS',
      unit: STATION,
      until: UNTIL,
    };
    for (const text of [code, writtenCode(code), code.toLowerCase(), ` ${code.split('').join(' ')} `])
      expect((await knock(text)).json()).toEqual(told);
    expect((await knock(code.replaceAll('0', 'O').replaceAll('1', 'l'))).json()).toEqual(told);
  });

  test('says of which participant she is, where she is of one', async () => {
    const [root] = world.running.mini.root;
    const { code } = await invited({ participant: 'PPWP/1', role: 'PESERTA' }, root, 'ID');
    expect((await knock(code, 'ID')).json()).toMatchObject({ participant: 'PPWP/1', role: 'PESERTA' });
  });

  test('shows the name that her superior has given', async () => {
    const { officer } = world.running.mini.person(`invited-${counter + 1}`, 'KPPS', STATION);
    const names = [{ officer, salt: hex(randomBytes(32)), text: 'Siti Aminah' }];
    const cookie = await world.signIn(cast.pps);
    const { commitments } = (await world.ask('POST', '/names', { body: { names }, cookie })).json();
    const { code } = await invited({ name: commitments[0] });
    expect((await knock(code)).json().name).toBe('Siti Aminah');
  });

  test('that is wrong, of another unit, spent, expired, revoked or past its term is one answer', async () => {
    const wrong = codeOf(randomBytes(10));
    const { code: spent, person } = await invited();
    await world.must(world.running.mini.enrol(person, { reason }, { at: world.at() }));
    const soon = new Date(world.running.time.ms + 60_000).toISOString().slice(0, 19);
    const { code: late } = await invited({ expires: `${soon}Z` });
    const { code: over } = await invited({ until: `${soon}Z` });
    const { code: revoked, person: gone } = await invited();
    const record = `registry.officer/${gone.officer}`;
    await world.must(
      world.running.mini.act(
        'registry.officer.revoke',
        [cast.pps],
        STATION,
        record,
        { officer: gone.officer, reason },
        {
          at: world.at(),
          basis: await world.headOf(record),
        },
      ),
    );
    expect(await answerOf(late)).not.toBe('invitation-unknown');
    expect(await answerOf(over)).not.toBe('invitation-unknown');
    world.later(60_001);
    const { code: elsewhere } = await invited();
    const answers = [
      await knock(wrong),
      await knock(spent),
      await knock(late),
      await knock(over),
      await knock(revoked),
      await knock(elsewhere, '1701012001002'),
      await knock(elsewhere, '1701012001'),
      await knock(elsewhere, 'ID'),
      await knock('ABC'),
      await knock('U'.repeat(16)),
    ];
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers[0]?.json().code).toBe('invitation-unknown');
  });

  test('of another election is no code here: the secret is made with the election’s id', async () => {
    const code = codeOf(randomBytes(10));
    await invited({ invitation: commitmentOf(invitationSecret('other-2024', STATION, code)) });
    expect(await answerOf(code)).toBe('invitation-unknown');
  });
});

describe('guessing', () => {
  test('thirty wrong codes an hour from an address; then a right one waits too', async () => {
    const { code } = await invited();
    for (let i = 0; i < 30; i++) expect((await knock(codeOf(randomBytes(10)))).statusCode).toBe(404);
    const refused = await knock(code);
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
    expect((await knock(code, STATION, '192.0.2.250')).statusCode).toBe(200);
    world.later(121_000);
    expect((await knock(code)).statusCode).toBe(200);
  });

  test('right codes cost nothing: a village enrols its seventy behind one address', async () => {
    const { code } = await invited();
    for (let i = 0; i < 70; i++) expect((await knock(code)).statusCode).toBe(200);
  });

  test('no log tells a code', async () => {
    const { code } = await invited();
    await knock(code);
    expect(world.logged()).not.toContain(code);
  });
});
