// Laws of the witness's door and of the client that knocks there.
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '../base/result.ts';
import { cosignedAt } from '../core/cosignature.ts';
import { formatVkey, noteSigner, parseNote, parseVkey, type NoteKey } from '../core/note.ts';
import { ed25519 } from './ed25519.ts';
import { history, logVkey } from './small-log.ts';
import { cosign, requestBody } from './witness-client.ts';
import { startWitness, type RunningWitness } from './witness-server.ts';
import { REQUEST_BYTES_MAX } from './witness.ts';

const name = 'witness.example/w1';
const clock = (): number => 1_707_910_325_000;
const tree = history('true');
const fork = history('other');
const step = (from: number, to: number): string => requestBody(from, tree.proof(from, to), tree.at(to));

function timeOf(note: string, lines: string, vkey: string): number | undefined {
  const parsed = parseNote(note + lines);
  return isRefusal(parsed) ? undefined : cosignedAt(parsed, parseVkey(vkey) as NoteKey, ed25519);
}

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-door-'));
});
afterEach(async () => {
  await rm(dir, { force: true, recursive: true });
});

describe('over HTTP', () => {
  let witness: RunningWitness;
  beforeEach(async () => {
    witness = await startWitness({ clock, dir, logs: [logVkey], name, port: 0 });
  });
  afterEach(async () => {
    await witness.close();
  });

  const post = (body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
    fetch(`${witness.url}/add-checkpoint`, { body, method: 'POST' });

  test('the client gets a cosignature, and with an old size forgotten asks twice', async () => {
    const ask = (oldSize: number, to: number, of = tree) =>
      cosign(witness, { checkpoint: of.at(to), oldSize, proof: (from) => of.proof(from, to) });
    const line = await ask(0, 5);
    expect(timeOf(tree.at(5), line as string, witness.vkey)).toBe(clock() / 1_000);
    expect(timeOf(tree.at(9), (await ask(2, 9)) as string, witness.vkey)).toBe(clock() / 1_000);
    expect(await ask(9, 9)).toContain('— witness.example/w1 ');
    expect(await ask(0, 5)).toEqual({ detail: { size: 9 }, refused: 'witness-ahead' });
    expect(await ask(9, 9, fork)).toEqual({ detail: { size: 9 }, refused: 'witness-forked' });
    expect(await ask(9, 20, fork)).toEqual({ detail: { size: 9 }, refused: 'witness-forked' });
  });

  test('another key, no witness, and a slow one are refusals', async () => {
    const request = { checkpoint: tree.at(5), oldSize: 0, proof: () => [] };
    const other = formatVkey(noteSigner(name, 'cosignature', new Uint8Array(32).fill(5), ed25519).key);
    expect(await cosign({ url: witness.url, vkey: other }, request)).toEqual({
      refused: 'witness-answer-bad',
    });
    expect(await cosign({ url: 'http://127.0.0.1:1', vkey: witness.vkey }, request)).toEqual({
      refused: 'witness-unreachable',
    });
    const never: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      );
    expect(await cosign(witness, request, { fetch: never, timeoutMs: 1 })).toEqual({
      refused: 'witness-unreachable',
    });
    const endless: typeof fetch = async () => new Response('x'.repeat(100_000));
    expect(await cosign(witness, request, { fetch: endless })).toEqual({ refused: 'witness-answer-bad' });
    expect(await cosign({ ...witness, vkey: 'x' }, request)).toEqual({ refused: 'vkey-malformed' });
    expect(await cosign(witness, { ...request, checkpoint: 'x' })).toEqual({
      refused: 'checkpoint-malformed',
    });
  });

  test('sizes are told as the specification wants them', async () => {
    const response = await post(step(3, 5));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '0\n',
    ]);
  });

  test('what is not a request is refused by status', async () => {
    expect((await fetch(`${witness.url}/add-checkpoint`)).status).toBe(405);
    expect((await fetch(`${witness.url}/key`)).status).toBe(404);
    expect((await post(Uint8Array.of(255, 254))).status).toBe(400);
    expect((await post(new Uint8Array(REQUEST_BYTES_MAX + 1).fill(65))).status).toBe(413);
    expect((await post(step(0, 5))).status).toBe(200);
  });

  test('a sender who goes away half-way harms nobody', async () => {
    await new Promise((resolve) => {
      const half = httpRequest(`${witness.url}/add-checkpoint`, {
        headers: { 'Content-Length': '900' },
        method: 'POST',
      });
      half.on('error', resolve);
      half.write('old 0\n', () => half.destroy(new Error('gone')));
    });
    expect((await post(step(0, 5))).status).toBe(200);
  });

  test('of three at once over HTTP one is cosigned', async () => {
    const answers = [step(0, 5), step(0, 5), step(0, 5)].map((body) => post(body));
    const statuses = await Promise.all(answers.map(async (answer) => (await answer).status));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });
});
