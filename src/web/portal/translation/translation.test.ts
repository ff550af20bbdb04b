import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePortalTree } from '../../../../test/journeys/portal-tree.ts';
import { sourceHash } from '../../../base/words.ts';
import { type PortalAnswer } from '../answer.ts';
import { bodyText, createPortal, type Portal } from '../portal.ts';
import { directorySource } from '../source.ts';
import { suggestionLine, textOfKey, topics } from './texts.ts';

const assets = { style: '/s.css', script: '/p.js', verifier: '/c.js', files: new Map<string, Uint8Array>() };
let tree = '';
let portal: Portal;
const get = (path: string, text?: string): Promise<PortalAnswer> =>
  portal({
    method: 'GET',
    path,
    query: new URLSearchParams(text === undefined ? {} : { text }),
    headers: {},
  });

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'terang-translation-'));
  await writePortalTree(tree);
  portal = createPortal({ source: directorySource(tree), assets });
});
afterAll(() => rm(tree, { recursive: true, force: true }));

describe('the page for correcting a translation', () => {
  test('leads from the languages to a topic and to every one of its texts', async () => {
    expect(bodyText(await get('/terjemahan'))).toContain('href="/ar/terjemahan"');
    expect(bodyText(await get('/ar/terjemahan'))).toContain('href="/ar/terjemahan/figure"');
    const topic = bodyText(await get('/ar/terjemahan/figure'));
    for (const key of topics().get('figure') ?? []) expect(topic).toContain(`href="/ar/terjemahan/${key}"`);
  });

  test('shows the source, what readers see, and what must stay', async () => {
    const html = bodyText(await get('/zh/terjemahan/state.missing.means'));
    expect(html).toContain('Belum ada yang memasukkan formulir TPS ini.');
    expect(html).toContain(textOfKey('zh', 'state.missing.means')?.now);
    expect(html).toContain('<bdi>TPS</bdi>');
  });

  test('makes a suggestion ready to send that names its source, and keeps nothing', async () => {
    const text = textOfKey('fr', 'figure.votes')!;
    const given = await get('/fr/terjemahan/figure.votes', 'Voix');
    expect(given.headers['cache-control']).toBe('no-store');
    const line = suggestionLine('fr', text, 'Voix');
    expect(JSON.parse(line)).toEqual({
      language: 'fr',
      key: 'figure.votes',
      source: sourceHash(text.source),
      text: 'Voix',
    });
    expect(bodyText(given)).toContain(encodeURIComponent(line));
  });

  test('says why a suggestion cannot be sent, and offers no file of it', async () => {
    const html = bodyText(await get('/fr/terjemahan/state.missing.means', 'Rien du TPPS.'));
    expect(html).toContain('TPS');
    expect(html).not.toContain('download=');
  });

  test('shows what a reader wrote as text and never as markup', async () => {
    const html = bodyText(await get('/fr/terjemahan/figure.votes', '</textarea><script>alert(1)</script>'));
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('</textarea><script');
  });

  test('knows no text that is not there', async () => {
    for (const path of ['/fr/terjemahan/none.such', '/fr/terjemahan/constructor', '/fr/terjemahan/a/b']) {
      expect((await get(path)).status).toBe(404);
    }
  });
});

describe('a page in another language', () => {
  const PAGES = ['/17', '/170108', '/1701082001', '/1701082001007', '/daftar/belum-masuk/1701', '/leaf/3',
    '/leaf/30/tanda-terima', '/log/catatan', '/cari?q=lubuk', '/embed/1701'];

  test.each(PAGES)('says of every place by name that it is Indonesian: %s', async (address) => {
    const [path = '', query] = address.split('?');
    const asked = new URLSearchParams(query);
    const html = bodyText(await portal({ method: 'GET', path: `/ar${path}`, query: asked, headers: {} }));
    const named = /(?:(<bdi lang="id">)|>)(?:BENGKULU|BENGKULU SELATAN|KEDURANG|LUBUK RESAM)(?=<)/g;
    // The map is not read aloud; the table beside it is.
    const body = html.slice(html.indexOf('<body')).replaceAll(/<svg class="map".*?<\/svg>/gs, '');
    const found = [...body.matchAll(named)];
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, marked]) => marked === undefined)).toEqual([]);
  });

  test('keeps a row of the form in the order of its words, whatever letter it begins with', async () => {
    const html = bodyText(await get('/ar/1701082001007'));
    expect(html).toContain('\u2067A. الناخبون');
    expect(html).not.toMatch(/\u2068[^\u2069]*\p{Script=Arabic}/u);
  });
});
