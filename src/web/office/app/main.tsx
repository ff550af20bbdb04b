// Where the app begins: the language, the database, the shell, and the worker that keeps it at hand. What
// cannot begin says so in words that need no table.
import { render } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { directionOf, type Language } from '../../../base/words.ts';
import { openOffice, type Office } from './office.ts';
import { Shell } from './shell.tsx';
import { keepLanguage, languageHere, loadTexts, speakerOf, type Tables, type Texts } from './speech.ts';
import { keepAtHand } from './updates.ts';

const FALLBACK = [
  'Aplikasi tidak dapat dibuka di peramban ini. C.Hasil di atas kertas tetap berlaku.',
  'Buka di peramban lain yang baru, bukan dalam mode penyamaran.',
];

type Spoken = readonly [language: Language, texts: Texts];

function App({ office, tables, first }: { office: Office; tables: Tables; first: Spoken }) {
  const [[language, texts], setSpoken] = useState(first);
  const choose = async (wanted: Language): Promise<void> => {
    keepLanguage(wanted);
    const spoken = await loadTexts(tables, wanted);
    stand(spoken[0]);
    setSpoken(spoken);
  };
  const say = useMemo(() => speakerOf(language, texts), [language, texts]);
  return <Shell office={office} say={say} onLanguage={(wanted) => void choose(wanted)} />;
}

function stand(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

async function start(root: HTMLElement): Promise<void> {
  const tables = JSON.parse(document.body.dataset['words'] ?? '{}') as Tables;
  const [office, spoken] = await Promise.all([openOffice(), loadTexts(tables, languageHere())]);
  stand(spoken[0]);
  render(<App office={office} tables={tables} first={spoken} />, root);
  await keepAtHand().catch(() => undefined);
}

const root = document.getElementById('app');
if (root) {
  start(root).catch(() => {
    render(<main>{FALLBACK.map((text) => <p>{text}</p>)}</main>, root);
  });
}
