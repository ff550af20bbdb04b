// The way between the desk's screens, and the contest that is looked at. What waits for a person carries its
// number.
import { useEffect, useRef } from 'preact/hooks';
import { lineOf } from '../../../core/roles.ts';
import { linkTo, type Place } from '../app/routes.ts';
import { useStored } from '../app/use-office.ts';
import { useDesk } from './desk-context.ts';
import { collecting } from './hands/hands-screen.tsx';

type Door = { readonly name: string; readonly to: readonly string[]; readonly places: readonly string[] };

const DOORS: readonly Door[] = [
  { name: 'overview', to: [], places: ['', 'wilayah', 'tps', 'betulkan', 'ambil-alih'] },
  { name: 'queues', to: ['antrean'], places: ['antrean'] },
  { name: 'officers', to: ['petugas'], places: ['petugas', 'angkat', 'delegasi'] },
  { name: 'hands', to: ['tangan'], places: ['tangan'] },
  { name: 'commission', to: ['komisi'], places: ['komisi'] },
  { name: 'sessions', to: ['sesi'], places: ['sesi'] },
];

export function DeskNavigation({ place }: { readonly place: Place }) {
  const { say, seat, office, format } = useDesk();
  const waiting = collecting(useStored(office, 'outbox') ?? []).length;
  const first = place[0] ?? '';
  const doors = DOORS.filter(({ name }) => name !== 'commission' || seat.role === 'KPU');
  const text = (name: string): string =>
    say(name === 'queues' && lineOf(seat.role) !== 'organiser' ? 'nav.watching' : `nav.${name}`);
  const here = useRef<HTMLUListElement>(null);
  useEffect(() => {
    here.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [first]);
  return (
    <nav class="desk-nav" aria-label={say('nav.label')}>
      <ul ref={here}>
        {doors.map(({ name, to, places }) => (
          <li>
            <a href={linkTo(...to)} aria-current={places.includes(first) ? 'page' : undefined}>
              {text(name)}
              {name === 'hands' && waiting > 0 && <b class="count needs">{format.number(waiting)}</b>}
            </a>
          </li>
        ))}
      </ul>
      <ContestChoice />
    </nav>
  );
}

function ContestChoice() {
  const { say, election, contest, chooseContest } = useDesk();
  if (election.contests.length < 2) return null;
  return (
    <label class="contest-choice">
      <span class="vh">{say('nav.contest')}</span>
      <select value={contest.id} onChange={(event) => chooseContest(event.currentTarget.value)}>
        {election.contests.map(({ id }) => (
          <option value={id}>{id}</option>
        ))}
      </select>
    </label>
  );
}
