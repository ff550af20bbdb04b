// The bodies of an election (spec/authority.md "Officers and roles"): roles, the lines that keep them apart,
// who appoints whom at which level, who is whose superior. Data; judges nothing.

/** @typedef {'organisers' | 'supervisors' | 'participants' | 'observers'} Line */
/** @typedef {'home' | 'abroad' | 'all'} Where */
/**
 * `level`: digits of the unit's code, 0 for the nation. `by` none: by the founding act alone.
 * @typedef {{ line: Line, by: string[], level: number, where: Where }} Body
 */

/** @type {ReadonlyMap<string, Body>} */
export const BODIES = new Map(
  Object.entries(
    /** @type {{ [role: string]: Body }} */ ({
      KPU: { line: 'organisers', by: [], level: 0, where: 'all' },
      KPU_PROVINSI: { line: 'organisers', by: ['KPU'], level: 2, where: 'home' },
      KPU_KABKOTA: { line: 'organisers', by: ['KPU_PROVINSI'], level: 4, where: 'home' },
      PPK: { line: 'organisers', by: ['KPU_KABKOTA'], level: 6, where: 'home' },
      PPS: { line: 'organisers', by: ['PPK'], level: 10, where: 'home' },
      KPPS: { line: 'organisers', by: ['PPS'], level: 13, where: 'home' },
      PPLN: { line: 'organisers', by: ['KPU'], level: 4, where: 'abroad' },
      KPPSLN: { line: 'organisers', by: ['PPLN'], level: 13, where: 'abroad' },
      BAWASLU: { line: 'supervisors', by: ['KPU'], level: 0, where: 'all' },
      BAWASLU_PROVINSI: { line: 'supervisors', by: ['BAWASLU'], level: 2, where: 'home' },
      BAWASLU_KABKOTA: { line: 'supervisors', by: ['BAWASLU_PROVINSI'], level: 4, where: 'home' },
      PANWASLU_KECAMATAN: { line: 'supervisors', by: ['BAWASLU_KABKOTA'], level: 6, where: 'home' },
      PANWASLU_LN: { line: 'supervisors', by: ['BAWASLU'], level: 4, where: 'abroad' },
      PTPS: { line: 'supervisors', by: ['PANWASLU_KECAMATAN', 'PANWASLU_LN'], level: 13, where: 'all' },
      PESERTA: { line: 'participants', by: ['KPU'], level: 0, where: 'all' },
      SAKSI: { line: 'participants', by: ['PESERTA'], level: 13, where: 'all' },
      PEMANTAU: { line: 'observers', by: ['KPU', 'KPU_PROVINSI', 'KPU_KABKOTA'], level: 13, where: 'all' },
    }),
  ),
);

export const ROLES = [...BODIES.keys()];
export const ORGANISERS = ROLES.filter((role) => BODIES.get(role)?.line === 'organisers');
const COMMISSIONS = ['KPU', 'KPU_PROVINSI', 'KPU_KABKOTA'];

/**
 * Roles that may be superior to an officer of a line, where their unit is above hers.
 * @type {Map<Line, string[]>}
 */
const SUPERIORS = new Map([
  ['organisers', [...COMMISSIONS, 'PPK', 'PPS', 'PPLN']],
  ['supervisors', ROLES.filter((role) => BODIES.get(role)?.line === 'supervisors' && role !== 'PTPS')],
  ['participants', ['PESERTA']],
  ['observers', COMMISSIONS],
]);

/** @param {string} role @returns {Line | undefined} none for the publisher */
export const lineOf = (role) => BODIES.get(role)?.line;

/**
 * Whether the role can be superior to an officer of the other role; units and participants are judged apart.
 * @param {string} role @param {string} other
 */
export function mayBeSuperior(role, other) {
  const line = lineOf(other);
  return line !== undefined && (SUPERIORS.get(line)?.includes(role) ?? false);
}

/** Whether a role sits at units like this one. @param {string} role @param {string} unit */
export function sitsAt(role, unit) {
  const { level, where } = /** @type {Body} */ (BODIES.get(role));
  if ((unit === 'ID' ? 0 : unit.length) !== level) return false;
  return where === 'all' || (where === 'abroad') === unit.startsWith('99');
}
