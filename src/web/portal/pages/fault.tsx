// Pages for what is not there. The plain one needs nothing of the tree, because the tree may be what is at
// fault.
import { directionOf, type Language } from '../../../base/words.ts';
import { addressIn, type Page } from '../page.ts';
import { sayIn } from '../words/speak.ts';
import { Document } from './document.tsx';

export type FaultCode = '400' | '404' | '405' | '503';

/** `mistimed`: the rest of the address is right, and leads to the page as it is now. */
export function FaultPage({ page, code, mistimed }: { page: Page; code: FaultCode; mistimed: boolean }) {
  const { say, language, path } = page;
  return (
    <Document page={page} title={say(`error.${code}.title`)}>
      <header class="unit">
        <p class="kicker">
          <code>{code}</code>
        </p>
        <h1>{say(`error.${code}.title`)}</h1>
      </header>
      <p class="lead">{say(mistimed ? 'error.400.at' : `error.${code}`)}</p>
      <p class="links">
        {mistimed && path !== '/' && <a href={addressIn(page, language, path)}>{say('error.now')}</a>}
        <a href={addressIn(page, language, '/')}>{say('error.home')}</a>
      </p>
    </Document>
  );
}

export function PlainFault({
  language,
  code,
  style,
}: {
  language: Language;
  code: FaultCode;
  style: string;
}) {
  const say = sayIn(language);
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${say(`error.${code}.title`)} · ${say('site.name')}`}</title>
        <link rel="stylesheet" href={style} />
      </head>
      <body>
        <main>
          <h1>{say(`error.${code}.title`)}</h1>
          <p>{say(`error.${code}`)}</p>
          <p>{say('foot.paper')}</p>
        </main>
      </body>
    </html>
  );
}
