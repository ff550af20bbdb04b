// Unit codes: strings of 2, 4, 6, 10 or 13 characters, or "ID" (spec/authority.md). Never numbers: missions
// abroad have codes like 99AA, and leading digits are names.

/** The nation's code. */
export const NATION = 'ID';

/** Lengths of codes from province to station. */
export const LEVELS = [2, 4, 6, 10, 13] as const;

/** Depth of a code: 0 for the nation, else its number of digits. */
export const levelOf = (unit: string): number => (unit === NATION ? 0 : unit.length);

/** Whether a text has the shape of a unit code. */
export const isUnitCode = (text: string): boolean =>
  text === NATION || /^\d{2}([0-9A-Z]{2}(\d{2}(\d{4}(\d{3})?)?)?)?$/.test(text);

/** The unit directly above; undefined above the nation. */
export function parentOf(unit: string): string | undefined {
  if (unit === NATION) return undefined;
  const above = LEVELS.findLast((length) => length < unit.length);
  return above === undefined ? NATION : unit.slice(0, above);
}

/** Proper ancestors, nearest first, the nation last. */
export function ancestorsOf(unit: string): string[] {
  const ancestors: string[] = [];
  for (let above = parentOf(unit); above !== undefined; above = parentOf(above)) ancestors.push(above);
  return ancestors;
}

/** Whether `unit` lies properly below `above`. Both are codes of existing units. */
export const isBelow = (unit: string, above: string): boolean =>
  unit !== above && unit !== NATION && (above === NATION || unit.startsWith(above));

/** Whether a unit lies abroad (province 99). */
export const isAbroad = (unit: string): boolean => unit.startsWith('99');
