import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../base/words.ts';
import { appFile } from '../../server/app-files.ts';
import { buildOffice, type BuiltApp } from './build.ts';

/** What a telephone of the field may download, gzipped, before it needs nothing more (issue: 150 KB). */
const FIELD_BYTES_MAX = 150_000;

let dir = '';
let built: BuiltApp;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-app-'));
  built = await buildOffice(dir);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const pathOf = (address: string): string =>
  address === '/app/' ? 'index.html' : address.slice('/app/'.length);
const read = (address: string): Promise<Uint8Array> => readFile(join(dir, pathOf(address)));
/** A file's name without the hash of its content. */
const plain = (address: string): string => address.replace(/-[A-Z2-7]{8}\./, '.');

describe('the field app', () => {
  test('downloads this and nothing else', () => {
    const scripts = (name: string): boolean => name.endsWith('/chunk.js');
    const names = built.field.map(plain);
    expect(names.filter((name) => !scripts(name)).toSorted()).toEqual([
      '/app/',
      '/app/assets/app.js',
      '/app/assets/ed25519.js',
      '/app/assets/field.js',
      '/app/assets/style.css',
      '/app/assets/words-id.json',
      '/app/icon.svg',
      '/app/manifest.webmanifest',
      '/app/worker.js',
    ]);
    expect(names.filter(scripts).length).toBeLessThanOrEqual(6);
  });

  test('is at most 150 KB gzipped, in any language', async () => {
    const sizes = await Promise.all(
      built.field.map(async (one) => gzipSync(await read(one), { level: 9 }).length),
    );
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    const words = built.more.filter((one) => /\/words-[a-z]{2}-/.test(one));
    expect(words).toHaveLength(LANGUAGES.length - 1);
    const largest = Math.max(
      ...(await Promise.all(words.map(async (one) => gzipSync(await read(one)).length))),
    );
    expect(whole + largest).toBeLessThanOrEqual(FIELD_BYTES_MAX);
  });

  test('never holds the desk, nor the reader of codes', async () => {
    const others = built.more.map(plain);
    expect(others).toEqual(expect.arrayContaining(['/app/assets/desk.js', '/app/assets/zxing_reader.wasm']));
  });
});

describe('the built folder', () => {
  test('is what the server knows how to serve, with names that change with their content', async () => {
    for (const address of [...built.field, ...built.more]) {
      const file = appFile(pathOf(address), await read(address));
      expect([address, file.caching]).toEqual([
        address,
        address.includes('/assets/') ? 'immutable' : 'fresh',
      ]);
    }
  });

  test('is the same each time', async () => {
    const again = await mkdtemp(join(tmpdir(), 'terang-app-'));
    try {
      expect(await buildOffice(again)).toEqual(built);
      for (const address of [...built.field, ...built.more])
        expect(Buffer.compare(await readFile(join(again, pathOf(address))), await read(address))).toBe(0);
    } finally {
      await rm(again, { recursive: true, force: true });
    }
  });

  test('asks nobody else for anything', async () => {
    for (const address of built.field) {
      if (!['.js', '.css', '/'].some((end) => address.endsWith(end))) continue;
      const text = new TextDecoder().decode(await read(address));
      const named = text.match(/https?:\/\/[\w.-]+/g) ?? [];
      const known = ['http://www.w3.org', 'https://here.invalid'];
      expect(named.filter((one) => !known.includes(one))).toEqual([]);
    }
  });
});
