// A register: withheld, disputed, incomplete, waiting, still out, late, corrected, objected to. By region
// while there are many, by station once there are few.
import { NATION } from '../../../base/unit.ts';
import { countingEndsText, countingOf, type Page, unitAddress, unitName, zoneOf } from '../page.ts';
import { ruleWords } from '../pages/certainty.tsx';
import { Document } from '../pages/document.tsx';
import { StatusLine } from '../pages/status.tsx';
import type { Found, Snapshot } from '../published.ts';
import type { View } from '../view.ts';
import { FILE_ROWS_MAX, type RegisterName } from './address.ts';
import { RegisterLinks, registerAddress, registerFileAddress } from './register-links.tsx';
import { Rows } from './register-rows.tsx';
import type { Listed } from './walk.ts';
import { Indonesian, UnitName } from '../pages/unit-name.tsx';

export type RegisterPageProps = {
  page: Page;
  name: RegisterName;
  rule: string | undefined;
  unit: string;
  found: Found;
  listed: Listed;
  /** The first publication of all: since then, what is missing has been missing. */
  first: Snapshot | undefined;
  /** Of the stations missing, those that are late. */
  late: number;
};

export function RegisterPage(props: RegisterPageProps) {
  const { page, name, rule, unit, found, listed, late } = props;
  const { say, head } = page;
  const counts = found.view ?? found.row;
  const stations = counts?.stations ?? page.election.units.stationCount(unit);
  const none = { confirmed: 0, withheld: 0, disputed: 0, incomplete: 0, waiting: 0, missing: stations };
  const at = head.latest && { time: head.latest.at, size: head.latest.size };
  const title = say(`register.${name}`);
  return (
    <Document page={page} title={`${title} · ${unitName(page, unit)}`}>
      <Above page={page} name={name} rule={rule} unit={unit} />
      <header class="unit">
        <p class="kicker"><Indonesian page={page} text={page.contest.name} /></p>
        <h1>
          {title} <small><UnitName page={page} unit={unit} /></small>
        </h1>
      </header>
      <StatusLine page={page} unit={unit} forms={counts?.forms ?? none} stations={stations} at={at} />
      <Means {...props} />
      <RegisterLinks page={page} unit={unit} counts={counts} late={late} here={name} />
      {name === 'ditahan' && found.view && (
        <RuleLinks page={page} unit={unit} view={found.view} here={rule} />
      )}
      <h2>{countWords(props)}</h2>
      <Rows page={page} name={name} rule={rule} listed={listed} />
      {listed.count > 0 && listed.count <= FILE_ROWS_MAX && (
        <p class="links">
          <a href={registerFileAddress(page, name, unit, rule)}>{say('register.csv')}</a>
        </p>
      )}
    </Document>
  );
}

/** What the register holds and what that means; since when, and by which clock. */
function Means({ page, name, unit, first }: RegisterPageProps) {
  const { say, head, format } = page;
  const isOut = name === 'belum-masuk' || name === 'terlambat';
  const hours = page.election.ruleValue('countingHours');
  const ends = countingOf(page, unit).state === 'mixed' ? 'register.ends.mixed' : 'register.ends';
  return (
    <>
      <p class="means">
        {name === 'terlambat' ? say('register.terlambat.means', { hours }) : say(`register.${name}.means`)}
      </p>
      {isOut && <p>{say(ends, { time: countingEndsText(page, unit) })}</p>}
      {isOut && head.latest && first && (
        <p>
          {say('register.since', {
            hours: Math.floor((Date.parse(head.latest.at) - Date.parse(first.at)) / 3_600_000),
            first: format.time(first.at, zoneOf(page, unit)),
          })}
        </p>
      )}
    </>
  );
}

function countWords({ page, name, rule, found, listed: { count } }: RegisterPageProps): string {
  const { say } = page;
  if (rule !== undefined) return say('register.rule.count', { count, rule, words: ruleWords(page, rule) });
  const open = (found.view ?? found.row)?.objections.open ?? 0;
  if (name === 'keberatan') return say('register.count.objections', { count, open });
  return say(name === 'pembetulan' ? 'register.count.corrections' : 'register.count', { count });
}

/** A register and its rule. */
export type Place = { page: Page; name: RegisterName; rule: string | undefined };

/** The same register of the units above, and the unit's own page. */
function Above({ page, name, rule, unit }: Place & { unit: string }) {
  const above = [NATION, ...[2, 4, 6, 10].filter((n) => n <= unit.length && unit !== NATION)].map((n) =>
    typeof n === 'number' ? unit.slice(0, n) : n,
  );
  return (
    <nav class="trail" aria-label={page.say('site.path')}>
      <ol>
        {above.map((each) => (
          <li aria-current={each === unit ? 'page' : undefined}>
            {each === unit ? (
              <UnitName page={page} unit={each} />
            ) : (
              <a href={registerAddress(page, name, each, rule)}><UnitName page={page} unit={each} /></a>
            )}
          </li>
        ))}
      </ol>
      <a class="back" href={unitAddress(page, unit)}>
        {page.say('register.unit')}
      </a>
    </nav>
  );
}

function RuleLinks({
  page,
  unit,
  view,
  here,
}: {
  page: Page;
  unit: string;
  view: View;
  here: string | undefined;
}) {
  const { say } = page;
  const rules = Object.keys(view.rules).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  if (rules.length === 0) return null;
  return (
    <nav aria-label={say('register.rules')}>
      <ul class="rule-counts">
        {rules.map((rule) => (
          <li>
            <code>{rule}</code>
            <span>{ruleWords(page, rule)}</span>
            <a
              href={registerAddress(page, 'ditahan', unit, rule)}
              aria-current={rule === here ? 'true' : undefined}
            >
              {say('sure.forms', { count: view.rules[rule] ?? 0 })}
            </a>
          </li>
        ))}
      </ul>
      {here !== undefined && <a href={registerAddress(page, 'ditahan', unit)}>{say('register.rule.all')}</a>}
    </nav>
  );
}
