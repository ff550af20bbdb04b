// How the real site is recognised, on every page. A page cannot vouch for itself, and a copy may be shown by
// anyone: so it says what a false one can imitate and what not, and never that it is the official one.
import { addressIn, type Page } from '../page.ts';

export function Genuine({ page }: { page: Page }) {
  const { say } = page;
  return (
    <details class="genuine">
      <summary>{say('site.genuine')}</summary>
      <ul>
        <li>{say('site.genuine.address')}</li>
        <li>{say('site.genuine.never')}</li>
        <li>
          {say('site.genuine.copy')}{' '}
          <a href={`${addressIn(page, page.language, '/pindai')}#kunci`}>{say('site.genuine.keys')}</a>
        </li>
      </ul>
    </details>
  );
}
