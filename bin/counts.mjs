// The counts that the closing line of `npm test` is made from. What did not run is never counted as passed: a
// file that does not load, a worker that dies, an error outside any test and a run without a report are each
// a failure.

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult
 */

/**
 * Counts the results of a run.
 * @param {readonly FileResult[] | undefined} files undefined when the run left no report
 * @param {number} status the exit status of the run
 * @returns {Counts}
 */
export function countsOf(files, status) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files ?? []) {
    const tests = file.assertionResults.map((test) => test.status);
    const failed = tests.filter((test) => test === 'failed').length;
    counts.passed += tests.filter((test) => test === 'passed').length;
    counts.failed += failed > 0 || file.status !== 'failed' ? failed : 1;
    counts.skipped += tests.filter((test) => test !== 'passed' && test !== 'failed').length;
  }
  const quiet = counts.failed === 0 && (status !== 0 || counts.passed + counts.skipped === 0);
  return quiet ? { ...counts, failed: 1 } : counts;
}
