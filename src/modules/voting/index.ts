// The voting module: what it declares to the core, and nothing else. See README.md.
import type { ModuleDefinition } from '../../core/define.ts';
import { acts } from './acts.ts';
import { shiftRecord, stationRecord } from './record.ts';

export const voting: ModuleDefinition = {
  name: 'voting',
  acts: Object.values(acts),
  records: [stationRecord, shiftRecord],
};
