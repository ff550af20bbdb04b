// The laws of the vault: a name is kept only encrypted, read only after the log says that it was opened, by
// whom and why, shown only within the reader's line, and gone when it is erased.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hex, sha256 } from '../../src/base/bytes.ts';
import { nameCommitment } from '../../src/core/name-commitment.ts';
import { open, seal, VaultInDoubt } from '../../src/server/office/vault.ts';
import { FROM, UNTIL, type Person } from '../simulator/mini-election.ts';
import type { Cast } from '../simulator/mini-log.ts';
import { openOfficeWorld, type OfficeWorld } from './office-world.ts';

let world: OfficeWorld;
let cast: Cast;
const HOUR = 3_600_000;
const reason = 'daftar hadir';

beforeAll(async () => {
  world = await openOfficeWorld();
  cast = world.running.cast;
}, 60_000);
afterAll(() => world.close());

const named = (text: string, officer = hex(randomBytes(16))) => ({
  officer,
  salt: hex(randomBytes(32)),
  text,
});
const put = (names: object[], cookie: string) => world.ask('POST', '/names', { body: { names }, cookie });
const read = async (query: string, person: Person) =>
  (await world.ask('GET', `/names?${query}`, { cookie: await world.signIn(person) })).json();
const openNames = (person: Person, unit: string, more: object = {}) =>
  world.must(
    world.running.mini.act('registry.names.read', [person], unit, `registry.names/${unit}`, { reason }, more),
  );

/** Appoints people with names, as a superior's device does: first the vault, then the act. */
async function appointNamed(by: Person, people: readonly (readonly [Person, string])[]): Promise<string[]> {
  const { mini } = world.running;
  const given = people.map(([{ officer }, text]) => named(text, officer));
  const { commitments } = (await put(given, await world.signIn(by))).json();
  const officers = people.map(([{ officer, role, unit, invitation }], i) => ({
    from: FROM,
    invitation: hex(sha256(Buffer.from(invitation, 'hex'))),
    name: commitments[i],
    officer,
    role,
    unit,
    until: UNTIL,
  }));
  const record = `registry.body/${by.unit}`;
  const signers = mini.decreeing(by);
  await world.must(mini.act('registry.officer.appoint', signers, by.unit, record, { officers, reason }));
  return commitments;
}

describe('putting', () => {
  test('gives the commitments in order, and keeps nothing that can be read', async () => {
    const cookie = await world.signIn(cast.pps);
    const names = [named('Siti Aminah'), named('Ñandú 漢字 🙂')];
    const { commitments } = (await put(names, cookie)).json();
    expect(commitments).toEqual(
      names.map(({ salt, text }) => nameCommitment(Buffer.from(salt, 'hex'), text)),
    );
    expect((await put(names, cookie)).json().commitments).toEqual(commitments);
    const { rows } = await world.database.query("select encode(sealed, 'escape') as text from terang.vault");
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.text).not.toMatch(/Siti|Aminah/);
    expect(world.logged()).not.toMatch(/Siti|Aminah/);
  });

  test('what cannot be committed to, byte for byte, is refused', async () => {
    const cookie = await world.signIn(cast.pps);
    const good = named('A');
    const wrong = ['', 'a\u0000', 'a\n', '\ud800', '\udc00\ud800', 'x'.repeat(201)].map((text) => ({
      ...good,
      text,
    }));
    const noOne = { ...good, officer: 'A' };
    for (const one of [...wrong, { ...good, salt: 'AA' }, { text: 'A' }, { ...good, more: 1 }, noOne])
      expect((await put([one], cookie)).statusCode).toBe(400);
    expect((await put([], cookie)).statusCode).toBe(400);
    expect(
      (
        await put(
          Array.from({ length: 101 }, () => good),
          cookie,
        )
      ).statusCode,
    ).toBe(400);
  });

  test('nobody fills the disk: an officer puts so many a day and no more', async () => {
    const cookie = await world.signIn(cast.ppk);
    const fill = `insert into terang.vault select sha256(n::text::bytea), '\\x01', $1, $2
                  from generate_series(1, 19_950) n`;
    await world.database.query(fill, [cast.ppk.officer, world.running.time.ms]);
    const fifty = Array.from({ length: 50 }, (_, i) => named(`N ${i}`));
    expect((await put(fifty, cookie)).statusCode).toBe(200);
    expect((await put([named('N')], cookie)).json().code).toBe('too-many-requests');
    await world.database.query('delete from terang.vault where officer = $1', [cast.ppk.officer]);
  });

  test('nor does she by asking many times at once', async () => {
    const cookie = await world.signIn(cast.ppk);
    const fill = `insert into terang.vault select sha256(n::text::bytea), '\\x01', $1, $2
                  from generate_series(1, 19_900) n`;
    await world.database.query(fill, [cast.ppk.officer, world.running.time.ms]);
    const hundred = (from: string) => Array.from({ length: 100 }, (_, i) => named(`${from} ${i}`));
    const batches = ['a', 'b', 'c', 'd', 'e', 'f'].map(hundred);
    // Connections that are open already, so that nothing but the limit itself makes one wait for another.
    await Promise.all(batches.map(() => world.ask('GET', '/me', { cookie })));
    const answers = await Promise.all(batches.map((names) => put(names, cookie)));
    const kept = answers.filter(({ statusCode }) => statusCode === 200);
    const refused = answers.filter((answer) => answer.json().code === 'too-many-requests');
    expect([kept.length, refused.length]).toEqual([1, batches.length - 1]);
    const gone = 'delete from terang.vault where officer = $1 returning 1';
    expect((await world.database.query(gone, [cast.ppk.officer])).rows).toHaveLength(20_000);
  });
});

describe('reading', () => {
  const [ana, budi] = ['names-ana', 'names-budi'];
  let people: Person[];
  beforeAll(async () => {
    const { mini } = world.running;
    people = [ana, budi].map((name) => mini.person(name, 'KPPS', '1701012001002'));
    await appointNamed(cast.pps, [
      [people[0]!, 'Ana'],
      [people[1]!, 'Budi'],
    ]);
  });
  const unit = '1701012001002';
  const expected = () =>
    [
      { name: 'Ana', officer: people[0]!.officer },
      { name: 'Budi', officer: people[1]!.officer },
    ].toSorted((a, b) => (a.officer < b.officer ? -1 : 1));

  test('is closed until the log says that she opened them, and again after an hour', async () => {
    expect((await read(`unit=${unit}`, cast.pps)).code).toBe('names-closed');
    await openNames(cast.pps, '1701012001');
    expect(await read(`unit=${unit}`, cast.pps)).toEqual({ names: expected(), next: null });
    expect((await read(`unit=${unit}`, cast.ppk)).code).toBe('names-closed');
    expect((await read('unit=170101', cast.pps)).code).toBe('names-closed');
    expect((await read('unit=1701012002', cast.pps)).code).toBe('names-closed');
    world.later(HOUR);
    expect((await read(`unit=${unit}`, cast.pps)).names).toHaveLength(2);
    world.later(1);
    expect((await read(`unit=${unit}`, cast.pps)).code).toBe('names-closed');
  });

  test('goes page by page over all that stand at a unit and below, whatever list they are in', async () => {
    await openNames(cast.kpuKabkota, '1701', { at: world.at() });
    const whole = (await read('unit=1701&limit=500', cast.kpuKabkota)).names;
    const officers = whole.map(({ officer }: { officer: string }) => officer);
    expect(new Set(officers).size).toBe(officers.length);
    for (const person of [cast.kpuKabkota, cast.pps2, cast.kpps3, ...people])
      expect(officers).toContain(person.officer);
    expect(officers).not.toContain(cast.kpuProvinsi.officer);
    const paged: object[] = [];
    for (let after = ''; ;) {
      const page = await read(`unit=1701&limit=2${after && `&after=${after}`}`, cast.kpuKabkota);
      expect(page.names.length).toBeLessThanOrEqual(2);
      paged.push(...page.names);
      if (page.next === null) break;
      after = page.next;
    }
    expect(paged).toEqual(whole);
  });

  test('shows only her own line', async () => {
    const { mini } = world.running;
    const observer = mini.person('names-observer', 'PEMANTAU', '1701012001002');
    await world.must(mini.appoint(cast.kpuKabkota, [observer], '1701', { reason }, { at: world.at() }));
    await openNames(cast.pps, '1701012001', { at: world.at() });
    const { names } = await read(`unit=${unit}`, cast.pps);
    expect(names).toEqual(expected());
  });

  test('everyone reads her own name, and nobody else’s', async () => {
    const { mini } = world.running;
    await world.must(mini.enrol(people[0]!, { reason }, { at: world.at() }));
    const cookie = await world.signIn(people[0]!);
    expect((await world.ask('GET', '/me', { cookie })).json().name).toBe('Ana');
    expect((await world.ask('GET', `/names?unit=${unit}`, { cookie })).json().code).toBe('names-closed');
  });

  test('an erased name is null, and may be erased only of who is in office no more', async () => {
    const { mini } = world.running;
    const { officer } = people[1]!;
    const erase = async (person: Person, id = officer) =>
      (await world.ask('DELETE', `/names/${id}`, { cookie: await world.signIn(person) })).json();
    expect((await erase(cast.ppk)).code).toBe('names-closed');
    expect((await erase(cast.pps)).code).toBe('session-forbidden');
    expect((await erase(cast.pps, '0'.repeat(32))).code).toBe('not-found');
    const record = `registry.officer/${officer}`;
    const more = { at: world.at(), basis: await world.headOf(record) };
    await world.must(
      mini.act('registry.officer.revoke', [cast.pps], unit, record, { officer, reason }, more),
    );
    expect((await erase(people[0]!)).code).toBe('names-closed');
    expect(await erase(cast.pps)).toEqual({ erased: true });
    expect(await erase(cast.pps)).toEqual({ erased: false });
    const { names } = await read(`unit=${unit}`, cast.pps);
    expect(names).toContainEqual({ name: null, officer });
  });

  test('no colleague erases the name of another at her own unit', async () => {
    const { mini } = world.running;
    const { officer, unit: at } = cast.ppk2;
    const record = `registry.officer/${officer}`;
    const more = { at: world.at(), basis: await world.headOf(record) };
    const act = 'registry.officer.revoke';
    await world.must(mini.act(act, [cast.kpuKabkota], at, record, { officer, reason }, more));
    const erase = async (person: Person) => {
      await openNames(person, person.unit, { at: world.at() });
      return (await world.ask('DELETE', `/names/${officer}`, { cookie: await world.signIn(person) })).json();
    };
    expect((await erase(cast.ppk)).code).toBe('session-forbidden');
    expect(await erase(cast.kpuKabkota)).toEqual({ erased: false });
  });

  test('whoever copies a commitment out of the log learns and erases nothing by it', async () => {
    const { mini } = world.running;
    const hers = mini.person('names-hers', 'PPS', '1701012001');
    const [taken] = await appointNamed(cast.ppk, [[hers, 'Citra']]);
    const copy = mini.person('names-copy', 'KPPS', unit);
    const at = { at: world.at() };
    const line = { from: FROM, name: taken, officer: copy.officer, role: 'KPPS', unit, until: UNTIL };
    const officers = [{ ...line, invitation: hex(sha256(Buffer.from(copy.invitation, 'hex'))) }];
    const body = `registry.body/${cast.pps.unit}`;
    const act = mini.act.bind(mini);
    await world.must(
      act('registry.officer.appoint', [cast.pps], cast.pps.unit, body, { officers, reason }, at),
    );
    await openNames(cast.pps, cast.pps.unit, at);
    const { names } = await read(`unit=${unit}`, cast.pps);
    expect(names).toContainEqual({ name: null, officer: copy.officer });
    await world.must(mini.enrol(copy, { reason }, at));
    const cookie = await world.signIn(copy);
    expect((await world.ask('GET', '/me', { cookie })).json().name).toBeNull();
    const record = `registry.officer/${copy.officer}`;
    const more = { ...at, basis: await world.headOf(record) };
    const gone = { officer: copy.officer, reason };
    await world.must(act('registry.officer.revoke', [cast.pps], unit, record, gone, more));
    const pps = await world.signIn(cast.pps);
    const erased = await world.ask('DELETE', `/names/${copy.officer}`, { cookie: pps });
    expect(erased.json()).toEqual({ erased: false });
    await openNames(cast.ppk, cast.pps.unit, at);
    const above = await read(`unit=${cast.pps.unit}&limit=500`, cast.ppk);
    expect(above.names).toContainEqual({ name: 'Citra', officer: hers.officer });
  });
});

describe('the vault itself', () => {
  const key = randomBytes(32);
  const name = named('Siti');
  const place = Buffer.from(nameCommitment(Buffer.from(name.salt, 'hex'), name.text), 'hex');

  test('opens what it sealed; not with another key, in another place, or with one bit changed', () => {
    const sealed = seal(key, place, name);
    expect(open([key], place, sealed)).toEqual(name);
    expect(open([randomBytes(32), key], place, sealed)).toEqual(name);
    expect(seal(key, place, name)).not.toEqual(sealed);
    expect(() => open([randomBytes(32)], place, sealed)).toThrow(VaultInDoubt);
    expect(() => open([key], randomBytes(32), sealed)).toThrow(VaultInDoubt);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => open([key], place, changed)).toThrow(VaultInDoubt);
    }
    for (const length of [0, 1, 40, sealed.length - 1])
      expect(() => open([key], place, sealed.subarray(0, length))).toThrow(VaultInDoubt);
  });

  test('a name that is not the one committed to is not shown', () => {
    const other = Buffer.from(nameCommitment(Buffer.from(name.salt, 'hex'), 'Other'), 'hex');
    expect(() => open([key], other, seal(key, other, name))).toThrow(VaultInDoubt);
  });
});
