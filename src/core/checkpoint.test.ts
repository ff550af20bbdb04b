// Laws of notes, checkpoints and cosignatures: what is signed is what is read, and nothing
// else passes. Ed25519 is noble's here and Node's in the server: both must say the same of the same bytes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../base/result.ts';
import { openCheckpoint, parseCheckpointText, parseCount } from './checkpoint.ts';
import { cosignedAt, cosignText } from './cosignature.ts';
import {
  formatNote,
  formatSkey,
  formatVkey,
  noteKey,
  noteSigner,
  openNote,
  parseNote,
  parseSkey,
  parseVkey,
  signText,
  type Note,
} from './note.ts';
import { ed25519, seed, log, first, second, signed, textIn, cosigned, taken } from './note-samples.ts';

describe('keys', () => {
  test('a key is read as it was written, secret and public', () => {
    for (const signer of [log, first]) {
      expect(parseVkey(formatVkey(signer.key))).toEqual(signer.key);
      expect(taken(parseSkey(formatSkey(signer), ed25519)).key).toEqual(signer.key);
    }
  });

  test('a changed key text is refused, and the refusal does not repeat a secret', () => {
    const vkey = formatVkey(log.key);
    const skey = formatSkey(log);
    for (const [at, text] of [
      [0, vkey],
      [20, vkey],
      [vkey.length - 2, vkey],
    ] as const) {
      const other = text[at] === 'A' ? 'B' : 'A';
      expect(parseVkey(text.slice(0, at) + other + text.slice(at + 1))).toEqual({
        refused: 'vkey-malformed',
      });
    }
    expect(parseSkey(skey.replace('night', 'day'), ed25519)).toEqual({ refused: 'skey-malformed' });
    for (const text of ['', '+', 'a+b', skey, `${vkey}\n`, ` ${vkey}`])
      expect(isRefusal(parseVkey(text))).toBe(true);
    expect(() => noteKey('two words', 'ed25519', seed(1))).toThrow(TypeError);
    expect(() => noteKey('a+b', 'ed25519', seed(1))).toThrow(TypeError);
  });
});

describe('notes', () => {
  test('any text that a note may hold is signed and read back, and one changed character breaks it', () => {
    const texts = fc
      .string({ maxLength: 80, unit: 'grapheme' })
      .map((text) => `${text.replaceAll(/[\p{Cc}]/gu, '')}.\n`);
    fc.assert(
      fc.property(texts, (text) => {
        const note = formatNote(text, [signText(text, log, ed25519)]);
        expect(taken(openNote(note, [log.key], ed25519)).note.text).toBe(text);
        expect(openNote(`x${note}`, [log.key], ed25519)).toEqual({ refused: 'note-signature-bad' });
      }),
      { numRuns: 30 },
    );
  });

  test('a note has 1 to 64 signatures, and no control characters', () => {
    const line = signText('a\n', log, ed25519);
    expect(isRefusal(parseNote(formatNote('a\n', new Array(64).fill(line))))).toBe(false);
    for (const bad of [
      formatNote('a\n', []),
      formatNote('a\n', new Array(65).fill(line)),
      formatNote('a\tb\n', [line]),
    ]) {
      expect(parseNote(bad)).toEqual({ refused: 'note-malformed' });
    }
    expect(parseNote(formatNote(`${'a'.repeat(200_000)}\n`, [line]))).toEqual({ refused: 'note-malformed' });
  });

  test('a cosigner key signs no plain note', () => {
    expect(() => signText('a\n', first, ed25519)).toThrow(TypeError);
    expect(openNote(formatNote('a\n', [signText('a\n', log, ed25519)]), [first.key], ed25519)).toEqual({
      refused: 'note-unsigned',
    });
  });
});

describe('checkpoints', () => {
  test('a signed checkpoint is opened by the key of its log only', () => {
    expect(taken(openCheckpoint(signed, [log.key], ed25519))).toMatchObject({
      origin: log.key.name,
      size: 5,
    });
    const stranger = noteSigner('log.example/night', 'ed25519', seed(9), ed25519);
    expect(openCheckpoint(signed, [stranger.key], ed25519)).toEqual({ refused: 'note-unsigned' });
    const other = noteSigner('log.example/day', 'ed25519', seed(9), ed25519);
    const text = textIn(signed);
    expect(openCheckpoint(formatNote(text, [signText(text, other, ed25519)]), [other.key], ed25519)).toEqual({
      refused: 'checkpoint-origin',
    });
  });

  test('a number has one spelling', () => {
    for (const bad of ['', '00', '01', '-1', '+1', '1.0', '1e3', ' 1', '9007199254740992', '٣'])
      expect(parseCount(bad)).toBeUndefined();
    expect(parseCount('9007199254740991')).toBe(2 ** 53 - 1);
    const lines = textIn(signed).split('\n');
    for (const bad of [
      ['', ...lines.slice(1)],
      lines.with(1, '05'),
      lines.with(2, 'AAAA'),
      lines.slice(0, 3),
      [...lines, ''],
    ]) {
      expect(parseCheckpointText(bad.join('\n'))).toEqual({ refused: 'checkpoint-malformed' });
    }
    expect(taken(parseCheckpointText(`${textIn(signed)}more\n`)).extensions).toEqual(['more']);
  });
});

describe('cosignatures', () => {
  test('a cosignature holds for its witness, its checkpoint and its time', () => {
    const note = taken(parseNote(cosigned(first)));
    expect(cosignedAt(note, first.key, ed25519)).toBe(1_700_000_000);
    expect(cosignedAt(note, second.key, ed25519)).toBeUndefined();
    expect(cosignedAt({ ...note, text: note.text.replace('5', '6') }, first.key, ed25519)).toBeUndefined();
    const later: Note = {
      ...note,
      signatures: note.signatures.map((line) => ({
        ...line,
        signature: line.signature.with(7, (line.signature[7] as number) ^ 1),
      })),
    };
    expect(cosignedAt(later, first.key, ed25519)).toBeUndefined();
  });

  test('of several, the latest counts, and a broken one beside takes nothing away', () => {
    const note = taken(
      parseNote(cosigned(first) + cosignText(textIn(signed), first, 1_700_000_060, ed25519)),
    );
    expect(cosignedAt(note, first.key, ed25519)).toBe(1_700_000_060);
    const broken = note.signatures.map((line, i) =>
      i === 2 ? { ...line, signature: line.signature.with(20, 0).with(21, 0) } : line,
    );
    expect(cosignedAt({ ...note, signatures: broken }, first.key, ed25519)).toBe(1_700_000_000);
    expect(() => cosignText('a\n', log, 1, ed25519)).toThrow(TypeError);
    expect(() => cosignText('a\n', first, 1.5, ed25519)).toThrow(RangeError);
  });
});
