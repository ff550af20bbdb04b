import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex, sha256, utf8 } from '../base/bytes.ts';
import {
  codeOf,
  commitmentOf,
  invitationLink,
  invitationSecret,
  logFingerprint,
  readCode,
  readInvitationLink,
  writtenCode,
} from './invitation.ts';

const bits = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('a code', () => {
  test('has all its 80 bits: other bits give another code', () => {
    fc.assert(
      fc.property(bits, bits, (a, b) => {
        expect(codeOf(a) === codeOf(b)).toBe(hex(a) === hex(b));
      }),
    );
    expect(codeOf(new Uint8Array(10))).toBe('0000000000000000');
    expect(codeOf(new Uint8Array(10).fill(255))).toBe('ZZZZZZZZZZZZZZZZ');
  });

  test('is read however it was written: in groups, in lower case, with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(bits, (random) => {
        expect(readCode(writtenCode(codeOf(random)))).toBe(codeOf(random));
      }),
    );
    expect(writtenCode('7K3MQ9TDXW2FHN5A')).toBe('7K3M-Q9TD-XW2F-HN5A');
    expect(readCode(' 7k3m q9td-XW2F hn5a\n')).toBe('7K3MQ9TDXW2FHN5A');
    expect(readCode('oOiI-lL00-0000-0000')).toBe('0011110000000000');
  });

  test.each(['', '7K3M-Q9TD-XW2F', '7K3M-Q9TD-XW2F-HN5AA', 'UUUU-UUUU-UUUU-UUUU', ' '.repeat(65)])(
    'is not read from %j',
    (text) => expect(readCode(text)).toBeUndefined(),
  );
});

test('its secret is of one election and one unit, and the log holds the hash of the secret', () => {
  const secret = invitationSecret('id-2024-02-14', '1701082001001', '7K3MQ9TDXW2FHN5A');
  expect(hex(secret)).toBe('6ed3b49946a4d507b166a2f53db19d0ab4c057fef4ab81c05e321d5a7a96fc65');
  expect(commitmentOf(secret)).toBe('103c6fce38829ff7cc53a1ed24ff57d5b9261cf0ab0a95a9fcbb87d9f3306690');
  const others = [
    invitationSecret('id-2024-02-15', '1701082001001', '7K3MQ9TDXW2FHN5A'),
    invitationSecret('id-2024-02-14', '1701082001002', '7K3MQ9TDXW2FHN5A'),
    invitationSecret('id-2024-02-14', '1701082001001', '7K3MQ9TDXW2FHN5B'),
  ];
  expect(new Set([secret, ...others].map(hex)).size).toBe(4);
});

test('a log’s key is named by sixteen characters of its hash', () => {
  const log = 'log.example/day+09381fa0+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs';
  expect(logFingerprint(log)).toBe(codeOf(sha256(utf8(log)).subarray(0, 10)));
  fc.assert(
    fc.property(fc.string(), (other) => {
      expect(logFingerprint(other) === logFingerprint(log)).toBe(other === log);
    }),
  );
});

test('a link leads to unit and code and to nothing else', () => {
  const link = invitationLink('http://localhost:8081/app/', '1701082001001', '7K3MQ9TDXW2FHN5A');
  expect(link).toBe('http://localhost:8081/app/#undangan/1701082001001/7K3MQ9TDXW2FHN5A');
  expect(readInvitationLink(link)).toEqual({ unit: '1701082001001', code: '7K3MQ9TDXW2FHN5A' });
  expect(readInvitationLink(`${link}\n`)).toEqual({ unit: '1701082001001', code: '7K3MQ9TDXW2FHN5A' });
  const log = 'log.example/day+09381fa0+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs';
  const named = invitationLink('http://localhost:8081/app/', '1701082001001', '7K3MQ9TDXW2FHN5A', log);
  expect(named).toBe(`${link}/${logFingerprint(log)}`);
  expect(readInvitationLink(named)).toEqual({ ...readInvitationLink(link), log: logFingerprint(log) });
  const wrong = [named.slice(0, -1), `${named}/more`, `${link}/more`, link.replace('undangan', 'x')];
  for (const text of ['', 'http://localhost/app/', ...wrong])
    expect(readInvitationLink(text)).toBeUndefined();
});
