// The acts of a practice before its newcomers come: found, appoint, enrol, freeze, and what neighbouring
// stations have done already. The same practice makes the same acts whenever it is started, so a start
// after a stop sends them again and nothing happens twice.
import { hex } from '../../base/bytes.ts';
import { atText } from '../../base/time.ts';
import { NATION } from '../../base/unit.ts';
import { nameCommitment } from '../../core/name-commitment.ts';
import { codeOf, commitmentOf, invitationSecret } from '../../core/invitation.ts';
import { castOf, secretFromSeed, type Person } from '../rehearsal/people.ts';
import type { Draft } from '../rehearsal/signed-act.ts';
import type { District } from './district.ts';
import { neighbourForms, neighbourMornings, type PastDraft } from './neighbours.ts';
import { rootSeats, seatKey, seatsOf, type Appointment, type Seat } from './seats.ts';

export type Practice = {
  readonly district: District;
  readonly appointments: readonly Appointment[];
  /** Nobody who has not this directory may know it: keys and invitations follow from it. */
  readonly seed: string;
  readonly foundedMs: number;
  /** The contest whose candidates send witnesses. */
  readonly pairs: string;
  readonly publisherKey: string;
  readonly logVkey: string;
  /** Names by seat, as the vault has them. */
  readonly names: ReadonlyMap<string, string>;
};

const DAY_MS = 86_400_000;
const THRESHOLD = 2;
const ELECTION_RECORD = 'registry.election';

/** Sixteen characters for a newcomer. */
export const codeFor = (seed: string, seat: Seat): string =>
  codeOf(secretFromSeed(seed, `code/${seatKey(seat)}`).subarray(0, 10));

/** Salt that goes with a seat's name, 32 bytes. */
export const saltFor = (seed: string, seat: Seat): Uint8Array =>
  secretFromSeed(seed, `salt/${seatKey(seat)}`);

/** The caller answers each draft with the id of its act: the zero report builds on the founding act's. */
export function* practiceDrafts(practice: Practice): Generator<PastDraft, void, string> {
  const { appointments, seed } = practice;
  const person = personOf(seed);
  const founded = yield foundDraft(practice, person);
  for (const appointment of appointments) {
    yield appointDraft(practice, appointment, person);
    for (const seat of appointment.seats) if (!seat.newcomer) yield enrolDraft(person(seat));
  }
  for (const seat of rootSeats()) if (seat.newcomer) yield inviteRootDraft(practice, seat, person);
  yield freezeDraft(practice, founded, person);
  yield* neighbourMornings(practice.district, person);
  yield* neighbourForms(practice.district, practice.pairs, person);
}

type PersonOf = (seat: Seat) => Person;

/** The person of a seat; of a newcomer only her id and her place count. */
export function personOf(seed: string): PersonOf {
  const cast = castOf(seed);
  return ({ role, unit, number }) => cast(role, unit, number);
}

function term({ foundedMs }: Practice): { from: string; until: string } {
  return { from: atText(foundedMs - 7 * DAY_MS), until: atText(foundedMs + 30 * DAY_MS) };
}

const commitment = ({ district, seed }: Practice, seat: Seat): string =>
  commitmentOf(invitationSecret(district.election, seat.unit, codeFor(seed, seat)));

const signersOf = (person: PersonOf): readonly [Person, Person] => {
  const [first, second] = rootSeats().map(person) as [Person, Person];
  return [first, second];
};

function foundDraft(practice: Practice, person: PersonOf): Draft {
  const { district, publisherKey, logVkey } = practice;
  const { contests, ruleSet, units } = district.objects;
  return {
    act: 'registry.election.found',
    body: {
      contests: contests.hash,
      election: district.election,
      ...term(practice),
      log: logVkey,
      name: district.name,
      publisher: publisherKey,
      root: rootSeats()
        .map(person)
        .map(({ keys, officer }) => ({ key: keys().publicKey, officer })),
      ruleSet: ruleSet.hash,
      threshold: THRESHOLD,
      units: units.hash,
    },
    record: ELECTION_RECORD,
    signers: signersOf(person),
    unit: NATION,
  };
}

/** Whom the practice enrols itself has an invitation that nobody is given. */
function appointDraft(practice: Practice, { by, seats }: Appointment, person: PersonOf): Draft {
  const officers = seats.map((seat) => {
    const { officer, secret } = person(seat);
    const name = practice.names.get(seatKey(seat));
    return {
      ...term(practice),
      invitation: seat.newcomer ? commitment(practice, seat) : commitmentOf(secret),
      officer,
      role: seat.role,
      unit: seat.unit,
      ...(name !== undefined && { name: nameCommitment(saltFor(practice.seed, seat), name) }),
      ...(seat.role === 'PESERTA' && seat.participant !== undefined && { participant: seat.participant }),
    };
  });
  return {
    act: 'registry.officer.appoint',
    body: { officers },
    record: `registry.body/${by.unit}`,
    signers: by.role === 'KPU' ? signersOf(person) : [person(by)],
    unit: by.unit,
  };
}

const enrolDraft = (person: Person): Draft => ({
  act: 'registry.key.enrol',
  body: { invitation: hex(person.secret), key: person.keys().publicKey },
  record: `registry.officer/${person.officer}`,
  signers: [person],
  unit: person.unit,
});

/** A member of the commission can only be found or invited anew: she gives up the key of the founding. */
function inviteRootDraft(practice: Practice, seat: Seat, person: PersonOf): Draft {
  const { keys, officer } = person(seat);
  return {
    act: 'registry.key.revoke',
    body: { invitation: commitment(practice, seat), key: keys().id, officer },
    record: `registry.officer/${officer}`,
    signers: signersOf(person),
    unit: NATION,
  };
}

function freezeDraft({ appointments, district }: Practice, founded: string, person: PersonOf): Draft {
  const { contests, ruleSet, units } = district.objects;
  const seats = seatsOf(appointments);
  return {
    act: 'registry.election.freeze',
    basis: founded,
    body: {
      contests: contests.hash,
      forms: 0,
      keys: seats.filter(({ newcomer }) => !newcomer).length,
      officers: seats.length,
      ruleSet: ruleSet.hash,
      stations: district.units.stationCount(NATION),
      units: units.hash,
    },
    record: ELECTION_RECORD,
    signers: signersOf(person),
    unit: NATION,
  };
}
