// Random worlds in which officers have handed things over, ended it, been removed, lost a telephone: for the
// laws of delegation. The oracle's knowledge is kept beside the world by the page's own words; each step that
// the page forbids is refused by the log, and changes neither.
import fc from 'fast-check';
import { expect } from 'vitest';
import { terang } from '../../src/system.ts';
import { ACTS, EVERYBODY, known as atNight, night, onRecord, text, type Made } from './asked.ts';
import { expected, grantExpected, type Given, type Known } from './authority-oracle.ts';
import { DELEGABLE, LINES } from './authority-pages.ts';
import {
  decreeing, ending, giverOf, granting, inRightOf, ROOT, UNITS, UNTIL, VOTING_MS, type Person, type Signing,
  type World,
} from './world.ts';

const covers = (unit: string, of: string): boolean => unit === of || unit === 'ID' || of.startsWith(unit);
const lineOf = ({ role }: Person) => LINES.find((roles) => roles.includes(role));
const DESK = EVERYBODY.filter(({ role, unit }) => role !== 'PUBLISHER' && unit.length < 13);
const anybody = fc.constantFrom(...EVERYBODY.filter(({ role }) => role !== 'PUBLISHER'));
const giver = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...DESK) }, { weight: 1, arbitrary: anybody });

/** One to whom she may hand something over, mostly. */
function receiverOf(by: Person): fc.Arbitrary<Person> {
  const fit = EVERYBODY.filter((who) => {
    const same = lineOf(who) === lineOf(by) && who.participant === by.participant;
    return same && who !== by && covers(by.unit, who.unit);
  });
  return fit.length === 0
    ? anybody
    : fc.oneof({ weight: 7, arbitrary: fc.constantFrom(...fit) }, { weight: 1, arbitrary: anybody });
}

const unitIn = (by: Person): fc.Arbitrary<string> => {
  const fit = UNITS.filter((unit) => covers(by.unit, unit));
  const everywhere = fc.constantFrom(...UNITS);
  const whole = { weight: 2, arbitrary: fc.constant(by.unit) };
  const below = { weight: 3, arbitrary: fc.constantFrom(...fit) };
  return fc.oneof(whole, below, { weight: 1, arbitrary: everywhere });
};

const declared = terang();
const KNOWN_ACTS = DELEGABLE.filter((name) => declared.act(name));
const acts = fc.oneof(
  { weight: 3, arbitrary: fc.constant(KNOWN_ACTS) },
  { weight: 2, arbitrary: fc.subarray(KNOWN_ACTS, { minLength: 1 }) },
  { weight: 1, arbitrary: fc.constant(['results.tally.enter', ...KNOWN_ACTS]) },
);
const BORDERS_MS = [VOTING_MS - 3_600_000, VOTING_MS, VOTING_MS + 3_600_000];
/** Within two seconds of a border. */
export const nearBorder = fc
  .tuple(fc.constantFrom(...BORDERS_MS), fc.integer({ min: -2, max: 2 }))
  .map(([ms, seconds]) => ms + 1_000 * seconds);

type Step =
  | { readonly kind: 'grant'; readonly by: Person; readonly to: Person; readonly unit: string;
      readonly acts: readonly string[]; readonly fromMs: number; readonly untilMs: number }
  | { readonly kind: 'end' | 'remove' | 'lose'; readonly at: number };

const grant: fc.Arbitrary<Step> = giver.chain((by) =>
  fc.record({
    kind: fc.constant('grant' as const), by: fc.constant(by), to: receiverOf(by), unit: unitIn(by), acts,
    fromMs: fc.oneof(fc.constant(VOTING_MS - 7_200_000), nearBorder),
    untilMs: fc.oneof(fc.constant(Date.parse(UNTIL)), nearBorder),
  }),
);
const change: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('end' as const, 'remove' as const, 'lose' as const), at: fc.nat({ max: 3 }),
});
export const steps = fc.array(fc.oneof({ weight: 4, arbitrary: grant }, { weight: 1, arbitrary: change }), {
  minLength: 1, maxLength: 5,
});

export type Handed = { readonly by: Person; readonly to: Person; readonly unit: string };
export type Scene = { readonly world: World; readonly known: Known; readonly handed: readonly Handed[] };

/** Plays the steps; what the log answers each is what the page says. */
export function play(all: readonly Step[]): Scene {
  const held = new Map<string, Map<string, Given>>();
  const removed = new Set<string>();
  const lost = new Set<string>();
  const known: Known = {
    ...atNight,
    officerRevoked: (officer) => atNight.officerRevoked(officer) || removed.has(officer),
    keyRevoked: (key) => atNight.keyRevoked(key) || lost.has(key),
    held: (officer) => held.get(officer) ?? new Map<string, Given>(),
  };
  const handed: Handed[] = [];
  let world = night;
  for (const step of all) {
    if (step.kind === 'grant') {
      const { by, to, unit, fromMs, untilMs } = step;
      const given = { acts: step.acts.toSorted(), unit, from: text(fromMs), until: text(untilMs) };
      const act = granting(by, to, unit, given.acts, { from: given.from, until: given.until });
      const signer = expected(act, VOTING_MS, known);
      const page = signer === 'allowed' ? grantExpected(act, VOTING_MS, known) : signer;
      expect(world.code(act)).toBe(page);
      if (page !== 'allowed') continue;
      world = world.after(act);
      // A grant forgets those of the receiver that have ended.
      const running = [...known.held(to.officer)].filter(([, { until }]) => Date.parse(until) >= VOTING_MS);
      held.set(to.officer, new Map([...running, [by.officer, given]]));
      handed.push(step);
      continue;
    }
    const one = handed[step.at];
    if (!one) continue;
    const { by, to } = one;
    const act =
      step.kind === 'end' ? ending(to, by, to)
      : step.kind === 'remove' ? removing(world, by)
      : onRecord(world, 'key.revoke', [to], to, { key: to.key });
    if (!act || world.code(act) !== 'allowed') continue;
    world = world.after(act);
    if (step.kind === 'end') held.get(to.officer)?.delete(by.officer);
    else if (step.kind === 'remove') removed.add(by.officer);
    else lost.add(to.key);
  }
  return { world, known, handed };
}

/** She is removed by whoever appointed her; nobody at the nation is, in these scenes. */
const removing = (world: World, who: Person) =>
  ROOT.includes(who) || who.unit === 'ID'
    ? undefined
    : onRecord(world, 'officer.revoke', decreeing(giverOf(who)), who);

export type Ask = {
  readonly make: Made;
  readonly which: number;
  readonly beside: 'nobody' | 'giver' | 'colleague' | 'delegate';
  readonly near: number;
  readonly pick: number;
  readonly atMs: number;
  readonly receivedMs: number;
};
export const ask: fc.Arbitrary<Ask> = fc.record({
  make: fc.constantFrom(...ACTS), which: fc.nat({ max: 4 }), near: fc.nat({ max: 60 }),
  pick: fc.nat({ max: 20 }),
  beside: fc.constantFrom('nobody', 'nobody', 'giver', 'colleague', 'colleague', 'delegate'),
  atMs: fc.oneof(fc.constant(VOTING_MS), nearBorder),
  receivedMs: fc.oneof(fc.constant(VOTING_MS), nearBorder, nearBorder.map((ms) => ms + 1)),
});

/** Who signs where: in another's right, somebody to whom something was handed over in this scene. */
export function askedIn(
  { handed }: Scene,
  { which, beside, near }: Ask,
): { signers: Signing[]; unit: string } {
  const { by, to, unit } = handed[which % handed.length] as Handed;
  const other = handed[(which + 1) % handed.length] as Handed;
  const colleague = EVERYBODY.find((who) => who.role === by.role && who.unit === by.unit && who !== by) ?? by;
  const second: Readonly<Record<Ask['beside'], Signing[]>> = {
    nobody: [], giver: [by], colleague: [colleague], delegate: [inRightOf(other.by, other.to)],
  };
  const units = [unit, ...UNITS.filter((one) => covers(unit, one)), by.unit, ...UNITS.slice(0, 4)];
  return { signers: [inRightOf(by, to), ...second[beside]], unit: units[near % units.length] as string };
}
