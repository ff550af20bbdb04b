// What others say about a form, beside the figures: photographs as officers took them, how many saw the same
// figures and signed, objections with their answers. A picture is named by its hash, comes only when it is
// scrolled to, and never larger than its place.
import { type Page, unitName } from '../page.ts';
import type { Evidence } from '../view.ts';
import { Objections, type ToldObjection } from './objections.tsx';

export type EvidenceProps = {
  page: Page;
  station: string;
  evidence: Evidence | undefined;
  /** Newest first, those whose entries were read. */
  told: readonly ToldObjection[];
};

export function EvidenceSection({ page, station, evidence, told }: EvidenceProps) {
  const { say } = page;
  return (
    <section class="evidence" aria-labelledby="bukti">
      <h2 id="bukti">{say('evidence.title')}</h2>
      {evidence === undefined ? (
        <p>{say('evidence.none')}</p>
      ) : (
        <>
          <p>
            <b>{say('evidence.attested', countsOf(evidence))}</b> {say('evidence.attested.means')}
          </p>
          <Photographs page={page} station={station} pages={evidence.pages} />
          <Objections page={page} told={told} older={evidence.objections.length - told.length} />
        </>
      )}
    </section>
  );
}

const countsOf = ({ attested, contradicted }: Evidence) => ({ attested, contradicted });

type PhotographsProps = { page: Page; station: string; pages: Evidence['pages'] };

/** The pages of the form; sizes are those of their place, so that nothing moves when one comes. */
function Photographs({ page, station, pages }: PhotographsProps) {
  const { say } = page;
  if (pages.length === 0) return null;
  const form = `C.HASIL-${page.contest.id}`;
  return (
    <>
      <h3>{say('evidence.photographs')}</h3>
      <p>{say('evidence.photographs.lead')}</p>
      <ul class="photographs">
        {pages.map(({ hash, page: number }) => (
          <li>
            <figure>
              <a href={page.evidence + hash} aria-label={say('evidence.open', { page: number })}>
                <img
                  src={page.evidence + hash}
                  alt={say('evidence.alt', { page: number, form, station: unitName(page, station) })}
                  loading="lazy"
                  decoding="async"
                  width={300}
                  height={400}
                />
              </a>
              <figcaption>
                {say('evidence.page', { page: number })} <code>{hash}</code>
              </figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </>
  );
}
