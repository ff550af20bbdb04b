// A receipt on one sheet: what it proves, the proof itself, and the same as a code. Made to be printed, or
// to be saved as PDF by the browser's own print: no program here makes a PDF.
import { levelOf } from '../../../base/unit.ts';
import { type Page, unitAddress, unitName, zoneOf } from '../page.ts';
import { Document } from '../pages/document.tsx';
import { leafAddress } from '../pages/history.tsx';
import { type LogEntry, readCheckpoint } from '../tiles.ts';
import { isKey } from '../words/speak.ts';
import { Qr, QR_BYTES_MAX } from './qr.tsx';

/** Where a receipt's sheet stands. */
export const receiptAddress = (page: Page, leaf: number): string => {
  const [path = '', query] = leafAddress(page, leaf).split('?');
  return `${path}/tanda-terima${query === undefined ? '' : `?${query}`}`;
};

export type ReceiptPageProps = { page: Page; entry: LogEntry; receipt: string };

export function ReceiptPage({ page, entry, receipt }: ReceiptPageProps) {
  const { say } = page;
  const fits = new TextEncoder().encode(receipt).length <= QR_BYTES_MAX;
  const title = say('paper.title', { leaf: entry.index });
  return (
    <Document page={page} title={title}>
      <header class="unit">
        <p class="kicker">{say('receipt.title')}</p>
        <h1>{title}</h1>
      </header>
      <p class="screen-only">{say('paper.lead')}</p>
      <p class="buttons" data-print>
        <button type="button" hidden>
          {say('paper.print')}
        </button>
      </p>
      <div class="receipt-sheet">
        <Facts page={page} entry={entry} />
        <figure>
          {fits ? (
            <>
              <Qr text={receipt} label={say('paper.qr')} />
              <figcaption>{say('paper.scan')}</figcaption>
            </>
          ) : (
            <figcaption>{say('paper.too-large')}</figcaption>
          )}
        </figure>
      </div>
      <pre class="wrap proof" tabIndex={0}>
        <code>{receipt}</code>
      </pre>
      <p>{say('paper.check')}</p>
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

/** What was signed, where, when, and the state of the log that the proof leads to. */
function Facts({ page, entry }: { page: Page; entry: LogEntry }) {
  const { say, format, head } = page;
  const { act, received } = entry;
  const zone = zoneOf(page, act.unit);
  const kind = `act.${act.act}`;
  const { size, root } = readCheckpoint(head.checkpoint.text);
  const village = levelOf(act.unit) === 13 ? `, ${unitName(page, act.unit.slice(0, 10))}` : '';
  return (
    <dl class="facts">
      <div>
        <dt>{say('paper.station')}</dt>
        <dd>
          <a href={unitAddress(page, act.unit)}>{unitName(page, act.unit) + village}</a>{' '}
          <code>{act.unit}</code>
        </dd>
      </div>
      <div>
        <dt>{say('paper.what')}</dt>
        <dd>
          {isKey(kind) ? say(kind) : say('act.other')} <code>{act.act}</code>
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
