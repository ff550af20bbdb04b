// What an officer's record adds to the sums, and the lists in which she stands: where she serves, with her
// live keys. One whom the log has removed counts nowhere; the publisher is no officer.
import type { RecordDefinition } from '../../core/define.ts';
import { hasLiveKey, officerOf } from '../../core/officer.ts';

export const OFFICERS_SCOPE = 'registry/officers';

export const officerRecord: RecordDefinition = {
  kind: 'registry.officer',
  contribute: (_key, record) => {
    const it = officerOf(record);
    if (!it || it.revoked || it.role === 'PUBLISHER') return undefined;
    const keys = Object.values(it.keys).filter((key) => !key.revoked).length;
    return { unit: it.unit, scope: OFFICERS_SCOPE, sums: { officers: 1, keys } };
  },
  facets: (_key, record) => {
    const it = officerOf(record);
    if (!it || it.role === 'PUBLISHER') return undefined;
    const label = it.revoked ? 'officer/revoked' : hasLiveKey(it) ? 'officer/enrolled' : 'officer/invited';
    const held = Object.keys(it.delegations ?? {}).length > 0;
    return { unit: it.unit, labels: held ? ['officer/delegate', label] : [label] };
  },
};
