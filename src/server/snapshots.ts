// Public views, brought up to date at a tree size (spec/views.md). Only units below which something was touched since the last
// snapshot get a new file; a parent's rows name its children's newest files by hash, so the nation's hash covers them all.
// Knows no election: what a view says, the modules' publications say.
import { hex, sha256, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { ancestorsOf, levelOf, NATION } from '../base/unit.ts';
import type { Election, Publication, StateRecord, ViewReader, ViewRef } from '../core/define.ts';

export type ViewFile = { readonly path: string; readonly bytes: Uint8Array };

/** Where a snapshot stands. `at` is the log's time of the last leaf it covers. */
export type Place = { readonly at: string; readonly root: string; readonly size: number };

export type Snapshot = Place & { readonly views: Readonly<Record<string, string>> };

/** Brings sums and records to hand for a reader that answers at once. */
export type Gather = (
  sums: readonly { readonly unit: string; readonly scope: string }[],
  records: readonly string[],
) => Promise<ViewReader>;

/** Units gathered at once: bounds memory while a whole nation is built. */
const CHUNK = 2_000;

export const viewPath = (publication: string, unit: string, size: number): string =>
  `views/${publication}/${unit}/${size}.json`;

export class Snapshots {
  readonly #publications: readonly Publication[];
  readonly #readFile: (path: string) => Promise<Uint8Array | undefined>;
  readonly #dirty = new Map<string, Set<string>>();
  readonly #refs = new Map<string, Map<string, ViewRef>>();
  readonly #known = new Map<string, Set<string>>();

  constructor(publications: readonly Publication[], readFile: (path: string) => Promise<Uint8Array | undefined>) {
    this.#publications = publications;
    this.#readFile = readFile;
    for (const { name } of publications) {
      this.#dirty.set(name, new Set());
      this.#refs.set(name, new Map());
      this.#known.set(name, new Set());
    }
  }

  /** Takes up where an earlier process left: the newest nation's views are those of the last snapshot. */
  resume(last: Snapshot): void {
    for (const [name, hash] of Object.entries(last.views)) this.#refs.get(name)?.set(NATION, { hash, size: last.size });
  }

  /** Notes that an act touched a record. */
  touch(recordKey: string): void {
    for (const publication of this.#publications) {
      const unit = publication.unitOf(recordKey);
      if (unit !== undefined) this.#dirty.get(publication.name)?.add(unit);
    }
  }

  /** Whether anything was touched since the last build. */
  get stale(): boolean {
    return [...this.#dirty.values()].some((units) => units.size > 0);
  }

  /** Makes the views of a size. The caller holds the state still until it resolves; nothing is written here. */
  async build(place: Place, election: Election, name: string, gather: Gather): Promise<{ snapshot: Snapshot; files: ViewFile[] }> {
    const files: ViewFile[] = [];
    const views: Record<string, string> = {};
    for (const publication of this.#publications) {
      const units = this.#takeDirty(publication);
      await this.#learnRefs(publication, units);
      const deepestFirst = [...units].toSorted((a, b) => levelOf(b) - levelOf(a) || (a < b ? -1 : 1));
      for (let from = 0; from < deepestFirst.length; from += CHUNK) {
        const chunk = deepestFirst.slice(from, from + CHUNK);
        const read = await gather(...wanted(publication, chunk, election));
        for (const unit of chunk) files.push(this.#view(publication, unit, place, election, name, read));
      }
      views[publication.name] = this.#refs.get(publication.name)?.get(NATION)?.hash ?? '';
    }
    return { snapshot: { ...place, views }, files };
  }

  #view(
    publication: Publication,
    unit: string,
    place: Place,
    election: Election,
    name: string,
    read: ViewReader,
  ): ViewFile {
    const refs = this.#refs.get(publication.name) ?? new Map<string, ViewRef>();
    const view: StateRecord = publication.view(unit, {
      ...place, election, name, read, childView: (child) => refs.get(child),
    });
    const bytes = utf8(canonical(view));
    refs.set(unit, { hash: hex(sha256(bytes)), size: place.size });
    this.#known.get(publication.name)?.add(unit);
    return { path: viewPath(publication.name, unit, place.size), bytes };
  }

  /** The touched units and all above them, down to villages; stations have no file of their own. */
  #takeDirty({ name }: Publication): Set<string> {
    const units = new Set([NATION]);
    for (const touched of this.#dirty.get(name) ?? []) {
      for (const unit of [touched, ...ancestorsOf(touched)]) if (levelOf(unit) <= 10) units.add(unit);
    }
    this.#dirty.set(name, new Set());
    return units;
  }

  /** After a restart a parent's last file says where its children's newest files are. */
  async #learnRefs({ name }: Publication, units: ReadonlySet<string>): Promise<void> {
    const refs = this.#refs.get(name);
    const known = this.#known.get(name);
    const topFirst = [...units].filter((unit) => !known?.has(unit)).toSorted((a, b) => levelOf(a) - levelOf(b));
    for (const unit of topFirst) {
      known?.add(unit);
      const ref = refs?.get(unit);
      if (!ref) continue;
      const bytes = await this.#readFile(viewPath(name, unit, ref.size));
      // A view that does not have the hash its parent names was changed on disk: nothing may be built on it.
      if (!bytes || hex(sha256(bytes)) !== ref.hash) throw new Error(`view in doubt: ${viewPath(name, unit, ref.size)}`);
      const { children } = JSON.parse(new TextDecoder().decode(bytes)) as { children: { unit: string; view?: ViewRef }[] };
      for (const child of children) if (child.view) refs?.set(child.unit, child.view);
    }
  }
}

function wanted(
  publication: Publication,
  units: readonly string[],
  election: Election,
): [{ unit: string; scope: string }[], string[]] {
  const { scope } = publication;
  const above = units.filter((unit) => levelOf(unit) < 10);
  const sums = new Set([...units, ...above.flatMap((unit) => election.units.childrenOf(unit))]);
  const records = units.flatMap((unit) => publication.recordsOf(unit, election));
  return [[...sums].map((unit) => ({ unit, scope })), records];
}
