// Times of acts and seals (spec/act.md): UTC texts with exactly one spelling each. Written out by hand
// because each leaf has two of them and the language's own parser takes many more spellings than these.

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const AT = 'dddd-dd-ddTdd:dd:ddZ';
const RECEIVED = 'dddd-dd-ddTdd:dd:dd.dddZ';

/** @param {string} text @param {string} pattern where `d` is a digit @returns {boolean} */
function fits(text, pattern) {
  if (text.length !== pattern.length) return false;
  for (let i = 0; i < pattern.length; i++) {
    const code = text.charCodeAt(i);
    if (pattern.charCodeAt(i) === 100 ? code < 48 || code > 57 : code !== pattern.charCodeAt(i)) return false;
  }
  return true;
}

/** @param {string} text @param {number} from @param {number} count */
function digits(text, from, count) {
  let value = 0;
  for (let i = from; i < from + count; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

/** @param {number} year @param {number} month 1 to 12 */
const daysIn = (year, month) =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    ? 29
    : /** @type {number} */ (DAYS[month - 1]);

/** @param {string} text that fits a pattern @returns {number | undefined} milliseconds at whole seconds */
function secondsOf(text) {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const [hour, minute, second] = [digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || year < 1) return undefined;
  return year < 100 ? Date.parse(text) : Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Milliseconds of `2024-02-14T11:32:05Z`. @param {unknown} text @returns {number | undefined} */
export const parseAt = (text) => (typeof text === 'string' && fits(text, AT) ? secondsOf(text) : undefined);

/** Milliseconds of `2024-02-14T11:32:07.412Z`. @param {unknown} text @returns {number | undefined} */
export function parseReceived(text) {
  if (typeof text !== 'string' || !fits(text, RECEIVED)) return undefined;
  const whole = secondsOf(`${text.slice(0, 19)}Z`);
  return whole === undefined ? undefined : whole + digits(text, 20, 3);
}
