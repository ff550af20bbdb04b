// What lies in staging is never mistaken for a whole, never more than its limits, and taken up where it was
// after a kill or a disk that failed at any step.
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hex } from '../../src/base/bytes.ts';
import { isRefusal, type Refusal } from '../../src/base/result.ts';
import { failingDisk } from '../../src/server/failing-disk.ts';
import { createLogger } from '../../src/server/log.ts';
import { createPhotographs } from '../../src/server/office/photographs.ts';
import { openStaging, type Staging, type Upload } from '../../src/server/office/staging.ts';

let dir = '';
let time = 0;
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'terang-staging-'))));
afterAll(() => rm(dir, { recursive: true, force: true }));

const newId = (): string => hex(randomBytes(16));
const [ONE, OTHER] = ['1'.repeat(32), '2'.repeat(32)];
const stagingAt = (path: string, limits = {}): Promise<Staging> =>
  openStaging({ dir: join(dir, path), clock: () => time, newId, limits });

const hash = (n: number): string => String(n).padStart(64, '0');
const begun = async (staging: Staging, officer: string, of: string, length: number): Promise<Upload> => {
  const upload = await staging.begin(officer, of, length);
  if (isRefusal(upload)) throw new Error(upload.refused);
  return upload;
};
const full = { refused: 'unavailable', detail: { retryAfterSeconds: 60 } };

test('staging holds so many and so much, and gives up what nobody went on with for a day', async () => {
  const staging = await stagingAt('small', { uploadsMax: 2, bytesMax: 250 });
  const first = await begun(staging, ONE, hash(1), 100);
  expect(await staging.begin(OTHER, hash(2), 151)).toEqual(full);
  await begun(staging, OTHER, hash(2), 150);
  expect(await staging.begin(OTHER, hash(3), 1)).toEqual(full);
  time += 86_400_001;
  expect(staging.find(first.id)).toBeUndefined();
  await begun(staging, OTHER, hash(3), 1);
  expect((await readdir(join(dir, 'small'))).length).toBe(1);
});

test('those who begin at once pass no limit together, and one photograph is one upload', async () => {
  const staging = await stagingAt('at-once', { uploadsMax: 5, uploadsOfOneMax: 3, bytesMax: 1000 });
  const many = (officer: string, length: number): Promise<(Upload | Refusal)[]> =>
    Promise.all(Array.from({ length: 9 }, (_, i) => staging.begin(officer, hash(i), length)));
  const standing = (all: readonly (Upload | Refusal)[]): Upload[] =>
    all.flatMap((one) => (isRefusal(one) ? [] : (staging.find(one.id) ?? [])));
  expect(standing(await many(ONE, 10))).toHaveLength(3);
  expect(standing(await many(OTHER, 400))).toHaveLength(2);
  const again = await Promise.all([7, 7].map((n) => staging.begin(ONE, hash(n), 10)));
  expect(new Set(standing(again).map(({ id }) => id)).size).toBe(1);
});

test('one officer begins so much in a day, come whole or not; more tomorrow', async () => {
  const staging = await stagingAt('a-day', { bytesOfOneADayMax: 100 });
  await staging.remove(await begun(staging, ONE, hash(1), 60));
  const rest = await begun(staging, ONE, hash(2), 40);
  expect(await staging.begin(ONE, hash(2), 40)).toEqual(rest);
  expect(await staging.begin(ONE, hash(3), 1)).toMatchObject({ refused: 'too-many-requests' });
  await begun(staging, OTHER, hash(3), 100);
  time += 86_400_000;
  await begun(staging, ONE, hash(3), 100);
});

test('a killed server goes on where the bytes end, and sweeps what it had left torn', async () => {
  const staging = await stagingAt('killed');
  const upload = await begun(staging, ONE, 'a'.repeat(64), 100);
  await staging.append(upload, Buffer.alloc(40));
  const torn = newId();
  await writeFile(join(dir, 'killed', `${torn}.json`), '{"created":0,"ha');
  await writeFile(join(dir, 'killed', newId()), 'bytes of nobody');
  await mkdir(join(dir, 'killed', 'folder'));
  const again = await stagingAt('killed');
  const found = again.find(upload.id)!;
  expect(found).toEqual(upload);
  expect(await again.offset(found)).toBe(40);
  await again.append(found, Buffer.alloc(59));
  expect(await again.offset(found)).toBe(99);
  expect((await readdir(join(dir, 'killed'))).toSorted()).toEqual([upload.id, `${upload.id}.json`]);
  await expect(again.append(found, Buffer.alloc(1))).rejects.toThrow(RangeError);
});

test.each(['before', 'half', 'after'] as const)(
  'a disk that fails %s any step leaves nothing torn: the next opening goes on with what is there',
  async (when) => {
    const bytes = Buffer.from('0123456789');
    for (let step = 1; step <= 8; step++) {
      const path = join(dir, `failing-${when}-${step}`);
      const disk = failingDisk(step, when);
      const staging = await openStaging({ dir: path, clock: () => time, newId, disk });
      let said = 0;
      try {
        const upload = await begun(staging, ONE, 'b'.repeat(64), 100);
        for (let i = 0; i < 4; i++) {
          await staging.append(upload, bytes);
          said += bytes.length;
        }
        await staging.remove(upload);
      } catch {
        // A full disk; what it did before is what counts.
      }
      const again = await openStaging({ dir: path, clock: () => time, newId });
      const upload = await begun(again, ONE, 'b'.repeat(64), 100);
      const offset = await again.offset(upload);
      const removing = said === 4 * bytes.length;
      expect([step, removing || offset >= said]).toEqual([step, true]);
      const there = Buffer.from(await again.bytes(upload));
      expect(bytes.toString().repeat(4).startsWith(there.toString())).toBe(true);
      expect((await readdir(path)).every((name) => name.startsWith(upload.id))).toBe(true);
    }
  },
);

test('the newest request has the word: a piece that hangs ends, the next goes on from it', async () => {
  const staging = await stagingAt('taking');
  const kept: string[] = [];
  const photographs = createPhotographs({
    staging,
    evidence: {
      has: async () => false,
      put: async ({ hash }) => void kept.push(hash),
      read: async () => undefined,
    },
    logger: createLogger('silent'),
  });
  const bytes = Buffer.concat([Buffer.from('ffd8ff', 'hex'), randomBytes(97)]);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const { id } = (await photographs.begin(ONE, hash, 100)) as { id: string };
  const hanging = new PassThrough();
  const first = photographs.take(ONE, id, 0, hanging);
  hanging.write(bytes.subarray(0, 60));
  // Another officer, who knows its name, breaks nothing off.
  expect(await photographs.offset(OTHER, id)).toEqual({ refused: 'not-found' });
  expect(await photographs.take(OTHER, id, 0, Readable.from([]))).toEqual({ refused: 'not-found' });
  expect(hanging.destroyed).toBe(false);
  const upload = staging.find(id)!;
  await expect.poll(() => staging.offset(upload)).toBe(60);
  const [second, third] = [0, 1].map(() =>
    photographs.take(ONE, id, 60, Readable.from([Buffer.from(bytes.subarray(60))])),
  );
  expect(await first).toEqual({ refused: 'busy' });
  // Of two that came at once one was ended, or found the upload whole; the bytes never mixed.
  const outcomes = await Promise.all([second, third]);
  expect(outcomes).toContain(100);
  expect(kept).toEqual([hash]);
});
