// A portal over a published tree for the tests of open data, asked as a reader asks it.
import { textOf } from '../../src/base/bytes.ts';
import type { PortalAnswer } from '../../src/web/portal/answer.ts';
import { createPortal, type Portal } from '../../src/web/portal/portal.ts';
import { directorySource } from '../../src/web/portal/source.ts';

const assets = {
  style: '/assets/portal-X.css',
  script: '/assets/page-X.js',
  verifier: '/assets/check-X.js',
  files: new Map<string, Uint8Array>(),
};

export type Reader = {
  readonly portal: Portal;
  readonly get: (address: string, headers?: Record<string, string>) => Promise<PortalAnswer>;
  /** Text of an answer that is there; throws for every other. */
  readonly text: (address: string) => Promise<string>;
  readonly json: <T>(address: string) => Promise<T>;
  /** Lines of NDJSON. */
  readonly lines: (address: string) => Promise<Record<string, string | number | null>[]>;
};

export function readerOf(dir: string): Reader {
  const portal = createPortal({
    source: directorySource(dir),
    assets,
    onFault: (fault) => {
      throw fault;
    },
  });
  const get = (address: string, headers: Record<string, string> = {}): Promise<PortalAnswer> => {
    const [path = '', query = ''] = address.split('?');
    return portal({ method: 'GET', path, query: new URLSearchParams(query), headers });
  };
  const text = async (address: string): Promise<string> => {
    const given = await get(address);
    if (given.status !== 200) throw new Error(`${address}: ${given.status} ${textOf(given.body)}`);
    return textOf(given.body);
  };
  return {
    portal,
    get,
    text,
    json: async (address) => JSON.parse(await text(address)),
    lines: async (address) =>
      (await text(address)).split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)])),
  };
}
