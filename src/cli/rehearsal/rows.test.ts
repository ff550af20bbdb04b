import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileUnusable } from './csv-lines.ts';
import { RESULTS_FILE } from './election-files.ts';
import { faultText, timeOf } from './row.ts';
import { readRows, type RowsWanted } from './rows.ts';

const GROUPS = ['dpt', 'used_dpt', 'used_dptb', 'used_dpk', 'used'];
const COLUMNS = ['tps_code', 'kpu_ts', 'anies', 'prabowo', 'ganjar', 'valid', 'invalid', 'total']
  .concat(GROUPS.flatMap((group) => [`${group}_m`, `${group}_f`, group]))
  .concat('n_photos', 'first_photo_at', 'last_photo_at');
const HEADER = COLUMNS.join(',');
const PHOTO = '20240214180000';

const rowText = (cells: Record<string, string>): string =>
  COLUMNS.map((column) => ({ first_photo_at: PHOTO, anies: '1', ...cells })[column] ?? '').join(',');
const good = (number: number) => rowText({ tps_code: `1701082001${String(number).padStart(3, '0')}` });

const WANTED: RowsWanted = {
  area: 'all',
  exists: (station) => station.startsWith('1701082001'),
  fromMs: Date.parse('2024-02-13T17:00:00Z'),
  untilMs: Date.parse('2024-03-25T00:00:00Z'),
};

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'rows-'))));
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array, wanted: Partial<RowsWanted> = {}) {
  const path = join(folder, 'rows.csv');
  await writeFile(path, content);
  return readRows(path, { ...WANTED, ...wanted });
}

describe('a row that cannot be used is named with its line and does not stop the others', () => {
  const row = (cells: Record<string, string>) => rowText({ tps_code: '1701082001002', ...cells });
  it.each<[string, string, object]>([
    ['a cell less', good(2).slice(0, -1), { fault: 'cells-wrong' }],
    ['a quote left open', `"${good(2)}`, { fault: 'quotes-wrong' }],
    ['a line without end', 'x'.repeat(10_000), { fault: 'line-too-long' }],
    ['a code of twelve digits', rowText({ tps_code: '170108200100' }), { fault: 'station-malformed' }],
    ['a code rounded by a spreadsheet', rowText({ tps_code: '1.70108E+12' }), { fault: 'station-malformed' }],
    ['a station that does not exist', rowText({ tps_code: '9999999999001' }), { fault: 'station-unknown' }],
    ['a station that had its row', good(1), { fault: 'station-twice', value: '1701082001001' }],
    ['a negative figure', row({ valid: '-1' }), { fault: 'cell-negative', column: 'valid' }],
    ['a fraction', row({ dpt: '1.5' }), { fault: 'cell-not-integer', column: 'dpt' }],
    ['a figure in words', row({ used: 'sepuluh' }), { fault: 'cell-not-integer' }],
    ['a figure with a blank', row({ used: ' 1' }), { fault: 'cell-not-integer' }],
    ['a figure beyond the form', row({ total: '10000000' }), { fault: 'cell-too-large' }],
    ['a time that is none', row({ first_photo_at: '20240231000000' }), { fault: 'time-malformed' }],
  ])('%s', async (_what, line, fault) => {
    const rows = await read([HEADER, good(1), line, good(3)].join('\n'));
    expect(rows.faults).toEqual([expect.objectContaining({ line: 3, ...fault })]);
    expect(rows.stations).toEqual(['1701082001001', '1701082001003']);
    expect(rows.faults.map(faultText)[0]).toMatch(/^line 3: /);
  });
});

describe('a table', () => {
  it('reads the same plain, gzipped, with BOM, with CRLF, with quotes and empty lines', async () => {
    const plain = `${HEADER}\n${good(2)}\n${good(1)}\n`;
    const quoted = plain.replaceAll(/[^,\n]+/g, '"$&"');
    const ends = ['\r\n', '\n\n'].map((end) => plain.replaceAll('\n', end));
    for (const content of [plain, `\ufeff${plain}`, quoted, ...ends, gzipSync(plain)]) {
      const rows = await read(content);
      expect(rows.faultCount).toBe(0);
      expect(rows.stations).toEqual(['1701082001001', '1701082001002']);
      expect(rows.row(1).atMs).toBe(Date.parse('2024-02-14T11:00:00Z'));
    }
  });

  it('finds its columns by name, in whatever order they stand', async () => {
    const back = (line: string) => line.split(',').toReversed().join(',');
    const lines = [HEADER, rowText({ tps_code: '1701082001001', ganjar: '7' })];
    const rows = await read(lines.map(back).join('\n'));
    expect(rows.row(0).form.IV).toEqual([1, null, 7]);
  });

  it('gives an empty section as null and an empty cell of another as null', async () => {
    const cells = { tps_code: '1701082001001', anies: '', valid: '3', dpt_m: '4', used: '0' };
    const { form, hasVotes } = (await read(`${HEADER}\n${rowText(cells)}`)).row(0);
    const none = [null, null, null];
    expect(form).toEqual({
      I: { A: [4, null, null], B1: none, B2: none, B3: none, B4: [null, null, 0] },
      II: null,
      III: null,
      IV: null,
      V: { A: 3, B: null, C: null },
    });
    expect(hasVotes).toBe(false);
  });

  it('takes an area and is silent about the rows outside it', async () => {
    const outside = rowText({ tps_code: '5101012001001', valid: 'x' });
    const rows = await read([HEADER, outside, good(1)].join('\n'), { area: '17' });
    expect([rows.stations, rows.forms, rows.faultCount]).toEqual([['1701082001001'], 1, 0]);
  });

  it('takes the time of KPU where no photograph has one', async () => {
    const cells = { tps_code: '1701082001001', first_photo_at: '', kpu_ts: '2024-02-15 03:06:03' };
    expect((await read(`${HEADER}\n${rowText(cells)}`)).atMs(0)).toBe(Date.parse('2024-02-14T20:06:03Z'));
  });

  it('is refused whole when columns are missing, each named', async () => {
    const lacking = read('tps_code,anies,prabowo,kpu_ts\n1,2,3,4\n');
    await expect(lacking).rejects.toThrow(/columns missing: ganjar, valid, invalid, total, dpt_m/);
    await expect(read('')).rejects.toThrow(FileUnusable);
  });

  it('is refused whole when its archive is cut short or it is not there', async () => {
    const archive = gzipSync([HEADER, ...Array.from({ length: 500 }, (_, i) => good(i + 1))].join('\n'));
    await expect(read(archive.subarray(0, archive.length - 20))).rejects.toThrow(FileUnusable);
    await expect(readRows(join(folder, 'none.csv'), WANTED)).rejects.toThrow(FileUnusable);
  });

  it('of the real night has 290,896 stations, 204,615 forms and no row at fault', async () => {
    const rows = await readRows(RESULTS_FILE, { ...WANTED, exists: () => true });
    expect([rows.stations.length, rows.forms, rows.faultCount]).toEqual([290896, 204615, 0]);
  });
});

describe('a time of the source', () => {
  it('is one clock, UTC+7, in both spellings', () => {
    expect(timeOf('20240214183000')).toBe(Date.parse('2024-02-14T11:30:00Z'));
    expect(timeOf('2024-02-14 18:30:00')).toBe(Date.parse('2024-02-14T11:30:00Z'));
    expect(timeOf('')).toBeUndefined();
  });

  it.each(['2024-02-30 00:00:00', '20240214 183000', '2024-02-14T18:30:00', '20240214253000', '0'])(
    'is not %j',
    (text) => expect(timeOf(text)).toBeNaN(),
  );
});
