// How do I check it: the file behind the page, its hash, the signed entry that published it, and the command
// that checks everything without this site.
import type { ComponentChildren } from 'preact';
import { levelOf, NATION } from '../../../base/unit.ts';
import { dataPagePath, feedPath } from '../data/names.ts';
import { addressIn, type Page, unitName } from '../page.ts';
import type { Found } from '../published.ts';
import type { View } from '../view.ts';

/**
 * The command line that checks a whole tree. The address is for the reader to put in: this site may be a
 * mirror.
 */
export const VERIFY_COMMAND = 'npx terang verify https://…/tree/';

type CheckProps = { page: Page; unit: string; view: View | undefined; found: Found };

export function Check({ page, unit, view, found }: CheckProps) {
  const { say, head, contest } = page;
  const hash = unit === NATION ? head.latest?.views[contest.id] : found.row?.view?.hash;
  return (
    <section class="check" aria-labelledby="periksa">
      <h2 id="periksa">{say('check.title')}</h2>
      {view && head.latest && (
        <>
          <p>{say('check.view')}</p>
          <Facts page={page} unit={unit} view={view} hash={hash ?? ''} leaf={head.latest.leaf} />
        </>
      )}
      <p>{say('check.command')}</p>
      <pre class="wrap">
        <code>{VERIFY_COMMAND}</code>
      </pre>
    </section>
  );
}

type FactsProps = { page: Page; unit: string; view: View; hash: string; leaf: number };

function Facts({ page, unit, view, hash, leaf }: FactsProps) {
  const { say, contest } = page;
  const file = `${contest.id}/${unit}/${view.tree.size}.json`;
  const table = `${contest.id}/${unit.slice(0, 4)}.csv`;
  return (
    <dl class="facts">
      <Fact name={say('check.file')}><a href={`/tree/views/${file}`}>{file}</a></Fact>
      <Fact name={say('check.hash')}><code>{hash}</code></Fact>
      <Fact name={say('check.root')}><code>{view.tree.root}</code></Fact>
      <Fact name={say('check.leaf')}>
        <a href={addressIn(page, page.language, `/leaf/${leaf}`)}>{say('history.leaf', { leaf })}</a>
      </Fact>
      {levelOf(unit) >= 4 && (
        <Fact name={say('check.open')}><a href={`/tree/open/${table}`}>{table}</a></Fact>
      )}
      <Fact name={say('data.title')}>
        <a href={addressIn(page, page.language, dataPagePath(unit))}>
          {say('open.unit', { unit: unitName(page, unit) })}
        </a>
        {' · '}
        <a href={addressIn(page, page.language, feedPath(unit))}>{say('feed.name')}</a>
      </Fact>
    </dl>
  );
}

/** A name and what it stands for, in a list of facts. */
export const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
