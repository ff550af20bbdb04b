// What this site is, what it counts, and how anyone checks it. Says first that the paper is the result.
import { FILLS, Swatch } from '../../kit/state-fills.tsx';
import { addressIn, type Page } from '../page.ts';
import { VERIFY_COMMAND } from './check.tsx';
import { Document } from './document.tsx';

export function AboutPage({ page }: { page: Page }) {
  const { say } = page;
  return (
    <Document page={page} title={say('about.title')}>
      <header class="unit">
        <p class="kicker">{page.election.name}</p>
        <h1>{say('about.title')}</h1>
      </header>
      <div class="prose">
        <h2>{say('about.paper.title')}</h2>
        <p>{say('about.paper')}</p>
        <h2>{say('about.count.title')}</h2>
        <p>{say('about.count')}</p>
        <h2>{say('about.signs.title')}</h2>
        <p>{say('about.signs')}</p>
        <dl class="signs">
          {FILLS.map((fill) => (
            <div>
              <dt>
                <Swatch fill={fill} />
                {say(`state.${fill}`)}
              </dt>
              <dd>{say(`state.${fill}.means`)}</dd>
            </div>
          ))}
        </dl>
        <h2>{say('about.check.title')}</h2>
        <ol>
          {(['about.check.1', 'about.check.2', 'about.check.3'] as const).map((key) => (
            <li>{say(key)}</li>
          ))}
        </ol>
        <pre class="wrap">
          <code>{VERIFY_COMMAND}</code>
        </pre>
        <p>
          <a href={addressIn(page, page.language, '/pindai')}>{say('scan.link')}</a>
        </p>
        <h2>{say('about.correct.title')}</h2>
        <p>{say('about.correct')}</p>
      </div>
    </Document>
  );
}
