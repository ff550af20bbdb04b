// A register: withheld, disputed, incomplete, waiting, missing, corrected. By region while there are many, by
// station once there are few; each station leads to its page and to the entry of the log that made it so.
import { NATION } from '../../../base/unit.ts';
import { Swatch } from '../../kit/state-fills.tsx';
import { type Page, unitAddress, unitName, zoneOf } from '../page.ts';
import { ruleWords } from '../pages/certainty.tsx';
import { fillOf } from '../pages/children.tsx';
import { Document } from '../pages/document.tsx';
import { cellName } from '../pages/form-rows.ts';
import { leafAddress } from '../pages/history.tsx';
import { StatusLine } from '../pages/status.tsx';
import type { Found, Snapshot } from '../published.ts';
import type { StationRow, View } from '../view.ts';
import type { RegisterName } from './address.ts';
import { RegisterLinks, registerAddress } from './register-links.tsx';
import type { ChildCount, Listed } from './walk.ts';

export type RegisterPageProps = {
  page: Page;
  name: RegisterName;
  rule: string | undefined;
  unit: string;
  found: Found;
  listed: Listed;
  /** The first publication of all: since then, what is missing has been missing. */
  first: Snapshot | undefined;
};

export function RegisterPage({ page, name, rule, unit, found, listed, first }: RegisterPageProps) {
  const { say, head, format } = page;
  const counts = found.view ?? found.row;
  const stations = counts?.stations ?? page.election.units.stationCount(unit);
  const none = { confirmed: 0, withheld: 0, disputed: 0, incomplete: 0, waiting: 0, missing: stations };
  const at = head.latest && { time: head.latest.at, size: head.latest.size };
  const title = say(`register.${name}`);
  return (
    <Document page={page} title={`${title} · ${unitName(page, unit)}`}>
      <Above page={page} name={name} rule={rule} unit={unit} />
      <header class="unit">
        <p class="kicker">{page.contest.name}</p>
        <h1>
          {title} <small>{unitName(page, unit)}</small>
        </h1>
      </header>
      <StatusLine page={page} unit={unit} forms={counts?.forms ?? none} stations={stations} at={at} />
      <p class="means">{say(`register.${name}.means`)}</p>
      {name === 'belum-masuk' && head.latest && first && (
        <p>
          {say('register.since', {
            hours: Math.floor((Date.parse(head.latest.at) - Date.parse(first.at)) / 3_600_000),
            first: format.time(first.at, zoneOf(page, unit)),
          })}
        </p>
      )}
      <RegisterLinks page={page} unit={unit} counts={counts} here={name} />
      {name === 'ditahan' && found.view && (
        <RuleLinks page={page} unit={unit} view={found.view} here={rule} />
      )}
      <h2>{countWords(page, name, rule, listed.count)}</h2>
      <Rows page={page} name={name} rule={rule} listed={listed} />
    </Document>
  );
}

function countWords(page: Page, name: RegisterName, rule: string | undefined, count: number): string {
  const { say } = page;
  if (rule !== undefined) return say('register.rule.count', { count, rule, words: ruleWords(page, rule) });
  return say(name === 'pembetulan' ? 'register.count.corrections' : 'register.count', { count });
}

type Place = { page: Page; name: RegisterName; rule: string | undefined };

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
              unitName(page, each)
            ) : (
              <a href={registerAddress(page, name, each, rule)}>{unitName(page, each)}</a>
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
    <nav class="links" aria-label={say('register.rules')}>
      {rules.map((rule) => (
        <a
          href={registerAddress(page, 'ditahan', unit, rule)}
          title={ruleWords(page, rule)}
          aria-current={rule === here ? 'true' : undefined}
        >
          {say('register.rule', { rule, count: view.rules[rule] ?? 0 })}
        </a>
      ))}
      {here !== undefined && <a href={registerAddress(page, 'ditahan', unit)}>{say('register.rule.all')}</a>}
    </nav>
  );
}

function Rows({ page, name, rule, listed }: Place & { listed: Listed }) {
  const { say } = page;
  if (listed.children) {
    return (
      <>
        <p>{say('register.by.region')}</p>
        <ul class="tallies">
          {listed.children.map((child) => (
            <ChildLine page={page} name={name} rule={rule} child={child} />
          ))}
        </ul>
      </>
    );
  }
  const stations = listed.stations ?? [];
  if (stations.length === 0) return <p class="empty">{say('register.none')}</p>;
  return (
    <div class="scroll" role="region" aria-label={say(`register.${name}`)} tabIndex={0}>
      <table class="register">
        <thead>
          <tr>
            <th scope="col">{say('register.station')}</th>
            <th scope="col">{say('register.where')}</th>
            <th scope="col">{say('register.state')}</th>
            <th scope="col">{say('register.why')}</th>
            <th scope="col">{say('register.entry')}</th>
          </tr>
        </thead>
        <tbody>
          {stations.map((row) => (
            <StationLine page={page} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ChildLine = ({ page, name, rule, child }: Place & { child: ChildCount }) => (
  <li>
    <a href={registerAddress(page, name, child.unit, rule)}>{unitName(page, child.unit)}</a>
    <span>{page.say('register.of', { count: child.count, stations: child.stations })}</span>
  </li>
);

function StationLine({ page, row }: { page: Page; row: StationRow }) {
  const { say } = page;
  const last = row.state === 'missing' ? undefined : row.acts.at(-1);
  return (
    <tr>
      <th scope="row">
        <a href={unitAddress(page, row.unit)}>{unitName(page, row.unit)}</a>
      </th>
      <td>
        {unitName(page, row.unit.slice(0, 10))} <code>{row.unit}</code>
      </td>
      <td>
        <Swatch fill={fillOf(row.state)} /> {say(`state.${row.state}`)}
      </td>
      <td>{whyWords(page, row)}</td>
      <td>
        {last === undefined ? (
          '–'
        ) : (
          <a href={leafAddress(page, last)}>{say('history.leaf', { leaf: last })}</a>
        )}
      </td>
    </tr>
  );
}

const REASONS_MAX = 4;

/** Why a station is where it is: rules by their words, cells that differ by their names. */
function whyWords(page: Page, row: StationRow): string {
  const { say } = page;
  if (row.state === 'missing') return '–';
  const broken = row.broken.filter(({ severity }) => severity === 'error');
  const reasons = [
    ...broken.map(({ rule }) => `${rule} ${ruleWords(page, rule)}`),
    ...row.differs.map((path) => cellName(page, path)),
    ...(row.corrections > 0 ? [say('register.corrected', { count: row.corrections })] : []),
  ];
  const more = reasons.length - REASONS_MAX;
  const shown = reasons.slice(0, REASONS_MAX).join('; ');
  if (shown === '') return '–';
  return more > 0 ? `${shown}; ${say('register.more', { count: more })}` : shown;
}
