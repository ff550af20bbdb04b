// A member shows her signed entry to those who watch, as squares (spec/office.md, kind U): they read the
// figures and her signature and attest without a network. Once shown it cannot be taken back. A member who
// has not read the paper herself must not look.
import { useEffect, useState } from 'preact/hooks';
import { isRefusal } from '../../../../base/result.ts';
import type { Contest } from '../../../../core/define.ts';
import { squaresOf } from '../../../kit/squares.ts';
import { linkTo } from '../../app/routes.ts';
import { SquareShow } from '../../app/square-show.tsx';
import { useScreen } from '../../app/use-office.ts';
import { markExported, unsentValue } from '../../device/outbox.ts';
import type { OutboxItem } from '../../device/stored.ts';
import { Notice } from '../../kit/notice.tsx';
import type { Day } from '../day/steps.ts';
import { ownItems } from '../day/station.ts';
import type { Station } from '../use-station.ts';
import { ContestHead } from './contest-head.tsx';

/** Her own newest entry of a form on this telephone that the log has not refused. */
export const ownEntry = (day: Day, contest: string): OutboxItem | undefined =>
  ownItems(day.items, day.officer, 'results.tally.enter', (body) => body['contest'] === contest).find(
    ({ state }) => state !== 'refused',
  );

export function ShowScreen({ station, contest }: { station: Station; contest: Contest }) {
  const { office, say } = useScreen();
  const item = ownEntry(station.day, contest.id);
  const [parts, setParts] = useState<readonly string[]>();
  useEffect(() => setParts(undefined), [item?.id]);
  const show = async (entry: OutboxItem): Promise<void> => {
    const made = await squaresOf('U', unsentValue([entry]));
    // Before it is on the screen: what others may hold is not taken back.
    if (entry.state !== 'received') await markExported(office.device, [entry.id]);
    setParts(isRefusal(made) ? [] : made);
  };
  return (
    <>
      <ContestHead contest={contest} title={say('witness.show.title')} />
      <p>{say('witness.show.lead')}</p>
      <Notice title={say('witness.show.members')} />
      {item === undefined && <p class="empty">{say('witness.show.none')}</p>}
      {item && parts === undefined && (
        <p class="buttons">
          <button type="button" onClick={() => void show(item)}>
            {say('witness.show.now')}
          </button>
        </p>
      )}
      {parts && parts.length > 0 && <SquareShow say={say} parts={parts} />}
      {parts?.length === 0 && <Notice kind="signal" title={say('hand-over.too-large')} />}
      <p class="buttons">
        <a class="button second" href={linkTo('saksi', contest.id)}>
          {say('step.back')}
        </a>
      </p>
    </>
  );
}
