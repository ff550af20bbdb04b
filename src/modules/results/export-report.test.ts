import { describe, expect, test } from 'vitest';
import { faultsOf, nistJudge } from '../../../test/open-data/schemas.ts';
import type { Contest } from '../../core/define.ts';
import { electionReport, type ReportInput, type ReportUnit } from './export-report.ts';

const judge = nistJudge();
const contest = (type: Contest['type']): Contest => ({
  article: 'UU 7/2017',
  colour: 'yellow',
  id: 'DPR',
  name: 'DPR',
  type,
  options: [
    { no: 1, name: 'Satu', candidates: ['A', 'B'] },
    { no: 24, name: 'Dua "\u202e"', candidates: [] },
  ],
});
const unit = (code: string, votes: number[], forms = 1): ReportUnit => ({
  unit: code,
  name: code,
  confirmed: { electorate: 300, users: 200, valid: 190, invalid: 10, total: 200, votes },
  forms,
  stations: 2,
});
const report = (of: ReportInput['units'], type: Contest['type'] = 'options') =>
  electionReport({
    election: { id: 'mini-2024', name: 'Pemilu Kecil' },
    days: { first: '2024-01-25', last: '2024-03-25' },
    contest: contest(type),
    units: of,
    at: '2024-02-14T11:32:07.412Z',
    size: 39,
    source: '/tree/views/DPR/17/39.json',
    licence: 'https://creativecommons.org/publicdomain/zero/1.0/',
  });

/** Ids that a document defines, and ids that it names. */
function idsIn(value: unknown, found = { defined: new Set<string>(), named: new Set<string>() }) {
  if (Array.isArray(value)) for (const item of value) idsIn(item, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (name === '@id') found.defined.add(String(member));
      else if (/Ids?$/.test(name) && name !== 'VendorApplicationId')
        for (const id of [member].flat()) found.named.add(String(id));
      else idsIn(member, found);
    }
  }
  return found;
}

describe('an election report', () => {
  const levels = ['ID', '17', '99', '1701', '170101', '1701012001'];
  test.each(levels.flatMap((code) => [[code, 'options'] as const, [code, 'party-list'] as const]))(
    'of %s, %s, is one by the schema, and names only what it defines',
    (code, type) => {
      const made = report([unit(code, [100, 90]), unit(`${code === 'ID' ? '' : code}17`, [60, 40])], type);
      expect(faultsOf(judge, made)).toEqual([]);
      const { defined, named } = idsIn(made);
      expect([...named].filter((id) => !defined.has(id))).toEqual([]);
    },
  );

  test('never says that it is certified, and complete only when every station is counted', () => {
    expect(report([unit('17', [1, 2]), unit('1701', [1, 2])]).Status).toBe('unofficial-partial');
    expect(report([unit('17', [1, 2], 2), unit('1701', [1, 2], 2)]).Status).toBe('unofficial-complete');
  });

  test('that lacks what the schema wants is not one', () => {
    const { Status: _, ...lacking } = report([unit('17', [1, 2])]);
    expect(faultsOf(judge, lacking)).not.toEqual([]);
  });
});
