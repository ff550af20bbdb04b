import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../../../base/canonical.ts';
import type { StateRecord } from '../../../../core/define.ts';
import { Ledger, sumsKey } from '../../../../core/ledger.ts';
import { tallyKey } from '../../../../modules/results/record.ts';
import { terang } from '../../../../system.ts';
import { rowOf, type ScopedSums } from './unit-rows.ts';
import { stationSums } from './station-sums.ts';

const system = terang();

const VILLAGE = '1701082003';
const STATIONS = ['001', '002', '003'].map((number) => VILLAGE + number);
const BODIES = [VILLAGE, ...STATIONS];

const said = { at: '2026-11-26T00:00:00Z', by: 'a'.repeat(32) };
const tally = fc.constantFrom('confirmed', 'withheld', 'disputed', 'waiting', 'incomplete').map((state) => ({
  broken: [], corrections: [], entries: [], form: null, state,
}));
const day = fc.record({ ready: fc.constant(said), open: fc.constant(said), close: fc.constant(said) }, {
  requiredKeys: [],
});
const officer = fc.record({
  keys: fc.constantFrom({}, { k: { revoked: false } }, { k: { revoked: true } }),
  revoked: fc.boolean(),
  role: fc.constant('KPPS'),
  unit: fc.constantFrom(...BODIES),
});
const shift = fc.record({ unit: fc.constantFrom(...BODIES), since: fc.constantFrom(said.at, undefined) });

/** Records of a village, as the log might have them. */
const village = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...STATIONS), tally)),
    fc.array(fc.tuple(fc.constantFrom(...STATIONS), day)),
    fc.array(officer, { maxLength: 8 }),
    fc.array(shift, { maxLength: 4 }),
  )
  .map(([tallies, days, officers, shifts]) => {
    const records: (readonly [string, object])[] = [
      ...tallies.map(([station, record]) => [tallyKey(station, 'PPWP', 1), record] as const),
      ...days.map(([station, record]) => [`voting.station/${station}`, record] as const),
      ...officers.map((record, i) => [`registry.officer/${i}`, record] as const),
      ...shifts.map((record, i) => [`voting.shift/${i}`, record] as const),
    ];
    return new Map(records as readonly (readonly [string, StateRecord])[]);
  });

/** The server, as far as a desk asks it here. */
const apiOf = (records: ReadonlyMap<string, StateRecord>) => ({
  list: ({ label }: { readonly label?: string }) => {
    const keys = [...records.keys()].filter((key) =>
      system.recordKind(key)?.facets(key, records.get(key) as StateRecord)?.labels.includes(label ?? ''),
    );
    return Promise.resolve({ keys, next: null });
  },
  records: (keys: readonly string[]) =>
    Promise.resolve({
      records: Object.fromEntries(keys.map((key) => [key, (records.get(key) ?? null) as Json])),
    }),
});

/** What the log keeps for the village. */
function villageSums(records: ReadonlyMap<string, StateRecord>) {
  const ledger = new Ledger();
  for (const [key, record] of records)
    ledger.contribute(undefined, system.recordKind(key)?.contribute(key, record));
  const { deltas } = ledger.take();
  const scopes = ['registry/officers', 'voting', 'voting/shift', 'results/PPWP'];
  return Object.fromEntries(
    scopes.map((scope) => [scope, Object.fromEntries(deltas.get(sumsKey(VILLAGE, scope)) ?? [])]),
  );
}

type Sums = ReadonlyMap<string, ScopedSums>;
const FIGURES = ['officers', 'enrolled', 'onShift', 'ready', 'opened', 'closed'] as const;
const STATES = ['confirmed', 'withheld', 'disputed', 'waiting', 'incomplete'] as const;

test('the rows of a village and of its own body add up to what the log has for it', async () => {
  await fc.assert(
    fc.asyncProperty(village, async (records) => {
      const sums = (await stationSums(apiOf(records), VILLAGE, STATIONS, 'PPWP')) as Sums;
      const row = (unit: string, of: ScopedSums) => rowOf({ unit, name: '', stations: 1 }, of, 'PPWP');
      const whole = row(VILLAGE, villageSums(records));
      const parts = BODIES.map((unit) => row(unit, sums.get(unit) ?? {}));
      for (const name of FIGURES)
        expect(parts.reduce((sum, part) => sum + part[name], 0), name).toBe(whole[name]);
      for (const state of STATES)
        expect(parts.reduce((sum, { forms }) => sum + forms[state], 0), state).toBe(whole.forms[state]);
    }),
  );
});
