// Every attack of the table is found and named; the honest tree has no finding.
import { describe, expect, it } from 'vitest';
import { verifyTree } from '../src/index.js';
import { attackedLog, FILE_ATTACKS, honestTree, LOG_ATTACKS, printedTable } from './attacks.js';
import { overlay } from './tree-edits.js';

const honest = honestTree();
const policy = honest.setting.policy;
/** Found only when the hashes themselves do not fit: not what names an attack on acts. */
const HASHES = ['root-differs', 'tile-hash', 'tile-width', 'entries-truncated'];

describe('the honest tree', () => {
  it('has no finding, and nothing required stays unchecked', async () => {
    const report = await verifyTree(honest.source, { policy, previous: honest.checkpoint });
    expect(report.findings).toEqual([]);
    expect(report.verdict).toMatchObject({ consistent: true, trust: 'policy', cosignedBy: ['w1', 'w2'] });
    expect(report.notChecked.filter((item) => item.required)).toEqual([]);
  });

  it('without a policy agrees only with the keys that it names itself', async () => {
    const report = await verifyTree(honest.source);
    expect(report.verdict).toMatchObject({ consistent: true, trust: 'tree' });
  });
});

describe('an attack on the files of a tree is found', () => {
  it.each(FILE_ATTACKS)('$name', async ({ mutate, expects }) => {
    const tree = overlay(honest.source);
    await mutate(tree);
    const report = await verifyTree(tree, { policy });
    expect(Object.keys(report.findingsByCode)).toContain(expects);
    expect(report.verdict.consistent).toBe(false);
  });
});

describe('an attack by whoever runs the log is found', () => {
  it.each(LOG_ATTACKS)('$name', async (attack) => {
    const { source, ...options } = attackedLog(attack, honest);
    const report = await verifyTree(source, options);
    const codes = Object.keys(report.findingsByCode);
    expect(codes).toContain(attack.expects);
    expect(report.verdict.consistent).toBe(false);
    expect(codes.filter((code) => HASHES.includes(code) && code !== attack.expects)).toEqual([]);
  });
});

describe('the table of attacks', () => {
  it('is printed in ATTACKS.md as it is', async () => {
    await expect(printedTable()).toMatchFileSnapshot('../ATTACKS.md');
  });

  it('names each attack once, and has at least 45', () => {
    const names = [...FILE_ATTACKS, ...LOG_ATTACKS].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(45);
  });
});
