// Which language a page speaks, and what a reader must know of it: Indonesian is the source and stands by
// default; every other text was made by a machine, says so on each page and leads to the Indonesian one.
import { type Language, LANGUAGES, SOURCE } from '../../../base/words.ts';
import { addressIn, type Page } from '../page.ts';

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  id: 'Bahasa Indonesia',
  en: 'English',
  zh: '中文',
  ja: '日本語',
  ar: 'العربية',
  fr: 'Français',
};

/** The choice of language, closed until it is opened; it needs no script. */
export function LanguageChoice({ page }: { page: Page }) {
  return (
    <details class="languages">
      <summary>
        <span class="vh">{page.say('site.language')}: </span>
        {LANGUAGE_NAMES[page.language]}
      </summary>
      <ul>
        {LANGUAGES.map((other) => (
          <li>
            <a
              href={addressIn(page, other, page.path)}
              hreflang={other}
              lang={other}
              aria-current={other === page.language ? 'true' : undefined}
            >
              <bdi>{LANGUAGE_NAMES[other]}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** On every page that is not in the source: that it is a translation, and where the source is. */
export function MachineNotice({ page }: { page: Page }) {
  if (page.language === SOURCE) return null;
  const { say } = page;
  return (
    <aside class="machine" aria-label={say('site.language')}>
      {say('language.machine')}{' '}
      <a href={addressIn(page, SOURCE, page.path)} hreflang={SOURCE}>{say('language.source')}</a>{' '}
      <a href={addressIn(page, page.language, '/terjemahan')}>{say('language.correct')}</a>
    </aside>
  );
}
