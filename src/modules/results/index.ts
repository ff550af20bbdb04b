// The results module: what it declares to the core, and nothing else. See README.md.
import type { ModuleDefinition } from '../../core/define.ts';
import { correct, enter, takeover } from './acts.ts';
import { evidenceRecord } from './evidence.ts';
import { answer, attest, object, photograph } from './evidence-acts.ts';
import { tallyRecord } from './record.ts';
import { publicationOf } from './views.ts';

export const results: ModuleDefinition = {
  name: 'results',
  acts: [enter, takeover, correct, photograph, attest, object, answer],
  records: [tallyRecord, evidenceRecord],
  publications: (election) => election.contests.map(publicationOf),
};
