// How do I check it: the file behind the page, its hash, the signed entry that published it, and the command
// that checks everything without this site.
import { levelOf, NATION } from '../../../base/unit.ts';
import { addressIn, type Page } from '../page.ts';
import type { Found } from '../published.ts';
import type { View } from '../view.ts';

/**
 * The command line that checks a whole tree. The address is for the reader to put in: this site may be a
 * mirror.
 */
export const VERIFY_COMMAND = 'npx terang verify https://…/tree/';

export function Check({
  page,
  unit,
  view,
  found,
}: {
  page: Page;
  unit: string;
  view: View | undefined;
  found: Found;
}) {
  const { say, head, contest } = page;
  const hash = unit === NATION ? head.latest?.views[contest.id] : found.row?.view?.hash;
  return (
    <section class="check" aria-labelledby="periksa">
      <h2 id="periksa">{say('check.title')}</h2>
      {view && head.latest && (
        <>
          <p>{say('check.view')}</p>
          <dl class="facts">
            <div>
              <dt>{say('check.file')}</dt>
              <dd>
                <a
                  href={`/tree/views/${contest.id}/${unit}/${view.tree.size}.json`}
                >{`${contest.id}/${unit}/${view.tree.size}.json`}</a>
              </dd>
            </div>
            <div>
              <dt>{say('check.hash')}</dt>
              <dd>
                <code>{hash}</code>
              </dd>
            </div>
            <div>
              <dt>{say('check.root')}</dt>
              <dd>
                <code>{view.tree.root}</code>
              </dd>
            </div>
            <div>
              <dt>{say('check.leaf')}</dt>
              <dd>
                <a href={addressIn(page, page.language, `/leaf/${head.latest.leaf}`)}>
                  {say('history.leaf', { leaf: page.format.number(head.latest.leaf) })}
                </a>
              </dd>
            </div>
            {levelOf(unit) >= 4 && (
              <div>
                <dt>{say('check.open')}</dt>
                <dd>
                  <a
                    href={`/tree/open/${contest.id}/${unit.slice(0, 4)}.csv`}
                  >{`${contest.id}/${unit.slice(0, 4)}.csv`}</a>
                </dd>
              </div>
            )}
          </dl>
        </>
      )}
      <p>{say('check.command')}</p>
      <pre>
        <code>{VERIFY_COMMAND}</code>
      </pre>
    </section>
  );
}
