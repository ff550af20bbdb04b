// The queues of a unit: which there are and how long, the items of one, and each item as what has to be
// decided about it. Supervisors and participants see the same lists and decide nothing here.
import { useEffect, useState } from 'preact/hooks';
import { lineOf } from '../../../../core/roles.ts';
import { stationName } from '../../app/place-name.ts';
import { linkTo } from '../../app/routes.ts';
import { useRemote } from '../../app/use-office.ts';
import { useDesk } from '../desk-context.ts';
import { CsvButton } from '../parts/csv-button.tsx';
import { Freshness } from '../parts/load-state.tsx';
import { type QueueItem, QueueView } from '../parts/queue-view.tsx';
import { QueueThing } from './queue-thing.tsx';
import {
  type Item,
  ITEM_HEADER,
  itemCells,
  type Items,
  itemsOf,
  lengthOf,
  type QueueName,
  QUEUES,
} from './queue-kinds.ts';

const REFRESH_MS = 20_000;

export type QueueScreenProps = { readonly queue: QueueName; readonly unit: string };

export function QueueScreen({ queue, unit }: QueueScreenProps) {
  const { office, say, seat, contest } = useDesk();
  const asked = { contest: contest.id, below: unit };
  const id = `desk/queue/${queue}/${unit}/${contest.id}`;
  const load = () => itemsOf(office.api, queue, { ...asked, nowMs: office.clock.now() });
  const { value, at, refusal, loading, reload } = useRemote<Items>(office, id, load, REFRESH_MS);
  const shown = useQueueItems(queue, value);
  const items = value?.items ?? [];
  return (
    <>
      <h1>{say(lineOf(seat.role) === 'organiser' ? 'queue.title' : 'queue.title.watching')}</h1>
      <QueueTabs queue={queue} unit={unit} />
      <p class="lead">{say(`queue.${queue}.lead`)}</p>
      <QueueView
        key={id}
        label={say(`queue.${queue}`)}
        items={shown}
        failed={value === undefined && refusal !== undefined}
        empty={say(`queue.${queue}.empty`)}
        foot={
          <div class="list-foot">
            {value?.more && <p class="urgent">{say('queue.more', { count: items.length })}</p>}
            <Export queue={queue} unit={unit} items={items} />
            <Freshness {...{ at, refusal, loading }} onReload={reload} />
          </div>
        }
      >
        {(station, done) => <QueueThing key={station} queue={queue} station={station} onDone={done} />}
      </QueueView>
    </>
  );
}

/** Items with the names of their places, which come in as they are had. */
function useQueueItems(queue: QueueName, value: Items | undefined): QueueItem[] | undefined {
  const { say, format, units, zone } = useDesk();
  const [, setRound] = useState(0);
  useEffect(() => {
    let here = true;
    const stations = (value?.items ?? []).map(({ station }) => station);
    void units.load(stations).then(() => here && setRound((n) => n + 1));
    return () => void (here = false);
  }, [value]);
  return value?.items.map((item) => ({
    key: item.station,
    title: `${stationName(say, item.station)} · ${units.nameOf(item.station) ?? item.station.slice(0, 10)}`,
    detail: detailOf(say, queue, item, (at) => format.time(at, zone)),
  }));
}

function detailOf(
  say: ReturnType<typeof useDesk>['say'],
  queue: QueueName,
  { tally, closedAt }: Item,
  time: (at: string) => string,
): string {
  if (queue === 'overdue') {
    const state = say(`form-state.${tally?.state ?? 'missing'}`);
    return `${state} · ${say('queue.closed-at', { time: time(closedAt ?? '') })}`;
  }
  if (queue === 'disputed') return say('queue.differ', { count: tally?.differs.length ?? 0 });
  if (queue === 'corrected') return say('queue.corrections', { count: tally?.corrections.length ?? 0 });
  if (queue === 'withheld') {
    return (tally?.broken ?? [])
      .filter(({ severity }) => severity === 'error')
      .map(({ rule }) => rule)
      .join(' · ');
  }
  return say(`form-state.${tally?.state ?? 'missing'}`);
}

/** The queues beside each other, with their lengths where a sum says them. */
function QueueTabs({ queue, unit }: QueueScreenProps) {
  const { office, say, contest, format } = useDesk();
  const scope = `results/${contest.id}`;
  const sums = useRemote(
    office,
    `desk/sums/${unit}/${scope}`,
    () => office.api.sums(unit, scope),
    REFRESH_MS,
  );
  return (
    <nav class="tabs" aria-label={say('queue.title')}>
      <ul>
        {QUEUES.map((name) => {
          const length = sums.value && lengthOf(name, sums.value.sums);
          return (
            <li>
              <a href={linkTo('antrean', name, unit)} aria-current={name === queue ? 'page' : undefined}>
                {say(`queue.${name}`)}
                {length !== undefined && (
                  <b class={length > 0 ? 'count needs' : 'count'}>{format.number(length)}</b>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Export({ queue, unit, items }: QueueScreenProps & { readonly items: readonly Item[] }) {
  const { units } = useDesk();
  return (
    <CsvButton
      what={queue}
      unit={unit}
      header={ITEM_HEADER}
      disabled={items.length === 0}
      rows={() => items.map((item) => itemCells(item, units.nameOf(item.station) ?? ''))}
    />
  );
}
