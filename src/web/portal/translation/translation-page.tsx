// Where anyone corrects a translation: what the source says, what readers see now, and a suggestion made
// ready to send. Nothing is taken or kept here: the suggestion goes out as a file, and whoever sends it
// writes in the address what she suggests, which is shown as text and never as markup.
import type { ComponentChildren } from 'preact';
import { lockedIn, pluralForms, translationFaults } from '../../../base/translation.ts';
import { type Language, SOURCE, TRANSLATED } from '../../../base/words.ts';
import { addressIn, type Page } from '../page.ts';
import { Fact } from '../pages/check.tsx';
import { Document } from '../pages/document.tsx';
import { LANGUAGE_NAMES } from '../pages/language.tsx';
import { placeOf, suggestionLine, type Text, textOfKey, topics } from './texts.ts';

const HOME = '/terjemahan';

export type TranslationProps = {
  page: Page;
  /** A topic or a key; empty for the list of topics. */
  asked: string;
  suggested: string | undefined;
};

/** Undefined where neither a topic nor a text has this name. */
export function translationPage({ page, asked, suggested }: TranslationProps) {
  const text = textOfKey(page.language, asked);
  const keys = topics().get(asked);
  if (asked !== '' && text === undefined && keys === undefined) return undefined;
  if (page.language === SOURCE || asked === '') return <Topics page={page} />;
  if (text) return <OneText page={page} text={text} suggested={suggested} />;
  return <Topic page={page} topic={asked} keys={keys ?? []} />;
}

function Frame({ page, children, name }: { page: Page; children: ComponentChildren; name?: string }) {
  const { say } = page;
  return (
    <Document page={page} title={say('translation.title')}>
      <header class="unit">
        {name !== undefined && (
          <p class="kicker">
            <a href={addressIn(page, page.language, HOME)}>{say('translation.title')}</a>
          </p>
        )}
        <h1>{name === undefined ? say('translation.title') : <code>{name}</code>}</h1>
      </header>
      {children}
    </Document>
  );
}

function Topics({ page }: { page: Page }) {
  const { say, language } = page;
  return (
    <Frame page={page}>
      <p class="lead">{say('translation.lead')}</p>
      <h2>{say('translation.languages')}</h2>
      <ul class="links bare">
        {TRANSLATED.map((other) => (
          <li>
            <a href={addressIn(page, other, HOME)} lang={other}>
              {LANGUAGE_NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
      {language !== SOURCE && (
        <>
          <h2>{say('translation.topics')}</h2>
          <ul class="plain">
            {[...topics()].map(([topic, keys]) => (
              <li>
                <a href={addressIn(page, language, `${HOME}/${topic}`)}>
                  <code>{topic}</code>
                </a>{' '}
                <small>{say('translation.count', { count: keys.length })}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Frame>
  );
}

function Topic({ page, topic, keys }: { page: Page; topic: string; keys: readonly string[] }) {
  const { say, language } = page;
  return (
    <Frame page={page} name={topic}>
      <div class="scroll" role="region" aria-label={topic} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('translation.key')}</th>
              <th scope="col">{say('translation.text')}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr>
                <th scope="row">
                  <a href={addressIn(page, language, `${HOME}/${key}`)}>
                    <code>{key}</code>
                  </a>
                </th>
                <td>
                  <Said language={language} text={textOfKey(language, key)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Frame>
  );
}

/** What readers see: the translation, or the source in its own language. */
const Said = ({ language, text }: { language: Language; text: Text | undefined }) =>
  text?.now === undefined ? <bdi lang={SOURCE}>{text?.source}</bdi> : <bdi lang={language}>{text.now}</bdi>;

function OneText({ page, text, suggested }: { page: Page; text: Text; suggested: string | undefined }) {
  const { say, language } = page;
  const place = placeOf(text.key);
  const locked = lockedIn(text.source);
  return (
    <Frame page={page} name={text.key}>
      <dl class="facts">
        <Fact name={say('translation.source')}>
          <span lang={SOURCE} dir="ltr">
            {text.source}
          </span>
        </Fact>
        <Fact name={say('translation.now')}>
          {text.now === undefined ? say('translation.none') : <bdi>{text.now}</bdi>}
        </Fact>
        <Fact name={say('translation.where')}>
          {place ? (
            <a href={addressIn(page, language, place)}>
              <code>{place}</code>
            </a>
          ) : (
            say('translation.everywhere')
          )}
        </Fact>
        {locked.length > 0 && (
          <Fact name={say('translation.terms')}>
            <bdi>{locked.join(', ')}</bdi>
          </Fact>
        )}
        <Fact name={say('translation.plural')}>
          <code>{pluralForms(language).join(' ')}</code>
        </Fact>
      </dl>
      <form method="get" action={addressIn(page, language, `${HOME}/${text.key}`)} class="suggest">
        <label for="usulan">{say('translation.yours')}</label>
        <textarea id="usulan" name="text" rows={4} maxLength={2000} lang={language} required>
          {suggested ?? text.now ?? ''}
        </textarea>
        <button type="submit">{say('translation.check')}</button>
      </form>
      {suggested !== undefined && <Suggested page={page} text={text} suggested={suggested} />}
      <p>{say('translation.nothing')}</p>
    </Frame>
  );
}

function Suggested({ page, text, suggested }: { page: Page; text: Text; suggested: string }) {
  const { say, language } = page;
  const faults = translationFaults(language, text.source, suggested);
  if (faults.length > 0) {
    return (
      <section aria-labelledby="siap">
        <h2 id="siap">{say('translation.unsettled')}</h2>
        <ul class="bare">
          {faults.map(({ fault, needs }) => (
            <li>{say(`translation.fault.${fault}`, { needs: needs.join(', ') })}</li>
          ))}
        </ul>
      </section>
    );
  }
  const line = suggestionLine(language, text, suggested);
  const subject = encodeURIComponent(`Terang ${language} ${text.key}`);
  return (
    <section aria-labelledby="siap">
      <h2 id="siap">{say('translation.ready')}</h2>
      <p>{say('translation.send')}</p>
      <pre class="wrap">
        <code>{line}</code>
      </pre>
      <p class="links">
        <a
          href={`data:application/json;charset=utf-8,${encodeURIComponent(line)}`}
          download={`${language}-${text.key}.json`}
        >
          {say('translation.download')}
        </a>
        <a href={`mailto:?subject=${subject}&body=${encodeURIComponent(line)}`}>{say('translation.mail')}</a>
      </p>
    </section>
  );
}
