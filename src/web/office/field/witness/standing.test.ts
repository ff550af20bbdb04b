import { describe, expect, test } from 'vitest';
import type { StateRecord } from '../../../../core/define.ts';
import { evidenceKey, formHash } from '../../../../modules/results/evidence.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { type Tally, tallyKey } from '../../../../modules/results/record.ts';
import { PAIRS, soundForm } from '../../../../modules/results/samples.ts';
import { signed } from '../../device/acts.ts';
import { clock, identity, OFFICER, STATION } from '../../device/fake-device.ts';
import type { OutboxItem } from '../../device/stored.ts';
import type { Day } from '../day/steps.ts';
import { countsOf, standingOf } from './standing.ts';

const form = soundForm();
const other: Form = { ...form, III: null };
const record = evidenceKey(STATION, 'PPWP', 1);

async function attested(of: Form, extra: Partial<OutboxItem> = {}): Promise<OutboxItem> {
  const body = { attempt: 1, contest: 'PPWP', form: formHash(of) };
  const said = { act: 'results.evidence.attest', unit: STATION, record, body };
  return { ...(await signed(identity(), clock, said)), ...extra };
}

type Said = {
  readonly items?: OutboxItem[];
  readonly inForce?: Form | null;
  readonly log?: Record<string, Form>;
};

function day({ items = [], inForce = null, log = {} }: Said): Day {
  const attestations = Object.fromEntries(Object.entries(log).map(([who, of]) => [who, formHash(of)]));
  const objections = [1, 2].map((leaf) => ({ act: `${leaf}`, answered: leaf === 1 ? 9 : null }));
  const tally: Partial<Tally> = { state: 'confirmed', form: inForce, entries: [] };
  const records = {
    [record]: { attestations, objections, pages: [], times: {} } as unknown as StateRecord,
    [tallyKey(STATION, 'PPWP', 1)]: tally as unknown as StateRecord,
  };
  const drafts = new Set<string>();
  const rest = { voting: null, counts: {}, hour: undefined };
  return { ...rest, station: STATION, officer: OFFICER, contests: [PAIRS], items, records, drafts };
}

const agreement = (said: Said): string => standingOf(day(said), 'PPWP').agreement;

describe('a watcher', () => {
  test('who has attested nothing stands nowhere', () => {
    expect(agreement({ inForce: form })).toBe('none');
    expect(agreement({ inForce: form, log: { another: form } })).toBe('none');
  });

  test('agrees or differs by the form in force, as soon as she has signed', async () => {
    expect(agreement({ inForce: form, items: [await attested(form)] })).toBe('agrees');
    expect(agreement({ inForce: form, items: [await attested(other)] })).toBe('differs');
    expect(agreement({ items: [await attested(other)] })).toBe('open');
  });

  test('stands by what the log has of her when this telephone has nothing', () => {
    expect(agreement({ inForce: form, log: { [OFFICER]: form } })).toBe('agrees');
    expect(agreement({ inForce: form, log: { [OFFICER]: other } })).toBe('differs');
  });

  test('did not say what the log refused, and sees that it was refused', async () => {
    const refused = await attested(other, { state: 'refused', refusal: { code: 'entries-too-many' } });
    const standing = standingOf(day({ inForce: form, items: [refused], log: { [OFFICER]: form } }), 'PPWP');
    expect([standing.agreement, standing.item?.state]).toEqual(['agrees', 'refused']);
  });

  test('sees how many objections wait', () => {
    expect(standingOf(day({}), 'PPWP').objectionsOpen).toBe(1);
    expect(standingOf(day({}), 'DPR')).toMatchObject({ state: 'missing', objectionsOpen: 0 });
  });
});

test('attestations are counted by whether they name the form in force', () => {
  const standing = standingOf(day({ inForce: form, log: { a: form, b: other, c: form } }), 'PPWP');
  expect(countsOf(standing)).toEqual({ all: 3, agree: 2 });
  expect(countsOf({ ...standing, inForce: null })).toEqual({ all: 3, agree: 0 });
});
