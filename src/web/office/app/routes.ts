// Where in the app one is: what stands after # in the address, which no server sees. A face reads its own
// places; `undangan/…` is the invitation's link (spec/office.md) and is taken out of the address at once.
import { useEffect, useState } from 'preact/hooks';

/** Parts of the place, e.g. `['formulir', 'PPWP']`; none at home. */
export type Place = readonly string[];

export const placeOf = (hash: string): Place =>
  hash
    .replace(/^#?\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a place, for links. */
export const linkTo = (...parts: readonly string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;

export const go = (...parts: readonly string[]): void => void (location.hash = linkTo(...parts));

/** Goes where nothing leads back from: what was here is done. */
export const goInstead = (...parts: readonly string[]): void => location.replace(linkTo(...parts));

/** The place, kept up to date. Each new place begins at its top. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const heard = (): void => {
      setPlace(placeOf(location.hash));
      scrollTo(0, 0);
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    };
    addEventListener('hashchange', heard);
    return () => removeEventListener('hashchange', heard);
  }, []);
  return place;
}
