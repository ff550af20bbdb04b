// The core and the verifier were written from the same pages by different hands. Where they do not give the
// same answer to the same act, one of them, or the page, is wrong.
import { describe, expect, test } from 'vitest';
import { GOOD_FORM, type Person } from '../simulator/mini-election.ts';
import { ChanceActs } from './chance-acts.ts';
import { TwoJudges, type Hand } from './two-judges.ts';

const ACTS = 3_000;
const SEEDS = [1, 2];

/** Everybody in office: each role, at home and abroad. */
async function inOffice(): Promise<TwoJudges> {
  const judges = await TwoJudges.open();
  judges.nowMs = Date.parse('2024-02-04T00:00:00Z');
  const [root] = judges.mini.root as [Person];
  const two = (by: Person, role: Person['role'], unit: string): Person => {
    judges.bringIn(by, role, unit);
    return judges.bringIn(by, role, unit);
  };
  const province = two(root, 'KPU_PROVINSI', '17');
  const regency = two(province, 'KPU_KABKOTA', '1701');
  const district = two(regency, 'PPK', '170101');
  const village = two(district, 'PPS', '1701012001');
  for (const station of ['1701012001001', '1701012001002']) two(village, 'KPPS', station);
  const mission = two(root, 'PPLN', '9901');
  two(mission, 'KPPSLN', '9901010001001');
  const bawaslu = judges.bringIn(root, 'BAWASLU', 'ID');
  const supervisors = judges.bringIn(bawaslu, 'BAWASLU_PROVINSI', '17');
  const panwas = judges.bringIn(
    judges.bringIn(supervisors, 'BAWASLU_KABKOTA', '1701'), 'PANWASLU_KECAMATAN', '170101',
  );
  two(panwas, 'PTPS', '1701012001001');
  two(judges.bringIn(bawaslu, 'PANWASLU_LN', '9901'), 'PTPS', '9901010001001');
  for (const participant of ['PPWP/1', 'PPWP/2']) {
    const side = judges.bringIn(root, 'PESERTA', 'ID', { participant });
    for (const station of ['1701012001001', '9901010001001']) judges.bringIn(side, 'SAKSI', station);
  }
  judges.bringIn(regency, 'PEMANTAU', '1701012001001');
  return judges;
}

/** What was asked and answered differently; and how often each answer was given. */
function asked(judges: TwoJudges, seed: number): { differ: string[]; answers: Map<string, number> } {
  const acts = new ChanceActs(judges, seed);
  const differ: string[] = [];
  const answers = new Map<string, number>();
  for (let i = 0; i < ACTS; i++) {
    const { sent, core, verifier, spoilt } = acts.next();
    answers.set(core, (answers.get(core) ?? 0) + 1);
    // Of an act with two faults the one may name the one, the other the other.
    if (core === verifier || (spoilt && core !== 'taken' && verifier !== 'taken')) continue;
    const hands = sent.hands.map(({ person, giver }) =>
      giver ? `${person.role} for ${giver.role}` : person.role,
    );
    const what = `${sent.act} of ${sent.unit} by ${hands.join(' and ')} ${JSON.stringify(sent.body)}`;
    differ.push(`core ${core}, verifier ${verifier}: ${what}`);
  }
  return { differ, answers };
}

test('one pair of hands, hers and those of a superior, is no double entry for either judge', async () => {
  const judges = await inOffice();
  judges.freeze();
  judges.nowMs = Date.parse('2024-02-14T10:00:00Z');
  const [giver, other, hands] = ['KPU_KABKOTA', 'PPK', 'PPS'].map((role) =>
    judges.people.find((one) => one.role === role),
  ) as [Person, Person, Person];
  for (const person of [giver, other]) {
    const body = {
      acts: ['results.tally.takeover'], from: '2024-02-14T00:00:00Z', officer: hands.officer, reason: 'r',
      until: '2024-02-15T00:00:00Z',
    };
    judges.must({
      act: 'registry.delegation.grant', hands: [{ person }], unit: '170101', body,
      record: `registry.officer/${hands.officer}`,
    });
  }
  const answer = (station: string, hand: Hand): [string, string] => {
    const { core, verifier } = judges.send({
      act: 'results.tally.takeover', hands: [hand], unit: station, record: `results.tally/${station}/PPWP/1`,
      body: { attempt: 1, contest: 'PPWP', form: GOOD_FORM, of: 'b'.repeat(64), reason: 'r' },
    });
    return [core, verifier];
  };
  const [first, second, third] = ['1701012001001', '1701012001002', '1701012001003'] as const;
  const [own, kab, ppk] = [{ person: hands }, { person: hands, giver }, { person: hands, giver: other }];
  expect(answer(first, own)).toEqual(['taken', 'taken']);
  expect(answer(first, kab)).toEqual(['signers-same', 'signers-same']);
  expect(answer(second, kab)).toEqual(['taken', 'taken']);
  expect(answer(second, own)).toEqual(['signers-same', 'signers-same']);
  expect(answer(second, ppk)).toEqual(['signers-same', 'signers-same']);
  expect(answer(second, { person: giver })).toEqual(['taken', 'taken']);
  expect(answer(third, kab)).toEqual(['taken', 'taken']);
  expect(answer(third, { person: other })).toEqual(['taken', 'taken']);
});

describe.each(SEEDS)('two judges asked about acts by chance, seed %i', (seed) => {
  test('before the freeze say the same', async () => {
    const { differ } = asked(await inOffice(), seed);
    expect(differ).toEqual([]);
  });

  test('after it say the same, and have taken and refused of every kind', async () => {
    const judges = await inOffice();
    judges.freeze();
    judges.nowMs = Date.parse('2024-02-14T00:00:00Z');
    const { differ, answers } = asked(judges, seed);
    expect(differ).toEqual([]);
    expect(answers.get('taken')).toBeGreaterThan(ACTS / 10);
    expect(answers.size).toBeGreaterThan(25);
  });
});
