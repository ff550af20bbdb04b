// The state of the log: its signed checkpoint, who signed it, and what was published last.
import { addressIn, type Page, zoneOf } from '../page.ts';
import type { Snapshot } from '../published.ts';
import { NATION } from '../../../base/unit.ts';
import { Fact } from './check.tsx';
import { Document } from './document.tsx';
import { leafAddress } from './history.tsx';

/** `snapshots` newest first. */
export function LogPage({ page, snapshots }: { page: Page; snapshots: readonly Snapshot[] }) {
  const { say, format, head } = page;
  const { checkpoint } = head;
  return (
    <Document page={page} title={say('log.title')}>
      <header class="unit">
        <p class="kicker">{page.election.name}</p>
        <h1>{say('log.title')}</h1>
      </header>
      <p class="lead">{say('log.lead')}</p>
      <dl class="facts">
        <Fact name={say('log.size')}><b>{format.number(checkpoint.size)}</b></Fact>
        <Fact name={say('log.origin')}><code>{checkpoint.origin}</code></Fact>
        <Fact name={say('log.root')}><code>{checkpoint.root}</code></Fact>
        <Fact name={say('log.signers')}><Signers page={page} /></Fact>
      </dl>
      <p class="links">
        <a href={addressIn(page, page.language, '/log/catatan')}>{say('entries.link')}</a>
        <a href={addressIn(page, page.language, '/log/saksi')}>{say('witness.title')}</a>
        <a href={addressIn(page, page.language, '/pindai')}>{say('scan.link')}</a>
        <a href={addressIn(page, page.language, '/rilis')}>{say('release.title')}</a>
      </p>
      <h2><a href="/tree/checkpoint">{say('log.checkpoint')}</a></h2>
      <pre tabIndex={0}><code>{checkpoint.text}</code></pre>
      <h2>{say('log.snapshots')}</h2>
      <Snapshots page={page} snapshots={snapshots} />
    </Document>
  );
}

/** Who says to have signed. The page has verified none of them: the verifier does. */
function Signers({ page }: { page: Page }) {
  const { say } = page;
  const { origin, signers } = page.head.checkpoint;
  return (
    <ul class="bare">
      {signers.map((name) => (
        <li>
          <code>{name}</code> · {say(name === origin ? 'log.log' : 'log.witness')}
        </li>
      ))}
      {signers.every((name) => name === origin) && <li>{say('log.nowitness')}</li>}
    </ul>
  );
}

function Snapshots({ page, snapshots }: { page: Page; snapshots: readonly Snapshot[] }) {
  const { say, format, contest } = page;
  if (snapshots.length === 0) return <p class="empty">{say('log.snapshots.none')}</p>;
  return (
    <div class="scroll" role="region" aria-label={say('log.snapshots')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('log.snapshot.at')}</th>
            <th scope="col" class="n">
              {say('log.snapshot.size')}
            </th>
            <th scope="col" class="n">
              {say('log.snapshot.leaf')}
            </th>
            <th scope="col">{say('check.file')}</th>
          </tr>
        </thead>
        <tbody>
          {snapshots.map((snapshot) => (
            <tr>
              <td>
                <time dateTime={snapshot.at}>{format.time(snapshot.at, zoneOf(page, NATION))}</time>
              </td>
              <td class="n">{format.number(snapshot.size)}</td>
              <td class="n">
                <a href={leafAddress(page, snapshot.leaf)}>{format.number(snapshot.leaf)}</a>
              </td>
              <td>
                <a
                  href={`/tree/views/${contest.id}/ID/${snapshot.size}.json`}
                >{`${contest.id}/ID/${snapshot.size}.json`}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
