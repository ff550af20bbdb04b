import { describe, expect, test } from 'vitest';
import { utf8 } from '../../base/bytes.ts';
import { bodyText, createPortal } from './portal.ts';

// What a style says needs no tree.
const source = { read: () => Promise.reject(new Error('no tree')) };

describe('a file of another release', () => {
  const built = {
    style: '',
    script: '',
    verifier: '',
    files: new Map([
      ['portal-NEWHASH1.css', utf8('new')],
      ['page-NEWHASH2.js', utf8('js')],
    ]),
  };
  const ask = (path: string) =>
    createPortal({ source: source, assets: built })({
      method: 'GET',
      path,
      query: new URLSearchParams(),
      headers: {},
    });

  test('that a page of the past names is answered with the one of now, and not for ever', async () => {
    const [now, then] = [await ask('/assets/portal-NEWHASH1.css'), await ask('/assets/portal-OLDHASH9.css')];
    expect([now.status, then.status, bodyText(then)]).toEqual([200, 200, 'new']);
    expect(now.headers['cache-control']).toContain('immutable');
    expect(then.headers['cache-control']).not.toContain('immutable');
    for (const name of ['portal-OLDHASH9.js', 'other-OLDHASH9.css', 'portal.css', '../portal-OLDHASH9.css'])
      expect([name, (await ask(`/assets/${name}`)).status]).toEqual([name, 404]);
  });
});
