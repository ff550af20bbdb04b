// The closing line must be true: these are the ways in which a run can fail without a failed test.
import { describe, expect, test } from 'vitest';
import { countsOf } from './counts.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

describe('the counts of a run', () => {
  test('passed, failed and skipped tests are counted as such', () => {
    const files = [
      file('failed', 'passed', 'failed', 'skipped'),
      file('passed', 'passed', 'todo', 'pending'),
    ];
    expect(countsOf(files, 1)).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });
  test('a file that does not load is a failure', () => {
    expect(countsOf([file('failed'), file('passed', 'passed')], 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });
  test('a file whose worker died after some tests is a failure', () => {
    expect(countsOf([file('failed', 'passed', 'pending')], 1)).toEqual({ passed: 1, failed: 1, skipped: 1 });
  });
  test('an error outside any test is a failure though every test passed', () => {
    expect(countsOf([file('passed', 'passed')], 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });
  test('a run without a report is a failure, whatever its status', () => {
    expect(countsOf(undefined, 137).failed).toBe(1);
    expect(countsOf(undefined, 0).failed).toBe(1);
  });
  test('a run that found no test is a failure', () => {
    expect(countsOf([], 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
