// How a page is cited so that a court finds the same figures again: the permanent address, the log's size and
// root, the time. Nothing is cited as a result.
import type { ComponentChildren } from 'preact';
import { addressIn, atMoment, type Page, unitName, zoneOf } from '../page.ts';
import type { Forms } from '../view.ts';

type CiteProps = {
  page: Page;
  unit: string;
  forms: Forms;
  stations: number;
  children?: ComponentChildren;
};

export function Cite({ page, unit, forms, stations, children }: CiteProps) {
  const { say, format, election, contest } = page;
  const { latest } = page.head;
  if (latest === undefined) return null;
  const path = addressIn(atMoment(page, latest.size), page.language, page.path);
  const address = `${page.site}${path}`;
  const name = unitName(page, unit);
  const sentence = say('cite.sentence', {
    election: election.name,
    name,
    contest: contest.name,
    confirmed: forms.confirmed,
    stations,
    time: format.time(latest.at, zoneOf(page, unit)),
    size: latest.size,
    root: latest.root,
    address,
  });
  const block = [
    `@misc{terang-${contest.id.toLowerCase()}-${unit}-${latest.size},`,
    `  title = {${bare(`${name}, ${contest.name}, ${election.name}`)}},`,
    `  howpublished = {${address}},`,
    `  note = {${bare(say('cite.note'))}; tree size ${latest.size}, root ${latest.root}},`,
    `  date = {${latest.at}}`,
    '}',
  ].join('\n');
  return (
    <section class="cite" aria-labelledby="kutip">
      <h2 id="kutip">{say('cite.title')}</h2>
      <p>
        {say('cite.permalink')}: <a rel="bookmark" href={path}>{address}</a>
      </p>
      <details open>
        <summary>{say('cite.text')}</summary>
        <p class="sentence">{sentence}</p>
      </details>
      <details>
        <summary>{say('cite.block')}</summary>
        <pre class="wrap" tabIndex={0}><code>{block}</code></pre>
      </details>
      {children}
    </section>
  );
}

/** A name cannot close the braces it stands in. */
const bare = (text: string): string => text.replaceAll(/[{}\\]/g, '');
