// The rows of a register: each station leads to its page and to the entry of the log that made it so; each
// objection to its own entry and to that of its answer.
import { Swatch } from '../../kit/state-fills.tsx';
import { categoryName } from '../evidence/objections.tsx';
import { type Page, roleName, unitAddress } from '../page.ts';
import { ruleWords } from '../pages/certainty.tsx';
import { fillOf, stateName } from '../pages/children.tsx';
import { cellName } from '../pages/form-rows.ts';
import { leafAddress } from '../pages/history.tsx';
import type { StationRow } from '../view.ts';
import { registerAddress } from './register-links.tsx';
import type { Place } from './register-page.tsx';
import type { ChildCount, Listed } from './walk.ts';
import { UnitName } from '../pages/unit-name.tsx';

/** The rows of a register: regions with their counts, or stations, or objections one by one. */
export function Rows({ page, name, rule, listed }: Place & { listed: Listed }) {
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
  if (name === 'keberatan') return <ObjectionTable page={page} stations={stations} />;
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
    <a href={registerAddress(page, name, child.unit, rule)}><UnitName page={page} unit={child.unit} /></a>
    <span>{page.say('register.of', { count: child.count, stations: child.stations })}</span>
  </li>
);

function StationLine({ page, row }: { page: Page; row: StationRow }) {
  const { say } = page;
  const last = row.state === 'missing' ? undefined : row.acts.at(-1);
  return (
    <tr>
      <th scope="row">
        <a href={unitAddress(page, row.unit)}><UnitName page={page} unit={row.unit} /></a>
      </th>
      <td>
        <UnitName page={page} unit={row.unit.slice(0, 10)} /> <code>{row.unit}</code>
      </td>
      <td>
        <Swatch fill={fillOf(row.state)} /> {stateName(page, row)}
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

/** Every objection on a station's form, the open ones first. */
function ObjectionTable({ page, stations }: { page: Page; stations: readonly StationRow[] }) {
  const { say } = page;
  const all = stations.flatMap((row) => (row.evidence?.objections ?? []).map((one) => ({ row, one })));
  const sorted = all.toSorted((a, b) => Number(a.one.answered !== null) - Number(b.one.answered !== null));
  const heads = [
    'register.station',
    'register.where',
    'objection.category',
    'objection.status',
    'objection.by',
    'paper.what',
  ] as const;
  return (
    <div class="scroll" role="region" aria-label={say('register.keberatan')} tabIndex={0}>
      <table class="register">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{say(head)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ row, one }) => (
            <tr>
              <th scope="row">
                <a href={unitAddress(page, row.unit)}><UnitName page={page} unit={row.unit} /></a>
              </th>
              <td>
                <UnitName page={page} unit={row.unit.slice(0, 10)} /> <code>{row.unit}</code>
              </td>
              <td>{categoryName(page, one.category)}</td>
              <td>
                <AnswerLink page={page} answered={one.answered} />
              </td>
              <td>{roleName(page, one.role)}</td>
              <td>
                <a href={leafAddress(page, one.leaf)}>{say('history.leaf', { leaf: one.leaf })}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AnswerLink({ page, answered }: { page: Page; answered: number | null }) {
  const { say } = page;
  if (answered === null) return <b>{say('objection.open')}</b>;
  return (
    <>
      {say('objection.answered')} ·{' '}
      <a href={leafAddress(page, answered)}>{say('history.leaf', { leaf: answered })}</a>
    </>
  );
}
