// The batches that this device still holds, newest first: on their way, or done and not yet removed.
import { useEffect, useState } from 'preact/hooks';
import { linkTo } from '../../app/routes.ts';
import { useDesk } from '../desk-context.ts';
import { Empty, Loading } from '../parts/load-state.tsx';
import { type Batch, batchStore } from './batch-store.ts';

/** Batches of this officer, newest first. */
export function useBatches(): readonly Batch[] | undefined {
  const { seat } = useDesk();
  const [batches, setBatches] = useState<readonly Batch[]>();
  useEffect(() => {
    let here = true;
    void batchStore()
      .then((store) => store.batches())
      .then((all) => here && setBatches(all.filter(({ officer }) => officer === seat.officer)));
    return () => void (here = false);
  }, []);
  return batches && [...batches].sort((a, b) => b.createdAt - a.createdAt);
}

export function BatchList() {
  const { say, format, zone } = useDesk();
  const batches = useBatches();
  return (
    <>
      <h1>{say('batch.list')}</h1>
      <p class="lead">{say('batch.list.lead')}</p>
      {!batches && <Loading />}
      {batches?.length === 0 && <Empty>{say('batch.list.empty')}</Empty>}
      <ul class="items">
        {(batches ?? []).map(({ id, createdAt, officers, state }) => (
          <li>
            <a class="item" href={linkTo('angkat', 'kiriman', id)}>
              <b>{say('batch.title', { count: officers })}</b>
              <span>
                {format.time(new Date(createdAt).toISOString(), zone)} · {say(`batch.state.${state}`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
