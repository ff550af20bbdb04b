// The article that a rule stands on, as readers name it in their language: `UU 7/2017 Art 374(2)(h)`, which
// is how rule sets write it, is "Pasal 374 ayat (2) huruf h" in Indonesian. Names of laws stay as they are.
import type { Values } from '../../base/message.ts';

type Say = (
  key: 'results.article' | 'results.article.paragraph' | 'results.article.letter',
  values: Values,
) => string;

const ARTICLES = /\bArt (\d+[A-Z]?(?:\(\w+\))*(?:, \d+[A-Z]?(?:\(\w+\))*)*)/g;
const ARTICLE = /^(\d+[A-Z]?)(?:\((\d+)\))?(?:\(([a-z])\))?$/;

/** What is not written as an article of a law is left as it stands. */
export const articleText = (say: Say, text: string): string =>
  text.replaceAll(ARTICLES, (_, list: string) =>
    list
      .split(', ')
      .map((article) => oneArticle(say, article))
      .join(', '),
  );

function oneArticle(say: Say, text: string): string {
  const [, number, paragraph, letter] = ARTICLE.exec(text) ?? [];
  if (number === undefined) return say('results.article', { article: text });
  // A number and what it numbers stay on one line.
  const bound = (part: string): string => part.replace(/(\S) (\S+)$/, '$1\u00a0$2');
  return [
    bound(say('results.article', { article: number })),
    paragraph === undefined ? '' : bound(say('results.article.paragraph', { paragraph })),
    letter === undefined ? '' : bound(say('results.article.letter', { letter })),
  ].join('');
}
