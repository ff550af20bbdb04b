// Who is in a practice: for each body from the commission to the station one officer whose key the practice
// keeps, so that somebody may appoint and invite, and one newcomer, whose place is free for whoever opens her
// link. Names are plainly invented. No key that is kept here may ever sign for a real election: the practice
// has an election id, a log and a founding act of its own.
import { NATION } from '../../base/unit.ts';
import type { Role } from '../../core/define.ts';
import type { District } from './district.ts';

export type Seat = {
  readonly role: Role;
  readonly unit: string;
  /** Among the members of this body, from 1. */
  readonly number: number;
  /** A newcomer enrols by herself; else the practice keeps the key. */
  readonly newcomer: boolean;
  /** Contest and option that a participant stands for, e.g. `PPWP/1`. */
  readonly participant?: string;
};

/** Seats that one officer of the practice appoints, in the order in which they are appointed. */
export type Appointment = { readonly by: Seat; readonly seats: readonly Seat[] };

const ROOT_MEMBERS = 4;
/** From this member on they give their keys back and are invited: two newcomers, who can decide together. */
const FIRST_ROOT_NEWCOMER = 3;
/** Numbers of the pairs that send a witness. */
const PAIRS = [1, 2];

const kept = (role: Role, unit: string, number = 1, participant?: string): Seat => ({
  role, unit, number, newcomer: false, ...(participant !== undefined && { participant }),
});
const free = (role: Role, unit: string, number: number, participant?: string): Seat => ({
  ...kept(role, unit, number, participant), newcomer: true,
});

export const rootSeats = (): Seat[] =>
  Array.from({ length: ROOT_MEMBERS }, (_, i) => ({
    ...kept('KPU', NATION, i + 1),
    newcomer: i + 1 >= FIRST_ROOT_NEWCOMER,
  }));

/** All appointments below the commission. `pairs`: the contest whose options send witnesses. */
export function appointmentsOf(district: District, pairs: string): Appointment[] {
  const { area, village, station, neighbours } = district;
  const [province, regency] = [area.slice(0, 2), area.slice(0, 4)];
  const centre = kept('KPU', NATION);
  const body = (role: Role, unit: string): Seat[] => [kept(role, unit), free(role, unit, 2)];
  const participants = PAIRS.map((no) => kept('PESERTA', NATION, no, `${pairs}/${no}`));
  const stationOfficers = [
    free('KPPS', station, 1),
    free('KPPS', station, 2),
    ...neighbours.flatMap((unit) => [kept('KPPS', unit, 1), kept('KPPS', unit, 2)]),
  ];
  return [
    { by: centre, seats: body('KPU_PROVINSI', province) },
    { by: kept('KPU_PROVINSI', province), seats: body('KPU_KABKOTA', regency) },
    { by: kept('KPU_KABKOTA', regency), seats: body('PPK', area) },
    { by: kept('PPK', area), seats: body('PPS', village) },
    { by: kept('PPS', village), seats: stationOfficers },
    { by: centre, seats: [kept('BAWASLU', NATION), ...participants] },
    { by: kept('BAWASLU', NATION), seats: [kept('BAWASLU_PROVINSI', province)] },
    { by: kept('BAWASLU_PROVINSI', province), seats: [kept('BAWASLU_KABKOTA', regency)] },
    { by: kept('BAWASLU_KABKOTA', regency), seats: [kept('PANWASLU_KECAMATAN', area)] },
    { by: kept('PANWASLU_KECAMATAN', area), seats: [free('PTPS', station, 1)] },
    ...participants.map((by) => ({ by, seats: [free('SAKSI', station, by.number, by.participant)] })),
    { by: kept('KPU_KABKOTA', regency), seats: [free('PEMANTAU', station, 1)] },
  ];
}

/** Everybody, the commission first. */
export const seatsOf = (appointments: readonly Appointment[]): Seat[] => [
  ...rootSeats(),
  ...appointments.flatMap(({ seats }) => seats),
];

const PLANTS = [
  'Anggrek', 'Bambu', 'Cempaka', 'Dahlia', 'Enau', 'Flamboyan', 'Gaharu', 'Hanjuang', 'Ilalang', 'Jambu',
  'Kenanga', 'Lontar', 'Melur', 'Nangka', 'Pandan', 'Rotan', 'Sirih', 'Teratai', 'Ubi', 'Waru', 'Zaitun',
];

/** What tells a seat from all others. */
export const seatKey = ({ role, unit, number }: Seat): string => `${role}/${unit}/${number}`;

/**
 * Invented names by seat: `Contoh` (example) and a plant; the second of the same plant is `Contoh Anggrek
 * II`. The commission has none: a founding act names nobody.
 */
export function namesOf(appointments: readonly Appointment[]): ReadonlyMap<string, string> {
  const seats = appointments.flatMap((appointment) => appointment.seats);
  const named = seats.map((seat, i) => {
    const round = Math.floor(i / PLANTS.length);
    const name = `Contoh ${PLANTS[i % PLANTS.length]}${round === 0 ? '' : ` ${'I'.repeat(round + 1)}`}`;
    return [seatKey(seat), name] as const;
  });
  return new Map(named);
}
