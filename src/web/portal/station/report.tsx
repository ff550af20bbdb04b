// What to do when the form here is not what the paper says: whom to tell, and with which sheet in hand.
// Needs no account, no script and no network.
import type { Page } from '../page.ts';
import { receiptAddress } from '../receipt/receipt-page.tsx';

/** `leaf` is the newest act on the form. */
export function ReportError({ page, leaf }: { page: Page; leaf: number }) {
  const { say } = page;
  return (
    <section class="report" aria-labelledby="lapor">
      <h2 id="lapor">{say('report.title')}</h2>
      <p>{say('report.lead')}</p>
      <ol>
        <li>{say('report.ptps')}</li>
        <li>{say('report.pps')}</li>
        <li>
          {say('report.paper')} <a href={receiptAddress(page, leaf)}>{say('paper.link')}</a>
        </li>
      </ol>
    </section>
  );
}
