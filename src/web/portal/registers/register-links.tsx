// From the counts of a view to the registers that list what was counted.
import { addressIn, type Page } from '../page.ts';
import type { Forms } from '../view.ts';
import { REGISTERS, type RegisterName } from './address.ts';

/** Address of a register of a unit, of one rule where `rule` is given. */
export function registerAddress(page: Page, name: RegisterName, unit: string, rule?: string): string {
  const address = addressIn(page, page.language, `/daftar/${name}/${unit}`);
  if (rule === undefined) return address;
  return `${address}${address.includes('?') ? '&' : '?'}aturan=${rule}`;
}

type LinksProps = {
  page: Page;
  unit: string;
  counts: { readonly forms: Forms; readonly corrections: number } | undefined;
  here?: RegisterName;
};

/** Every register of a unit with how many it holds; those that hold none are left out. */
export function RegisterLinks({ page, unit, counts, here }: LinksProps) {
  const { say } = page;
  const names = (Object.keys(REGISTERS) as RegisterName[]).flatMap((name) => {
    const counted = REGISTERS[name];
    const count = !counts ? 0 : counted === 'corrections' ? counts.corrections : counts.forms[counted];
    return count > 0 || name === here ? [{ name, count }] : [];
  });
  if (names.length === 0) return null;
  return (
    <nav class="links registers" aria-label={say('register.nav')}>
      {names.map(({ name, count }) => (
        <a href={registerAddress(page, name, unit)} aria-current={name === here ? 'page' : undefined}>
          {say('register.link', { name: say(`register.${name}`), count })}
        </a>
      ))}
    </nav>
  );
}
