// Photographs of a form's pages: taken, made small, looked at, signed together. Only what is signed leaves
// the telephone; the act follows when the store has the bytes, and figures go before both.
import type { Contest } from '../../../../core/define.ts';
import { evidenceKey } from '../../../../modules/results/evidence.ts';
import { ATTEMPT } from '../../../../modules/results/record.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen, useStored } from '../../app/use-office.ts';
import { useSign } from '../../app/use-sign.tsx';
import type { Photograph } from '../../device/stored.ts';
import { evidenceIn } from '../day/station.ts';
import type { Station } from '../use-station.ts';
import { ContestHead } from '../witness/contest-head.tsx';
import { PublishedPages } from '../witness/published-pages.tsx';
import { Camera } from './camera.tsx';
import { PageCard } from './page-card.tsx';
import { nextPage, PHOTOGRAPH_ACT, pagesOf, stateOf } from './pages.ts';

export type PhotographsProps = { readonly station: Station; readonly contest: Contest };

export function PhotographsScreen({ station, contest }: PhotographsProps) {
  const { office, say } = useScreen();
  const all = useStored(office, 'photographs');
  if (all === undefined) return null;
  const { day } = station;
  const taken = pagesOf(all, { station: day.station, contest: contest.id });
  const published = evidenceIn(day.records, day.station, contest.id).pages;
  const next = nextPage([...taken, ...published].map(({ page }) => page));
  const drafts = taken.filter((one) => stateOf(one, day.items) === 'draft');
  return (
    <>
      <ContestHead contest={contest} title={say('photo.title')} />
      <p>{say('photo.lead')}</p>
      <p class="aside">{say('photo.public')}</p>
      <ul class="photos">
        {taken.map((one) => (
          <PageCard key={one.id} photograph={one} items={day.items} />
        ))}
      </ul>
      {taken.length === 0 && <p class="empty">{say('photo.empty')}</p>}
      {next !== undefined && (
        <>
          <h2>{say('photo.page', { page: next })}</h2>
          <Camera key={next} station={day.station} contest={contest.id} page={next} />
        </>
      )}
      {published.length > 0 && <PublishedPages pages={published} />}
      <SignPhotographs station={station} contest={contest} photographs={drafts} />
    </>
  );
}

type SignProps = PhotographsProps & { readonly photographs: readonly Photograph[] };

function SignPhotographs({ station, contest, photographs }: SignProps) {
  const { say } = useScreen();
  const { sign: keep, fault } = useSign();
  const unit = station.day.station;
  const sign = async (): Promise<void> => {
    const pages = photographs.map(({ id, page, size }) => ({ bytes: size, hash: id, page }));
    const body = { attempt: ATTEMPT, contest: contest.id, pages };
    const said = { act: PHOTOGRAPH_ACT, unit, record: evidenceKey(unit, contest.id, ATTEMPT), body };
    await keep(said, { photographs: photographs.map(({ id }) => id) });
  };
  return (
    <>
      {fault}
      {photographs.length > 0 && <p>{say('photo.sign.means')}</p>}
      <div class="bottom">
        <a class="button second" href={linkTo()}>
          {say('step.back')}
        </a>
        {photographs.length > 0 && (
          <button type="button" onClick={() => void sign()}>
            {say('photo.sign', { count: photographs.length })}
          </button>
        )}
      </div>
    </>
  );
}
