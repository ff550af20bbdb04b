import { describe, expect, test } from 'vitest';
import { personalIn, reasonOf } from './personal.ts';

describe('a reason that all the world reads', () => {
  test.each([
    'NIK 0000011702500001',
    '0000.0117.0250.0001',
    '0000 0117 0250 0001',
    'telepon 0812-0000-0000',
    '+62 812 0000 000',
    '٠٨١٢٠٠٠٠٠٠٠٠',
  ])('holds no number of a person: %s', (text) => expect(personalIn(text)).toBe('number'));

  test('holds no address', () => expect(personalIn('tulis ke a@b.example')).toBe('mail'));

  test.each([
    'Suara nomor 2 dibacakan 121, di C.Hasil tertulis 112.',
    'Pukul 13.05 kotak dibuka, saksi 01 dan 02 di luar.',
    '1.000.000 dan 9999999',
    'TPS 002, pasal 386 UU 7/2017, 14-02-2024',
    'Jumlah 90 + 160 + 60 = 310, bukan 210',
    '',
  ])('may hold figures, hours, articles: %s', (text) => expect(personalIn(text)).toBeUndefined());

  test('is one line without what the log refuses', () => {
    expect(reasonOf(' satu\ndua\ttiga\u0000 \uD800 ')).toBe('satu dua tiga \uFFFD');
    expect(reasonOf(' \n ')).toBe('');
  });
});
