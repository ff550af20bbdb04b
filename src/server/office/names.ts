// Who reads and erases whose names (spec/office.md). A reading stands in the log before it is possible here,
// with its reason; it lasts an hour, and shows an officer only her own line, at the unit and below.
import { refuse, type Refusal } from '../../base/result.ts';
import type { Clock } from '../../base/time.ts';
import { ancestorsOf, isBelow } from '../../base/unit.ts';
import { namesKey, readersAt } from '../../core/names.ts';
import { officerKey, officerOf, sameLine, type Officer } from '../../core/officer.ts';
import type { Store } from '../store.ts';
import type { Session } from './sessions.ts';
import { stands } from './standing.ts';
import type { Vault } from './vault.ts';

export type NameShown = { readonly name: string | null; readonly officer: string };
export type NamesPage = { readonly names: readonly NameShown[]; readonly next: string | null };

export type NamesOptions = {
  readonly store: Pick<Store, 'readRecords' | 'list'>;
  readonly vault: Vault;
  readonly clock: Clock;
};

export type Names = {
  /** A page of the officers at a unit and below; `names-closed`. */
  readonly page: (
    session: Session,
    query: { readonly unit: string; readonly after?: string; readonly limit: number },
  ) => Promise<NamesPage | Refusal>;
  readonly own: (id: string, officer: Officer) => Promise<string | null>;
  /** Whether there was a name to erase; `names-closed`, `not-found`, `session-forbidden`. */
  readonly erase: (session: Session, officer: string) => Promise<boolean | Refusal>;
};

/** Every officer but the publisher stands in exactly one of these lists. */
const LISTS = ['officer/enrolled', 'officer/invited', 'officer/revoked'] as const;
const PREFIX = officerKey('');
const idOf = (key: string): string => key.slice(PREFIX.length);

/** The desk of names. */
export function createNames({ store, vault, clock }: NamesOptions): Names {
  async function isOpen({ officer }: Session, unit: string): Promise<boolean> {
    const keys = [unit, ...ancestorsOf(unit)].map(namesKey);
    const records = [...(await store.readRecords(keys)).values()];
    return records.some((record) => Object.hasOwn(readersAt(record, clock()), officer));
  }

  /** Officers at a unit and below, by unit and then id: the three lists, merged. */
  async function officersAt(unit: string, after: string | undefined, limit: number) {
    const from = after === undefined ? {} : { after: officerKey(after) };
    const lists = await Promise.all(LISTS.map((label) => store.list({ label, below: unit, limit, ...from })));
    const records = await store.readRecords(lists.flat());
    const officers = [...records].flatMap(([key, record]) => {
      const officer = officerOf(record);
      return officer ? [{ id: idOf(key), officer }] : [];
    });
    const place = ({ id, officer }: { id: string; officer: Officer }): string => `${officer.unit} ${id}`;
    return officers.sort((a, b) => (place(a) < place(b) ? -1 : 1)).slice(0, limit);
  }

  return {
    page: async (session, { unit, after, limit }) => {
      if (!(await isOpen(session, unit))) return refuse('names-closed');
      const found = await officersAt(unit, after, limit);
      const hers = found.filter(({ officer }) => sameLine(session.inOffice, officer));
      const texts = await vault.read(hers.map(({ id, officer }) => ({ officer: id, name: officer.name })));
      const names = hers.map(({ id }) => ({ name: texts.get(id) ?? null, officer: id }));
      return { names, next: found.length === limit ? (found.at(-1)?.id ?? null) : null };
    },
    own: async (id, { name }) => (await vault.read([{ officer: id, name }])).get(id) ?? null,
    erase: async (session, id) => {
      const key = officerKey(id);
      const officer = officerOf((await store.readRecords([key])).get(key));
      if (!officer || !sameLine(session.inOffice, officer)) return refuse('not-found');
      if (!(await isOpen(session, officer.unit))) return refuse('names-closed');
      const over = !stands(officer, clock());
      if (!over || !isBelow(officer.unit, session.inOffice.unit)) return refuse('session-forbidden');
      return vault.erase({ officer: id, name: officer.name });
    },
  };
}
