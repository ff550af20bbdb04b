// Opening officers' names to a reader (spec/authority.md, spec/office.md). The act is the reading's public
// trace: who, where, why. The names themselves lie in the vault and are never in an act or a record.
import { refuse } from '../../base/result.ts';
import type { ActDefinition, Grant, Role } from '../../core/define.ts';
import { namesKey, readersAt } from '../../core/names.ts';
import { ROLES } from '../../core/roles.ts';
import { NamesReading } from './shapes.ts';

/** Officers of a station have nobody below them. */
const AT_STATIONS: readonly Role[] = ['KPPS', 'KPPSLN', 'PTPS', 'SAKSI', 'PEMANTAU'];

export const readNames: ActDefinition<NamesReading> = {
  act: 'registry.names.read',
  body: NamesReading,
  signers: 1,
  grants: ROLES.filter((role) => !AT_STATIONS.includes(role)).flatMap((role): Grant[] => [
    { role, relation: 'own', where: 'all' },
    { role, relation: 'above', where: 'all' },
  ]),
  delegable: true,
  basis: 'free',
  phase: 'any',
  reason: true,
  recordOf: (act) => namesKey(act.unit),
  check: ({ body }) => (body.reason.trim() === '' ? refuse('reason-missing') : undefined),
  apply: ({ act, received }, read, { receivedMs }) => {
    const readers = { ...readersAt(read(act.record), receivedMs), [act.by.officer]: received };
    return [[act.record, { readers }]];
  },
};
