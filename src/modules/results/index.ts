// The results module: what it declares to the core, and nothing else. See README.md.
import type { ModuleDefinition } from '../../core/define.ts';
import { correct, enter, takeover } from './acts.ts';
import { tallyRecord } from './record.ts';
import { publicationOf } from './views.ts';

export const results: ModuleDefinition = {
  name: 'results',
  acts: [enter, takeover, correct],
  records: [tallyRecord],
  publications: (election) => election.contests.map(publicationOf),
};
