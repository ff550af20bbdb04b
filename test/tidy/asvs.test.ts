// The ledger of OWASP ASVS 5.0 (docs/asvs.json): every requirement of its scope stands there once, what holds
// names tests that exist or pages, and what is missed says why. A test that is renamed must not leave a
// promise behind.
import { describe, expect, test } from 'vitest';
import { made, ours, type Repository } from './repository.ts';

const LEDGER = 'docs/asvs.json';
/** Requirements by section, as the standard numbers them. */
const SECTIONS: Readonly<Record<string, number>> = {
  'V3.3': 5, 'V3.4': 8, 'V3.5': 8,
  'V6.1': 3, 'V6.2': 12, 'V6.3': 8, 'V6.4': 6, 'V6.5': 8, 'V6.6': 4, 'V6.7': 2, 'V6.8': 4,
  'V7.1': 3, 'V7.2': 4, 'V7.3': 2, 'V7.4': 5, 'V7.5': 3, 'V7.6': 2,
  'V8.1': 4, 'V8.2': 4, 'V8.3': 3, 'V8.4': 2,
  'V9.1': 3, 'V9.2': 4,
};

type Entry = {
  readonly id: string;
  readonly gist: string;
  readonly status: 'absent' | 'holds' | 'missed';
  readonly how: string;
  readonly tests?: readonly { readonly file: string; readonly name: string }[];
  readonly pages?: readonly string[];
};

const entriesOf = (repository: Repository): readonly Entry[] =>
  (JSON.parse(repository.text(LEDGER)) as { requirements: readonly Entry[] }).requirements;

/** Whether a file has a test of this name, written as a string of its own. */
const hasTest = (repository: Repository, { file, name }: { file: string; name: string }): boolean =>
  repository.has(file) && ["'", '"', '`'].some((mark) => repository.text(file).includes(mark + name + mark));

/** What is wrong with the ledger, one line each. */
export function ledgerFaults(repository: Repository): string[] {
  return entriesOf(repository).flatMap((entry) => {
    const { id, gist, how, status, tests = [], pages = [] } = entry;
    return [
      ...(gist.length < 10 || how.length < 3 ? [`${id} says nothing`] : []),
      ...(status === 'holds' && tests.length === 0 ? [`${id} holds, and no test shows it`] : []),
      ...tests
        .filter((one) => !hasTest(repository, one))
        .map(({ file, name }) => `${id}: ${file} has no test "${name}"`),
      ...pages.filter((page) => !repository.has(page)).map((page) => `${id}: there is no ${page}`),
    ];
  });
}

describe('the ledger of ASVS', () => {
  test('has every requirement of its scope once, in order', () => {
    const wanted = Object.entries(SECTIONS).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, i) => `${section}.${i + 1}`),
    );
    expect(entriesOf(ours).map(({ id }) => id)).toEqual(wanted);
  });
  test('names tests and pages that exist', () => expect(ledgerFaults(ours)).toEqual([]));
});

describe('the law of the ledger bites', () => {
  const entry = { id: 'V1.1.1', gist: 'something that must hold', status: 'holds', how: 'it does' };
  const faults = (more: object, files = {}): string[] =>
    ledgerFaults(made({ [LEDGER]: JSON.stringify({ requirements: [{ ...entry, ...more }] }), ...files }));
  const tests = [{ file: 'a.test.ts', name: 'it holds' }];
  test('what holds without a test is found', () => expect(faults({})).toHaveLength(1));
  test('a test that is gone is found', () => {
    expect(faults({ tests })).toHaveLength(1);
    expect(faults({ tests }, { 'a.test.ts': "test('it held', f)" })).toHaveLength(1);
    expect(faults({ tests }, { 'a.test.ts': "test('it holds', f)" })).toEqual([]);
  });
  test('a page that is gone is found', () => {
    expect(faults({ status: 'missed', pages: ['spec/a.md'] })).toHaveLength(1);
  });
});
