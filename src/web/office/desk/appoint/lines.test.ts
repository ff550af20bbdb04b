import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../../base/bytes.ts';
import { csvCells } from '../../../../base/csv.ts';
import { csvCell, csvText } from '../csv-text.ts';
import { judgeLines, type Grounds } from './judge-lines.ts';
import { readLines } from './lines.ts';
import { boundOf, parseDay, timeIn } from './term.ts';

const VILLAGE = '1701082001';
const STATIONS = new Set(['1701082001001', '1701082001002', '1701082001003']);
const grounds: Grounds = {
  by: { role: 'PPS', unit: VILLAGE },
  defaults: { role: 'KPPS', from: '2024-01-25', until: '2024-02-25' },
  zoneOf: (unit) => (STATIONS.has(unit) ? 'Asia/Jakarta' : undefined),
  participants: new Set(['PPWP/1', 'PPWP/2']),
  nowMs: Date.parse('2024-01-20T00:00:00Z'),
};
const judged = (text: string | Uint8Array, on: Grounds = grounds) => {
  const read = readLines(typeof text === 'string' ? utf8(text) : text);
  if ('fault' in read) return read;
  return judgeLines(read.lines, read.unread, on);
};
const faultsOf = (line: string, header = 'unit,role,name,from,until,participant', on = grounds) => {
  const result = judged(`${header}\n${line}\n`, on);
  return 'fault' in result
    ? [result.fault]
    : result.bad.flatMap(({ faults }) => faults.map(({ fault }) => fault));
};

describe('a file of appointments', () => {
  test('is read as spreadsheets here write it: semicolons, the mark of UTF-8, our words, our dates', () => {
    const line = '1701082001001;KPPS;"Sri ""Ayu"";W.";25/1/2024;25-2-2024';
    const text = `\ufeffKode;Jabatan;Nama;Mulai;Selesai\r\n${line}\r\n`;
    expect(judged(text)).toEqual({
      bad: [],
      good: [
        {
          line: 2,
          unit: '1701082001001',
          role: 'KPPS',
          name: 'Sri "Ayu";W.',
          from: '2024-01-24T17:00:00Z',
          until: '2024-02-25T16:59:59Z',
        },
      ],
    });
  });

  test('names each bad line with its number and every reason, and takes the others', () => {
    const text = [
      'unit,name,role',
      `1701082001001,Ani,KPPS`,
      '',
      '1701082001009,,PPS',
      '1701082001002,Budi,',
    ];
    expect(judged(text.join('\n'))).toMatchObject({
      good: [{ line: 2 }, { line: 5 }],
      bad: [
        {
          line: 4,
          faults: [{ fault: 'unit-unknown' }, { fault: 'role-not-yours' }, { fault: 'name-missing' }],
        },
      ],
    });
  });

  test.each([
    ['1.70108E+12,KPPS,Ani', 'unit-spoiled'],
    ['TPS 1,KPPS,Ani', 'unit-shape'],
    ['1701082002001,KPPS,Ani', 'unit-outside'],
    ['1701082001009,KPPS,Ani', 'unit-unknown'],
    ['1701082001001,Ketua,Ani', 'role-unknown'],
    ['1701082001001,PTPS,Ani', 'role-not-yours'],
    [`1701082001001,KPPS,${'a'.repeat(201)}`, 'name-long'],
    ['1701082001001,KPPS,A\u0007ni', 'name-characters'],
    ['1701082001001,KPPS,Ani,31-2-2024,', 'from-wrong'],
    ['1701082001001,KPPS,Ani,,besok', 'until-wrong'],
    ['1701082001001,KPPS,Ani,2024-02-25,2024-01-25', 'term-backwards'],
    ['1701082001001,KPPS,Ani,2023-01-25,2023-02-25', 'term-over'],
    ['1701082001001,KPPS,Ani,,,PPWP/1', 'participant-needless'],
    ['1701082001001,KPPS,Ani,,,,,more', 'columns-many'],
    ['1701082001001', 'columns-few'],
    ['1701082001001,KPPS,"Ani', 'quotes'],
  ])('refuses the line %j: %s', (line, fault) => expect(faultsOf(line)).toEqual([fault]));

  test('asks of a participant’s coordinator whose she is', () => {
    const kpu: Grounds = { ...grounds, by: { role: 'KPU', unit: 'ID' }, zoneOf: () => 'Asia/Jakarta' };
    const faults = (line: string) => faultsOf(line, undefined, kpu);
    expect(faults('ID,PESERTA,Ani,,,PPWP/2')).toEqual([]);
    expect(faults('ID,PESERTA,Ani,,,')).toEqual(['participant-missing']);
    expect(faults('ID,PESERTA,Ani,,,PPWP/9')).toEqual(['participant-unknown']);
    expect(faults('17,PESERTA,Ani,,,PPWP/2')).toEqual(['role-level']);
  });

  test('finds the person who stands twice, however she is spaced, and names her first line', () => {
    const text =
      'unit,name\n1701082001001,Siti  Aminah\n1701082001002,Siti Aminah\n1701082001001,siti aminah\n';
    expect(judged(text)).toMatchObject({ bad: [{ line: 4, faults: [{ fault: 'duplicate', first: 2 }] }] });
  });

  test('a line that is no UTF-8 costs itself only', () => {
    const bytes = [...utf8('unit,name\n1701082001001,'), 0xe9, ...utf8('\n1701082001002,Budi\n')];
    expect(judged(Uint8Array.from(bytes))).toMatchObject({
      bad: [{ line: 2, faults: [{ fault: 'encoding' }] }],
      good: [{ line: 3 }],
    });
  });

  test.each([
    ['', 'file-empty'],
    ['unit,name\n', 'file-empty'],
    ['kode wilayah\n1\n', 'file-header'],
    ['unit,name,nama\n1,a,b\n', 'file-column-twice'],
    ['PK\u0003\u0004', 'file-spreadsheet'],
    [Uint8Array.of(0xff, 0xfe, 0x75, 0), 'file-utf16'],
    [`unit,name\n${'1701082001001,x\n'.repeat(20_001)}`, 'file-too-many-lines'],
  ])('as a whole: %#', (text, fault) => expect(judged(text)).toMatchObject({ fault }));

  test('of 20,000 lines is judged line by line', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `170108200100${1 + (i % 3)},Petugas ${i}`);
    const result = judged(`unit,name\n${lines.join('\n')}`);
    expect(result).toMatchObject({ bad: [] });
    expect('good' in result && result.good.length).toBe(20_000);
  });
});

describe('a day of a term', () => {
  test.each([
    ['Asia/Jakarta', '2024-02-13T17:00:00Z', '2024-02-14T16:59:59Z'],
    ['Asia/Makassar', '2024-02-13T16:00:00Z', '2024-02-14T15:59:59Z'],
    ['Asia/Jayapura', '2024-02-13T15:00:00Z', '2024-02-14T14:59:59Z'],
    ['America/New_York', '2024-02-14T05:00:00Z', '2024-02-15T04:59:59Z'],
  ])('is a day on the clock of %s', (zone, first, last) => {
    const day = { year: 2024, month: 2, day: 14 };
    expect([boundOf(day, zone, 'first'), boundOf(day, zone, 'last')]).toEqual([first, last]);
  });

  test('begins and ends on the day itself where clocks are changed', () => {
    const day = { year: 2024, month: 3, day: 31 };
    expect([boundOf(day, 'Europe/Paris', 'first'), boundOf(day, 'Europe/Paris', 'last')]).toEqual([
      '2024-03-30T23:00:00Z',
      '2024-03-31T21:59:59Z',
    ]);
  });

  test('exists', () => {
    expect(parseDay('29-02-2024')).toEqual({ year: 2024, month: 2, day: 29 });
    for (const text of ['29-02-2023', '2024-13-01', '0-1-2024', '14 Feb 2024', '']) {
      expect(parseDay(text)).toBeUndefined();
    }
    expect(timeIn('2024-02-14T00:00:00Z', 'Asia/Jakarta', 'first')).toBe('2024-02-14T00:00:00Z');
  });
});

describe('an exported list', () => {
  test('can be read back, cell for cell, whatever stands in it', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n\u2028\u2029]/.test(text));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        const [, line = ''] = csvText(['a'], [cells]).split('\r\n');
        // What csvCell puts before a formula, and before nothing else.
        const back = csvCells(line)?.map((text, at) => (text === `'${cells[at]}` ? text.slice(1) : text));
        expect(back).toEqual(cells);
      }),
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =cmd()', '＝1', '-2+3', '=HYPERLINK("http://x")'])(
    'never computes: %j',
    (text) => expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/),
  );

  test('keeps numbers as numbers and no cell ends its line', () => {
    expect(
      csvText(
        ['n', 't'],
        [
          [-12, 'a\r\nb'],
          [null, 'x,"y"'],
        ],
      ),
    ).toBe('\ufeffn,t\r\n-12,a b\r\n,"x,""y"""\r\n');
  });
});
