import { execFile } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base64url, hex, sha256, utf8 } from '../../base/bytes.ts';
import { canonical } from '../../base/canonical.ts';
import { atText } from '../../base/time.ts';
import { invitationSecret, readInvitationLink } from '../../core/invitation.ts';
import { signedBytes } from '../../core/seal.ts';
import { verifyTreeDir } from '../verify.ts';
import { NEIGHBOUR_STATES } from './neighbours.ts';
import { startPractice, type Invitation, type PracticeOptions, type RunningPractice } from './practice.ts';

// Nine in the morning of voting day in Bengkulu; in Jayapura it is eleven, in London two at night.
const MORNING = Date.parse('2027-02-13T18:00:00Z') + 8 * 3_600_000;

let dir = '';
let practice: RunningPractice;
const time = { ms: MORNING };

const options = (change: Partial<PracticeOptions> = {}): PracticeOptions => ({
  area: '170108', dir, port: 18_600, host: '127.0.0.1', clock: () => time.ms, ownWitnesses: 0,
  onFailure: (what) => expect.unreachable(what), ...change,
});

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'practice-'));
  practice = await startPractice(options());
}, 60_000);
afterAll(async () => {
  await practice?.stop();
  await rm(dir, { recursive: true, force: true });
});

const invitation = (role: string): Invitation => {
  const found = practice.invitations.find((one) => one.role === role);
  if (!found) throw new Error(`nobody is invited as ${role}`);
  return found;
};

/** What a telephone does with a link: a new key, and an enrolment by it. */
async function enrol(link: string, officer: string): Promise<{ status: number; code?: string }> {
  const { unit, code } = readInvitationLink(link) ?? { unit: '', code: '' };
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const secret = invitationSecret(practice.district.election, unit, code);
  const act = {
    act: 'registry.key.enrol',
    at: atText(time.ms),
    basis: null,
    body: { invitation: hex(secret), key: base64url(point), reason: 'pendaftaran' },
    by: { key: hex(sha256(point)), officer },
    election: practice.district.election,
    record: `registry.officer/${officer}`,
    unit,
    v: 1,
  };
  const bytes = utf8(canonical(act));
  const signature = sign('sha256', signedBytes(bytes), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const answer = await fetch(`${practice.service.apiUrl}/api/v1/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ act: base64url(bytes), signatures: [base64url(signature)] }),
  });
  return { status: answer.status, ...((await answer.json()) as object) };
}

describe('a practice', () => {
  test('has a place free at every body of the chain, and two at the centre and the station', () => {
    const { station } = practice.district;
    const places = practice.invitations.map(({ role, unit }) => `${role} ${unit}`);
    const bodies = ['KPU_PROVINSI 17', 'KPU_KABKOTA 1701', 'PPK 170108'];
    const beside = [`PPS ${station.slice(0, 10)}`, `PTPS ${station}`, `PEMANTAU ${station}`];
    for (const place of [...bodies, ...beside])
      expect(places.filter((one) => one === place), place).toHaveLength(1);
    for (const two of ['KPU ID', `KPPS ${station}`])
      expect(places.filter((one) => one === two)).toHaveLength(2);
    const witnesses = practice.invitations.filter(({ role }) => role === 'SAKSI');
    expect(witnesses.map(({ unit, participant }) => [unit, participant])).toEqual([
      [station, 'PPWP/1'],
      [station, 'PPWP/2'],
    ]);
    expect(new Set(practice.invitations.map(({ link }) => link)).size).toBe(places.length);
  });

  test('votes today, on the clock of its stations and not of the machine', () => {
    expect(practice.district.day).toBe('2027-02-14');
    expect(practice.service.engine.state.ledger.election?.voting.day).toBe('2027-02-14');
  });

  test('says in its name, its id and its contests that it is none', () => {
    expect(practice.district.election).toBe('latihan-170108-2027-02-14');
    expect(practice.district.name).toContain('bukan pemilu');
    const { contests } = practice.district.objects;
    expect(contests.text).not.toMatch(/Prabowo|Anies|Ganjar|Gerindra|PDI/);
  });

  test('has neighbours whose forms are confirmed, withheld, disputed and waiting', async () => {
    const { district, service } = practice;
    for (const [i, state] of NEIGHBOUR_STATES.entries()) {
      const query = `label=PPWP/${state}&below=${district.village}`;
      const answer = await fetch(`${service.apiUrl}/api/v1/lists?${query}`);
      const key = `results.tally/${district.neighbours[i]}/PPWP/1`;
      expect(await answer.json(), state).toMatchObject({ keys: [key] });
    }
  });

  test('has neighbours that opened, with two officers on shift for too long', async () => {
    const { district, service } = practice;
    const lists = `${service.apiUrl}/api/v1/lists?label=voting/on-shift&below=${district.village}`;
    const { keys } = (await (await fetch(lists)).json()) as { keys: string[] };
    const records = await fetch(`${service.apiUrl}/api/v1/records/read`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ keys }),
    });
    type Shifts = { records: Record<string, { since: { at: string } }> };
    const shifts = ((await records.json()) as Shifts).records;
    const hours = Object.values(shifts).map(({ since }) => (MORNING - Date.parse(since.at)) / 3_600_000);
    expect(hours.sort((a, b) => a - b)).toEqual([4, 4, 13, 19]);
  });

  test('tells whoever has the code her name, role and place, and the hour of its clock', async () => {
    const { code, name, officer, role, unit } = invitation('KPPS');
    const answer = await fetch(`${practice.service.apiUrl}/api/v1/office/invitation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, unit }),
    });
    expect(await answer.json()).toMatchObject({ name, officer, role, unit });
    expect(answer.headers.get('date')).toBe(new Date(time.ms).toUTCString());
  });

  test.each(['KPU', 'PPS', 'KPPS'])('enrols whoever opens the link of %s, once', async (role) => {
    const { link, officer } = invitation(role);
    expect(await enrol(link, officer)).toMatchObject({ status: 200 });
    expect(await enrol(link, officer)).toMatchObject({ code: 'invitation-spent' });
  });

  test('is found whole by the verifier', async () => {
    await practice.service.engine.snapshot(true);
    const { treeDir, policyFile } = practice.service;
    const { code, findings } = await verifyTreeDir(treeDir, policyFile);
    expect([code, findings]).toEqual([0, []]);
  });

  test('can be given the officers of the example: seven for each station of a village', async () => {
    const { district, service } = practice;
    const example = fileURLToPath(new URL('../../../examples/officers-csv.mjs', import.meta.url));
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [example, service.apiUrl, district.village]);
    const [header, ...lines] = stdout.trimEnd().split('\n');
    expect(header).toBe('kode,jabatan,nama');
    expect(lines).toHaveLength(7 * district.units.stationCount(district.village));
    expect(new Set(lines).size).toBe(lines.length);
    const [code = '', role, name] = lines[0]?.split(',') ?? [];
    expect([district.units.exists(code), role]).toEqual([true, 'KPPS']);
    expect(name).toMatch(/^Contoh /);
  });

  test('started again goes on: nothing founded twice, nobody invited anew', { timeout: 60_000 }, async () => {
    const { size } = practice.service.engine.tree;
    const before = practice.invitations.map(({ code }) => code);
    await practice.stop();
    time.ms += 3_600_000;
    practice = await startPractice(options());
    // Nothing but snapshots: every act of the founding is there once.
    expect(practice.service.engine.tree.size - size).toBeLessThanOrEqual(1);
    expect(practice.invitations.map(({ code }) => code)).toEqual(before);
    const { link, officer } = invitation('PPS');
    expect(await enrol(link, officer)).toMatchObject({ code: 'invitation-spent' });
  });

  const nowhere = ['17', '1708', '170199', '990101', '1701082999', 'x'];
  test.each(nowhere)('takes no %s for a sub-district', async (area) => {
    await expect(startPractice(options({ area }))).rejects.toThrow(/sub-district/);
  });
});

test('two practices share no key and no invitation', { timeout: 60_000 }, async () => {
  const other = await mkdtemp(join(tmpdir(), 'practice-'));
  const second = await startPractice(options({ dir: other, port: 18_650 }));
  try {
    const codes = new Set(practice.invitations.map(({ code }) => code));
    expect(second.invitations.filter(({ code }) => codes.has(code))).toEqual([]);
    const officers = new Set(practice.invitations.map(({ officer }) => officer));
    expect(second.invitations.filter(({ officer }) => officers.has(officer))).toEqual([]);
  } finally {
    await second.stop();
    await rm(other, { recursive: true, force: true });
  }
});
