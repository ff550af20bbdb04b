// The ground floor: elections, units, officers, keys. Every other module stands on what these acts have put
// in the log.
import type { ActDefinition, ModuleDefinition, RecordDefinition } from '../../core/define.ts';
import { hasLiveKey, officerOf } from '../../core/officer.ts';
import { endDelegation, grantDelegation } from './delegation-acts.ts';
import { amendStation, found, freeze, OFFICERS_SCOPE } from './election-acts.ts';
import { enrolKey, revokeKey } from './key-acts.ts';
import { readNames } from './names-acts.ts';
import { appoint, invite, revokeOfficer } from './officer-acts.ts';

/** An officer counts where she serves, with her live keys; one whom it has removed counts nowhere. */
const officer: RecordDefinition = {
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

const plain = (kind: string): RecordDefinition => ({
  kind,
  contribute: () => undefined,
  facets: () => undefined,
});

export const registry: ModuleDefinition = {
  name: 'registry',
  acts: [
    found,
    freeze,
    amendStation,
    appoint,
    enrolKey,
    revokeKey,
    revokeOfficer,
    invite,
    grantDelegation,
    endDelegation,
    readNames,
  ] as readonly ActDefinition[],
  nationScopes: [OFFICERS_SCOPE],
  records: [
    officer,
    plain('registry.election'),
    plain('registry.station'),
    plain('registry.body'),
    plain('registry.names'),
  ],
};
