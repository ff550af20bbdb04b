// How sure is it, and what is missing: every form that is not in the figure is counted here, with the rule or
// the reason that keeps it out.
import type { Page } from '../page.ts';
import type { Forms, View } from '../view.ts';
import { isKey, type Key } from '../words/speak.ts';
import { BarOfFour, settledOf } from './status.tsx';

export type CertaintyProps = { page: Page; forms: Forms; stations: number; view: View | undefined };

export function Certainty({ page, forms, stations, view }: CertaintyProps) {
  const { say, format } = page;
  return (
    <section class="sure" aria-labelledby="pasti">
      <h2 id="pasti">{say('sure.title')}</h2>
      <p>{say('sure.lead')}</p>
      <BarOfFour page={page} forms={forms} stations={stations} />
      {view && settledOf(forms) > 0 && (
        <>
          <RuleCounts page={page} title="sure.rules" counts={view.rules} forms={settledOf(forms)} />
          <RuleCounts page={page} title="sure.warnings" counts={view.warnings} forms={settledOf(forms)} />
          {Object.keys(view.rules).length === 0 && <p>{say('sure.rules.none')}</p>}
          <p class="base">
            {say('sure.reported', {
              valid: format.number(view.reported.valid),
              invalid: format.number(view.reported.invalid),
            })}
          </p>
        </>
      )}
      {view && view.corrections > 0 && (
        <p>{say('sure.corrections', { count: format.number(view.corrections) })}</p>
      )}
    </section>
  );
}

const byNumber = (a: string, b: string): number => Number(a.slice(1)) - Number(b.slice(1));

type RuleCountsProps = { page: Page; title: Key; counts: Readonly<Record<string, number>>; forms: number };

function RuleCounts({ page, title, counts, forms }: RuleCountsProps) {
  const { say, format } = page;
  const rules = Object.keys(counts).sort(byNumber);
  if (rules.length === 0) return null;
  return (
    <table class="rule-counts">
      <caption>
        <b>{say(title)}</b>{' '}
        {title === 'sure.rules' && say('sure.rules.base', { forms: format.number(forms) })}
      </caption>
      <thead class="vh">
        <tr>
          <th scope="col">{say('sure.rule')}</th>
          <th scope="col">{say('sure.forms')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr>
            <th scope="row">
              <code>{rule}</code> {ruleWords(page, rule)}
            </th>
            <td class="n">{format.number(counts[rule] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A rule in plain words; its bare id where this version has no words for it. */
export function ruleWords(page: Page, rule: string): string {
  const key = `rule.${rule}`;
  return isKey(key) ? page.say(key) : rule;
}

export function Missing({ page, forms, stations }: { page: Page; forms: Forms; stations: number }) {
  const { say, format } = page;
  const said =
    forms.missing === 0
      ? say('missing.none')
      : say('missing.some', { missing: format.number(forms.missing), stations: format.number(stations) });
  return (
    <p class="missing-said">
      {said} {forms.waiting > 0 && say('missing.waiting', { waiting: format.number(forms.waiting) })}
    </p>
  );
}
