// The commission's threshold: so many of its members sign the same act, chosen before the first
// signature. Which members there are, and their keys, the log says; how many are needed, the founding
// act.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import type { Signer } from '../../../../core/act.ts';
import { ELECTION_RECORD, type ElectionRecord } from '../../../../core/election-record.ts';
import { useRemote } from '../../app/use-office.ts';
import type { Api } from '../../device/api.ts';
import { useDesk } from '../desk-context.ts';
import { officersAt } from '../officers/officer-list.ts';
import { OfficerName } from '../officers/officer-name.tsx';
import { liveKeyOf, type OfficerRow } from '../officers/officer-view.ts';

export type Commission = {
  readonly threshold: number;
  readonly members: readonly OfficerRow[];
  readonly record: ElectionRecord & { readonly head?: string };
};

/** The commission's members and its threshold. */
export async function commission(api: Api): Promise<Commission | Refusal> {
  const [record, officers] = await Promise.all([api.records([ELECTION_RECORD]), officersAt(api, 'ID')]);
  if (isRefusal(record)) return record;
  if (isRefusal(officers)) return officers;
  const founded = record.records[ELECTION_RECORD] as unknown as ElectionRecord;
  const members = officers.filter((row) => row.role === 'KPU' && !row.revoked && liveKeyOf(row));
  return { threshold: founded.threshold, members, record: founded };
}

export type Hands = {
  /** Others who are asked to sign. */
  readonly chosen: readonly Signer[];
  /** Why it cannot be signed yet, in words: too few are chosen, or nobody knows yet who could be. */
  readonly fault: string | undefined;
  readonly choice: ComponentChildren;
};

/**
 * The choice of other members for an act that needs the threshold; undefined where `act` is. `giver` is in
 * whose right she signs: who lends her name stands behind one signature already.
 */
export function useHands(act: string | undefined, giver?: string): Hands | undefined {
  const { office, say, seat } = useDesk();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const load = act === undefined ? undefined : () => commission(office.api);
  const { value } = useRemote(office, 'desk/commission', load);
  if (act === undefined) return undefined;
  const others = (value?.members ?? []).filter(({ id }) => id !== seat.officer && id !== giver);
  const wanted = Math.max(0, (value?.threshold ?? 1) - 1);
  const chosen = others.flatMap((row): Signer[] => {
    const key = liveKeyOf(row);
    return ids.has(row.id) && key !== undefined ? [{ key, officer: row.id }] : [];
  });
  const missing = chosen.length < wanted ? say('threshold.fault', { count: wanted }) : undefined;
  const fault = value ? missing : say('hands.cosigner.unknown');
  const toggle = (id: string): void => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  const choice = (
    <fieldset class="field">
      <legend>{say('threshold.choose', { count: wanted })}</legend>
      <p>
        <small>{say('threshold.about')}</small>
      </p>
      {others.map((row) => (
        <label class="check">
          <input type="checkbox" checked={ids.has(row.id)} onChange={() => toggle(row.id)} />
          <OfficerName officer={row.id} />
        </label>
      ))}
    </fieldset>
  );
  return { chosen, fault, choice };
}
