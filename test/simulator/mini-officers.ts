// Officers of the small election beside the organisers, and what happens to officers: delegations, new
// invitations, lost telephones, removals, names opened. After the freeze each act says why.
import type { Act, SignedAct } from '../../src/core/act.ts';
import { commitmentTo, FROM, UNTIL, type MiniElection, type Person } from './mini-election.ts';

export type Watchers = Record<
  | 'bawaslu'
  | 'bawasluProvinsi'
  | 'bawasluKabkota'
  | 'panwaslu'
  | 'ptps'
  | 'panwasluLn'
  | 'ptpsLn'
  | 'peserta1'
  | 'peserta2'
  | 'saksi1'
  | 'saksi2'
  | 'saksiLn'
  | 'pemantau',
  Person
>;

const STATION = '1701012001001';
const STATION_ABROAD = '9901010001001';

/** Supervisors, participants with their witnesses, an observer: at the stations of the cast (mini-log.ts). */
export function watchersOf(mini: MiniElection): Watchers {
  const person = mini.person.bind(mini);
  return {
    bawaslu: person('bawaslu', 'BAWASLU', 'ID'),
    bawasluProvinsi: person('bawaslu-provinsi', 'BAWASLU_PROVINSI', '17'),
    bawasluKabkota: person('bawaslu-kabkota', 'BAWASLU_KABKOTA', '1701'),
    panwaslu: person('panwaslu', 'PANWASLU_KECAMATAN', '170101'),
    ptps: person('ptps', 'PTPS', STATION),
    panwasluLn: person('panwaslu-ln', 'PANWASLU_LN', '9901'),
    ptpsLn: person('ptps-ln', 'PTPS', STATION_ABROAD),
    peserta1: { ...person('peserta-1', 'PESERTA', 'ID'), participant: 'PPWP/1' },
    peserta2: { ...person('peserta-2', 'PESERTA', 'ID'), participant: 'PPWP/2' },
    saksi1: person('saksi-1', 'SAKSI', STATION),
    saksi2: person('saksi-2', 'SAKSI', STATION),
    saksiLn: person('saksi-ln', 'SAKSI', STATION_ABROAD),
    pemantau: person('pemantau', 'PEMANTAU', STATION),
  };
}

/** The acts that bring them into office and enrol them, in order; before the freeze or after it. */
export function arrivals(mini: MiniElection, who: Watchers): SignedAct[] {
  const [root] = mini.root as [Person];
  const decrees: [Person, Person[], string][] = [
    [root, [who.bawaslu, who.peserta1, who.peserta2], 'ID'],
    [who.bawaslu, [who.bawasluProvinsi], '17'],
    [who.bawaslu, [who.panwasluLn], '9901'],
    [who.bawasluProvinsi, [who.bawasluKabkota], '1701'],
    [who.bawasluKabkota, [who.panwaslu], '170101'],
    [who.panwaslu, [who.ptps], STATION],
    [who.panwasluLn, [who.ptpsLn], STATION_ABROAD],
    [who.peserta1, [who.saksi1], STATION],
    [who.peserta1, [who.saksiLn], STATION_ABROAD],
    [who.peserta2, [who.saksi2], STATION],
    [root, [who.pemantau], STATION],
  ];
  return decrees.flatMap(([by, people, unit]) => [
    mini.appoint(by, people, unit, { reason: 'penetapan' }),
    ...people.map((person) => mini.enrol(person, { reason: 'penetapan' })),
  ]);
}

const onOfficer = (
  mini: MiniElection, kind: string, by: Person[], about: Person, body: object, more: Partial<Act>,
): SignedAct =>
  mini.act(
    `registry.${kind}`, by, about.unit, `registry.officer/${about.officer}`,
    { officer: about.officer, reason: 'gladi', ...body }, more,
  );

/** What a giver hands over; the whole of her term where `term` says nothing else. */
export const granting = (
  mini: MiniElection, by: Person, to: Person, unit: string, acts: readonly string[], term: object = {},
  more: Partial<Act> = {},
): SignedAct => {
  const body = { acts, from: FROM, until: UNTIL, ...term };
  return onOfficer(mini, 'delegation.grant', [by], to, body, { unit, ...more });
};

export const endingDelegation = (
  mini: MiniElection, by: Person, giver: Person, receiver: Person, more: Partial<Act> = {},
): SignedAct =>
  onOfficer(
    mini, 'delegation.end', [by], receiver, { giver: giver.officer }, { unit: giver.unit, ...more },
  );

/** `phone` is the same person with her next telephone: its invitation takes the former's place. */
export const inviting = (
  mini: MiniElection, by: Person[], phone: Person, body: object = {}, more: Partial<Act> = {},
): SignedAct =>
  onOfficer(mini, 'officer.invite', by, phone, { invitation: commitmentTo(phone), ...body }, more);

/** Revokes the key of `lost`; with `phone` she is invited again in the same act. */
export const revokingKey = (
  mini: MiniElection, by: Person[], lost: Person, phone?: Person, more: Partial<Act> = {},
): SignedAct => {
  const again = phone === undefined ? {} : { invitation: commitmentTo(phone) };
  return onOfficer(mini, 'key.revoke', by, lost, { key: lost.key, ...again }, more);
};

/** `basis` is the head of her record. */
export const removing = (
  mini: MiniElection, by: Person[], about: Person, basis: string | null, more: Partial<Act> = {},
): SignedAct => onOfficer(mini, 'officer.revoke', by, about, {}, { basis, ...more });

export const openingNames = (
  mini: MiniElection, by: Person, unit: string, reason = 'gladi', more: Partial<Act> = {},
): SignedAct =>
  mini.act('registry.names.read', [by], unit, `registry.names/${unit}`, { reason }, more);
