// A figure for newsrooms to embed: the same words, the same state, the same link back, in a small page that
// alone of all pages may stand in another site's frame. It runs no script and leads to nothing but this site.
import { NATION } from '../../../base/unit.ts';
import { directionOf } from '../../../base/words.ts';
import { FillPatterns } from '../../kit/state-fills.tsx';
import { addressIn, type Page, unitAddress, unitName } from '../page.ts';
import { VotesTable } from '../pages/figures.tsx';
import { BarOfFour, StatusLine } from '../pages/status.tsx';
import type { Found } from '../published.ts';
import type { Forms } from '../view.ts';
import { Indonesian, UnitName } from '../pages/unit-name.tsx';

type EmbedProps = {
  page: Page;
  unit: string;
  found: Found;
  forms: Forms;
  stations: number;
  late: number;
};

export function EmbedPage({ page, unit, found: { view }, forms, stations, late }: EmbedProps) {
  const { say, language, head, assets } = page;
  const at = head.latest && { time: head.latest.at, size: head.latest.size };
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${unitName(page, unit)} · ${say('site.name')}`}</title>
        <link rel="stylesheet" href={assets.style} />
        <link rel="canonical" href={unitAddress(page, unit)} />
      </head>
      <body class="embed">
        <FillPatterns />
        <main>
          <h1><UnitName page={page} unit={unit} /></h1>
          <p class="kicker"><Indonesian page={page} text={page.contest.name} /></p>
          <StatusLine page={page} unit={unit} forms={forms} stations={stations} at={at} />
          <BarOfFour page={page} forms={forms} stations={stations} late={late} />
          {view && forms.confirmed > 0 && (
            <VotesTable page={page} figures={view.confirmed} forms={forms.confirmed} />
          )}
          <p>
            <a href={unitAddress(page, unit)} target="_blank" rel="noopener">
              {say('embed.whole')}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}

/** The line that a newsroom copies. */
export function EmbedCode({ page, unit }: { page: Page; unit: string }) {
  const { say } = page;
  if (unit !== NATION && unit.length === 13) return null;
  const address = `${page.site}${addressIn(page, page.language, `/embed/${unit}`)}`;
  const title = `${unitName(page, unit)}, ${page.contest.name}`.replaceAll(/["<>&]/g, '');
  return (
    <details class="embed-code">
      <summary>{say('embed.title')}</summary>
      <p>{say('embed.lead')}</p>
      <pre class="wrap" tabIndex={0}>
        <code>{`<iframe src="${address}" title="${title}" width="100%" height="640"></iframe>`}</code>
      </pre>
    </details>
  );
}
