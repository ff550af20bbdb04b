// Releases of this software: which one answers here, and what changed for whom, as CHANGELOG.md has it. The
// text is our own file; what is not a heading, a list or a paragraph in it is shown as it stands.
import type { Page } from '../page.ts';
import { Document } from '../pages/document.tsx';

type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** The blocks of a changelog: `##` headings, lists of `-`, paragraphs. Links keep their words. */
export function blocksOf(markdown: string): Block[] {
  return markdown.split(/\n{2,}/).flatMap((part): Block[] => {
    const text = part.trim();
    if (text === '' || text.startsWith('# ')) return [];
    if (text.startsWith('## ')) return [{ kind: 'heading', text: plain(text.slice(3)) }];
    if (text.startsWith('- ')) {
      return [{ kind: 'list', items: text.slice(2).split(/\n- /).map(plain) }];
    }
    return [{ kind: 'text', text: plain(text) }];
  });
}

const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\*\*|`/g, '');

export function ReleasesPage({ page }: { page: Page }) {
  const { say, carried } = page;
  return (
    <Document page={page} title={say('release.title')}>
      <header class="unit">
        <h1>{say('release.title')}</h1>
      </header>
      <p class="lead">{carried ? say('release.here', { version: carried.version }) : say('release.none')}</p>
      <p>{say('release.lead')}</p>
      {carried && (
        <div class="prose" lang="en" dir="ltr">
          {blocksOf(carried.changes).map((block) =>
            block.kind === 'heading' ? (
              <h2>{block.text}</h2>
            ) : block.kind === 'text' ? (
              <p>{block.text}</p>
            ) : (
              <ul>
                {block.items.map((item) => (
                  <li>{item}</li>
                ))}
              </ul>
            ),
          )}
        </div>
      )}
    </Document>
  );
}
