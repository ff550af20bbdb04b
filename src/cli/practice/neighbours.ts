// What the stations beside the newcomers' have sent already, so that the desk above has something to do: open
// since the morning, two officers on shift for too long, one form confirmed, one withheld because a sum is
// wrong, one in dispute, one waiting for its second entry.
import type { Form } from '../../modules/results/form.ts';
import type { Person } from '../rehearsal/people.ts';
import type { Draft } from '../rehearsal/signed-act.ts';
import type { District } from './district.ts';
import type { Seat } from './seats.ts';

export const NEIGHBOUR_STATES = ['confirmed', 'withheld', 'disputed', 'waiting'] as const;
const ATTEMPT = 1;
/** How long the first member of each station has been on shift, in hours: the second and third too long. */
const ON_SHIFT_HOURS = [4, 13, 19, 4] as const;

/** A draft whose act says that it was made some hours before. */
export type PastDraft = Draft & { readonly hoursBefore?: number };

const member = (unit: string, number: number): Seat => ({ role: 'KPPS', unit, number, newcomer: false });

/** The morning of the neighbours. */
export function* neighbourMornings(
  { neighbours }: District,
  person: (seat: Seat) => Person,
): Generator<PastDraft, void, string> {
  for (const [i, station] of neighbours.entries()) {
    const signer = person(member(station, 1));
    const said = (act: string, body: unknown): Draft => ({
      act, body, record: `voting.station/${station}`, signers: [signer], unit: station,
    });
    yield said('voting.station.ready', { access: true, network: true, power: true });
    yield said('voting.station.oath', { present: 7 });
    yield said('voting.station.open', { present: 7, witnesses: 2 });
    const shift = { ...said('voting.shift.start', {}), record: `voting.shift/${signer.officer}` };
    yield { ...shift, hoursBefore: ON_SHIFT_HOURS[i] ?? 4 };
  }
}

/** A form of the pairs in which everything agrees. */
export function agreeingForm(votes: readonly number[], invalid: number): Form {
  const valid = votes.reduce((sum, count) => sum + count, 0);
  const total = valid + invalid;
  const men = Math.floor(total / 2);
  const women = total - men;
  const electorate = total + 40;
  const ballots = electorate + Math.ceil(electorate / 50);
  return {
    I: {
      A: [men + 18, women + 22, electorate],
      B1: [men - 2, women - 1, total - 3],
      B2: [1, 1, 2],
      B3: [1, 0, 1],
      B4: [men, women, total],
    },
    II: { 1: ballots, 2: total, 3: 1, 4: ballots - total - 1 },
    III: [1, 2, 3],
    IV: [...votes],
    V: { A: valid, B: invalid, C: total },
  };
}

/** Drafts in the order in which they came; the first contest is that of the pairs. */
export function* neighbourForms(
  { neighbours }: District,
  contest: string,
  person: (seat: Seat) => Person,
): Generator<Draft, void, string> {
  const [confirmed, withheld, disputed, waiting] = neighbours;
  const enter = (station: string, number: number, form: Form): Draft => ({
    act: 'results.tally.enter',
    body: { attempt: ATTEMPT, contest, form },
    record: `results.tally/${station}/${contest}/${ATTEMPT}`,
    signers: [person(member(station, number))],
    unit: station,
  });
  const both = (station: string, one: Form, two: Form): Draft[] => [
    enter(station, 1, one),
    enter(station, 2, two),
  ];
  if (confirmed !== undefined) {
    const form = agreeingForm([62, 121, 24], 5);
    yield* both(confirmed, form, form);
  }
  if (withheld !== undefined) {
    const right = agreeingForm([90, 110, 40], 4);
    const form = { ...right, IV: [90, 160, 40] };
    yield* both(withheld, form, form);
  }
  if (disputed !== undefined)
    yield* both(disputed, agreeingForm([51, 88, 17], 3), agreeingForm([57, 88, 17], 3));
  if (waiting !== undefined) yield enter(waiting, 1, agreeingForm([30, 80, 9], 1));
}
