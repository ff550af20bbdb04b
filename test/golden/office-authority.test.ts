// After a change of what the office opens to whom that is meant: run with `-u`, read what changed as a lawyer
// would, commit both. Every cell is an answer of the running server.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hex } from '../../src/base/bytes.ts';
import { isRefusal } from '../../src/base/result.ts';
import type { Role } from '../../src/core/define.ts';
import { treeEvidence } from '../../src/server/office/evidence.ts';
import { openStaging } from '../../src/server/office/staging.ts';
import { openTree } from '../../src/server/tree-files.ts';
import { ALL_ROLES, appoint, enrol, everybody, SEATS } from '../office/everybody.ts';
import { openOfficeWorld, type OfficeWorld } from '../office/office-world.ts';
import { UNTIL, type Person } from '../simulator/mini-election.ts';
import {
  answerTo,
  LINES,
  OPEN_LINES,
  SESSION_LINES,
  type Asker,
  type Line,
} from './office-authority-table.ts';

let world: OfficeWorld;
let people: Readonly<Record<Role, Person>>;
let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-matrix-'));
  const tree = join(dir, 'tree');
  const evidence = treeEvidence(tree, await openTree(tree, { durable: false }));
  const newId = (): string => hex(randomBytes(16));
  const staging = await openStaging({ dir: join(dir, 'uploads'), clock: () => 0, newId });
  world = await openOfficeWorld({ photographs: { evidence, staging } });
  people = await everybody(world);
}, 60_000);
afterAll(async () => {
  await world.close();
  await rm(dir, { recursive: true, force: true });
});

const MINUTE = 60_000;
const reason = 'uji';
const OPEN = new Set(OPEN_LINES.map(({ operation }) => operation));

/** Ways in which a request comes that has no session, or one that is worth nothing any more. */
type State = { readonly title: string; readonly asker: () => Promise<Asker> };

/** Somebody new who may do everything: a sub-district's member, whose office is ended in one way. */
let counter = 0;
async function newcomer(): Promise<Person> {
  const person = world.running.mini.person(`state-${++counter}`, 'PPK', '170102');
  await appoint(world, people.KPU_KABKOTA, [person]);
  await enrol(world, person);
  return person;
}
const after =
  (title: string, end: (person: Person, cookie: string) => Promise<unknown>): State['asker'] =>
  async () => {
    const person = await newcomer();
    const cookie = await world.signIn(person);
    await end(person, cookie);
    expect([title, cookie.length]).toEqual([title, 57]);
    return { person, cookie };
  };
const revoke = async (act: string, { officer, unit }: Person, body: object) => {
  const record = `registry.officer/${officer}`;
  const more = { at: world.at(), basis: await world.headOf(record) };
  const whole = { officer, reason, ...body };
  await world.must(world.running.mini.act(act, [people.KPU_KABKOTA], unit, record, whole, more));
};

/** In another's right nobody asks: the newcomer is the officer, the token what an attacker might send. */
const STATES: readonly State[] = [
  { title: 'no session', asker: async () => ({ person: await newcomer() }) },
  {
    title: 'a token that was never given',
    asker: async () => ({
      person: await newcomer(),
      cookie: `__Host-terang=${randomBytes(32).toString('base64url')}`,
    }),
  },
  {
    title: 'ended from the list',
    asker: after('ended', (_p, cookie) => world.ask('DELETE', '/sessions/current', { cookie })),
  },
  {
    title: 'unused for half an hour',
    asker: after('idle', async (p) => void (await aged(p, 0, 30 * MINUTE + 1))),
  },
  { title: 'twelve hours old', asker: after('old', async (p) => void (await aged(p, 720 * MINUTE + 1, 0))) },
  { title: 'key revoked', asker: after('key', (p) => revoke('registry.key.revoke', p, { key: p.key })) },
  { title: 'officer revoked', asker: after('officer', (p) => revoke('registry.officer.revoke', p, {})) },
  {
    title: 'opened eleven minutes ago',
    asker: after('recent', async (p) => void (await aged(p, 11 * MINUTE, 0))),
  },
];

/** Makes a session look opened and used so long ago. */
const aged = (person: Person, createdMs: number, usedMs: number) =>
  world.database.query(
    'update terang.sessions set created = created - $2, used = used - $3 where officer = $1',
    [person.officer, createdMs, usedMs],
  );

async function cell(line: Line, asker: Asker): Promise<string> {
  return answerTo(world, await line.request(world, asker));
}

const table = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)) + 2);
  const line = (row: readonly string[]): string =>
    `  ${row.map((text, i) => text.padEnd(widths[i] ?? 0)).join('')}`.trimEnd();
  return [title, '', line(head), ...rows.map(line), ''].join('\n');
};

describe('the table of the office', () => {
  test('has every route that the server describes, and no other', async () => {
    const { paths } = (await world.app.inject('/api/v1/openapi.json')).json();
    const described = Object.values(
      paths as Record<string, Record<string, { operationId: string; tags: string[] }>>,
    )
      .flatMap((methods) => Object.values(methods))
      .filter(({ tags }) => tags.includes('office'))
      .map(({ operationId }) => operationId.replace(/-head$/, ''));
    const lines = new Set(LINES.map(({ operation }) => operation.split(' ')[0]));
    expect(lines).toEqual(new Set(described));
  });

  test('is what the server answers', { timeout: 300_000 }, async () => {
    const text = [HEAD, await byState(), await byRole(), await byUnit(), TAIL].join('\n');
    await expect(text).toMatchFileSnapshot('office-authority.txt');
  });

  test('nothing but what is meant to be open is open without a session', { timeout: 60_000 }, async () => {
    for (const line of LINES) {
      const answer = await cell(line, { person: await newcomer() });
      expect([line.operation, answer]).toEqual([
        line.operation,
        OPEN.has(line.operation) ? 'yes' : 'session-missing',
      ]);
    }
  });
});

async function byState(): Promise<string> {
  const rows: string[][] = [];
  for (const line of LINES) {
    const row = [line.operation];
    for (const { asker } of STATES) row.push(await cell(line, await asker()));
    row.push(await fromElsewhere(line));
    rows.push(row);
  }
  // Last, because the clock moves: the term of everybody is over.
  const now = world.running.time.ms;
  for (const [i, line] of LINES.entries()) {
    world.running.time.ms = now;
    const person = await newcomer();
    const request = await prepared(line, person);
    rows[i]?.push(await request());
  }
  world.running.time.ms = now;
  const head = ['', ...STATES.map(({ title }) => title), 'from another site', 'term over'];
  return table(
    'BY SESSION: an officer whose role and unit open everything asks, and her session is',
    head,
    rows,
  );
}

/** The request of a session that was opened in the last minute of a term, asked in the first after it. */
async function prepared(line: Line, person: Person): Promise<() => Promise<string>> {
  if (OPEN.has(line.operation) && line.operation !== 'signIn') return async () => '–';
  world.running.time.ms = Date.parse(UNTIL) - 1_000;
  const cookie = await world.signIn(person);
  if (line.operation === 'signIn') {
    const body = world.signInBody(person, await world.challenge());
    world.running.time.ms += 2_000;
    return () => answerTo(world, { method: 'POST', path: '/sessions', asked: { body } });
  }
  const request = await line.request(world, { person, cookie });
  world.running.time.ms += 2_000;
  return () => answerTo(world, request);
}

async function fromElsewhere(line: Line): Promise<string> {
  const person = await newcomer();
  const { method, path, asked } = await line.request(world, { person, cookie: await world.signIn(person) });
  const headers = { ...asked?.headers, 'sec-fetch-site': 'cross-site' };
  return answerTo(world, { method, path, asked: { ...asked, headers } });
}

async function byRole(): Promise<string> {
  const rows: string[][] = [];
  for (const role of ALL_ROLES) {
    const row: string[] = [role];
    for (const line of SESSION_LINES) {
      const person = people[role];
      row.push(await cell(line, { person, cookie: await world.signIn(person) }));
    }
    rows.push(row);
  }
  const titles = SESSION_LINES.map(({ operation }) => operation);
  const columns = rows.map((row) => row.slice(1));
  const turned = titles.map((title, i) => [title, ...columns.map((row) => row[i] ?? '')]);
  const halves = [ALL_ROLES.slice(0, 8), ALL_ROLES.slice(8)];
  return halves
    .map((roles, half) => {
      const from = half === 0 ? 1 : 9;
      const part = turned.map((row) => [row[0] ?? '', ...row.slice(from, from + roles.length)]);
      return table('BY ROLE: an officer in office asks, who has opened no names', ['', ...roles], part);
    })
    .join('\n');
}

const BESIDE: Partial<Record<Role, string>> = {
  KPU_PROVINSI: '11',
  KPU_KABKOTA: '1702',
  PPK: '170102',
  PPS: '1701012002',
  KPPS: '1701012001002',
  PPLN: '1701',
  KPPSLN: '9901010001002',
};
const levelWith = (role: Role): string | undefined => BESIDE[role] ?? BESIDE[sameLevel(role)];
const sameLevel = (role: Role): Role =>
  ALL_ROLES.find((one) => one in BESIDE && SEATS[one] === SEATS[role]) ?? role;

/** Names at four units, after the officer has opened those at her own, where the log takes that. */
async function byUnit(): Promise<string> {
  const rows: string[][] = [];
  for (const role of ALL_ROLES) {
    const person = people[role];
    const record = `registry.names/${person.unit}`;
    const { engine, mini } = world.running;
    const act = mini.act(
      'registry.names.read',
      [person],
      person.unit,
      record,
      { reason },
      { at: world.at() },
    );
    const outcome = await engine.sequencer.submit(act);
    const cookie = await world.signIn(person);
    const read = (unit: string | undefined) =>
      unit === undefined
        ? '–'
        : answerTo(world, { method: 'GET', path: `/names?unit=${unit}`, asked: { cookie } });
    const own = person.unit;
    const below =
      own === 'ID'
        ? '17'
        : ['1701', '170101', '1701012001', '1701012001001', '990101'].find(
            (unit) => unit !== own && unit.startsWith(own),
          );
    const above =
      own === 'ID' ? undefined : own.length === 2 ? 'ID' : own.slice(0, own.length === 13 ? 10 : 2);
    rows.push([
      role,
      isRefusal(outcome) ? outcome.refused : 'yes',
      await read(own),
      await read(below),
      await read(above),
      await read(levelWith(role)),
      await answerTo(world, { method: 'DELETE', path: `/names/${person.officer}`, asked: { cookie } }),
      await answerTo(world, {
        method: 'DELETE',
        path: `/names/${people.KPU_PROVINSI.officer}`,
        asked: { cookie },
      }),
    ]);
  }
  const head = [
    '',
    'opening them',
    'own unit',
    'below',
    'above',
    'beside',
    'erasing her own',
    'erasing one of KPU_PROVINSI',
  ];
  return table('NAMES: an officer has signed that she opens those at her own unit, and reads', head, rows);
}

const HEAD = `WHAT THE OFFICE OPENS TO WHOM

Every cell was asked of the running server: "yes", or the code of its refusal. A request is right in
everything but who asks. "of another officer": the session, passkey or photograph named is not the asker's.
`;
const TAIL = `What is open without a session gives nothing that the log does not say, or what a code, a
signature or a passkey proves. No session signs an act.
`;
