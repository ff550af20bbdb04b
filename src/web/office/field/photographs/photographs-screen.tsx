// Photographs of a form's pages: taken, made small, hashed and kept; then signed together, so that the log
// names them by their hashes before their bytes are there. Figures travel first.
import { useState } from 'preact/hooks';
import type { Contest } from '../../../../core/define.ts';
import { evidenceKey } from '../../../../modules/results/evidence.ts';
import { ATTEMPT } from '../../../../modules/results/record.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen, useStored } from '../../app/use-office.ts';
import type { Photograph } from '../../device/stored.ts';
import { Notice } from '../../kit/notice.tsx';
import { contestEdge } from '../contest-edge.ts';
import { evidenceIn, ownItems } from '../day/station.ts';
import type { Station } from '../use-station.ts';
import { Camera, PAGES_MAX } from './camera.tsx';
import { PhotographLine } from './photograph-line.tsx';

export function PhotographsScreen({ station, contest }: { station: Station; contest: Contest }) {
  const { office, say } = useScreen();
  const { day } = station;
  const all = useStored(office, 'photographs') ?? [];
  const taken = all
    .filter((one) => one.station === day.station && one.contest === contest.id)
    .sort((a, b) => a.page - b.page || b.takenAt - a.takenAt);
  const about = (body: { readonly [member: string]: unknown }): boolean => body['contest'] === contest.id;
  const acts = ownItems(day.items, day.officer, 'results.evidence.photograph', about);
  const signed = new Set(acts.flatMap(({ photographs = [] }) => photographs));
  const newest = taken.filter((one, i) => taken.findIndex(({ page }) => page === one.page) === i);
  const inLog = evidenceIn(day.records, day.station, contest.id).pages;
  const next = Math.min(PAGES_MAX, Math.max(0, ...taken.map(({ page }) => page)) + 1);
  const pages = [...new Set([...newest.map(({ page }) => page), next])];
  return (
    <>
      <h1 class={contestEdge(contest)}>{say('step.photographs', { contest: contest.name })}</h1>
      <p>{say('photographs.lead')}</p>
      <p class="aside">{say('photographs.public')}</p>
      <ul class="photographs">
        {newest.map((one) => (
          <PhotographLine key={one.id} photograph={one} signed={signed.has(one.id)} />
        ))}
      </ul>
      {newest.length === 0 && <p class="empty">{say('photographs.empty')}</p>}
      {inLog.length > 0 && <p class="aside">{say('photographs.in-log', { count: inLog.length })}</p>}
      <Camera station={day.station} contest={contest.id} pages={pages} />
      <SignPhotographs
        station={station}
        contest={contest}
        photographs={newest.filter(({ id }) => !signed.has(id))}
      />
    </>
  );
}

type SignProps = {
  readonly station: Station;
  readonly contest: Contest;
  readonly photographs: readonly Photograph[];
};

function SignPhotographs({ station, contest, photographs }: SignProps) {
  const { office, say } = useScreen();
  const [failed, setFailed] = useState(false);
  const unit = station.day.station;
  const sign = async (): Promise<void> => {
    const pages = photographs.map(({ id, page, size }) => ({ bytes: size, hash: id, page }));
    const body = { attempt: ATTEMPT, contest: contest.id, pages };
    const record = evidenceKey(unit, contest.id, ATTEMPT);
    const said = { act: 'results.evidence.photograph', unit, record, body };
    await office.sign(said, { photographs: photographs.map(({ id }) => id) }).catch(() => setFailed(true));
  };
  return (
    <>
      {failed && <Notice kind="signal" live title={say('storage.lost')} />}
      <div class="bottom">
        <a class="button second" href={linkTo()}>
          {say('step.back')}
        </a>
        {photographs.length > 0 && (
          <button type="button" onClick={() => void sign()}>
            {say('photographs.sign', { count: photographs.length })}
          </button>
        )}
      </div>
    </>
  );
}
