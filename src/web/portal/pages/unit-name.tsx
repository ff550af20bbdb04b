// A unit's name in a page. Places have one name, the Indonesian one: on a page in another language it says
// so, to what reads aloud and to what sets the letters, and leaves the words around it in their order.
import { levelOf, NATION } from '../../../base/unit.ts';
import { SOURCE } from '../../../base/words.ts';
import { type Page, unitName } from '../page.ts';

/** The nation and a station's number are words of ours, in the page's own language. */
export function UnitName({ page, unit }: { page: Page; unit: string }) {
  const name = unitName(page, unit);
  if (page.language === SOURCE || unit === NATION || levelOf(unit) === 13) return <>{name}</>;
  return <bdi lang={SOURCE}>{name}</bdi>;
}

/** What people wrote, and what the ballot says: in Indonesian, whatever language the page is in. */
export const Indonesian = ({ page: { language }, text }: { page: Page; text: string }) => (
  <bdi lang={language === SOURCE ? undefined : SOURCE}>{text}</bdi>
);
