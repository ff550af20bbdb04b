// Every limit that the API puts on strangers, in one place, and the token buckets that count requests by
// address. Memory is bounded whatever comes: with too many addresses the one seen longest ago is forgotten,
// never the newest refused.
import type { Clock } from '../base/time.ts';

export type Limits = {
  /** JSON of one act: base64url of 48 KiB, nine signatures, some room. */
  readonly actBodyBytesMax: number;
  readonly batchBodyBytesMax: number;
  readonly batchActsMax: number;
  readonly headerBytesMax: number;
  readonly connectionsMax: number;
  /** A slow sender has so long for its headers, and for the whole request. */
  readonly headersMsMax: number;
  readonly requestMsMax: number;
  readonly idleMsMax: number;
  /** A stop waits so long for what is under way. */
  readonly stopMsMax: number;
  /**
   * Requests a minute by address; each act of a batch counts as one. A whole district may share one mobile
   * address.
   */
  readonly readsPerMinute: number;
  readonly writesPerMinute: number;
  readonly addressesMax: number;
  readonly listMax: number;
};

export const DEFAULT_LIMITS: Limits = {
  actBodyBytesMax: 68 * 1024,
  batchBodyBytesMax: 1024 * 1024,
  batchActsMax: 500,
  headerBytesMax: 8 * 1024,
  connectionsMax: 4_000,
  headersMsMax: 10_000,
  requestMsMax: 30_000,
  idleMsMax: 65_000,
  stopMsMax: 20_000,
  readsPerMinute: 12_000,
  writesPerMinute: 6_000,
  addressesMax: 20_000,
  listMax: 500,
};

export type RateLimiter = {
  /** Takes `cost` from an address; 0 when it had them, else the whole seconds until it may ask again. */
  readonly take: (address: string, cost: number) => number;
  /** Gives back what was taken, for what was no fault of hers. */
  readonly give: (address: string, cost: number) => void;
};

/**
 * IPv6 hands every subscriber a /64, so that is one address here; IPv4 written as IPv6 is IPv4. Whose line is
 * closed before the request is looked at has no address any more: all of them are one.
 */
export function bucketName(address: string | undefined): string {
  if (address === undefined) return '';
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = plain.includes('::') ? 8 - groups.length - tail.split(':').filter(Boolean).length : 0;
  const whole = [
    ...groups,
    ...Array.from({ length: Math.max(0, missing) }, () => '0'),
    ...tail.split(':').filter(Boolean),
  ];
  return whole.slice(0, 4).join(':');
}

/** A bucket holds a quarter of a minute's requests, or one batch where that is more, and fills evenly. */
export function rateLimiter(
  perMinute: number,
  burstMin: number,
  addressesMax: number,
  clock: Clock,
): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const size = Math.max(perMinute / 4, burstMin);
  const perMs = perMinute / 60_000;
  const take = (address: string, cost: number): number => {
    if (perMinute === Number.POSITIVE_INFINITY) return 0;
    const name = bucketName(address);
    const now = clock();
    const bucket = buckets.get(name) ?? { tokens: size, at: now };
    // A clock set back fills nothing and takes nothing.
    bucket.tokens = Math.min(size, bucket.tokens + Math.max(0, now - bucket.at) * perMs);
    bucket.at = now;
    buckets.delete(name); // to the end of the order: seen last
    buckets.set(name, bucket);
    for (const oldest of buckets.keys()) {
      if (buckets.size <= addressesMax) break;
      buckets.delete(oldest);
    }
    const wanted = Math.min(cost, size);
    if (bucket.tokens < wanted) return Math.ceil((wanted - bucket.tokens) / perMs / 1000);
    bucket.tokens -= wanted;
    return 0;
  };
  const give = (address: string, cost: number): void => {
    const bucket = buckets.get(bucketName(address));
    if (bucket) bucket.tokens = Math.min(size, bucket.tokens + cost);
  };
  return { take, give };
}
