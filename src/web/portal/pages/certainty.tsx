// How sure is it, and what is missing: every form that is not in the figure is counted here, with the rule or
// the reason that keeps it out.
import { countingEndsText, countingOf, type Page } from '../page.ts';
import { registerAddress, RegisterLinks } from '../registers/register-links.tsx';
import type { Forms, View } from '../view.ts';
import { BarOfFour, settledOf } from './status.tsx';

export type CertaintyProps = {
  page: Page;
  unit: string;
  forms: Forms;
  stations: number;
  view: View | undefined;
  /** Of the stations missing, those that are late by their own clock. */
  late: number;
};

const NO_OBJECTIONS = { answered: 0, open: 0 };

export function Certainty({ page, unit, forms, stations, view, late }: CertaintyProps) {
  const { say } = page;
  return (
    <section class="sure" aria-labelledby="pasti">
      <h2 id="pasti">{say('sure.title')}</h2>
      <p>{say('sure.lead')}</p>
      <BarOfFour page={page} forms={forms} stations={stations} late={late} />
      <RegisterLinks
        page={page}
        unit={unit}
        counts={view ?? { forms, corrections: 0, objections: NO_OBJECTIONS }}
        late={late}
      />
      {view && settledOf(forms) > 0 && (
        <p class="base">
          {say('sure.reported', {
            valid: view.reported.valid,
            invalid: view.reported.invalid,
          })}
        </p>
      )}
      {view && view.corrections > 0 && <p>{say('sure.corrections', { count: view.corrections })}</p>}
      {view && <Watched page={page} view={view} />}
    </section>
  );
}

/** What others say of the forms, which changes no figure. */
function Watched({ page, view }: { page: Page; view: View }) {
  const { say } = page;
  const { objections, photographed } = view;
  return (
    <>
      {objections.open + objections.answered > 0 && <p>{say('sure.objections', objections)}</p>}
      {photographed > 0 && <p>{say('sure.photographed', { count: photographed })}</p>}
    </>
  );
}

/** Which rules keep forms out of the figure, and which only ask for a look. */
export function Reasons({ page, forms, view }: { page: Page; forms: Forms; view: View }) {
  const { say } = page;
  if (settledOf(forms) === 0) return null;
  return (
    <section class="reasons" aria-labelledby="sebab">
      <h3 id="sebab">{say('sure.rules')}</h3>
      {Object.keys(view.rules).length === 0 ? (
        <p>{say('sure.rules.none')}</p>
      ) : (
        <>
          <p>{say('sure.rules.base', { forms: settledOf(forms) })}</p>
          <RuleCounts page={page} unit={view.unit} counts={view.rules} />
        </>
      )}
      {Object.keys(view.warnings).length > 0 && (
        <>
          <h3>{say('sure.warnings')}</h3>
          <RuleCounts page={page} counts={view.warnings} />
        </>
      )}
    </section>
  );
}

const byNumber = (a: string, b: string): number => Number(a.slice(1)) - Number(b.slice(1));

/** With `unit`, each rule leads to the forms that it withholds. */
function RuleCounts({
  page,
  unit,
  counts,
}: {
  page: Page;
  unit?: string;
  counts: Readonly<Record<string, number>>;
}) {
  const rules = Object.keys(counts).sort(byNumber);
  return (
    <ul class="rule-counts">
      {rules.map((rule) => (
        <li>
          <code>{rule}</code>
          <span>{ruleWords(page, rule)}</span>
          <b>
            {unit === undefined ? (
              formsWords(page, counts[rule])
            ) : (
              <a href={registerAddress(page, 'ditahan', unit, rule)}>{formsWords(page, counts[rule])}</a>
            )}
          </b>
        </li>
      ))}
    </ul>
  );
}

const formsWords = (page: Page, count = 0): string => page.say('sure.forms', { count });

/** A rule in plain words; its bare id where this version has no words for it. */
export function ruleWords(page: Page, rule: string): string {
  const key = `results.rule.${rule}.title` as const;
  return page.say.has(key) ? page.say(key) : rule;
}

type MissingProps = { page: Page; unit: string; forms: Forms; stations: number; late: number };

export function Missing({ page, unit, forms, stations, late }: MissingProps) {
  const { say } = page;
  const said =
    forms.missing === 0 ? say('missing.none') : say('missing.some', { missing: forms.missing, stations });
  return (
    <p class="missing-said">
      {said} {late > 0 && `${say('missing.late', { late })} `}
      {forms.missing > 0 &&
        countingOf(page, unit).state === 'running' &&
        `${say('missing.until', { time: countingEndsText(page, unit) })} `}
      {forms.waiting > 0 && say('missing.waiting', { waiting: forms.waiting })}
    </p>
  );
}
