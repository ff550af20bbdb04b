// A stranger's check of the whole tree that the run produced, by the verifier, in this process and its
// threads: signatures, authority, rules, sums, every view file.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { directorySource, verifyTree } from '../verifier/src/index.js';
import { progressBar, type Progress } from '../src/cli/progress.ts';
import type { Limits } from './limits.ts';
import { cpuSeconds, memoryMb } from './measure.ts';
import type { Row } from './row.ts';

/**
 * Verifies the tree below `dir`. Throws when the verifier finds anything: then nothing here means
 * anything.
 */
export async function measureVerification({
  dir,
  limits,
}: {
  dir: string;
  limits: Limits;
}): Promise<Row[]> {
  const tree = join(dir, 'tree');
  const policy = await readFile(join(tree, 'policy'), 'utf8');
  let bar: Progress | undefined;
  const onProgress = ({ leaves, size }: { leaves: number; size: number }): void =>
    (bar ??= progressBar(size, false)).to(leaves, 'verified');
  const [startedMs, startedCpu] = [performance.now(), cpuSeconds()];
  const report = await verifyTree(directorySource(tree), { policy, onProgress });
  bar?.end();
  const seconds = (performance.now() - startedMs) / 1_000;
  const [first] = report.findings;
  if (first) throw new Error(`the verifier found something: ${JSON.stringify(first)}`);
  const { acts = 0, signatures = 0 } = report.checked as Record<string, number>;
  const note = `${acts.toLocaleString('en')} acts`;
  return [
    {
      what: 'everything verified from the files',
      ours: acts / seconds,
      unit: 'acts/s',
      note,
      target: { atLeast: 15_000 },
    },
    {
      what: 'signatures verified, all else included',
      ours: signatures / seconds,
      unit: 'checks/s',
      limit: limits.signatures,
      limitOf: 'P-256',
      ratioAtLeast: 0.7,
    },
    {
      what: 'verifier, processor time',
      ours: (1e6 * (cpuSeconds() - startedCpu)) / acts,
      unit: 'µs/act',
      note,
    },
    { what: 'verifier, memory', ours: memoryMb().most, unit: 'MiB', note, target: { atMost: 2_048 } },
  ];
}
