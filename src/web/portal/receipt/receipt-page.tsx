// A receipt on one sheet: what was signed, where, when, and the whole receipt as codes that the site's page
// for scanning reads without a network. The same sheet as PDF is made by receipt-pdf.ts.
import { levelOf } from '../../../base/unit.ts';
import { addressIn, type Page, unitAddress, zoneOf } from '../page.ts';
import { Document } from '../pages/document.tsx';
import { cellValue } from '../pages/form.tsx';
import { leafAddress } from '../pages/history.tsx';
import { actName } from '../registers/entries-page.tsx';
import { type LogEntry, readCheckpoint } from '../tiles.ts';
import { Qr } from './qr.tsx';
import { pageOfAct, type SignedFigure, signedFigures } from './signed-figures.ts';
import { Indonesian, UnitName } from '../pages/unit-name.tsx';

/** Where a receipt's sheet stands. */
export const receiptAddress = (page: Page, leaf: number): string => {
  const [path = '', query] = leafAddress(page, leaf).split('?');
  return `${path}/tanda-terima${query === undefined ? '' : `?${query}`}`;
};

/** `squares` are the parts of the receipt's code; none where it is too large for any. */
export type ReceiptPageProps = {
  page: Page;
  entry: LogEntry;
  receipt: string;
  squares: readonly string[];
};

export function ReceiptPage({ page: asked, entry, receipt, squares }: ReceiptPageProps) {
  const page = pageOfAct(asked, entry);
  const { say } = page;
  const title = say('paper.title', { leaf: entry.index });
  return (
    <Document page={page} title={title}>
      <header class="unit">
        <p class="kicker">{say('receipt.title')}</p>
        <h1>{title}</h1>
      </header>
      <p class="screen-only">{say('paper.lead')}</p>
      <p class="buttons screen-only" data-print>
        <a class="button" href={`/leaf/${entry.index}/tanda-terima.pdf`} hreflang="id">
          {say('paper.pdf')}
        </a>
        <button type="button" class="quiet" hidden>
          {say('paper.print')}
        </button>
      </p>
      <div class="receipt-sheet">
        <Facts page={page} entry={entry} />
        <Figures page={page} entry={entry} />
      </div>
      <Codes page={page} squares={squares} />
      <details class="screen-only">
        <summary>{say('receipt.title')}</summary>
        <pre class="wrap proof" tabIndex={0}>
          <code>{receipt}</code>
        </pre>
      </details>
      <p class="links screen-only">
        <a href={`/leaf/${entry.index}.tlog-proof`} download>
          {say('receipt.download')}
        </a>
        <a href={`/leaf/${entry.index}.entry`} download>
          {say('receipt.entry')}
        </a>
      </p>
    </Document>
  );
}

/** Where the codes are read, as one types it. */
export const scanAddress = ({ site }: Page): string => `${site}/pindai`;

function Codes({ page, squares }: { page: Page; squares: readonly string[] }) {
  const { say } = page;
  const parts = squares.length;
  if (parts === 0) return <p>{say('paper.too-large')}</p>;
  return (
    <>
      <p>{say('paper.scan', { address: scanAddress(page) })}</p>
      <p class="screen-only">
        <a href={addressIn(page, page.language, '/pindai')}>{say('scan.link')}</a>
      </p>
      <ol class="squares">
        {squares.map((text, i) => (
          <li>
            <figure>
              <Qr text={text} label={say('paper.qr', { part: i + 1, parts })} />
              <figcaption>{say('paper.part', { part: i + 1, parts })}</figcaption>
            </figure>
          </li>
        ))}
      </ol>
      <p>{say('paper.check')}</p>
    </>
  );
}

function Figures({ page, entry }: { page: Page; entry: LogEntry }) {
  const figures = signedFigures(page, entry);
  if (figures === undefined) return null;
  const rows = (those: readonly SignedFigure[]) =>
    those.map(({ name, value }) => (
      <tr>
        <th scope="row">{name}</th>
        <td class="n">{cellValue(page, value)}</td>
      </tr>
    ));
  return (
    <table class="signed-figures">
      <caption>
        <b>{page.say('paper.figures')}</b> · <Indonesian page={page} text={page.contest.name} />
      </caption>
      <tbody>{rows(figures.votes)}</tbody>
      <tbody>{rows(figures.sums)}</tbody>
    </table>
  );
}

/** A station is told with its village. */
const WhereLink = ({ page, unit }: { page: Page; unit: string }) => (
  <a href={unitAddress(page, unit)}>
    <UnitName page={page} unit={unit} />
    {levelOf(unit) === 13 && <> · <UnitName page={page} unit={unit.slice(0, 10)} /></>}
  </a>
);

/** What was signed, where, when, and the state of the log that the proof leads to. */
export function Facts({ page, entry }: { page: Page; entry: LogEntry }) {
  const { say, format, head } = page;
  const { act, received } = entry;
  const zone = zoneOf(page, act.unit);
  const { size, root } = readCheckpoint(head.checkpoint.text);
  const isStation = levelOf(act.unit) === 13;
  return (
    <dl class="facts">
      <div>
        <dt>{say(isStation ? 'paper.station' : 'leaf.unit')}</dt>
        <dd>
          <WhereLink page={page} unit={act.unit} />{' '}
          <code>{act.unit}</code>
        </dd>
      </div>
      <div>
        <dt>{say('paper.what')}</dt>
        <dd>
          {actName(page, act.act)} <code>{act.act}</code>
        </dd>
      </div>
      <div>
        <dt>{say('paper.received')}</dt>
        <dd>
          <time dateTime={received}>{format.time(received, zone)}</time>
        </dd>
      </div>
      <div>
        <dt>{say('paper.claimed')}</dt>
        <dd>
          <time dateTime={act.at}>{format.time(act.at, zone)}</time>
        </dd>
      </div>
      <div>
        <dt>{say('paper.id')}</dt>
        <dd>
          <code>{entry.id}</code>
        </dd>
      </div>
      <div>
        <dt>{say('paper.state')}</dt>
        <dd>
          {say('status.tree', { size })} <code>{root}</code>
        </dd>
      </div>
    </dl>
  );
}
