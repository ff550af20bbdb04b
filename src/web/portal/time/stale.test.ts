import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATIONS, writePortalTree } from '../../../../test/journeys/portal-tree.ts';
import { textOf, utf8 } from '../../../base/bytes.ts';
import { bodyText, createPortal, type Portal } from '../portal.ts';
import type { Snapshot } from '../published.ts';
import { directorySource, type TreeSource } from '../source.ts';

const assets = {
  style: '/assets/portal-X.css',
  script: '/assets/page-X.js',
  verifier: '/assets/check-X.js',
  files: new Map<string, Uint8Array>(),
};
const clock = { now: Date.parse('2024-02-14T15:00:00Z') };
const get = async (portal: Portal, path: string): Promise<{ status: number; text: string }> => {
  const given = await portal({ method: 'GET', path, query: new URLSearchParams(), headers: {} });
  return { status: given.status, text: bodyText(given) };
};
const over = (source: TreeSource): Portal => createPortal({ source, assets, now: () => clock.now });

let tree = '';
beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'terang-stale-'));
  await writePortalTree(tree);
});
afterAll(() => rm(tree, { recursive: true, force: true }));

/** The tree with its newest publication changed. */
function published(change: (latest: Snapshot) => Snapshot): TreeSource {
  const source = directorySource(tree);
  return {
    async read(path) {
      const bytes = await source.read(path);
      if (path !== 'latest.json' || bytes === undefined) return bytes;
      return utf8(JSON.stringify(change(JSON.parse(textOf(bytes)) as Snapshot)));
    },
  };
}

describe('a page that is not the state of now says so', () => {
  test('when the log went on and the figures did not', async () => {
    const old = published((latest) => ({ ...latest, leaf: latest.leaf - 3, at: '2024-02-14T01:00:00Z' }));
    const { text } = await get(over(old), '/17');
    expect(text).toContain('Angka di sini berhenti pada');
    expect(text).toContain('menerima 3 catatan yang belum dihitung');
  });

  test('and says nothing of a short wait, nor of an election long past', async () => {
    const recent = published((latest) => ({ ...latest, leaf: latest.leaf - 3 }));
    expect((await get(over(recent), '/17')).text).not.toContain('Angka di sini berhenti');
    clock.now += 10 * 365 * 24 * 3_600_000;
    expect((await get(over(directorySource(tree)), '/17')).text).not.toContain('role="note"');
  });

  test('when the tree cannot be read any more, with the time since when, until it can', async () => {
    const source = directorySource(tree);
    let isGone = false;
    const portal = over({
      read: async (path) => {
        if (isGone && /^(checkpoint|latest\.json)$/.test(path)) throw new Error('connection refused');
        return source.read(path);
      },
    });
    const before = await get(portal, '/17');
    isGone = true;
    clock.now += 60_000;
    const then = await get(portal, '/17');
    expect(then.status).toBe(200);
    expect(then.text).toContain('tidak menjawab sejak');
    clock.now += 60_000;
    expect((await get(portal, '/17')).text).toBe(then.text);
    isGone = false;
    clock.now += 60_000;
    expect((await get(portal, '/17')).text).toBe(before.text);
  });

  test('but a site that never read a figure shows none', async () => {
    const portal = over({ read: () => Promise.reject(new Error('connection refused')) });
    expect((await get(portal, '/17')).status).toBe(503);
  });
});

test('every page is made from the files alone: no database is there to be gone', async () => {
  const portal = over(directorySource(tree));
  for (const path of ['/', '/17', `/${STATIONS.withheld}`, '/log', '/log/catatan', '/data', '/cari'])
    expect((await get(portal, path)).status, path).toBe(200);
});
