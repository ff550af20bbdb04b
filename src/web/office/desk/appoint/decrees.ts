// Many appointments as decrees of at most a hundred (spec/authority.md, registry.officer.appoint): the
// officers of one body stand together, and no decree is larger than an act may be. Ids, codes and salts
// are made once and kept; a decree made again from what was kept is the same decree. Pure: chance is an
// argument.
import { concat, fromHex, hex, sha256, utf8 } from '../../../../base/bytes.ts';
import { parentOf } from '../../../../base/unit.ts';
import type { Appointee } from './judge-lines.ts';

/** An appointment takes at most 372 bytes: a hundred with the longest reason stay below an act's 49,152. */
export const DECREE_OFFICERS_MAX = 100;

/** An appointee with what the device made for her. The code is a secret until it is handed over. */
export type Invitee = Appointee & {
  readonly officer: string;
  readonly code: string;
  /** 32 bytes, hexadecimal. */
  readonly salt: string;
};

export type Decree = { readonly unit: string; readonly invitees: readonly Invitee[] };

/** Commitment to a name (spec/office.md, Names): what the act says of it. */
export function nameCommitment(name: string, salt: string): string {
  return hex(sha256(concat(utf8('terang/name/v1\n'), fromHex(salt) ?? new Uint8Array(), utf8(name))));
}

/**
 * Appointees by body, each body's in the order of unit and line, in parts of at most a hundred. What several
 * sign `together` is not parted by body: each decree asks each of them for a signature.
 */
export function decreesOf(invitees: readonly Invitee[], byUnit: string, together = false): Decree[] {
  const bodies = new Map<string, Invitee[]>();
  const sorted = [...invitees].sort((a, b) => compare(a.unit, b.unit) || a.line - b.line);
  for (const invitee of sorted) {
    const above = parentOf(invitee.unit) ?? invitee.unit;
    // Never above the giver: a village committee's own decree stands at the village.
    const below = byUnit === 'ID' || above.length >= byUnit.length;
    const unit = below && !together ? above : byUnit;
    bodies.set(unit, [...(bodies.get(unit) ?? []), invitee]);
  }
  return [...bodies].flatMap(([unit, all]) =>
    Array.from({ length: Math.ceil(all.length / DECREE_OFFICERS_MAX) }, (_, i) => ({
      unit,
      invitees: all.slice(i * DECREE_OFFICERS_MAX, (i + 1) * DECREE_OFFICERS_MAX),
    })),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The body of a decree's act; `expires` is the last moment of its invitations. */
export function decreeBody(
  { invitees }: Decree,
  commit: (invitee: Invitee) => string,
  { expires, reason }: { readonly expires?: string | undefined; readonly reason?: string | undefined },
) {
  const officers = invitees.map((invitee) => ({
    ...(expires === undefined ? {} : { expires }),
    from: invitee.from,
    invitation: commit(invitee),
    name: nameCommitment(invitee.name, invitee.salt),
    officer: invitee.officer,
    ...(invitee.participant === undefined ? {} : { participant: invitee.participant }),
    role: invitee.role,
    unit: invitee.unit,
    until: invitee.until,
  }));
  return reason === undefined || reason === '' ? { officers } : { officers, reason };
}
