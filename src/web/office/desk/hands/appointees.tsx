// The officers whom a decree names, in words, for whoever signs it beside another; and below them all that
// the act says of them, as it stands. It may be a stranger's: nothing of it is trusted to have a shape.
import { useEffect, useState } from 'preact/hooks';
import type { Json } from '../../../../base/canonical.ts';
import { parseAt } from '../../../../base/time.ts';
import { useDesk } from '../desk-context.ts';
import { OfficerName } from '../officers/officer-name.tsx';
import { roleName } from '../officers/role-name.ts';

export function Appointees({ officers }: { readonly officers: readonly Json[] }) {
  const { say } = useDesk();
  const lines = officers.map(lineOf);
  useNamesOf(lines.map(({ unit }) => unit));
  return (
    <>
      <ol>
        {lines.map((line) => (
          <li>
            <AppointeeLine {...line} />
          </li>
        ))}
      </ol>
      <details>
        <summary>{say('act.body.whole')}</summary>
        <code>{JSON.stringify(officers)}</code>
      </details>
    </>
  );
}

type Line = Readonly<Record<'from' | 'officer' | 'participant' | 'role' | 'unit' | 'until', string>>;

function lineOf(value: Json): Line {
  const said = (value ?? {}) as { readonly [member: string]: unknown };
  const text = (member: keyof Line): string => {
    const { [member]: one } = said;
    return typeof one === 'string' ? one : '';
  };
  return {
    from: text('from'), officer: text('officer'), participant: text('participant'), role: text('role'),
    unit: text('unit'), until: text('until'),
  };
}

function AppointeeLine({ from, officer, participant, role, unit, until }: Line) {
  const { say, format, units, zone } = useDesk();
  const when = (at: string): string => (parseAt(at) === undefined ? at : format.time(at, zone));
  return (
    <>
      <b>{roleName(say, role)}</b> <bdi>{units.nameOf(unit)}</bdi> <code>{unit}</code>{' '}
      {participant !== '' && <bdi>{participant}</bdi>} <OfficerName officer={officer} />{' '}
      <small>
        {when(from)} – {when(until)}
      </small>
    </>
  );
}

/** Brings the units' names, and draws again when they are there. */
function useNamesOf(all: readonly string[]): void {
  const { units } = useDesk();
  const [, setRound] = useState(0);
  useEffect(() => void units.load(all).then(() => setRound((n) => n + 1)), [all.join()]);
}
