// One stage of the bench in a process of its own, so that its memory is its own and nothing left over from
// the stage before slows it down.
import { measureEndToEnd } from './end-to-end.ts';
import { measureLimits } from './limits.ts';
import { measureOffice } from './office.ts';
import { measureReads } from './reads.ts';
import { makeSample } from './sample.ts';
import { measureSearch } from './search.ts';
import { measureSteps } from './steps.ts';
import { measureVerification } from './verification.ts';

const STAGES = {
  sample: ({ path, area }: { path: string; area: string }) => makeSample(path, area),
  limits: measureLimits,
  steps: measureSteps,
  endToEnd: measureEndToEnd,
  verification: measureVerification,
  reads: measureReads,
  search: () => measureSearch(),
  office: () => measureOffice(),
} as const;

export type Stages = typeof STAGES;
export type StageName = keyof Stages;

process.once('message', (message: { name: StageName; options: never }) => {
  void STAGES[message.name](message.options).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
