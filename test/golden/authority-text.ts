// The table of authority as a page that a lawyer can read, made for tests: a table for each act, then who
// appoints whom at which level, then what each refusal says.
import { isBelow } from '../../src/base/unit.ts';
import type { Role } from '../../src/core/define.ts';
import { lineOf, ROLES as ALL_ROLES } from '../../src/core/roles.ts';
import { appointing, frozen, person, PUBLISHER, ROOT, UNITS, type Person } from '../laws/world.ts';
import { answer, LINES, PLACES, SEATS } from './authority-table.ts';

const ROLES = ALL_ROLES.filter((role) => lineOf(role) === 'organiser');

const CALLED: Partial<Record<Role | 'PUBLISHER', string>> = {
  KPU: 'KPU (the nation)',
  KPU_PROVINSI: 'KPU Provinsi (province)',
  KPU_KABKOTA: 'KPU Kab/Kota (regency)',
  PPK: 'PPK (sub-district)',
  PPS: 'PPS (village)',
  KPPS: 'KPPS (station)',
  PPLN: 'PPLN (mission abroad)',
  KPPSLN: 'KPPSLN (station abroad)',
  PUBLISHER: 'the publisher (system)',
};
/** Said here and not taken from the words of the modules: a better word elsewhere changes no authority. */
const ACTS: Readonly<Record<string, string>> = {
  'registry.election.found': 'founding the election',
  'registry.election.freeze': 'zero report',
  'registry.officer.appoint': 'appointing officers',
  'registry.officer.revoke': 'ending an appointment',
  'registry.key.enrol': 'enrolling a key',
  'registry.key.revoke': 'revoking a key',
  'registry.officer.invite': 'inviting an officer again',
  'registry.delegation.grant': 'handing an act over for a time',
  'registry.delegation.end': 'ending what was handed over',
  'registry.names.read': 'opening the names of officers',
  'registry.station.amend': 'opening or closing a station',
  'publication.snapshot.publish': 'showing figures',
  'results.tally.enter': 'entering a reading of C.Hasil',
  'results.tally.takeover': 'taking over an entry',
  'results.tally.correct': 'correcting a form',
  'results.evidence.photograph': 'photographing a form',
  'results.evidence.attest': 'attesting figures',
  'results.evidence.object': 'objecting',
  'results.evidence.answer': 'answering an objection',
  'voting.station.ready': 'declaring a station ready',
  'voting.station.oath': 'taking the oath',
  'voting.station.open': 'opening voting',
  'voting.station.close': 'closing voting',
  'voting.turnout.count': 'counting turnout',
  'voting.shift.start': 'beginning a shift',
  'voting.shift.end': 'ending a shift',
  'voting.shift.relieve': 'planning a relief',
};
const CODES: Readonly<Record<string, string>> = {
  'act-malformed': 'the act cannot be written so',
  'delegation-missing': 'she may end it, and nothing was handed over here',
  'election-founded': 'an election is founded once',
  'invitation-spent': 'she has no invitation that is still open',
  'key-exists': 'she needs no invitation: she has a key',
  'officer-unknown': 'nobody has appointed her',
  'record-wrong': 'the act is about a station',
  'role-not-allowed': 'this office never signs this act',
  'snapshot-wrong': 'the publisher speaks of the nation and of nothing else',
  'unit-outside': 'this office signs this act, and not for this unit',
  'unit-unknown': 'the act is about the nation',
};
const HEADS = ['her own unit', 'a unit below', 'a unit above', 'a neighbour', 'across the border'];
const ROLE_WIDTH = 26;
const CELL_WIDTH = 20;

const row = (first: string, cells: readonly string[]): string =>
  `  ${first.padEnd(ROLE_WIDTH)}${cells.map((cell) => cell.padEnd(CELL_WIDTH)).join('')}`.trimEnd();

function titleOf(title: string): string {
  const [act = '', when] = title.split(', ');
  return `${act}: ${ACTS[act] ?? ''}${when === undefined ? '' : ` (${when})`}`;
}

function tables(): { text: string[]; seen: Set<string> } {
  const seen = new Set<string>();
  const text = LINES.flatMap((line) => {
    const rows = SEATS.map((role) => {
      const cells = PLACES.map((place) => answer(line, role, place));
      for (const cell of cells) seen.add(cell);
      return row(CALLED[role] ?? role, cells);
    });
    return [titleOf(line.title), '', row('', HEADS), ...rows, ''];
  });
  return { text, seen };
}

/** Kinds of units by side and depth, as people call them. */
const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['the nation', /^ID$/],
  ['a province', /^(?!99)..$/],
  ['a regency', /^(?!99)....$/],
  ['a sub-district', /^(?!99).{6}$/],
  ['a village', /^(?!99).{10}$/],
  ['a station', /^(?!99).{13}$/],
  ['all abroad (99)', /^99$/],
  ['a mission abroad', /^99..$/],
  ['a part of a mission', /^99.{4}$|^99.{8}$/],
  ['a station abroad', /^99.{11}$/],
];

const seatedAt: Partial<Record<Role, string>> = {
  KPU: 'ID', KPU_PROVINSI: '17', KPU_KABKOTA: '1701', PPK: '170101', PPS: '1701012001', KPPS: '1701012001001',
  PPLN: '9901', KPPSLN: '9901010001001',
};

/** Every answer to a giver who names an officer of a role at a unit, for all units of the tree. */
function appointmentsOf(giver: Role): { lines: string[]; outside: Set<string> } {
  const by: Person = giver === 'KPU' ? (ROOT[0] as Person) : person(giver, seatedAt[giver] as string, 1);
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
      return [row(CALLED[giver] ?? giver, [(CALLED[role] ?? role).padEnd(ROLE_WIDTH), `at ${kind}`, where])];
    }),
  );
  return { lines, outside };
}

function appointments(): string[] {
  const all = ROLES.map((giver) => [giver, appointmentsOf(giver)] as const);
  const none = all.filter(([, { lines }]) => lines.length === 0).map(([giver]) => CALLED[giver]);
  const codes = new Set(all.flatMap(([, { outside }]) => [...outside]));
  const publisher = frozen.code(appointing(PUBLISHER, [person('KPU_PROVINSI', '17', 9)], 'ID'));
  return [
    'WHO APPOINTS WHOM, AT WHICH LEVEL',
    '',
    ...all.flatMap(([, { lines }]) => lines),
    '',
    `  Appoint nobody: ${none.join(', ')}; the publisher (${publisher}).`,
    `  Every other giver, role and unit of the tree was tried: ${[...codes].sort().join(', ')}.`,
      '',
  ];
}

/** The whole page. */
export function authorityText(): string {
  const { text, seen } = tables();
  const codes = [...seen].filter((code) => code !== '–' && code !== 'allowed').sort();
  return [
    'WHO MAY SIGN WHAT, WHERE',
    '',
    'Every cell was put to the judgement itself: an officer of the role signs the act, right in everything',
    'else, with as many colleagues of hers as the act asks. The column says for which unit: her own, one',
    'below hers, one above hers, one beside hers (or a station in it), one on the other side of the border.',
    'KPU and the publisher have the whole nation for their unit; for them the last column is a unit abroad.',
    '"–": there is no such unit.',
    '',
    ...text,
    ...appointments(),
    'WHAT THE REFUSALS SAY',
    '',
    ...codes.map((code) => `  ${code.padEnd(20)}${CODES[code] ?? 'not explained'}`),
    '',
  ].join('\n');
}
