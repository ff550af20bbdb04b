// Photographs in a real S3: Ceph's gateway, started on loopback. Without it the reason is printed and these
// laws are not tried.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hex } from '../../src/base/bytes.ts';
import {
  bucketEvidence,
  BucketFault,
  bucketIn,
  type BucketOptions,
} from '../../src/server/office/evidence-bucket.ts';
import type { EvidenceStore } from '../../src/server/office/evidence.ts';
import { openStaging } from '../../src/server/office/staging.ts';
import { openOfficeWorld, type OfficeWorld } from './office-world.ts';
import { lackingCeph, startRadosgw } from './radosgw.ts';

const lacking = lackingCeph();
if (lacking.length > 0) {
  const where = 'install them, or name the folder that Debian’s packages were unpacked in by TERANG_CEPH';
  process.stderr.write(`photographs in S3 are not tried: no ${lacking.join(', ')}; ${where}\n`);
}

const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const photograph = (bytes = 200_000): Buffer => Buffer.concat([JPEG, randomBytes(bytes - JPEG.length)]);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const TUS = { 'tus-resumable': '1.0.0' };

// Needs Ceph's programs; what is lacking was said above.
describe.skipIf(lacking.length > 0)('photographs in a bucket', () => {
  let bucket: BucketOptions & { readonly stop: () => Promise<void> };
  let evidence: EvidenceStore;
  let world: OfficeWorld;
  let dir = '';
  beforeAll(async () => {
    bucket = await startRadosgw('evidence');
    const { accessKeyId, secretAccessKey, region, endpoint } = bucket;
    const owner = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
    const { status } = await owner.fetch(`${endpoint}/evidence`, { method: 'PUT' });
    if (status !== 200) throw new Error(`no bucket: ${status}`);
    evidence = bucketEvidence(bucket);
    dir = await mkdtemp(join(tmpdir(), 'terang-bucket-'));
    const newId = (): string => hex(randomBytes(16));
    const staging = await openStaging({ dir: join(dir, 'uploads'), clock: () => 0, newId });
    world = await openOfficeWorld({ photographs: { evidence, staging } });
  }, 180_000);
  afterAll(async () => {
    await world?.close();
    await bucket?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const upload = async (bytes: Buffer, cuts: readonly number[]) => {
    const cookie = await world.signIn(world.running.cast.kpps1);
    const metadata = `sha256 ${Buffer.from(hashOf(bytes)).toString('base64')}`;
    const headers = { ...TUS, 'upload-length': String(bytes.length), 'upload-metadata': metadata };
    const begun = await world.ask('POST', '/photographs', { cookie, headers });
    const at = String(begun.headers['location']);
    const answers = [begun];
    for (const [i, to] of cuts.slice(1).entries()) {
      const from = cuts[i] ?? 0;
      const piece = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) };
      const body = Buffer.from(bytes.subarray(from, to));
      answers.push(await world.ask('PATCH', at, { cookie, body, headers: { ...TUS, ...piece } }));
    }
    return answers;
  };

  test('come in piece by piece through the office, and anybody reads them back, byte for byte', async () => {
    const bytes = photograph();
    const answers = await upload(bytes, [0, 65_536, 131_072, bytes.length]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 204, 204, 204]);
    const seen = await world.app.inject(`/api/v1/evidence/${hashOf(bytes)}`);
    expect(seen.rawPayload).toEqual(bytes);
    expect(seen.headers).toMatchObject({ 'content-length': '200000', 'content-type': 'image/jpeg' });
    expect((await upload(bytes, []))[0]?.statusCode).toBe(200);
  });

  test('that are not there are not there', async () => {
    const hash = hashOf(randomBytes(8));
    expect([await evidence.has(hash), await evidence.read(hash)]).toEqual([false, undefined]);
    expect((await world.app.inject(`/api/v1/evidence/${hash}`)).statusCode).toBe(404);
  });

  test('put twice are one, whoever comes first', async () => {
    const bytes = photograph(5_000);
    const one = { bytes, hash: hashOf(bytes), type: 'image/jpeg' } as const;
    await Promise.all([evidence.put(one), evidence.put(one), evidence.put(one)]);
    expect(await evidence.has(one.hash)).toBe(true);
  });

  test('with other bytes than their name says are refused by the store', async () => {
    const hash = hashOf(randomBytes(8));
    await expect(evidence.put({ bytes: photograph(), hash, type: 'image/jpeg' })).rejects.toThrow(
      BucketFault,
    );
    expect(await evidence.has(hash)).toBe(false);
  });

  test('of five million bytes come whole', { timeout: 60_000 }, async () => {
    const bytes = photograph(5_000_000);
    await evidence.put({ bytes, hash: hashOf(bytes), type: 'image/jpeg' });
    const shown = await evidence.read(hashOf(bytes));
    const chunks: Buffer[] = [];
    for await (const chunk of shown!.body as AsyncIterable<Uint8Array>) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });

  test('a store that refuses our key, has no bucket or is gone is a fault', async () => {
    const strangers = [
      { ...bucket, secretAccessKey: 'another' },
      { ...bucket, bucket: 'elsewhere' },
      { ...bucket, endpoint: 'http://127.0.0.1:9' },
    ];
    for (const one of strangers) {
      const bytes = photograph(5_000);
      const put = { bytes, hash: hashOf(bytes), type: 'image/jpeg' } as const;
      await expect(bucketEvidence(one).put(put)).rejects.toThrow(Error);
    }
    expect(world.logged()).not.toContain(bucket.secretAccessKey);
  });
});

describe('the bucket that an environment names', () => {
  const whole = {
    EVIDENCE_S3_ENDPOINT: 'https://s3.example',
    EVIDENCE_S3_BUCKET: 'evidence',
    EVIDENCE_S3_KEY: 'k',
    EVIDENCE_S3_SECRET: 's',
  };
  test('is whole or none', () => {
    expect(bucketIn({})).toBeUndefined();
    expect(bucketIn(whole)).toMatchObject({ bucket: 'evidence', region: 'us-east-1' });
    for (const name of Object.keys(whole))
      expect(() => bucketIn({ ...whole, [name]: undefined })).toThrow('EVIDENCE_S3');
    expect(() => bucketIn({ ...whole, EVIDENCE_S3_ENDPOINT: 'file:///x' })).toThrow('no address');
  });
});
