// The ground floor: elections, units, officers, keys. Every other module stands on what these acts have put
// in the log.
import type { ActDefinition, ModuleDefinition, RecordDefinition } from '../../core/define.ts';
import { endDelegation, grantDelegation } from './delegation-acts.ts';
import { amendStation, found, freeze } from './election-acts.ts';
import { enrolKey, revokeKey } from './key-acts.ts';
import { readNames } from './names-acts.ts';
import { appoint, invite, revokeOfficer } from './officer-acts.ts';
import { officerRecord, OFFICERS_SCOPE } from './officer-record.ts';

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
    officerRecord,
    plain('registry.election'),
    plain('registry.station'),
    plain('registry.body'),
    plain('registry.names'),
  ],
};
