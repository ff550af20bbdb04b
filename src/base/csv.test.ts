import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { csvCells } from './csv.ts';

describe('a line of CSV', () => {
  it('gives back any cells that were written with quotes', () => {
    const cell = fc.string().map((text) => text.replaceAll(/[\r\n]/g, ' '));
    fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (cells) => {
      const line = cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
      expect(csvCells(line)).toEqual(cells);
    }));
  });

  it.each([
    ['a,b,', ['a', 'b', '']],
    [',"x, y",', ['', 'x, y', '']],
    ['', ['']],
  ])('of %j has its cells', (line, cells) => expect(csvCells(line)).toEqual(cells));

  it('has its cells with semicolons between them', () => {
    expect(csvCells('a,1;"b;""2""";', ';')).toEqual(['a,1', 'b;"2"', '']);
    expect(csvCells('"a;b', ';')).toBeUndefined();
  });

  it.each(['"a', 'a"b', '"a"b,c', 'a,"b""', '"a" ,b'])('of %j has quotes that are not RFC 4180', (line) => {
    expect(csvCells(line)).toBeUndefined();
  });
});
