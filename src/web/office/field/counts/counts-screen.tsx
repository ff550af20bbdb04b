// What is counted before the votes (sections I to III of C.Hasil): who came, by list, and the ballots of each
// contest. A draft of this telephone, judged as it is typed; every contest's form begins with it.
import type { Contest } from '../../../../core/define.ts';
import { judge } from '../../../../modules/results/rules.ts';
import { linkTo } from '../../app/routes.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useScreen } from '../../app/use-office.ts';
import { contestEdge } from '../contest-edge.ts';
import { draftIds } from '../day/steps.ts';
import { type Cells, COUNT_ROWS, countsFor, formOf, withCell } from '../../form/cells.ts';
import { FormFields } from '../form/form-fields.tsx';
import { KeptLine } from '../form/kept-line.tsx';
import type { Station } from '../use-station.ts';

const VOTER_ROWS = COUNT_ROWS.filter(({ section }) => section !== 'II');
const BALLOT_ROWS = COUNT_ROWS.filter(({ section }) => section === 'II');

export function CountsScreen({ station }: { station: Station }) {
  const { say } = useScreen();
  const { day, ruleValue } = station;
  const draft = useDraft<Cells>(draftIds.counts(day.station));
  if (draft.value === undefined) return null;
  const cells = draft.value ?? {};
  const set = (path: string, value: number | null): void => draft.set(withCell(cells, path, value));
  const verdictsOf = (contest: Contest) => {
    const form = formOf(countsFor(cells, contest.id), contest);
    return judge(form, { contest, station: day.station, ruleValue });
  };
  const first = day.contests[0];
  return (
    <>
      <h1>{say('step.counts')}</h1>
      <p>{say('step.counts.lead')}</p>
      {first && (
        <FormFields
          contest={first}
          rows={VOTER_ROWS}
          cells={cells}
          verdicts={partsWithin(verdictsOf(first), ['I', 'III'])}
          onCell={set}
        />
      )}
      {day.contests.map((contest) => (
        <section aria-label={contest.name}>
          <h2 class={contestEdge(contest)}>{contest.name}</h2>
          <FormFields
            contest={contest}
            rows={BALLOT_ROWS}
            cells={countsFor(cells, contest.id)}
            under={2}
            verdicts={partsWithin(verdictsOf(contest), ['II'])}
            onCell={(path, value) => set(`${contest.id}.${path}`, value)}
          />
        </section>
      ))}
      <div class="bottom">
        <KeptLine kept={draft.kept} />
        <a class="button" href={linkTo()}>
          {say('step.back')}
        </a>
      </div>
    </>
  );
}

type Verdicts = ReturnType<typeof judge>;

/** Verdicts with the comparisons that touch a section: those that only speak of others are drawn there. */
const partsWithin = (verdicts: Verdicts, sections: readonly string[]): Verdicts =>
  verdicts.map((verdict) => ({
    ...verdict,
    parts: verdict.parts.filter(
      ({ left, right }) =>
        [...left.terms, ...right.terms].some(({ at }) => sections.includes(at.split('.')[0] ?? '')) &&
        (!sections.includes('I') || ![...left.terms, ...right.terms].some(({ at }) => at.startsWith('II.'))),
    ),
  }));
