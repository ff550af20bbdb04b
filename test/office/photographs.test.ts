// The laws of photographs: what is kept is what was announced, whole and a picture; what came stays whatever
// breaks; nobody sends another's, fills the disk, or climbs out of the store by a name.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hex } from '../../src/base/bytes.ts';
import { treeEvidence, type EvidenceStore } from '../../src/server/office/evidence.ts';
import { openStaging } from '../../src/server/office/staging.ts';
import { openTree, type TreeFiles } from '../../src/server/tree-files.ts';
import type { Cast } from '../simulator/mini-log.ts';
import { openOfficeWorld, type OfficeWorld } from './office-world.ts';

let world: OfficeWorld;
let cast: Cast;
let dir = '';
let files: TreeFiles;
let store: EvidenceStore;
let full = false;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-photographs-'));
  files = await openTree(join(dir, 'tree'), { durable: false });
  const inTree = treeEvidence(join(dir, 'tree'), files);
  store = {
    ...inTree,
    put: async (photograph) => {
      if (full) throw new Error('no room');
      return inTree.put(photograph);
    },
  };
  const staging = await openStaging({
    dir: join(dir, 'uploads'),
    clock: () => 0,
    newId: () => hex(randomBytes(16)),
    limits: { uploadsOfOneMax: 3 },
  });
  world = await openOfficeWorld({ photographs: { evidence: store, staging } });
  cast = world.running.cast;
  await world.app.listen({ host: '127.0.0.1', port: 0 });
}, 60_000);
afterAll(async () => {
  await world.close();
  await rm(dir, { recursive: true, force: true });
});

const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const photograph = (bytes = 1000): Buffer => Buffer.concat([JPEG, randomBytes(bytes - JPEG.length)]);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const TUS = { 'tus-resumable': '1.0.0' };
const announced = (bytes: Uint8Array, hash = hashOf(bytes)) => ({
  ...TUS,
  'upload-length': String(bytes.length),
  'upload-metadata': `sha256 ${Buffer.from(hash).toString('base64')}`,
});
const begin = (cookie: string, headers: Record<string, string>) =>
  world.ask('POST', '/photographs', { cookie, headers });
const send = (cookie: string, at: string, from: number, piece: Uint8Array, more = {}) =>
  world.ask('PATCH', at, {
    cookie,
    body: Buffer.from(piece),
    headers: {
      ...TUS,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(from),
      ...more,
    },
  });
const askOffset = async (cookie: string, at: string) => world.ask('HEAD', at, { cookie, headers: TUS });
const shown = (hash: string) => world.app.inject(`/api/v1/evidence/${hash}`);
const place = async (cookie: string, bytes: Uint8Array, hash?: string): Promise<string> =>
  String((await begin(cookie, announced(bytes, hash))).headers['location']);

describe('an upload', () => {
  test('in pieces becomes the photograph, which anybody reads, for ever the same', async () => {
    const cookie = await world.signIn(cast.kpps1);
    const bytes = photograph();
    const begun = await begin(cookie, announced(bytes));
    expect([begun.statusCode, begun.headers['upload-offset']]).toEqual([201, '0']);
    const at = String(begun.headers['location']);
    expect(at).toMatch(/^\/api\/v1\/office\/photographs\/[0-9a-f]{32}$/);
    const cuts = [0, 400, 999, 1000];
    for (const [i, to] of cuts.slice(1).entries()) {
      const from = cuts[i] ?? 0;
      const head = await askOffset(cookie, at);
      expect([head.headers['upload-offset'], head.headers['upload-length']]).toEqual([String(from), '1000']);
      const answer = await send(cookie, at, from, bytes.subarray(from, to));
      expect([answer.statusCode, answer.headers['upload-offset']]).toEqual([204, String(to)]);
      expect(answer.headers['tus-resumable']).toBe('1.0.0');
    }
    const seen = await shown(hashOf(bytes));
    expect(seen.rawPayload).toEqual(bytes);
    expect(seen.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': '1000',
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
    });
    expect(seen.headers['content-security-policy']).toContain('sandbox');
    expect(await readFile(join(dir, 'tree/evidence', hashOf(bytes)))).toEqual(bytes);
    expect((await askOffset(cookie, at)).statusCode).toBe(404);
    expect((await begin(cookie, announced(bytes))).statusCode).toBe(200);
    const again = await world.app.inject({
      url: `/api/v1/evidence/${hashOf(bytes)}`,
      headers: { 'if-none-match': String(seen.headers['etag']) },
    });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
  });

  test('WebP is taken; what is no picture is not, whatever it is called', async () => {
    const cookie = await world.signIn(cast.kpps1);
    const webp = Buffer.concat([
      Buffer.from('RIFF'),
      randomBytes(4),
      Buffer.from('WEBPVP8 '),
      randomBytes(50),
    ]);
    expect((await send(cookie, await place(cookie, webp), 0, webp)).statusCode).toBe(204);
    expect((await shown(hashOf(webp))).headers['content-type']).toBe('image/webp');
    const others = [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<!doctype html>',
      'RIFF0000WAVE',
      'GIF89a',
      '\xff\xd8',
    ];
    for (const text of others) {
      const bytes = Buffer.from(text, 'latin1');
      const answer = await send(cookie, await place(cookie, bytes), 0, bytes);
      expect([text, answer.statusCode, answer.json().code]).toEqual([text, 460, 'photograph-wrong']);
      expect((await shown(hashOf(bytes))).statusCode).toBe(404);
    }
  });

  test('whose bytes are not those announced is gone, and nothing of it is kept', async () => {
    const cookie = await world.signIn(cast.kpps1);
    const [bytes, other] = [photograph(), photograph()];
    const at = await place(cookie, bytes);
    const answer = await send(cookie, at, 0, other);
    expect([answer.statusCode, answer.json().code]).toEqual([460, 'photograph-wrong']);
    expect((await askOffset(cookie, at)).statusCode).toBe(404);
    for (const one of [bytes, other]) expect((await shown(hashOf(one))).statusCode).toBe(404);
    const tampered = await place(cookie, bytes);
    await send(cookie, tampered, 0, bytes.subarray(0, 500));
    const rest = Buffer.from(bytes.subarray(500));
    rest[0] = (rest[0] ?? 0) ^ 1;
    expect((await send(cookie, tampered, 500, rest)).statusCode).toBe(460);
  });

  test('goes on at the byte where it stands, and nowhere else', async () => {
    const cookie = await world.signIn(cast.kpps1);
    const bytes = photograph();
    const at = await place(cookie, bytes);
    await send(cookie, at, 0, bytes.subarray(0, 300));
    for (const from of [0, 299, 301, 1000]) {
      const answer = await send(cookie, at, from, bytes.subarray(300, 310));
      expect([from, answer.statusCode, answer.json().code]).toEqual([from, 409, 'photograph-offset']);
    }
    expect((await askOffset(cookie, at)).headers['upload-offset']).toBe('300');
    const same = await begin(cookie, announced(bytes));
    expect([same.headers['location'], same.headers['upload-offset']]).toEqual([at, '300']);
    expect((await send(cookie, at, 300, bytes.subarray(300))).statusCode).toBe(204);
  });

  test('of another officer is not there, for reading and writing alike', async () => {
    const [mine, hers] = [await world.signIn(cast.kpps1), await world.signIn(cast.kpps2)];
    const bytes = photograph();
    const at = await place(mine, bytes);
    expect((await askOffset(hers, at)).statusCode).toBe(404);
    expect((await send(hers, at, 0, bytes)).json().code).toBe('not-found');
    expect((await shown(hashOf(bytes))).statusCode).toBe(404);
    expect(await place(hers, bytes)).not.toBe(at);
    expect((await send(mine, at, 0, bytes)).statusCode).toBe(204);
  });
});

describe('limits', () => {
  test('larger than five million bytes, than announced, or of no length is refused', async () => {
    const cookie = await world.signIn(cast.kpps1);
    const bytes = photograph();
    const length = (text: string) => begin(cookie, { ...announced(bytes), 'upload-length': text });
    expect((await length('5000001')).statusCode).toBe(413);
    for (const text of ['0', '-1', '1e3', '', '99999999999', '1000, 1000']) {
      expect([text, (await length(text)).statusCode]).toEqual([text, 400]);
    }
    const at = await place(cookie, bytes);
    const long = await send(cookie, at, 0, Buffer.concat([bytes, Buffer.from('x')]));
    expect([long.statusCode, long.json().code]).toEqual([413, 'body-too-large']);
    expect((await askOffset(cookie, at)).headers['upload-offset']).toBe('0');
  });

  test('a name that is no hash climbs nowhere', async () => {
    const cookie = await world.signIn(cast.kpps1);
    const names = [
      '../../etc/passwd',
      'a'.repeat(63),
      'A'.repeat(64),
      `${'a'.repeat(64)}/..`,
      '',
      '0'.repeat(65),
    ];
    for (const name of names) {
      const answer = await begin(cookie, announced(photograph(), name));
      expect([name, answer.statusCode]).toEqual([name, 400]);
      const read = await world.app.inject(`/api/v1/evidence/${encodeURIComponent(name)}`);
      expect([name, [400, 404].includes(read.statusCode)]).toEqual([name, true]);
      const head = await askOffset(cookie, `/photographs/${encodeURIComponent(name)}`);
      expect([name, [400, 404, 405].includes(head.statusCode)]).toEqual([name, true]);
    }
    for (const metadata of ['', 'sha256', 'sha256 !!!', `x ${Buffer.from('a').toString('base64')}`]) {
      const answer = await begin(cookie, { ...announced(photograph()), 'upload-metadata': metadata });
      expect([metadata, answer.statusCode]).toEqual([metadata, 400]);
    }
    const twice = announced(photograph())['upload-metadata'];
    const answer = await begin(cookie, {
      ...announced(photograph()),
      'upload-metadata': `${twice},${twice}`,
    });
    expect(answer.statusCode).toBe(400);
  });

  test('an officer’s next upload ends her oldest, and nobody else’s', async () => {
    const [mine, hers] = [await world.signIn(cast.kppslN1), await world.signIn(cast.kppslN2)];
    const other = await place(hers, photograph());
    const places: string[] = [];
    for (let i = 0; i < 4; i++) places.push(await place(mine, photograph()));
    const statuses = [];
    for (const at of places) statuses.push((await askOffset(mine, at)).statusCode);
    expect(statuses).toEqual([404, 200, 200, 200]);
    expect((await askOffset(hers, other)).statusCode).toBe(200);
  });
});

describe('whatever breaks', () => {
  test('a version of tus that we do not speak is refused, and what we speak is told to anybody', async () => {
    const cookie = await world.signIn(cast.kpps1);
    const answer = await begin(cookie, { ...announced(photograph()), 'tus-resumable': '0.2.2' });
    expect([answer.statusCode, answer.headers['tus-version']]).toEqual([412, '1.0.0']);
    const asked = await world.ask('OPTIONS', '/photographs');
    expect(asked.headers).toMatchObject({ 'tus-extension': 'creation', 'tus-max-size': '5000000' });
    expect(asked.statusCode).toBe(204);
  });

  test('a store that does not take it keeps what came: the last piece is sent again', async () => {
    const cookie = await world.signIn(cast.kpps1);
    const bytes = photograph();
    const at = await place(cookie, bytes);
    await send(cookie, at, 0, bytes.subarray(0, 600));
    full = true;
    const refused = await send(cookie, at, 600, bytes.subarray(600));
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'unavailable']);
    expect((await askOffset(cookie, at)).headers['upload-offset']).toBe('600');
    full = false;
    expect((await send(cookie, at, 600, bytes.subarray(600))).statusCode).toBe(204);
    expect((await shown(hashOf(bytes))).statusCode).toBe(200);
  });

  test('a line that breaks in the middle of a piece costs what had not come, no more', async () => {
    const cookie = await world.signIn(cast.kpps1);
    const bytes = photograph(200_000);
    const at = await place(cookie, bytes);
    const { port } = world.app.server.address() as AddressInfo;
    const head = [
      `PATCH ${at} HTTP/1.1`,
      'host: x',
      `cookie: ${cookie}`,
      'tus-resumable: 1.0.0',
      'content-type: application/offset+octet-stream',
      'upload-offset: 0',
      'content-length: 200000',
    ].join('\r\n');
    const socket = connect(port, '127.0.0.1');
    socket.write(`${head}\r\n\r\n`);
    socket.write(bytes.subarray(0, 100_000));
    const name = at.slice(at.lastIndexOf('/') + 1);
    await expect
      .poll(async () => (await readFile(join(dir, 'uploads', name)).catch(() => Buffer.alloc(0))).length)
      .toBeGreaterThanOrEqual(50_000);
    // The line hangs; another comes in its place and does not wait for it.
    const offset = Number((await askOffset(cookie, at)).headers['upload-offset']);
    socket.destroy();
    expect(offset).toBeGreaterThanOrEqual(50_000);
    expect((await send(cookie, at, offset, bytes.subarray(offset))).statusCode).toBe(204);
    expect((await shown(hashOf(bytes))).rawPayload).toEqual(bytes);
  });

  test('two pieces at once do not mix', async () => {
    const cookie = await world.signIn(cast.kpps1);
    const bytes = photograph();
    const at = await place(cookie, bytes);
    const answers = await Promise.all([1, 2, 3].map(() => send(cookie, at, 0, bytes.subarray(0, 500))));
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 204).length).toBeGreaterThanOrEqual(1);
    expect((await askOffset(cookie, at)).headers['upload-offset']).toBe('500');
    expect((await send(cookie, at, 500, bytes.subarray(500))).statusCode).toBe(204);
  });
});
