// One entry of the log, byte for byte, with its hashes and its receipt.
import { hex, sha256, textOf } from '../../../base/bytes.ts';
import type { Page } from '../page.ts';
import { Facts } from '../receipt/receipt-page.tsx';
import type { LogEntry } from '../tiles.ts';
import { Document } from './document.tsx';
import { Receipt } from './history.tsx';

export function LeafPage({ page, entry, receipt }: { page: Page; entry: LogEntry; receipt: string }) {
  const { say } = page;
  const title = say('leaf.title', { leaf: entry.index });
  const [act, seal] = textOf(entry.bytes).split('\n', 2);
  return (
    <Document page={page} title={title}>
      <header class="unit">
        <p class="kicker">{say('log.title')}</p>
        <h1>{title}</h1>
      </header>
      <p>{say('leaf.lead')}</p>
      <Facts page={page} entry={entry} />
      <dl class="facts">
        <div>
          <dt>{say('leaf.hash')}</dt>
          <dd>
            <code>{hex(sha256(Uint8Array.of(0), entry.bytes))}</code>
          </dd>
        </div>
      </dl>
      <h2>{say('leaf.act')}</h2>
      <pre class="wrap">
        <code>{act}</code>
      </pre>
      <h2>{say('leaf.seal')}</h2>
      <pre class="wrap">
        <code>{seal}</code>
      </pre>
      <Receipt page={page} index={entry.index} text={receipt} />
    </Document>
  );
}
