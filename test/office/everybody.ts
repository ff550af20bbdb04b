// One officer of every role in office, for tests, with another of hers beside, below and above.
import { hex, sha256 } from '../../src/base/bytes.ts';
import type { Role } from '../../src/core/define.ts';
import { FROM, UNTIL, type Person } from '../simulator/mini-election.ts';
import type { OfficeWorld } from './office-world.ts';

export const SEATS: Readonly<Record<Role, string>> = {
  KPU: 'ID',
  KPU_PROVINSI: '17',
  KPU_KABKOTA: '1701',
  PPK: '170101',
  PPS: '1701012001',
  KPPS: '1701012001001',
  PPLN: '9901',
  KPPSLN: '9901010001001',
  BAWASLU: 'ID',
  BAWASLU_PROVINSI: '17',
  BAWASLU_KABKOTA: '1701',
  PANWASLU_KECAMATAN: '170101',
  PANWASLU_LN: '9901',
  PTPS: '1701012001001',
  PESERTA: 'ID',
  SAKSI: '1701012001001',
  PEMANTAU: '1701012001001',
};
export const ALL_ROLES = Object.keys(SEATS) as Role[];

const reason = 'uji';

/** Who appoints whom, beside the cast of the small election. */
const DECREES: readonly (readonly [by: Role, appointed: readonly Role[]])[] = [
  ['KPU', ['BAWASLU', 'PESERTA']],
  ['BAWASLU', ['BAWASLU_PROVINSI', 'PANWASLU_LN']],
  ['BAWASLU_PROVINSI', ['BAWASLU_KABKOTA']],
  ['BAWASLU_KABKOTA', ['PANWASLU_KECAMATAN']],
  ['PANWASLU_KECAMATAN', ['PTPS']],
  ['PESERTA', ['SAKSI']],
  ['KPU_KABKOTA', ['PEMANTAU']],
];

/** What an appointment says of a person. */
const appointed = ({ officer, role, unit, invitation }: Person) => ({
  from: FROM,
  invitation: hex(sha256(Buffer.from(invitation, 'hex'))),
  officer,
  ...(role === 'PESERTA' ? { participant: 'PPWP/1' } : {}),
  role,
  unit,
  until: UNTIL,
});

/** Appoints people by one officer, at her unit. */
export const appoint = (world: OfficeWorld, by: Person, people: readonly Person[]) =>
  world.must(
    world.running.mini.act(
      'registry.officer.appoint',
      world.running.mini.decreeing(by),
      by.unit,
      `registry.body/${by.unit}`,
      { officers: people.map(appointed), reason },
      { at: world.at() },
    ),
  );

export const enrol = (world: OfficeWorld, person: Person) =>
  world.must(world.running.mini.enrol(person, { reason }, { at: world.at() }));

/** Everybody in office: those of the cast, and who is brought in here. */
export async function everybody(world: OfficeWorld): Promise<Readonly<Record<Role, Person>>> {
  const { cast, mini } = world.running;
  const people: Partial<Record<Role, Person>> = {
    KPU: mini.root[0]!,
    KPU_PROVINSI: cast.kpuProvinsi,
    KPU_KABKOTA: cast.kpuKabkota,
    PPK: cast.ppk,
    PPS: cast.pps,
    KPPS: cast.kpps1,
    PPLN: cast.pplN,
    KPPSLN: cast.kppslN1,
  };
  for (const [by, roles] of DECREES) {
    const newcomers = roles.map((role) => mini.person(`everybody-${role}`, role, SEATS[role]));
    await appoint(world, people[by]!, newcomers);
    for (const [i, role] of roles.entries()) {
      await enrol(world, newcomers[i]!);
      people[role] = newcomers[i]!;
    }
  }
  return people as Record<Role, Person>;
}
