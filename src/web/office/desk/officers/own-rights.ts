// The rights of the officer at this desk as the log has them now: her own office, and every delegation
// to her that runs and whose giver is in office. What has ended, or what a giver no longer has, is no
// right.
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { officerKey } from '../../../../core/officer.ts';
import type { Api } from '../../device/api.ts';
import type { DeskSeat } from '../desk-context.ts';
import type { Right } from '../rights.ts';
import { delegationsOf, officerRow } from './officer-view.ts';

export type OwnRights = { readonly rights: readonly Right[]; readonly participant?: string };

export async function loadRights(api: Api, seat: DeskSeat): Promise<OwnRights | Refusal> {
  const answer = await api.records([officerKey(seat.officer)]);
  if (isRefusal(answer)) return answer;
  const own = officerRow(officerKey(seat.officer), answer.records[officerKey(seat.officer)]);
  const { participant } = own ?? {};
  const self = participant === undefined ? seat : { ...seat, participant };
  const running = own ? delegationsOf(own, Date.now()).filter(({ state }) => state === 'running') : [];
  const givers =
    running.length === 0 ? undefined : await api.records(running.map(({ giver }) => officerKey(giver)));
  if (isRefusal(givers)) return givers;
  const rights = running.flatMap(({ acts, giver, unit }): Right[] => {
    const row = officerRow(officerKey(giver), givers?.records[officerKey(giver)]);
    if (!row || row.revoked) return [];
    const { role, unit: at, participant: of } = row;
    const principal = { officer: giver, role, unit: at, ...(of === undefined ? {} : { participant: of }) };
    return [{ seat: principal, for: giver, acts, unit }];
  });
  return { rights: [{ seat: self }, ...rights], ...(participant === undefined ? {} : { participant }) };
}
