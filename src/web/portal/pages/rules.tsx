// Each rule R1 to R16 with its verdict in plain words and the article it stands on. "Could not be judged" is
// a verdict of its own, with the reason, and is never drawn as held.
import type { Verdict } from '../../../modules/results/rules.ts';
import { articleText } from '../../kit/articles.ts';
import type { Page } from '../page.ts';
import type { Key } from '../words/speak.ts';
import { ruleWords } from './certainty.tsx';
import { PartText } from './form.tsx';

const MARKS = { held: '✓', broken: '≠', 'not-evaluated': '–' } as const;
const WHY: Readonly<Record<string, Key>> = {
  R13: 'verdict.why.machine',
  R14: 'verdict.why.contests',
  R15: 'verdict.why.copies',
  R16: 'verdict.why.children',
};

export function Rules({ page, verdicts }: { page: Page; verdicts: readonly Verdict[] }) {
  const { say } = page;
  const count = (outcome: Verdict['verdict']): number => verdicts.filter((v) => v.verdict === outcome).length;
  return (
    <section class="rules" aria-labelledby="aturan">
      <h2 id="aturan">{say('rules.title')}</h2>
      <p>
        {say('rules.lead', { held: count('held'), broken: count('broken'), open: count('not-evaluated') })}
      </p>
      <table>
        <thead class="vh">
          <tr>
            <th scope="col">{say('rules.rule')}</th>
            <th scope="col">{say('rules.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {verdicts.map((verdict) => (
            <RuleLine page={page} verdict={verdict} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RuleLine({ page, verdict }: { page: Page; verdict: Verdict }) {
  const { say } = page;
  return (
    <tr class={`verdict-${verdict.verdict}`}>
      <th scope="row">
        <code>{verdict.rule}</code> {ruleWords(page, verdict.rule)}
        {verdict.verdict === 'broken' && <small>{page.say(`results.rule.${verdict.rule}.reader`)}</small>}
        <small>{articleText(say, verdict.article)}</small>
      </th>
      <td>
        <b>
          <span aria-hidden="true">{MARKS[verdict.verdict]}</span> {say(`verdict.${verdict.verdict}`)}
        </b>
        {verdict.verdict === 'not-evaluated' && <small>{say(whyOpen(page, verdict.rule))}</small>}
        {verdict.parts
          .filter((part) => !part.holds)
          .map((part) => (
            <small>
              <PartText page={page} part={part} />
            </small>
          ))}
      </td>
    </tr>
  );
}

const whyOpen = (page: Page, rule: string): Key =>
  rule === 'R10' && page.contest.type === 'options'
    ? 'verdict.why.parties'
    : (WHY[rule] ?? 'verdict.why.cells');
