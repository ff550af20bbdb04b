import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hex, sha256 } from '../../src/base/bytes.ts';
import { replay, type ReplayReport } from '../../src/cli/replay.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const AREA = '170108';
let dir = '';
let table = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'replay-'));
  const zipped = await readFile(join(root, 'data/tps-president-2024.csv.gz'));
  const whole = gunzipSync(zipped).toString().split('\n');
  table = whole.filter((line, i) => i === 0 || line.startsWith(AREA)).join('\n');
  await writeFile(join(dir, 'area.csv'), `${table}\n`);
});
afterAll(() => rm(dir, { recursive: true }));

const run = (out: string, seed: string): Promise<ReplayReport> =>
  replay({ csv: join(dir, 'area.csv'), area: AREA, out: join(dir, out), seed, quiet: true });

/** Every file of a tree with its hash. */
async function filesOf(out: string): Promise<string[]> {
  const entries = await readdir(join(dir, out), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const from = join(dir, out).length;
  const lines = paths.map(async (path) => `${path.slice(from)} ${hex(sha256(await readFile(path)))}`);
  return (await Promise.all(lines)).sort();
}

const figuresOf = ({ seconds: _seconds, checkpoint: _checkpoint, ...figures }: ReplayReport) => figures;

describe('a replay', () => {
  test('with one seed gives one tree, byte for byte; with another another, the same figures', async () => {
    const [first, again, other] = [await run('a', 'one'), await run('b', 'one'), await run('c', 'two')];
    expect(again.checkpoint).toBe(first.checkpoint);
    expect(await filesOf('b')).toEqual(await filesOf('a'));
    expect(other.checkpoint.split('\n')[2]).not.toBe(first.checkpoint.split('\n')[2]);
    expect(figuresOf(other)).toEqual(figuresOf(first));
    expect([first.stations > 3, first.confirmed > 0, first.missing >= 0]).toEqual([true, true, true]);
  });

  test('never writes over a tree that stands', async () => {
    await writeFile(join(dir, 'kept'), '');
    const over = replay({ csv: 'x', area: 'all', out: dir, seed: 's', quiet: true });
    await expect(over).rejects.toThrow(/not empty/);
  });
});

describe('terang replay', () => {
  const terang = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      // A program that does not end is ended, and has no code.
      const options = { cwd: root, timeout: 40_000 };
      execFile(process.execPath, ['src/cli/main.ts', 'replay', ...args], options, (error, out, err) => {
        resolve({ code: error ? Number(error.code ?? Number.NaN) : 0, out, err });
      });
    });

  test('names each unreadable row by its line, counts the others, and ends with 1', async () => {
    const [head = '', good = '', ...rest] = table.split('\n').filter((line) => line !== '');
    const broken = good.replace(/^(\d{10})\d{3},[^,]*,/, '$1999,,');
    const cells = rest[0]?.split(',') ?? [];
    cells[2] = 'sepuluh';
    const lines = [head, good, 'x,y', broken, cells.join(','), good, ...rest.slice(1)];
    const csv = join(dir, 'broken.csv');
    await writeFile(csv, `${lines.join('\n')}\n`);
    const { code, out, err } = await terang(csv, '--area', AREA, '--out', join(dir, 'd'), '--json');
    expect(code).toBe(1);
    const report = JSON.parse(out) as ReplayReport;
    expect(report.stations).toBe(1 + rest.length - 1);
    const named = err.trim().split('\n').map((line) => /^line (\d+): /.exec(line)?.[1]);
    expect(named).toEqual(report.rejected.map(({ line }) => String(line)));
    expect(named).toEqual(expect.arrayContaining(['4', '5', '6']));
    expect(report.rejectedCount).toBe(report.rejected.length);
  }, 60_000);

  test('of one village, a handful of acts, ends by itself', async () => {
    const [head = '', good = ''] = table.split('\n');
    const csv = join(dir, 'one.csv');
    await writeFile(csv, `${head}\n${good}\n`);
    const { code, out } = await terang(csv, '--area', good.slice(0, 10), '--out', join(dir, 'f'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ stations: 1, rejectedCount: 0 });
  }, 60_000);

  test('of a file that is no such table says so in one line and ends with 2', async () => {
    const csv = join(dir, 'none.csv');
    await writeFile(csv, 'a,b\n1,2\n');
    const { code, out, err } = await terang(csv, '--out', join(dir, 'e'));
    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toContain('columns missing');
  }, 60_000);
});
