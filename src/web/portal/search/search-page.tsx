// The search page, and the field that stands in the header of every page. Complete without JavaScript;
// with it a button can ask the device where it is, and only when it is pressed.
import type { ComponentChildren } from 'preact';
import { ancestorsOf, levelOf, NATION } from '../../../base/unit.ts';
import { addressIn, levelName, type Page, unitAddress, unitName } from '../page.ts';
import { Document } from '../pages/document.tsx';
import { HITS_A_PAGE, type SearchAnswer } from './answer.ts';
import type { Hit } from './find.ts';
import type { Near } from './nearest.ts';
import type { OldWord } from './old-words.ts';
import { QUESTION_CHARS_MAX } from './question.ts';
import { Indonesian, UnitName } from '../pages/unit-name.tsx';

/** Path of the search page, and the names of its questions. */
export const SEARCH_PATH = '/cari';

/** The field and its button. `text` is what was asked. */
export function SearchForm({ page, text, where }: { page: Page; text?: string; where: 'header' | 'page' }) {
  const { say } = page;
  // The search page has its own field, with what was asked in it.
  if (where === 'header' && page.path === SEARCH_PATH) return null;
  const label = where === 'header' ? { 'aria-label': say('search.label') } : { id: 'tanya' };
  return (
    <form class={`search-form ${where}`} role="search" action={pathOf(page)} method="get">
      {where === 'page' && <label for="tanya">{say('search.label')}</label>}
      {page.contest.id !== page.election.contests[0]?.id && (
        <input type="hidden" name="contest" value={page.contest.id} />
      )}
      <span>
        <input
          type="search"
          name="q"
          dir="auto"
          value={text}
          maxLength={QUESTION_CHARS_MAX}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="search"
          {...label}
        />
        <button type="submit">{say('search.button')}</button>
      </span>
    </form>
  );
}

/** The path alone: a form's own fields become its questions. */
const pathOf = (page: Page): string => addressIn(page, page.language, SEARCH_PATH).replace(/\?.*$/, '');

export function SearchPage({ page, found }: { page: Page; found: SearchAnswer }) {
  const { say } = page;
  const { asked, question } = found;
  return (
    <Document page={page} title={say('search.title')}>
      <header class="unit">
        <h1>{say('search.title')}</h1>
      </header>
      {/* A number that may be somebody's NIK is not written out again. */}
      <SearchForm page={page} text={question.kind === 'identity-number' ? '' : asked.text} where="page" />
      <p class="base">{say('search.hint')}</p>
      {found.old.map((old) => (
        <Old page={page} old={old} />
      ))}
      {asked.at ? <Around page={page} found={found} /> : <Found page={page} found={found} />}
      <Here page={page} />
    </Document>
  );
}

function Old({ page, old }: { page: Page; old: OldWord }) {
  const { say } = page;
  return (
    <p class="old-word">
      {old.now && <b>{say('search.old.now', { old: old.old, now: old.now })} </b>}
      {say(`search.old.${old.means}`, { old: old.old })}
    </p>
  );
}

function Found({ page, found }: { page: Page; found: SearchAnswer }) {
  const { say } = page;
  const { asked, question, hits, total, more } = found;
  const text = asked.text.trim();
  if (question.kind === 'identity-number') return <Said>{say('search.identity')}</Said>;
  if (question.kind === 'too-long') {
    return <Said>{say('search.too-long', { most: QUESTION_CHARS_MAX })}</Said>;
  }
  if (question.kind === 'empty') return found.old.length > 0 ? null : <Help page={page} />;
  if (hits.length === 0) {
    return (
      <>
        <Said>{say('search.none', { text })}</Said>
        <Help page={page} />
      </>
    );
  }
  const near = hits.some(({ closeness }) => closeness === 'near');
  return (
    <section aria-labelledby="temuan">
      <h2 id="temuan">{say('search.results')}</h2>
      <p role="status">
        {near ? say('search.near') : say(more ? 'search.more' : 'search.count', { count: total, text })}
      </p>
      <ol class="hits" start={(asked.page - 1) * HITS_A_PAGE + 1}>
        {hits.map((hit) => (
          <HitLine page={page} hit={hit} />
        ))}
      </ol>
      <Pages page={page} found={found} />
    </section>
  );
}

const Said = ({ children }: { children: ComponentChildren }) => (
  <p class="empty" role="status">
    {children}
  </p>
);

function Help({ page }: { page: Page }) {
  const { say } = page;
  return (
    <ul class="search-help">
      <li>{say('search.help.name')}</li>
      <li>{say('search.help.station')}</li>
      <li>{say('search.help.code')}</li>
      <li>{say('search.help.abroad')}</li>
      <li>
        <a href={unitAddress(page, NATION)}>{say('search.help.list')}</a>
      </li>
    </ul>
  );
}

/** Name · what it is · the regions above, nearest first · code. */
function HitLine({ page, hit, note }: { page: Page; hit: Hit; note?: string }) {
  const { say, election } = page;
  const { unit } = hit;
  const count = election.units.stationCount(unit);
  const path = ancestorsOf(unit).filter((above) => above !== NATION);
  return (
    <li>
      <a href={unitAddress(page, unit)}>
        <b><UnitName page={page} unit={unit} /></b>
        {levelOf(unit) === 13 && (
          <>
            {' '}
            · <UnitName page={page} unit={path[0] ?? ''} />
          </>
        )}
      </a>
      <span class="where">
        <Indonesian
          page={page}
          text={(levelOf(unit) === 13 ? path.slice(1) : path)
            .map((above) => unitName(page, above))
            .join(', ')}
        />
      </span>
      <small>
        {[
          levelOf(unit) === 13 ? '' : levelName(page, unit),
          levelOf(unit) === 13 ? '' : say('search.stations', { count }),
          note,
        ]
          .filter(Boolean)
          .map((text) => `${text} · `)}
        <code>{unit}</code>
      </small>
      {hit.closeness === 'other-number' && <small>{say('search.other-number', { count })}</small>}
    </li>
  );
}

function Pages({ page, found }: { page: Page; found: SearchAnswer }) {
  const { say } = page;
  const { asked, pages } = found;
  if (pages < 2) return null;
  const at = (number: number): string => {
    const query = new URLSearchParams({ q: asked.text, hal: String(number) });
    const address = addressIn(page, page.language, SEARCH_PATH);
    return `${address}${address.includes('?') ? '&' : '?'}${query.toString()}`;
  };
  return (
    <nav class="pages" aria-label={say('search.page', { page: asked.page, pages })}>
      {asked.page > 1 && (
        <a rel="prev" href={at(asked.page - 1)}>
          {say('search.previous')}
        </a>
      )}
      <span>{say('search.page', { page: asked.page, pages })}</span>
      {asked.page < pages && (
        <a rel="next" href={at(asked.page + 1)}>
          {say('search.next')}
        </a>
      )}
    </nav>
  );
}

function Around({ page, found }: { page: Page; found: SearchAnswer }) {
  const { say, format } = page;
  const { at } = found.asked;
  if (at === undefined || found.near === undefined) return <Said>{say('search.here.unable')}</Said>;
  const place = { lat: String(at.lat), lon: String(at.lon) };
  if (found.near.length === 0) return <Said>{say('search.here.none', place)}</Said>;
  const km = ({ metres }: Near): string => format.number(Math.round(metres / 100) / 10);
  return (
    <section aria-labelledby="temuan">
      <h2 id="temuan">{say('search.here.found', place)}</h2>
      <p>{say('search.here.note')}</p>
      <ol class="hits">
        {found.near.map((near) => (
          <HitLine
            page={page}
            hit={{ unit: near.unit, closeness: 'exact' }}
            note={say('search.here.distance', { km: km(near) })}
          />
        ))}
      </ol>
    </section>
  );
}

/** Without JavaScript there is no button, and the page says so. */
function Here({ page }: { page: Page }) {
  const { say } = page;
  const said = {
    'data-here': addressIn(page, page.language, SEARCH_PATH),
    'data-waiting': say('search.here.waiting'),
    'data-denied': say('search.here.denied'),
  };
  return (
    <section aria-labelledby="sini" {...said}>
      <h2 id="sini">{say('search.here.title')}</h2>
      <p>{say('search.here.lead')}</p>
      <p class="without">{say('search.here.without')}</p>
      <p class="buttons">
        <button type="button" hidden>
          {say('search.here.button')}
        </button>
      </p>
      <p class="outcome" role="status" hidden></p>
    </section>
  );
}
