// Check this yourself: buttons that need JavaScript are hidden until there is some; the command line needs
// none.
import type { Page } from '../page.ts';
import { textsBelow } from '../words/speak.ts';
import { VERIFY_COMMAND } from './check.tsx';

export function Verify({ page, station, acts }: { page: Page; station: string; acts: readonly number[] }) {
  const { say } = page;
  const data = {
    'data-check': '',
    'data-station': station,
    'data-acts': acts.join(' '),
    'data-verifier': page.assets.verifier,
    // The script brings no words: those of six languages would double what a telephone has to load.
    'data-words': JSON.stringify(textsBelow(page.language, 'verify.')),
  };
  return (
    <section class="verify" aria-labelledby="periksa" {...data}>
      <h2 id="periksa">{say('verify.title')}</h2>
      <p>{say('verify.lead')}</p>
      <p class="buttons">
        <button type="button" value="station" hidden>
          {say('verify.button')}
        </button>
        <button type="button" value="log" class="quiet" hidden>
          {say('verify.whole')}
        </button>
      </p>
      <p class="outcome" role="status" hidden></p>
      <details hidden>
        <summary>{say('verify.detail')}</summary>
        <pre class="wrap" tabIndex={0}></pre>
      </details>
      <p>{say('verify.command')}</p>
      <pre tabIndex={0}>
        <code>{VERIFY_COMMAND}</code>
      </pre>
    </section>
  );
}
