// The ground floor: elections, units, officers, keys. Every other module stands on what these acts have put
// in the log.
import type { ActDefinition, ModuleDefinition, RecordDefinition } from '../../core/define.ts';
import { officerOf } from '../../core/officer.ts';
import { amendStation, found, freeze, OFFICERS_SCOPE } from './election-acts.ts';
import { appoint, enrolKey, revokeKey, revokeOfficer } from './officer-acts.ts';

/** An officer counts where she serves, with her live keys; one whom it has removed counts nowhere. */
const officer: RecordDefinition = {
  kind: 'registry.officer',
  contribute: (_key, record) => {
    const it = officerOf(record);
    if (!it || it.revoked || it.role === 'PUBLISHER') return undefined;
    const keys = Object.values(it.keys).filter((key) => !key.revoked).length;
    return { unit: it.unit, scope: OFFICERS_SCOPE, sums: { officers: 1, keys } };
  },
  facets: () => undefined,
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
  ] as readonly ActDefinition[],
  nationScopes: [OFFICERS_SCOPE],
  records: [officer, plain('registry.election'), plain('registry.station'), plain('registry.body')],
};
