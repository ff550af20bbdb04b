// Photographs in an S3 bucket (spec/office.md, Photographs), for servers whose disk they would fill. The name
// of an object is the hash of its bytes, which is signed with the request: a store that got other bytes
// refuses them. What is read back is not checked again here: whoever asked for a hash can check it.
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import {
  evidencePath,
  PHOTOGRAPH_BYTES_MAX,
  PHOTOGRAPH_TYPES,
  type EvidenceStore,
  type PhotographType,
} from './evidence.ts';

export type BucketOptions = {
  /** Address of the service, e.g. `https://s3.example`; buckets are named in the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/** The store did not do what it was asked; says nothing of what it answered but its number. */
export class BucketFault extends Error {
  override readonly name = 'BucketFault';
}

const ANSWER_MS_MAX = 20_000;
const RETRIES = 2;

const typeOf = (header: string | null): PhotographType | undefined =>
  PHOTOGRAPH_TYPES.find((type) => type === header);

/** Ends an answer that nobody reads, so that its line is free for the next. */
const discard = (answer: Response): Promise<unknown> => answer.body?.cancel() ?? Promise.resolve();

/** Photographs in a bucket, which must exist. */
export function bucketEvidence(options: BucketOptions): EvidenceStore {
  const { accessKeyId, secretAccessKey, region } = options;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  const place = `${options.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(options.bucket)}`;
  const ask = (method: string, hash: string, more: RequestInit = {}): Promise<Response> =>
    client.fetch(`${place}/${evidencePath(hash)}`, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
      ...more,
    });
  return {
    has: async (hash) => {
      const { status } = await ask('HEAD', hash);
      if (status === 200) return true;
      if (status === 404) return false;
      throw new BucketFault(`HEAD was answered with ${status}`);
    },
    put: async ({ bytes, hash, type }) => {
      const answer = await ask('PUT', hash, {
        // A copy of its own: the request keeps it for another try.
        body: new Uint8Array(bytes),
        headers: {
          'cache-control': 'public, max-age=31536000, immutable',
          'content-type': type,
          'x-amz-content-sha256': hash,
        },
      });
      await discard(answer);
      if (!answer.ok) throw new BucketFault(`PUT was answered with ${answer.status}`);
    },
    read: async (hash) => {
      const answer = await ask('GET', hash);
      if (answer.status === 404) {
        await discard(answer);
        return undefined;
      }
      const length = Number(answer.headers.get('content-length') ?? Number.NaN);
      const type = typeOf(answer.headers.get('content-type'));
      const whole = answer.ok && answer.body && length > 0 && length <= PHOTOGRAPH_BYTES_MAX;
      if (!whole || type === undefined) {
        await discard(answer);
        throw new BucketFault(`GET was answered with ${answer.status}`);
      }
      return { body: Readable.fromWeb(answer.body as never), length, type };
    },
  };
}

/** The bucket that an environment names; undefined when it names none. Throws when it names half of one. */
export function bucketIn(
  environment: Readonly<Record<string, string | undefined>>,
): BucketOptions | undefined {
  const {
    EVIDENCE_S3_ENDPOINT: endpoint,
    EVIDENCE_S3_BUCKET: bucket,
    EVIDENCE_S3_REGION: region = 'us-east-1',
    EVIDENCE_S3_KEY: accessKeyId,
    EVIDENCE_S3_SECRET: secretAccessKey,
  } = environment;
  if (endpoint === undefined && bucket === undefined) return undefined;
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey)
    throw new Error('photographs in S3 need EVIDENCE_S3_ENDPOINT, _BUCKET, _KEY and _SECRET');
  if (!/^https?:$/.test(new URL(endpoint).protocol)) throw new Error('EVIDENCE_S3_ENDPOINT is no address');
  return { endpoint, bucket, region, accessKeyId, secretAccessKey };
}
