// Who may sign what, where, when (spec/authority.md, steps 4, 6, 7). Judged when an act is sequenced, against
// the officers as all earlier leaves left them. Revocation has no grace: a thief can back-date `at`, but not
// `received`.
import { refuse, type Refusal } from '../base/result.ts';
import { parseAt } from '../base/time.ts';
import { isAbroad, isBelow, NATION } from '../base/unit.ts';
import { signersOf, type Act } from './act.ts';
import type { ActDefinition, Env, Grant } from './define.ts';
import { officerKey, type Officer } from './officer.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const SUPERIORS = new Set(['KPU', 'KPU_PROVINSI', 'KPU_KABKOTA', 'PPK', 'PPS', 'PPLN']);

export type FindOfficer = (id: string) => Officer | undefined;

/** Step 4: every signer is a known officer, not revoked, signing with a key of hers that is not revoked. */
export function judgeSigners(act: Act, definition: ActDefinition, find: FindOfficer): Refusal | undefined {
  for (const { officer: id, key: keyId } of signersOf(act)) {
    const officer = find(id);
    if (!officer) return refuse('officer-unknown', { officer: id });
    if (officer.revoked) return refuse('officer-revoked', { officer: id });
    if (definition.grants === 'self') continue;
    const key = officer.keys[keyId];
    if (!key) return refuse('key-unknown', { key: keyId });
    if (key.revoked) return refuse('key-revoked', { key: keyId });
  }
  return undefined;
}

/** Step 6: roles, relation of units, number of signers. */
export function judgeRights(
  act: Act,
  definition: ActDefinition,
  find: FindOfficer,
  threshold: number,
): Refusal | undefined {
  const signers = signersOf(act);
  const wanted = signersWanted(act, definition);
  for (const { officer: id } of signers) {
    const officer = find(id);
    const refusal = officer
      ? judgeRight(act, definition, id, officer)
      : refuse('officer-unknown', { officer: id });
    if (refusal) return refusal;
  }
  const enough = wanted === 'threshold' ? signers.length >= threshold : signers.length === wanted;
  return enough
    ? undefined
    : refuse('signers-missing', { signers: wanted === 'threshold' ? threshold : wanted });
}

/** A root member's office and keys are the commission's own affair: only the threshold may take them away. */
function signersWanted(act: Act, definition: ActDefinition): number | 'threshold' {
  const superior = definition.grants === 'superior' || definition.grants === 'self-or-superior';
  if (!superior || act.unit !== NATION) return definition.signers;
  return definition.grants === 'self-or-superior' && isSelf(act) ? 1 : 'threshold';
}

const isSelf = (act: Act): boolean => act.record === officerKey(act.by.officer);

function judgeRight(act: Act, definition: ActDefinition, id: string, officer: Officer): Refusal | undefined {
  const { grants } = definition;
  if (grants === 'publisher') return officer.role === 'PUBLISHER' ? undefined : refuse('role-not-allowed');
  if (grants === 'self')
    return act.record === officerKey(id) && act.unit === officer.unit ? undefined : refuse('unit-outside');
  if (grants === 'founding') return officer.role === 'KPU' ? undefined : refuse('role-not-allowed');
  if (grants === 'superior' || grants === 'self-or-superior') {
    if (act.record === officerKey('publisher')) return refuse('role-not-allowed');
    if (grants === 'self-or-superior' && isSelf(act))
      return act.unit === officer.unit ? undefined : refuse('unit-outside');
    if (!SUPERIORS.has(officer.role)) return refuse('role-not-allowed');
    const covers = isBelow(act.unit, officer.unit) || (act.unit === NATION && officer.role === 'KPU');
    return covers ? undefined : refuse('unit-outside');
  }
  return judgeGrants(act, grants, officer);
}

function judgeGrants(act: Act, grants: readonly Grant[], officer: Officer): Refusal | undefined {
  const mine = grants.filter((grant) => grant.role === officer.role);
  if (mine.length === 0) return refuse('role-not-allowed');
  const side = isAbroad(act.unit) ? 'abroad' : 'home';
  const here = mine.filter((grant) => grant.where === 'all' || grant.where === side);
  const related = here.some((grant) =>
    grant.relation === 'own' ? officer.unit === act.unit : isBelow(act.unit, officer.unit),
  );
  return related ? undefined : refuse('unit-outside');
}

/**
 * Step 7: the claimed time is not ahead of the log's clock, and lies in every signer's term; late arrival has
 * a grace.
 */
export function judgeTime(act: Act, find: FindOfficer, env: Env): Refusal | undefined {
  const at = parseAt(act.at) ?? Number.POSITIVE_INFINITY;
  if (at > env.receivedMs + env.election.ruleValue('clockAheadMinutes') * MINUTE_MS)
    return refuse('clock-ahead');
  const graceMs = env.election.ruleValue('graceHours') * HOUR_MS;
  for (const { officer: id } of signersOf(act)) {
    const officer = find(id);
    // Times of this form stand in the order of their texts; only the grace asks for arithmetic.
    const inTerm = officer && officer.from <= act.at && act.at <= officer.until;
    if (!inTerm || env.receivedMs > Date.parse(officer.until) + graceMs)
      return refuse('term-outside', { officer: id });
  }
  return undefined;
}
