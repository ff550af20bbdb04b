import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../base/canonical.ts';
import { formHash } from '../../../../modules/results/evidence.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { PAIRS, soundForm, tallyWith } from '../../../../modules/results/samples.ts';
import { tallyKey } from '../../../../modules/results/record.ts';
import { signed } from '../../device/acts.ts';
import { clock, identity, STATION } from '../../device/fake-device.ts';
import { unsentValue } from '../../device/outbox.ts';
import { readingsOf, SHOWN_MAX, shownIn, withShown } from './readings.ts';

const form = soundForm();
const other: Form = { ...form, III: null };
const where = { election: identity().election, station: STATION, contest: PAIRS };

async function entry(body: Partial<Record<string, Json>> = {}, act = 'results.tally.enter') {
  const said = { attempt: 1, contest: 'PPWP', form: form as unknown as Json, ...body } as {
    [m: string]: Json;
  };
  return signed(identity(), clock, { act, unit: STATION, record: tallyKey(STATION, 'PPWP', 1), body: said });
}


describe('a form that can be attested', () => {
  test('is read from the squares of the member who signed it, without a network', async () => {
    const item = await entry();
    const [shown] = shownIn(unsentValue([item]), where);
    expect(shown).toEqual({ act: item.id, at: item.act.at, form });
    expect(readingsOf(undefined, shown ? [shown] : [])).toEqual([
      { kind: 'shown', form, hash: formHash(form) },
    ]);
  });

  test('is not read from an act about anything else', async () => {
    const others = [
      await entry({ contest: 'DPR' }),
      await entry({ attempt: 2 }),
      await entry({ form: 'none' }),
      await entry({}, 'results.evidence.attest'),
    ];
    expect(shownIn(unsentValue(others), where)).toEqual([]);
    const one = unsentValue([await entry()]);
    expect(shownIn(one, { ...where, station: `${STATION.slice(0, -1)}2` })).toEqual([]);
    expect(shownIn(one, { ...where, election: 'another' })).toEqual([]);
    expect(shownIn({ acts: 'none' }, where)).toEqual([]);
  });

  test('is each reading while none is in force, and each different one only once', () => {
    const entries = [form, other, soundForm()].map((one, leaf) => ({ leaf, officer: `${leaf}`, form: one }));
    const found = readingsOf(tallyWith({ entries }), [{ act: 'a', at: '', form: other }]);
    expect(found.map(({ kind, form: one }) => [kind, one])).toEqual([
      ['log', form],
      ['log', other],
    ]);
  });

  test('is first the one in force; what a telephone showed before stays beside it when it differs', () => {
    const settled = tallyWith({ form, entries: [{ leaf: 0, officer: 'a', form: null }] });
    const found = readingsOf(
      settled,
      [form, other].map((one, i) => ({ act: `${i}`, at: '', form: one })),
    );
    expect(found.map(({ kind }) => kind)).toEqual(['in-force', 'shown']);
  });
});

test('what was shown is kept once for each entry, and not without end', () => {
  const shown = (act: string) => ({ act, at: '', form });
  const once = withShown([shown('a')], [shown('a'), shown('b')]);
  expect(once.map(({ act }) => act)).toEqual(['a', 'b']);
  const many = Array.from({ length: 9 }, (_, i) => shown(String(i)));
  expect(withShown(once, many)).toHaveLength(SHOWN_MAX);
});
