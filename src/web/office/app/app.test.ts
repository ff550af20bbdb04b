import { describe, expect, test } from 'vitest';
import { formHash } from '../../../modules/results/evidence.ts';
import { soundForm } from '../../../modules/results/samples.ts';
import { PAIRS } from '../../../modules/results/samples.ts';
import type { OutboxItem } from '../device/stored.ts';
import { formOf, type Cells } from '../form/cells.ts';
import { draftOf } from './draft-of.ts';
import { faceOf } from './faces.ts';
import { placeOf, linkTo } from './routes.ts';
import { lostBy } from './standing.tsx';

const ME = { id: 'k'.repeat(64) };
const item = (act: string, body: object, more: object = {}): OutboxItem =>
  ({ act: { act, body, unit: '0001', by: { key: ME.id } }, ...more }) as unknown as OutboxItem;

describe('a key that counts no more', () => {
  const officer = (revoked: boolean, key: boolean) => ({
    revoked,
    keys: { [ME.id]: { publicKey: 'p', revoked: key } },
  });
  test('is known from the log, and from a refusal before the log was read', () => {
    expect(lostBy(ME, officer(false, false), [])).toBeUndefined();
    expect(lostBy(ME, officer(false, true), [])).toBe('key-revoked');
    expect(lostBy(ME, officer(true, true), [])).toBe('officer-revoked');
    const refused = item('voting.station.oath', {}, { refusal: { code: 'key-revoked' } });
    expect(lostBy(ME, undefined, [refused])).toBe('key-revoked');
    expect(lostBy({ id: 'another' }, undefined, [refused])).toBeUndefined();
  });
  test('is not meant by other refusals', () => {
    const refused = item('voting.station.oath', {}, { refusal: { code: 'tally-settled' } });
    expect(lostBy(ME, null, [refused])).toBeUndefined();
  });
});

describe('an act that is taken back', () => {
  test('becomes the draft that it came from', () => {
    const entered = draftOf(item('results.tally.enter', { contest: 'PPWP', form: soundForm() }));
    expect(entered?.id).toBe('form/0001/PPWP');
    expect(formOf(entered?.value as Cells, PAIRS)).toEqual(soundForm());
    expect(draftOf(item('voting.turnout.count', { J: 3, L: 1, P: 2, hour: 9 }))).toEqual({
      id: 'step/0001/turnout-9',
      value: { L: 1, P: 2 },
    });
    expect(draftOf(item('voting.station.oath', { present: 7 }))).toEqual({
      id: 'step/0001/oath',
      value: { present: 7 },
    });
    expect(draftOf(item('voting.shift.start', {}))).toBeUndefined();
  });

  test('becomes what she saw on the paper, where it was an attestation of it', () => {
    const [form, seen] = [soundForm(), { 'IV.0': 90, 'IV.1': null }];
    const attestation = item('results.evidence.attest', { contest: 'PPWP', form: formHash(form) });
    const kept = { hash: formHash(form), form, seen };
    expect(draftOf(attestation, kept)).toEqual({ id: 'step/0001/seen-PPWP', value: seen });
    // Of another form this device knows nothing: nobody is made to have seen it.
    expect(draftOf(attestation, { ...kept, hash: 'f'.repeat(64) })).toBeUndefined();
    expect(draftOf(attestation)).toBeUndefined();
  });
});

test('those at a station have the field, those above it the desk', () => {
  const field = ['KPPS', 'KPPSLN', 'SAKSI', 'PTPS', 'PEMANTAU'];
  expect(field.map(faceOf)).toEqual(field.map(() => 'field'));
  const desk = ['KPU', 'KPU_PROVINSI', 'KPU_KABKOTA', 'PPK', 'PPS', 'PPLN', 'BAWASLU', 'PESERTA'];
  expect(desk.map(faceOf)).toEqual(desk.map(() => 'desk'));
});

test('a place is what its link says, whatever stands in it', () => {
  for (const parts of [[], ['kotak', 'a/b'], ['formulir', 'PPWP', 'isi'], ['a b', '%']])
    expect(placeOf(linkTo(...parts))).toEqual(parts);
  expect(placeOf('#/%E0%A4%A')).toEqual(['%E0%A4%A']);
});
