// What is handed over opens what the giver has, for as long as it stands and no longer.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hex } from '../../src/base/bytes.ts';
import { atText } from '../../src/base/time.ts';
import type { Person } from '../simulator/mini-election.ts';
import type { Cast } from '../simulator/mini-log.ts';
import { openOfficeWorld, type OfficeWorld } from './office-world.ts';

let world: OfficeWorld;
let cast: Cast;
beforeAll(async () => {
  world = await openOfficeWorld();
  cast = world.running.cast;
}, 60_000);
afterAll(() => world.close());

const reason = 'uji';
const HOUR = 3_600_000;
const put = async (person: Person): Promise<string> => {
  const body = { names: [{ officer: hex(randomBytes(16)), salt: hex(randomBytes(32)), text: 'Nama' }] };
  const answer = await world.ask('POST', '/names', { body, cookie: await world.signIn(person) });
  return answer.json().code ?? 'yes';
};
const onOfficer = (
  name: string,
  by: Person,
  { officer, unit }: Person,
  body: object,
  basis?: string | null,
) =>
  world.must(
    world.running.mini.act(
      name,
      [by],
      unit,
      `registry.officer/${officer}`,
      { reason, ...body },
      {
        at: world.at(),
        basis: basis ?? null,
      },
    ),
  );
const handOver = (giver: Person, receiver: Person, acts: readonly string[], hours: number) =>
  onOfficer('registry.delegation.grant', giver, receiver, {
    acts,
    from: world.at(),
    officer: receiver.officer,
    until: atText(world.running.time.ms + hours * HOUR),
  });

test('who appoints in another’s right puts names, for the time of the delegation', async () => {
  expect(await put(cast.kpps1)).toBe('session-forbidden');
  await handOver(cast.pps, cast.kpps1, ['registry.names.read'], 1);
  expect(await put(cast.kpps1)).toBe('session-forbidden');
  await handOver(cast.pps, cast.kpps1, ['registry.officer.appoint'], 1);
  expect([await put(cast.kpps1), await put(cast.kpps2)]).toEqual(['yes', 'session-forbidden']);
  world.later(HOUR + 1_000);
  expect(await put(cast.kpps1)).toBe('session-forbidden');
});

test('what the giver no longer has, the receiver has no more', async () => {
  await handOver(cast.pps, cast.kpps3, ['registry.officer.appoint'], 2);
  expect(await put(cast.kpps3)).toBe('yes');
  const record = `registry.officer/${cast.pps.officer}`;
  const body = { officer: cast.pps.officer };
  await onOfficer('registry.officer.revoke', cast.ppk, cast.pps, body, await world.headOf(record));
  expect(await put(cast.kpps3)).toBe('session-forbidden');
});
