// Who may sign what, where, when (spec/authority.md, steps 4, 6, 7). Judged when an act is sequenced, against
// the officers as all earlier leaves left them. Revocation has no grace: a thief can back-date `at`, but not
// `received`. Who signs for another is judged by that other's office, and never has more than it.
import { refuse, type Refusal } from '../base/result.ts';
import { parseAt } from '../base/time.ts';
import { isAbroad, isBelow, NATION } from '../base/unit.ts';
import { principalOf, signersOf, type Act, type Signer } from './act.ts';
import type { ActDefinition, Env, Grant, Superiors } from './define.ts';
import { officerKey, type Officer } from './officer.ts';
import { lineOf, SUPERIORS } from './roles.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export type FindOfficer = (id: string) => Officer | undefined;

/**
 * Step 4: every signer is a known officer, not revoked, signing with a key of hers that is not revoked; where
 * she signs for another, that other is in office and has handed this act over to her, here.
 */
export function judgeSigners(act: Act, definition: ActDefinition, find: FindOfficer): Refusal | undefined {
  for (const signer of signersOf(act)) {
    const officer = find(signer.officer);
    if (!officer) return refuse('officer-unknown', { officer: signer.officer });
    if (officer.revoked) return refuse('officer-revoked', { officer: signer.officer });
    const key = officer.keys[signer.key];
    if (definition.grants !== 'self') {
      if (!key) return refuse('key-unknown', { key: signer.key });
      if (key.revoked) return refuse('key-revoked', { key: signer.key });
    }
    const refusal = signer.for === undefined ? undefined : judgeDelegation(act, signer.for, officer, find);
    if (refusal) return refusal;
  }
  return undefined;
}

function judgeDelegation(act: Act, giver: string, officer: Officer, find: FindOfficer): Refusal | undefined {
  const principal = find(giver);
  if (!principal) return refuse('officer-unknown', { officer: giver });
  if (principal.revoked) return refuse('officer-revoked', { officer: giver });
  const delegation = officer.delegations?.[giver];
  if (!delegation?.acts.includes(act.act)) return refuse('delegation-missing', { officer: giver });
  const covers = act.unit === delegation.unit || isBelow(act.unit, delegation.unit);
  return covers ? undefined : refuse('unit-outside', { unit: act.unit });
}

/** Step 5, second part: no officer stands behind two signatures, in her own name or in another's right. */
export function distinctSigners(act: Act): boolean {
  const ids = signersOf(act).flatMap(({ officer, for: giver }) =>
    giver === undefined ? [officer] : [officer, giver],
  );
  return new Set(ids).size === ids.length;
}

/** Step 6: roles, relation of units, number of signers. A signer has her principal's role and unit. */
export function judgeRights(
  act: Act,
  definition: ActDefinition,
  find: FindOfficer,
  threshold: number,
): Refusal | undefined {
  const signers = signersOf(act);
  const wanted = signersWanted(act, definition, find);
  for (const signer of signers) {
    const principal = find(principalOf(signer));
    if (!principal) return refuse('officer-unknown', { officer: principalOf(signer) });
    if (wanted === 'threshold' && principal.role !== 'KPU') return refuse('role-not-allowed');
    const refusal = judgeRight(act, definition, signer, principal, find);
    if (refusal) return refusal;
  }
  const enough = wanted === 'threshold' ? signers.length >= threshold : signers.length === wanted;
  return enough
    ? undefined
    : refuse('signers-missing', { signers: wanted === 'threshold' ? threshold : wanted });
}

const superiorsIn = ({ grants }: ActDefinition): Superiors<never> | undefined =>
  typeof grants === 'object' && 'of' in grants ? grants : undefined;

/** A party to what is ended decides for herself alone: her signature is none of a threshold's. */
const signsForHerself = (act: Act, superiors: Superiors<never>): boolean =>
  act.with === undefined && (superiors.parties?.(act as Act<never>).includes(principalOf(act.by)) ?? false);

/** The commission appoints, and is a superior, in plenary: no member alone, nor the thief of her key. */
function signersWanted(act: Act, definition: ActDefinition, find: FindOfficer): number | 'threshold' {
  if (definition.signers !== 'plenary') return definition.signers;
  const superiors = superiorsIn(definition);
  const herself = superiors !== undefined && signsForHerself(act, superiors);
  return !herself && find(principalOf(act.by))?.role === 'KPU' ? 'threshold' : 1;
}

function judgeRight(
  act: Act,
  definition: ActDefinition,
  signer: Signer,
  principal: Officer,
  find: FindOfficer,
): Refusal | undefined {
  const { grants } = definition;
  if (grants === 'publisher') return principal.role === 'PUBLISHER' ? undefined : refuse('role-not-allowed');
  if (grants === 'officer') return principal.role === 'PUBLISHER' ? refuse('role-not-allowed') : undefined;
  if (grants === 'founding') return principal.role === 'KPU' ? undefined : refuse('role-not-allowed');
  if (grants === 'self') {
    const hers = act.record === officerKey(signer.officer) && act.unit === principal.unit;
    return hers ? undefined : refuse('unit-outside');
  }
  return 'of' in grants
    ? judgeSuperior(act, grants, signer, principal, find)
    : judgeGrants(act, grants, principal);
}

function judgeSuperior(
  act: Act,
  superiors: Superiors<never>,
  signer: Signer,
  principal: Officer,
  find: FindOfficer,
): Refusal | undefined {
  const id = superiors.of(act as Act<never>);
  const about = find(id);
  if (!about) return refuse('officer-unknown', { officer: id });
  if (about.unit !== act.unit) return refuse('unit-outside', { unit: act.unit });
  if (signsForHerself(act, superiors))
    return signer.for === undefined ? undefined : refuse('role-not-allowed');
  if (about.role === 'PUBLISHER') return refuse('role-not-allowed');
  if (about.unit === NATION) return principal.role === 'KPU' ? undefined : refuse('role-not-allowed');
  const line = lineOf(about.role);
  const apart = principal.role === 'PUBLISHER' || !SUPERIORS[line].includes(principal.role);
  const another = line === 'participant' && principal.participant !== about.participant;
  if (apart || another) return refuse('role-not-allowed');
  return isBelow(about.unit, principal.unit) ? undefined : refuse('unit-outside');
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
 * a grace. A delegation has none: it ends by itself, to the second.
 */
export function judgeTime(act: Act, find: FindOfficer, env: Env): Refusal | undefined {
  const at = parseAt(act.at) ?? Number.POSITIVE_INFINITY;
  if (at > env.receivedMs + env.election.ruleValue('clockAheadMinutes') * MINUTE_MS)
    return refuse('clock-ahead');
  const graceMs = env.election.ruleValue('graceHours') * HOUR_MS;
  const signers = signersOf(act);
  for (const { officer: id } of signers) {
    const officer = find(id);
    // Times of this form stand in the order of their texts; only the grace asks for arithmetic.
    const inTerm = officer && officer.from <= act.at && act.at <= officer.until;
    if (!inTerm || env.receivedMs > Date.parse(officer.until) + graceMs)
      return refuse('term-outside', { officer: id });
  }
  for (const { officer, for: giver } of signers) {
    if (giver === undefined) continue;
    const delegation = find(officer)?.delegations?.[giver];
    const inTime = delegation && delegation.from <= act.at && act.at <= delegation.until;
    if (!inTime || env.receivedMs > Date.parse(delegation.until))
      return refuse('delegation-ended', { officer: giver });
  }
  return undefined;
}
