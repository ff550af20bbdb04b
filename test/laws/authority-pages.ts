// The tables of spec/authority.md, copied by hand for the oracle of the laws (authority-oracle.ts): who sits
// where, who appoints whom, whose superior, which acts. Never taken from the code that they judge.

export const APPOINTS: Readonly<Record<string, readonly string[]>> = {
  KPU: ['KPU_PROVINSI', 'PPLN', 'BAWASLU', 'PESERTA', 'PEMANTAU'], KPU_PROVINSI: ['KPU_KABKOTA', 'PEMANTAU'],
  KPU_KABKOTA: ['PPK', 'PEMANTAU'], PPK: ['PPS'], PPS: ['KPPS'], PPLN: ['KPPSLN'],
  BAWASLU: ['BAWASLU_PROVINSI', 'PANWASLU_LN'], BAWASLU_PROVINSI: ['BAWASLU_KABKOTA'],
  BAWASLU_KABKOTA: ['PANWASLU_KECAMATAN'], PANWASLU_KECAMATAN: ['PTPS'], PANWASLU_LN: ['PTPS'],
  PESERTA: ['SAKSI'],
};

export const SITS: Readonly<Record<string, RegExp>> = {
  KPU: /^ID$/, KPU_PROVINSI: /^(?!99)\d\d$/, KPU_KABKOTA: /^(?!99)\d{4}$/, PPK: /^(?!99)\d{6}$/,
  PPS: /^(?!99)\d{10}$/, KPPS: /^(?!99)\d{13}$/, PPLN: /^99..$/, KPPSLN: /^99.{11}$/,
  BAWASLU: /^ID$/, BAWASLU_PROVINSI: /^(?!99)\d\d$/, BAWASLU_KABKOTA: /^(?!99)\d{4}$/,
  PANWASLU_KECAMATAN: /^(?!99)\d{6}$/, PANWASLU_LN: /^99..$/, PTPS: /^.{13}$/,
  PESERTA: /^ID$/, SAKSI: /^.{13}$/, PEMANTAU: /^.{13}$/,
};

export const ORGANISERS = ['KPU', 'KPU_PROVINSI', 'KPU_KABKOTA', 'PPK', 'PPS', 'KPPS', 'PPLN', 'KPPSLN'];
const SUPERVISORS = [
  'BAWASLU', 'BAWASLU_PROVINSI', 'BAWASLU_KABKOTA', 'PANWASLU_KECAMATAN', 'PANWASLU_LN', 'PTPS',
];
/** A line is its roles. */
export const LINES: readonly (readonly string[])[] = [
  ORGANISERS, SUPERVISORS, ['PESERTA', 'SAKSI'], ['PEMANTAU'],
];

/** Roles of an officer's superiors, by her role. */
export function superiorsOf(role: string): readonly string[] {
  if (ORGANISERS.includes(role)) return ['KPU', 'KPU_PROVINSI', 'KPU_KABKOTA', 'PPK', 'PPS', 'PPLN'];
  if (SUPERVISORS.includes(role)) return SUPERVISORS.filter((other) => other !== 'PTPS');
  return role === 'PEMANTAU' ? ['KPU', 'KPU_PROVINSI', 'KPU_KABKOTA'] : ['PESERTA'];
}

export type Relation = 'own' | 'above' | 'covers';
/** Relation of the signer's unit to the act's, and side of the border, as the table of the page has them. */
export type Row = readonly [act: string, role: string, relation: Relation, side: 'home' | '99' | 'all'];

const NAMES_CLOSED = ['KPPS', 'KPPSLN', 'PTPS', 'SAKSI', 'PEMANTAU'];
const STATION_ACTS = ['station.ready', 'station.oath', 'station.open', 'station.close', 'turnout.count'];

export const TABLE: readonly Row[] = [
  ['registry.election.freeze', 'KPU', 'own', 'all'],
  ['registry.station.amend', 'KPU', 'above', 'all'],
  ['publication.snapshot.publish', 'PUBLISHER', 'covers', 'all'],
  ['results.tally.enter', 'KPPS', 'own', 'home'],
  ['results.tally.enter', 'KPPSLN', 'own', '99'],
  ['results.tally.takeover', 'PPS', 'above', 'home'],
  ['results.tally.takeover', 'PPK', 'above', 'home'],
  ['results.tally.takeover', 'KPU_KABKOTA', 'above', 'home'],
  ['results.tally.takeover', 'PPLN', 'above', '99'],
  ['results.tally.correct', 'PPK', 'above', 'home'],
  ['results.tally.correct', 'KPU_KABKOTA', 'above', 'home'],
  ['results.tally.correct', 'PPLN', 'above', '99'],
  ...['results.evidence.photograph', 'results.evidence.answer'].flatMap((act): Row[] => [
    [act, 'KPPS', 'own', 'home'],
    [act, 'PPS', 'above', 'home'],
    [act, 'PPK', 'above', 'home'],
    [act, 'KPU_KABKOTA', 'above', 'home'],
    [act, 'KPPSLN', 'own', '99'],
    [act, 'PPLN', 'above', '99'],
  ]),
  ...['results.evidence.attest', 'results.evidence.object'].flatMap((act) =>
    ['SAKSI', 'PTPS', 'PEMANTAU'].map((role): Row => [act, role, 'own', 'all']),
  ),
  ...Object.keys(SITS)
    .filter((role) => !NAMES_CLOSED.includes(role))
    .map((role): Row => ['registry.names.read', role, 'covers', 'all']),
  ...STATION_ACTS.flatMap((act): Row[] => [
    [`voting.${act}`, 'KPPS', 'own', 'home'],
    [`voting.${act}`, 'KPPSLN', 'own', '99'],
  ]),
  ...ORGANISERS.flatMap((role): Row[] => [
    ['voting.shift.start', role, 'own', 'all'],
    ['voting.shift.end', role, 'own', 'all'],
    ['voting.shift.relieve', role, 'covers', 'all'],
  ]),
];

export const THRESHOLD = 2;
/** Acts whose number of signers is two or the threshold, which is two as well. */
export const TWO = ['registry.election.freeze', 'registry.station.amend', 'results.tally.correct'];

export const DELEGABLE: readonly string[] = [
  'registry.officer.appoint', 'registry.officer.revoke', 'registry.officer.invite', 'registry.key.revoke',
  'registry.names.read', 'results.tally.takeover', 'results.tally.correct', 'results.evidence.answer',
];
