// What every answer says to the browser before its first word: run only what is ours, make no markup from a
// text, fetch from nowhere else, stand in nobody's frame, guess no type, tell nobody where the reader was.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPortal } from '../../src/web/portal/portal.ts';
import { loadAssets } from '../../src/web/portal/assets.ts';
import { sourceOf } from '../../src/web/portal/source.ts';
import { PAGES } from './portal-pages.ts';
import { CHROMIUM, type Site, startSite } from './site.ts';

let site: Site;
beforeAll(async () => void (site = await startSite()), 60_000);
afterAll(() => site?.close());

const ADDRESSES = [
  ...Object.values(PAGES),
  '/nowhere',
  '/%00',
  '/tree/checkpoint',
  '/tree/nothing',
  '/data/catalogue.jsonld',
  '/feed/17.xml',
  '/openapi.json',
  '/gambar/17.png',
  '/leaf/3.entry',
  '/robots.txt',
  '/favicon.svg',
];

const headersOf = async (address: string): Promise<Headers> =>
  (await fetch(new URL(address, site.url), { redirect: 'manual' })).headers;

/** The directives of a content security policy by name. */
const directives = (policy: string): Map<string, string> =>
  new Map(policy.split(';').map((part) => part.trim().split(/ (.*)/s) as [string, string]));

describe('every answer', () => {
  test('runs only what is ours, makes no markup from a text, and stands in nobody’s frame', async () => {
    for (const address of ADDRESSES) {
      const policy = directives((await headersOf(address)).get('content-security-policy') ?? '');
      expect(policy.get('default-src'), address).toBe("'none'");
      for (const kind of ['style-src', 'img-src', 'connect-src', 'form-action'])
        expect(policy.get(kind), `${address} ${kind}`).toBe("'self'");
      // The page that reads codes may run its reader, and name its one worker to the browser.
      const scans = address === PAGES.scan;
      expect(policy.get('script-src'), address).toBe(scans ? "'self' 'wasm-unsafe-eval'" : "'self'");
      expect(policy.get('trusted-types'), address).toBe(scans ? 'terang-pindai' : "'none'");
      expect(policy.get('base-uri'), address).toBe("'none'");
      expect(policy.get('require-trusted-types-for'), address).toBe("'script'");
      const frames = address.startsWith('/embed/') ? '*' : "'none'";
      expect(policy.get('frame-ancestors'), address).toBe(frames);
    }
  });

  test('is taken for what it says it is, and tells nobody where the reader was', async () => {
    for (const address of ADDRESSES) {
      const headers = await headersOf(address);
      expect(headers.get('x-content-type-options'), address).toBe('nosniff');
      expect(headers.get('referrer-policy'), address).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy'), address).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy'), address).toMatch(/^(same|cross)-origin$/);
      const camera = address === PAGES.scan ? 'camera=(self)' : 'camera=()';
      expect(headers.get('permissions-policy'), address).toContain(camera);
      expect(headers.get('set-cookie'), address).toBeNull();
      expect(headers.get('server') ?? headers.get('x-powered-by'), address).toBeNull();
    }
  });

  test('is open to other sites’ programs where it is data, and nowhere else', async () => {
    for (const address of ['/tree/checkpoint', '/data/catalogue.jsonld', '/gambar/17.png']) {
      const headers = await headersOf(address);
      expect(headers.get('access-control-allow-origin'), address).toBe('*');
      expect(headers.get('cross-origin-resource-policy'), address).toBe('cross-origin');
    }
    for (const address of ['/', '/17', '/cari', '/tentang']) {
      const headers = await headersOf(address);
      expect(headers.get('access-control-allow-origin'), address).toBeNull();
      expect(headers.get('cross-origin-resource-policy'), address).toBe('same-origin');
    }
  });

  test('asks for the place of the reader only on the page that searches by it', async () => {
    for (const address of ADDRESSES) {
      const policy = (await headersOf(address)).get('permissions-policy');
      const asked = address.startsWith('/cari') ? 'geolocation=(self)' : 'geolocation=()';
      expect(policy, address).toContain(asked);
    }
  });

  test('binds the browser to https where the site’s own address is https, and only there', async () => {
    const source = sourceOf(site.tree);
    const assets = await loadAssets(site.assets);
    const request = { method: 'GET', path: '/', query: new URLSearchParams(), headers: {} };
    const over = async (address: string): Promise<string | undefined> =>
      (await createPortal({ source, assets, site: address })(request)).headers['strict-transport-security'];
    const [, seconds] = /^max-age=(\d+)/.exec((await over('https://terang.example')) ?? '') ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(365 * 24 * 3_600);
    expect(await over('http://127.0.0.1')).toBeUndefined();
  });
});

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('in a browser', { timeout: 60_000 }, () => {
  test('no page breaks its own policy, and markup from a text is refused', async () => {
    const page = await site.open();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (fault) => faults.push(fault.message));
    for (const address of Object.values(PAGES)) await page.goto(address);
    expect(faults).toEqual([]);
    const refused = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<p>x';
        return false;
      } catch (fault) {
        return fault instanceof TypeError;
      }
    });
    expect(refused).toBe(true);
  });
});
