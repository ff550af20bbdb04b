import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findChromium } from './chromium.mjs';
import { findNode, isInstalled } from './ensure.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terang-ensure-'));
  mkdirSync(join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const pack = (version: string, more: object = {}) => ({ version, integrity: `sha512-${version}`, ...more });
const lock = (packages: object) =>
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
const present = (packages: object) =>
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));

describe('what is installed', () => {
  test('the same packages as in the lock are enough, whatever the dates', () => {
    lock({ '': {}, verifier: pack('0.1.0'), 'node_modules/a': pack('1.0.0') });
    present({ 'node_modules/a': pack('1.0.0') });
    expect(isInstalled(folder)).toBe(true);
  });
  test("another platform's package may be absent, and no other", () => {
    lock({ 'node_modules/a': pack('1.0.0'), 'node_modules/b': pack('1.0.0', { optional: true }) });
    present({ 'node_modules/a': pack('1.0.0') });
    expect(isInstalled(folder)).toBe(true);
    present({ 'node_modules/b': pack('1.0.0') });
    expect(isInstalled(folder)).toBe(false);
  });
  test('another version, and other bytes under the same version, are not what the lock names', () => {
    lock({ 'node_modules/a': pack('1.0.0') });
    present({ 'node_modules/a': pack('1.0.1') });
    expect(isInstalled(folder)).toBe(false);
    present({ 'node_modules/a': pack('1.0.0', { integrity: 'sha512-other' }) });
    expect(isInstalled(folder)).toBe(false);
  });
  test('nothing installed, and a record that npm did not finish, are not enough', () => {
    lock({ 'node_modules/a': pack('1.0.0') });
    expect(isInstalled(folder)).toBe(false);
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{ "packages": {');
    expect(isInstalled(folder)).toBe(false);
  });
  test('a damaged lock is told, not repaired', () => {
    writeFileSync(join(folder, 'package-lock.json'), '{');
    expect(() => isInstalled(folder)).toThrow('package-lock.json');
  });
});

describe('what is found', () => {
  test('these tests run on the Node that the launcher finds', () => expect(findNode()).toBeDefined());
  test('a Chromium that is named comes first; one that is not there is passed over', () => {
    expect(findChromium({ TERANG_CHROMIUM: process.execPath, PATH: '' })).toBe(process.execPath);
    expect(findChromium({ TERANG_CHROMIUM: join(folder, 'chromium'), PATH: folder }) ?? '').not.toContain(
      folder,
    );
  });
});
