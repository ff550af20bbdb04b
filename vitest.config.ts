// How the tests run: every *.test.ts beside its subject, each file in a process of its own. The browser
// journeys find their Chromium in TERANG_CHROMIUM and skip themselves without it.
import { defineConfig } from 'vitest/config';
import { findChromium } from './bin/chromium.mjs';

const chromium = findChromium();

export default defineConfig({
  test: {
    include: ['{src,test,tools,bin,bench}/**/*.test.{ts,tsx}', 'verifier/test/**/*.test.{js,ts}'],
    env: chromium === undefined ? {} : { TERANG_CHROMIUM: chromium },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
