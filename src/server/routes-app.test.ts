// The officers' app as a browser gets it: only its own files, under a policy that lets nothing else run.
import { brotliDecompressSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiDouble } from './api-double.ts';
import { appFile } from './app-files.ts';
import { TRUSTED_TYPES_POLICY } from './routes-app.ts';

let app: FastifyInstance;
beforeAll(async () => void ({ app } = await apiDouble()));
afterAll(() => app.close());
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

const policyIn = (header: unknown): { readonly [name: string]: string[] } =>
  Object.fromEntries(
    String(header)
      .split('; ')
      .map((line) => line.split(' '))
      .map(([name = '', ...values]) => [name, values]),
  );

describe('the app', () => {
  it('opens at /app/, and at /app by being sent there', async () => {
    const answer = await get('/app/');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const sent = await get('/app');
    expect([sent.statusCode, sent.headers['location']]).toEqual([308, '/app/']);
    expect((await app.inject({ method: 'HEAD', url: '/app/' })).statusCode).toBe(200);
    expect((await app.inject({ method: 'POST', url: '/app/' })).statusCode).toBe(405);
  });

  it('runs nothing but its own scripts, speaks to nobody else, and stands in no frame', async () => {
    for (const url of ['/app/', '/app/app-ABCDEFG2.js', '/app/service-worker.js']) {
      const { headers } = await get(url);
      const policy = policyIn(headers['content-security-policy']);
      for (const none of ['default-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])
        expect([none, policy[none]]).toEqual([none, ["'none'"]]);
      const sources = Object.entries(policy).filter(([name]) => name.endsWith('-src'));
      // Own files alone, but wasm of one's own script and pictures of one's own bytes.
      const granted = sources.flatMap(([name, all]) => all.map((source) => `${name} ${source}`));
      expect(granted.filter((one) => !/ '(none|self)'$/.test(one))).toEqual([
        "script-src 'wasm-unsafe-eval'",
        'img-src blob:',
      ]);
      expect(policy['require-trusted-types-for']).toEqual(["'script'"]);
      expect(policy['trusted-types']).toEqual([TRUSTED_TYPES_POLICY]);
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': 'camera=(self), geolocation=(), microphone=(), browsing-topics=()',
        'referrer-policy': 'no-referrer',
        'service-worker-allowed': '/app/',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('what is named by its content is kept for ever, all else is asked for again', async () => {
    expect((await get('/app/app-ABCDEFG2.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    for (const url of ['/app/', '/app/service-worker.js']) {
      const { headers } = await get(url);
      expect(headers['cache-control']).toBe('no-cache');
      const again = await get(url, { 'if-none-match': String(headers['etag']) });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    }
  });

  it('is packed for who can unpack it, under a tag of its own', async () => {
    const plain = await get('/app/app-ABCDEFG2.js');
    const packed = await get('/app/app-ABCDEFG2.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.body);
    expect(packed.headers['etag']).not.toBe(plain.headers['etag']);
    expect((await get('/app/', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });

  it('no other path is there: no file beside it, no folder above it, no screen by a path', async () => {
    const paths = [
      'form',
      '..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      '..\\..\\package.json',
      'index.html/',
      'INDEX.HTML',
      'index.html%00.js',
      '%c0%ae%c0%ae/',
      '__proto__',
      '//index.html',
    ];
    for (const path of paths) {
      const answer = await get(`/app/${path}`);
      expect([path, answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([path, true]);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    }
  });

  it('a file whose type nobody has said is not served at all', () => {
    expect(() => appFile('a.exe', new Uint8Array())).toThrow('no type');
  });
});
