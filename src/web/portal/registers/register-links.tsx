// From the counts of a view to the registers that list what was counted.
import { SOURCE } from '../../../base/words.ts';
import { addressIn, type Page } from '../page.ts';
import type { View } from '../view.ts';
import { REGISTERS, type RegisterName } from './address.ts';

/** Address of a register of a unit, of one rule where `rule` is given. */
export function registerAddress(page: Page, name: RegisterName, unit: string, rule?: string): string {
  const address = addressIn(page, page.language, `/daftar/${name}/${unit}`);
  if (rule === undefined) return address;
  return `${address}${address.includes('?') ? '&' : '?'}aturan=${rule}`;
}

function counted(counts: NonNullable<LinksProps['counts']>, late: number, name: RegisterName): number {
  const kind = REGISTERS[name];
  if (kind === 'corrections') return counts.corrections;
  if (kind === 'objections') return counts.objections.open + counts.objections.answered;
  if (kind === 'late') return late;
  return kind === 'missing' ? counts.forms.missing - late : counts.forms[kind];
}

type LinksProps = {
  page: Page;
  unit: string;
  counts: Pick<View, 'forms' | 'corrections' | 'objections'> | undefined;
  /** Of the stations missing, those that are late. */
  late: number;
  here?: RegisterName;
};

/** Address of a register as a table. */
export function registerFileAddress(page: Page, name: RegisterName, unit: string, rule?: string): string {
  const [path = '', query] = registerAddress({ ...page, language: SOURCE }, name, unit, rule).split('?');
  return `${path}.csv${query === undefined ? '' : `?${query}`}`;
}

/** Every register of a unit with how many it holds; those that hold none are left out. */
export function RegisterLinks({ page, unit, counts, late, here }: LinksProps) {
  const { say } = page;
  const names = (Object.keys(REGISTERS) as RegisterName[]).flatMap((name) => {
    const count = counts === undefined ? 0 : counted(counts, late, name);
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
