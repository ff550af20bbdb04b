// Pages for what is not there. The plain one needs nothing of the tree, because the tree may be what is at
// fault.
import { directionOf, type Language } from '../../../base/words.ts';
import { addressIn, type Page } from '../page.ts';
import { sayIn } from '../words/speak.ts';
import { Document } from './document.tsx';

export type FaultCode = '400' | '404' | '405' | '503';

export function FaultPage({ page, code }: { page: Page; code: FaultCode }) {
  const { say } = page;
  return (
    <Document page={page} title={say(`error.${code}.title`)}>
      <header class="unit">
        <p class="kicker">
          <code>{code}</code>
        </p>
        <h1>{say(`error.${code}.title`)}</h1>
      </header>
      <p class="lead">{say(`error.${code}`)}</p>
      <p>
        <a href={addressIn(page, page.language, '/')}>{say('error.home')}</a>
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
