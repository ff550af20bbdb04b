// A station's voting day in its own order: ready, oath, opening, turnout, closing, with the time on its
// own clock; what has not been said yet is said to be missing.
import { latestTurnout, type VotingStation } from '../../../../modules/voting/record.ts';
import { useDesk } from '../desk-context.ts';

export function VotingDay({ voting, zone }: { readonly voting: VotingStation; readonly zone: string }) {
  const { say, format } = useDesk();
  const turnout = latestTurnout(voting);
  const time = (said: { readonly at: string } | undefined): string =>
    said ? format.time(said.at, zone) : say('day.not-yet');
  const rows: readonly (readonly [string, string, string | undefined])[] = [
    ['day.ready', time(voting.ready), voting.ready && readyText(say, voting.ready)],
    ['day.oath', time(voting.oath), voting.oath && say('day.present', { count: voting.oath.present })],
    [
      'day.open',
      time(voting.open),
      voting.open &&
        say(voting.open.late ? 'day.open.late' : 'day.open.facts', {
          present: voting.open.present,
          witnesses: voting.open.witnesses,
        }),
    ],
    [
      'day.turnout',
      time(turnout),
      turnout && say('day.turnout.facts', { J: turnout.J, L: turnout.L, P: turnout.P }),
    ],
    ['day.close', time(voting.close), voting.close && say('day.queue', { count: voting.close.queue })],
  ];
  return (
    <section class="voting-day">
      <dl class="totals">
        {rows.map(([key, at, fact]) => (
          <div>
            <dt>{say(key)}</dt>
            <dd>
              {at}
              {fact !== undefined && <small>{fact}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function readyText(
  say: ReturnType<typeof useDesk>['say'],
  ready: { readonly access: boolean; readonly network: boolean; readonly power: boolean },
): string {
  const said = (['access', 'network', 'power'] as const).map((name) =>
    say(ready[name] ? `day.ready.${name}` : `day.ready.${name}.no`),
  );
  return said.join(' · ');
}
