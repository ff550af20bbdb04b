// The frame of every page: complete without JavaScript, nothing fetched from elsewhere, and on each page the
// sentence that the paper is the result.
import type { ComponentChildren } from 'preact';
import { ancestorsOf, isUnitCode, levelOf, NATION } from '../../../base/unit.ts';
import { directionOf, LANGUAGES } from '../../../base/words.ts';
import { FillPatterns, FILLS, Swatch } from '../../kit/state-fills.tsx';
import { feedPath } from '../data/names.ts';
import { SearchForm } from '../search/search-page.tsx';
import { addressIn, type Page, unitAddress } from '../page.ts';
import { Preview } from '../time/preview-links.tsx';
import { PastNotice, StaleNotice } from '../time/past.tsx';
import { Genuine } from './genuine.tsx';
import { LanguageChoice, MachineNotice } from './language.tsx';
import { Indonesian, UnitName } from './unit-name.tsx';

export type DocumentProps = {
  page: Page;
  title: string;
  /** The unit whose picture stands for a link to this page. */
  pictured?: string;
  children: ComponentChildren;
};

export function Document({ page, title, pictured, children }: DocumentProps) {
  const { say, language } = page;
  return (
    <html lang={language} dir={directionOf(language)}>
      <Head page={page} title={title} {...(pictured !== undefined && { pictured })} />
      <body class={`edge-${edgeOf(page.contest.colour)}`}>
        <FillPatterns />
        <a class="skip" href="#isi">
          {say('site.skip')}
        </a>
        <Masthead page={page} />
        <MachineNotice page={page} />
        <main id="isi">
          <StaleNotice page={page} />
          <PastNotice page={page} />
          {children}
        </main>
        <footer class="site">
          <p class="paper">{say('foot.paper')}</p>
          <p>{say('foot.made')}</p>
        </footer>
      </body>
    </html>
  );
}

/** What stands before the page: its name, its style and script, itself in other languages, its feed. */
function Head({ page, title, pictured }: Omit<DocumentProps, 'children'>) {
  const { say, assets } = page;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${title} · ${say('site.name')}`}</title>
      <meta name="description" content={`${say('site.what')}. ${say('foot.paper')}`} />
      {pictured && <Preview page={page} title={title} unit={pictured} />}
      <link rel="stylesheet" href={assets.style} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {LANGUAGES.map((other) => (
        <link rel="alternate" hreflang={other} href={addressIn(page, other, page.path)} />
      ))}
      <FeedLink page={page} />
      <script type="module" src={assets.script}></script>
    </head>
  );
}

/** Where a program that reads feeds finds the region's. */
function FeedLink({ page }: { page: Page }) {
  const unit = page.path === '/' ? NATION : page.path.slice(1);
  if (!isUnitCode(unit) || levelOf(unit) > 10) return null;
  const address = addressIn(page, page.language, feedPath(unit));
  return <link rel="alternate" type="application/atom+xml" href={address} title={page.say('feed.name')} />;
}

/** How the real site is recognised, and where its parts are. */
function Masthead({ page }: { page: Page }) {
  const { say, language, election } = page;
  return (
    <header class="site">
      <a class="mark" href={addressIn(page, language, '/')}>
        <span class="sign" aria-hidden="true">
          {FILLS.map((fill) => (
            <Swatch fill={fill} />
          ))}
        </span>
        <span class="word">{say('site.name')}</span>
      </a>
      <p class="election" lang="id">
        <bdi>{election.name}</bdi>
      </p>
      <SearchForm page={page} where="header" />
      <nav class="parts" aria-label={say('site.nav')}>
        <Parts page={page} />
      </nav>
      <LanguageChoice page={page} />
      <Genuine page={page} />
    </header>
  );
}

/** The ballot's legal colours; any other word has no edge colour of its own. */
const EDGES = new Set(['grey', 'yellow', 'red', 'blue', 'green']);
const edgeOf = (colour: string): string => (EDGES.has(colour) ? colour : 'none');

function Parts({ page }: { page: Page }) {
  const parts = [
    ['/', 'nav.figures'],
    ['/log', 'nav.log'],
    ['/data', 'nav.data'],
    ['/tentang', 'nav.about'],
  ] as const;
  const here = /^\/([0-9A-Z]+)?$/.test(page.path) ? '/' : page.path;
  return (
    <ul>
      {parts.map(([path, key]) => (
        <li>
          <a href={addressIn(page, page.language, path)} aria-current={path === here ? 'true' : undefined}>
            {page.say(key)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Where the reader is, from the nation down; the contests where there is more than one. */
export function Trail({ page, unit }: { page: Page; unit: string }) {
  return (
    <nav class="trail" aria-label={page.say('site.path')}>
      <ol>
        {ancestorsOf(unit)
          .reverse()
          .map((above) => (
            <li>
              <a href={unitAddress(page, above)}><UnitName page={page} unit={above} /></a>
            </li>
          ))}
        <li aria-current="page"><UnitName page={page} unit={unit} /></li>
      </ol>
      <Contests page={page} />
    </nav>
  );
}

function Contests({ page }: { page: Page }) {
  if (page.election.contests.length < 2) return null;
  return (
    <ul class="contests" aria-label={page.say('nav.contests')}>
      {page.election.contests.map((contest) => (
        <li>
          <a
            href={addressIn({ ...page, contest }, page.language, page.path)}
            aria-current={contest.id === page.contest.id ? 'true' : undefined}
          >
            <Indonesian page={page} text={contest.name} />
          </a>
        </li>
      ))}
    </ul>
  );
}
