// What must not stand in a reason that all the world reads for ever: a number by which a person is known.
// A name cannot be told from a word, so the screen asks for none; long numbers can, and are stopped before
// they are signed. Pure.

/** From here on a row of digits is no figure of a form: identity cards have 16, telephones 9 to 13. */
const DIGITS_MIN = 9;
/** Digits of any script with what people write between them. */
const RUN = /\+?\p{Nd}(?:[\s().-]{0,2}\p{Nd})*/gu;
const MAIL = /\S@\S+\.\S/u;

export type PersonalFault = 'number' | 'mail';

/** What a text holds that must not be public; undefined where nothing was found. */
export function personalIn(text: string): PersonalFault | undefined {
  const runs = text.match(RUN) ?? [];
  if (runs.some((run) => (run.match(/\p{Nd}/gu) ?? []).length >= DIGITS_MIN)) return 'number';
  return MAIL.test(text) ? 'mail' : undefined;
}

/** A reason as the log takes it: one line, nothing that no key of a keyboard makes. */
export const reasonOf = (text: string): string =>
  text
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
