// A file as it was read: how many can be appointed, by role and body, and every bad line with its number
// and all reasons, to be mended in the file. Names are shown of good lines only, a few of them, so that
// a wrong column is seen before anything is signed.
import { useMemo } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import { CsvButton } from '../parts/csv-button.tsx';
import { decreesOf } from './decrees.ts';
import type { Appointee, Bad, Judged } from './judge-lines.ts';
import { roleName } from '../officers/role-name.ts';

const BAD_SHOWN = 200;
const GOOD_SHOWN = 10;

export type CheckedFileProps = {
  readonly judged: Judged;
  readonly byUnit: string;
  /** Whether others sign beside her. */
  readonly together: boolean;
};

export function CheckedFile({ judged: { good, bad }, byUnit, together }: CheckedFileProps) {
  const { say } = useDesk();
  const [units, decrees] = useMemo(() => {
    const invitees = good.map((each) => ({ ...each, officer: '', code: '', salt: '' }));
    return [new Set(good.map(({ unit }) => unit)).size, decreesOf(invitees, byUnit, together).length];
  }, [good, byUnit, together]);
  return (
    <section class="checked-file">
      <p role="status">
        <b>{say('checked.good', { count: good.length, units, decrees })}</b>
      </p>
      {bad.length > 0 && <BadLines bad={bad} />}
      {good.length > 0 && <Sample good={good} />}
    </section>
  );
}

function BadLines({ bad }: { readonly bad: readonly Bad[] }) {
  const { say, seat } = useDesk();
  const reasons = (line: Bad): string =>
    line.faults.map(({ fault, first }) => say(`line.${fault}`, { first: first ?? 0 })).join('; ');
  return (
    <div class="bad-lines">
      <h2>{say('checked.bad', { count: bad.length })}</h2>
      <p>{say('checked.bad.lead')}</p>
      <div class="scroll" role="region" aria-label={say('checked.bad', { count: bad.length })} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="n">
                {say('checked.line')}
              </th>
              <th scope="col">{say('checked.why')}</th>
            </tr>
          </thead>
          <tbody>
            {bad.slice(0, BAD_SHOWN).map((line) => (
              <tr>
                <th scope="row" class="n">
                  {line.line}
                </th>
                <td>{reasons(line)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {bad.length > BAD_SHOWN && <p>{say('checked.bad.more', { count: bad.length - BAD_SHOWN })}</p>}
      <CsvButton
        what="baris-perlu-diperbaiki"
        unit={seat.unit}
        header={['line', 'faults']}
        rows={() => bad.map((line) => [line.line, reasons(line)])}
      />
    </div>
  );
}

function Sample({ good }: { readonly good: readonly Appointee[] }) {
  const { say, format, zone } = useDesk();
  const columns = ['checked.line', 'officer.unit', 'officer.role', 'appoint.name', 'officer.term'] as const;
  return (
    <div class="scroll" role="region" aria-label={say('checked.sample')} tabIndex={0}>
      <table>
        <caption>{say('checked.sample', { count: Math.min(GOOD_SHOWN, good.length) })}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{say(column)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {good.slice(0, GOOD_SHOWN).map((each) => (
            <tr>
              <td class="n">{each.line}</td>
              <td>
                <code>{each.unit}</code>
              </td>
              <td>{roleName(say, each.role)}</td>
              <td>
                <bdi>{each.name}</bdi>
              </td>
              <td>
                <small>
                  {say('officer.term.span', {
                    from: format.time(each.from, zone),
                    until: format.time(each.until, zone),
                  })}
                </small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
