// The text of a PDF, for tests: what a reader's search finds in it, font by font through its own table of
// letters (ISO 32000, ToUnicode). Knows only what Typst writes: plain objects, deflated streams, codes of two
// bytes.
import { inflateSync } from 'node:zlib';

type Letters = ReadonlyMap<string, string>;

/** Texts in the order in which they are set, one for each stroke of the setter. */
export function pdfText(bytes: Uint8Array): string[] {
  const pdf = Buffer.from(bytes).toString('latin1');
  const all = [...pdf.matchAll(/(\d+) 0 obj\b(.*?)\nendobj\n/gs)];
  const objects = new Map(all.map(([, number = '', body = '']) => [number, body]));
  const fonts = new Map<string, Letters>();
  for (const body of objects.values()) {
    const named = /\/Font\s*<<(.*?)>>/s.exec(body)?.[1] ?? '';
    for (const [, name = '', number = ''] of named.matchAll(/\/(\w+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number) ?? '')?.[1] ?? '';
      fonts.set(name, lettersOf(streamOf(objects.get(table) ?? '')));
    }
  }
  const contents = [...objects.values()].filter((body) => /\bstream\b/.test(body)).map(streamOf);
  return contents.filter((content) => / Tf\b/.test(content)).flatMap((content) => textsOf(content, fonts));
}

function streamOf(body: string): string {
  const [start = ''] = /^.*?\bstream\r?\n/s.exec(body) ?? [];
  const length = Number(/\/Length (\d+)/.exec(start)?.[1] ?? 0);
  const raw = body.slice(start.length, start.length + length);
  if (!body.includes('FlateDecode')) return raw;
  return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1');
}

const unicode = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

function lettersOf(table: string): Letters {
  const letters = new Map<string, string>();
  for (const [, part = ''] of table.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, code = '', text = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(code, unicode(text));
  }
  return letters;
}

const STROKE = /\/(\w+) [\d.]+ Tf|(\[[^\]]*\]\s*TJ|<\w*>\s*Tj|\((?:\\.|[^)])*\)\s*Tj)/gs;

function textsOf(content: string, fonts: ReadonlyMap<string, Letters>): string[] {
  let letters: Letters = new Map();
  const texts: string[] = [];
  for (const [, font, shown] of content.matchAll(STROKE)) {
    if (font === undefined) texts.push(shownText(shown ?? '', letters));
    else letters = fonts.get(font) ?? new Map();
  }
  return texts;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const unescaped = (text: string): string =>
  text.replaceAll(/\\([0-7]{1,3}|.)/gs, (_, one: string) =>
    /^[0-7]/.test(one) ? String.fromCharCode(Number.parseInt(one, 8)) : (ESCAPES[one] ?? one),
  );

function shownText(shown: string, letters: Letters): string {
  const strings = [...shown.matchAll(/<(\w*)>|\(((?:\\.|[^\\)])*)\)/gs)];
  const codes = strings.map(
    ([, hex, plain = '']) => hex ?? Buffer.from(unescaped(plain), 'latin1').toString('hex'),
  );
  const pairs = codes.flatMap((code) => code.toUpperCase().match(/.{4}/g) ?? []);
  return pairs.map((pair) => letters.get(pair) ?? '').join('');
}
