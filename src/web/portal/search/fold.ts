// One spelling for many: what people type and what the unit object says are brought to the same letters, so
// that diacritics, apostrophes, doubled letters, the spelling of before 1972 and blanks within a name make no
// difference. Pure; whatever the text is, the answer is words of a-z and 0-9.

const APOSTROPHES = /['’‘`´ʼʻ]/g;
/** Nearly every name: nothing to take apart. */
const ASCII = /^[\x20-\x7e]*$/;
const MARKS = /\p{M}/gu;
const OTHER = /[^a-z0-9]+/g;

const DOUBLED = /([a-z])\1+/g;

/** Letters that say the same today: `Soerabaja` and `Djakarta` are on many old papers. */
const OLD_LETTERS: readonly (readonly [string, string])[] = [
  ['oe', 'u'],
  ['dj', 'j'],
  ['tj', 'c'],
];

/** Lower case without marks and apostrophes; everything else as it was typed. */
export const plain = (text: string): string =>
  (ASCII.test(text) ? text : text.normalize('NFKD').replace(MARKS, ''))
    .replace(APOSTROPHES, '')
    .toLowerCase();

/** The words of a text, in plain letters. */
export const wordsOf = (text: string): string[] =>
  plain(text).replace(OTHER, ' ').split(' ').filter(Boolean);

/** The form in which words are compared. Words joined without a blank fold like the word written as one. */
export const fold = (word: string): string =>
  OLD_LETTERS.reduce((text, [old, letter]) => text.replaceAll(old, letter), word).replace(DOUBLED, '$1');
