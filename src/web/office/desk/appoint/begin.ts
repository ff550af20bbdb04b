// From what was looked at to a batch on this device: by what the lines are judged, and where one goes
// when they are kept.
import { go } from '../../app/routes.ts';
import type { Desk } from '../desk-context.ts';
import type { Hands } from '../hands/threshold.tsx';
import type { Right } from '../rights.ts';
import type { Appointee, Grounds } from './judge-lines.ts';
import type { Zones } from './look-up-units.ts';
import { startBatch } from './start-batch.ts';
import type { Terms } from './term-fields.tsx';

/** `PPWP/2`: every option of every contest. */
export const participantsIn = ({ contests }: Pick<Desk['election'], 'contests'>): Set<string> =>
  new Set(contests.flatMap(({ id, options }) => options.map(({ no }) => `${id}/${no}`)));

/** By what the lines of this desk are judged. */
export const groundsFor = (
  { election, office }: Pick<Desk, 'election' | 'office'>,
  { seat, unit }: Right,
  { from, until }: Terms,
  zones: Zones,
  role?: Grounds['defaults']['role'],
): Grounds => ({
  // A right that was handed over reaches no further than it was handed over.
  by: { ...seat, unit: unit ?? seat.unit },
  defaults: { from, until, ...(role === undefined ? {} : { role }) },
  zoneOf: (unit) => zones.get(unit),
  participants: participantsIn(election),
  nowMs: office.clock.now(),
});

export type Beginning = {
  readonly right: Right;
  readonly terms: Terms;
  readonly reason: string;
  readonly hands: Hands | undefined;
};

let beginning: Promise<void> | undefined;

/** Keeps the batch and goes to where it is sent; pressed twice, it is begun once. */
export function begin(...said: Parameters<typeof beginOnce>): Promise<void> {
  beginning ??= beginOnce(...said).finally(() => (beginning = undefined));
  return beginning;
}

async function beginOnce(
  desk: Pick<Desk, 'election' | 'office' | 'seat'>,
  appointees: readonly Appointee[],
  { hands, right, terms, reason }: Beginning,
): Promise<void> {
  const id = await startBatch(desk, appointees, {
    byUnit: right.unit ?? right.seat.unit,
    giver: right.for,
    others: hands?.chosen,
    reason,
    expires: terms.lastMoment(),
  });
  go('angkat', 'kiriman', id);
}
