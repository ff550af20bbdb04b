// What no table of five columns can say, for the page of authority: who appoints whom at which level, who
// removes whom, what can be handed over and to whom. Every pair was put to the judgement itself.
import { isBelow } from '../../src/base/unit.ts';
import type { Role } from '../../src/core/define.ts';
import { ROLES } from '../../src/core/roles.ts';
import { terang } from '../../src/system.ts';
import {
  actOf, appointing, decreeing, frozen, granting, PEOPLE, person, PUBLISHER, RIVALS, ROOT, UNITS, type Person,
} from '../laws/world.ts';
import { UNIT_OF } from './authority-table.ts';

export const CALLED: Readonly<Record<Role | 'PUBLISHER', string>> = {
  KPU: 'KPU (the nation)',
  KPU_PROVINSI: 'KPU Provinsi (province)',
  KPU_KABKOTA: 'KPU Kab/Kota (regency)',
  PPK: 'PPK (sub-district)',
  PPS: 'PPS (village)',
  KPPS: 'KPPS (station)',
  PPLN: 'PPLN (mission abroad)',
  KPPSLN: 'KPPSLN (station abroad)',
  BAWASLU: 'Bawaslu (the nation)',
  BAWASLU_PROVINSI: 'Bawaslu Provinsi',
  BAWASLU_KABKOTA: 'Bawaslu Kab/Kota',
  PANWASLU_KECAMATAN: 'Panwaslu Kecamatan',
  PANWASLU_LN: 'Panwaslu LN (mission)',
  PTPS: 'PTPS (station)',
  PESERTA: 'participant (the nation)',
  SAKSI: 'witness (station)',
  PEMANTAU: 'observer (station)',
  PUBLISHER: 'the publisher (system)',
};
const ROLE_WIDTH = 26;
const CELL_WIDTH = 20;

export const row = (first: string, cells: readonly string[]): string =>
  `  ${first.padEnd(ROLE_WIDTH)}${cells.map((cell) => cell.padEnd(CELL_WIDTH)).join('')}`.trimEnd();

/** Kinds of units by side and depth, as people call them. */
const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['the nation', /^ID$/],
  ['a province', /^(?!99)\d\d$/],
  ['a regency', /^(?!99)....$/],
  ['a sub-district', /^(?!99).{6}$/],
  ['a village', /^(?!99).{10}$/],
  ['a station', /^(?!99).{13}$/],
  ['all abroad (99)', /^99$/],
  ['a mission abroad', /^99..$/],
  ['a part of a mission', /^99.{4}$|^99.{8}$/],
  ['a station abroad', /^99.{11}$/],
];

const officerOf = (role: Role): Person =>
  role === 'KPU' ? (ROOT[0] as Person) : person(role, UNIT_OF[role], 1);

/** Every answer to a giver who names an officer of a role at a unit, for all units of the tree. */
function appointmentsOf(giver: Role): { lines: string[]; outside: Set<string> } {
  const by = officerOf(giver);
  const outside = new Set<string>();
  const lines = ROLES.flatMap((role) =>
    KINDS.flatMap(([kind, pattern]) => {
      const units = UNITS.filter((unit) => pattern.test(unit));
      const code = (unit: string) => frozen.code(appointing(by, [person(role, unit, 9)], by.unit));
      const answers = units.map((unit) => [unit, code(unit)] as const);
      for (const [, given] of answers) if (given !== 'allowed') outside.add(given);
      const allowed = answers.filter(([, given]) => given === 'allowed').map(([unit]) => unit);
      if (allowed.length === 0) return [];
      const all = units.filter((unit) => isBelow(unit, by.unit));
      const every = allowed.join() === all.join();
      const where = every ? `every one below ${by.unit}` : `only ${allowed.join(', ')}`;
      return [row(CALLED[giver], [CALLED[role].padEnd(ROLE_WIDTH), `at ${kind}`, where])];
    }),
  );
  return { lines, outside };
}

export function appointments(): string[] {
  const all = ROLES.map((giver) => [giver, appointmentsOf(giver)] as const);
  const none = all.filter(([, { lines }]) => lines.length === 0).map(([giver]) => CALLED[giver]);
  const codes = new Set(all.flatMap(([, { outside }]) => [...outside]));
  const alone = frozen.code(appointing([officerOf('KPU')], [person('KPU_PROVINSI', '17', 9)], 'ID'));
  const publisher = frozen.code(appointing(PUBLISHER, [person('KPU_PROVINSI', '17', 9)], 'ID'));
  return [
    'WHO APPOINTS WHOM, AT WHICH LEVEL',
    '',
    ...all.flatMap(([, { lines }]) => lines),
    '',
    `  KPU appoints by as many of its members as the threshold (one of them alone: ${alone}), every other`,
    '  body by one signer.',
    `  Appoint nobody: ${none.join(', ')}; the publisher (${publisher}).`,
    `  Every other giver, role and unit of the tree was tried: ${[...codes].sort().join(', ')}.`,
    '',
  ];
}

const removing = (by: readonly Person[], about: Person): string => {
  const record = `registry.officer/${about.officer}`;
  return frozen.code(
    actOf({
      act: 'registry.officer.revoke', signers: by, unit: about.unit, record, basis: frozen.head(record),
      body: { officer: about.officer, reason: 'r' },
    }),
  );
};

const shortly = (role: Role): string => CALLED[role].replace(/ \(.*\)$/, '');

/** Roles of which a question is answered `allowed` for everybody below a unit, or said for how few. */
function rolesWhere(by: Person, ask: (about: Person) => string, isIn: (unit: string) => boolean): string {
  const said = ROLES.flatMap((role) => {
    const others = [...ROOT, ...PEOPLE].filter(({ officer }) => officer !== by.officer);
    const there = others.filter((who) => who.role === role && isIn(who.unit));
    const allowed = there.filter((who) => ask(who) === 'allowed');
    if (allowed.length === 0) return [];
    if (allowed.length === there.length) return [shortly(role)];
    const ours = there.filter((who) => !RIVALS.includes(who));
    const same = allowed.length === ours.length && allowed.every((who) => ours.includes(who));
    return [`${shortly(role)} ${same ? 'of the same participant' : 'in part'}`];
  });
  return said.join(', ');
}

export function superiors(): string[] {
  const lines = ROLES.flatMap((role) => {
    const by = officerOf(role);
    const whom = rolesWhere(by, (about) => removing(decreeing(by), about), (unit) => isBelow(unit, by.unit));
    return whom === '' ? [] : [row(CALLED[role], [whom])];
  });
  const kpu = officerOf('KPU');
  const nation = rolesWhere(kpu, (about) => removing(decreeing(kpu), about), (unit) => unit === 'ID');
  const alone = removing([kpu], person('KPU_PROVINSI', '17', 1));
  return [
    'WHO REMOVES WHOM, BELOW HER OWN UNIT (and takes keys, invites again, ends what was handed over)',
    '',
    ...lines,
    row('KPU, at its own unit', [nation]),
    '',
    `  KPU does so by as many of its members as the threshold (one of them alone: ${alone}), every other`,
    '  superior by one signer.',
    '',
  ];
}

export function delegations(): string[] {
  const pps = person('PPS', UNIT_OF.PPS, 1);
  const kpps = officerOf('KPPS');
  const names = terang().acts.map(({ act }) => act);
  const tried = names.map((act) => [act, frozen.code(granting(pps, kpps, pps.unit, [act]))] as const);
  const handed = tried.filter(([, code]) => code === 'allowed').map(([act]) => act);
  const fixed = new Set(tried.map(([, code]) => code).filter((code) => code !== 'allowed'));
  const lines = ROLES.map((role) => {
    const by = officerOf(role);
    const at = (who: Person) => frozen.code(granting(by, who, who.unit, ['registry.names.read']));
    const inside = (unit: string) => unit === by.unit || isBelow(unit, by.unit);
    return row(CALLED[role], [rolesWhere(by, at, inside) || 'nobody']);
  });
  return [
    'WHAT CAN BE HANDED OVER FOR A TIME, AND TO WHOM, AT HER OWN UNIT OR BELOW',
    '',
    ...handed.map((act) => `  ${act}`),
    '',
    `  Every other act was tried: ${[...fixed].sort().join(', ')}.`,
    '',
    ...lines,
    '',
    '  Signed in another’s right (for), an act is judged by the office of her who handed it over: every cell',
    '  of the tables above was tried so too, and is allowed exactly where she herself is, never for another',
    '  act. A delegation lies in the giver’s term, ends by itself, and is not handed on.',
    '',
  ];
}
