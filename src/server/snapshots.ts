// Public views, brought up to date at a tree size (spec/views.md). Only units below which something was
// touched since the last snapshot get a new file; a parent's rows name its children's newest files by hash,
// so the nation's hash covers them all. A build that fails changes nothing here. Knows no election: what a
// view says, the modules' publications say.
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

/**
 * One publication's views: units touched since the last build, newest files, units whose file was looked
 * up.
 */
type Family = {
  readonly publication: Publication;
  readonly dirty: Set<string>;
  readonly refs: Map<string, ViewRef>;
  readonly known: Set<string>;
};

/** A build under way: where it stands, and how it reads. */
type Building = {
  readonly place: Place;
  readonly election: Election;
  readonly name: string;
  readonly gather: Gather;
};

/** Units gathered at once: bounds memory while a whole nation is built. */
const CHUNK = 2_000;

export const viewPath = (publication: string, unit: string, size: number): string =>
  `views/${publication}/${unit}/${size}.json`;

export class Snapshots {
  readonly #families: readonly Family[];
  readonly #readFile: (path: string) => Promise<Uint8Array | undefined>;

  constructor(
    publications: readonly Publication[],
    readFile: (path: string) => Promise<Uint8Array | undefined>,
  ) {
    this.#readFile = readFile;
    this.#families = publications.map((publication) => ({
      publication,
      dirty: new Set(),
      refs: new Map(),
      known: new Set(),
    }));
  }

  /** Takes up where an earlier process left: the newest nation's views are those of the last snapshot. */
  resume({ size, views }: Pick<Snapshot, 'size' | 'views'>): void {
    for (const { publication, refs } of this.#families) {
      const hash = views[publication.name];
      if (hash !== undefined) refs.set(NATION, { hash, size });
    }
  }

  /** Notes that an act touched a record. */
  touch(recordKey: string): void {
    for (const { publication, dirty } of this.#families) {
      const unit = publication.unitOf(recordKey);
      if (unit !== undefined) dirty.add(unit);
    }
  }

  /** Whether anything was touched since the last build. */
  get stale(): boolean {
    return this.#families.some(({ dirty }) => dirty.size > 0);
  }

  /**
   * Makes the views of a size. The caller holds the state still until it resolves; nothing is written here.
   */
  async build(
    place: Place,
    election: Election,
    name: string,
    gather: Gather,
  ): Promise<{ snapshot: Snapshot; files: ViewFile[] }> {
    const files: ViewFile[] = [];
    const views: Record<string, string> = {};
    const made: Map<string, ViewRef>[] = [];
    for (const family of this.#families) {
      const fresh = new Map<string, ViewRef>();
      files.push(...(await this.#buildFamily(family, fresh, { place, election, name, gather })));
      views[family.publication.name] = fresh.get(NATION)?.hash ?? '';
      made.push(fresh);
    }
    // Nothing may fail from here on: the build counts whole or not at all.
    for (const [at, { dirty, known, refs }] of this.#families.entries()) {
      dirty.clear();
      for (const [unit, ref] of made[at] ?? []) {
        refs.set(unit, ref);
        known.add(unit);
      }
    }
    return { snapshot: { ...place, views }, files };
  }

  async #buildFamily(family: Family, fresh: Map<string, ViewRef>, building: Building): Promise<ViewFile[]> {
    const { publication, refs } = family;
    const { place, election, name, gather } = building;
    const units = staleUnits(family);
    await this.#learnRefs(family, units);
    const childView = (child: string): ViewRef | undefined => fresh.get(child) ?? refs.get(child);
    const deepestFirst = [...units].toSorted((a, b) => levelOf(b) - levelOf(a) || (a < b ? -1 : 1));
    const files: ViewFile[] = [];
    for (let from = 0; from < deepestFirst.length; from += CHUNK) {
      const chunk = deepestFirst.slice(from, from + CHUNK);
      const read = await gather(...wanted(publication, chunk, election));
      for (const unit of chunk) {
        const view: StateRecord = publication.view(unit, { ...place, election, name, read, childView });
        const bytes = utf8(canonical(view));
        fresh.set(unit, { hash: hex(sha256(bytes)), size: place.size });
        files.push({ path: viewPath(publication.name, unit, place.size), bytes });
      }
    }
    return files;
  }

  /** After a restart a parent's last file says where its children's newest files are. */
  async #learnRefs({ publication, known, refs }: Family, units: ReadonlySet<string>): Promise<void> {
    const fresh = [...units].filter((unit) => !known.has(unit));
    for (const unit of fresh.toSorted((a, b) => levelOf(a) - levelOf(b))) {
      const ref = refs.get(unit);
      if (ref) {
        const path = viewPath(publication.name, unit, ref.size);
        const bytes = await this.#readFile(path);
        // A view without the hash that its parent names was changed on disk: nothing may be built on it.
        if (!bytes || hex(sha256(bytes)) !== ref.hash) {
          throw new ViewInDoubt(`${path} is not what was signed`);
        }
        const { children } = JSON.parse(new TextDecoder().decode(bytes)) as ViewChildren;
        for (const child of children) if (child.view) refs.set(child.unit, child.view);
      }
      known.add(unit);
    }
  }
}

/** A published view is lost or was changed. Views come back from the log: docs/runbooks/restore.md. */
export class ViewInDoubt extends Error {
  override readonly name = 'ViewInDoubt';
}

/** The part of a view that says where the files below it are. */
export type ViewChildren = { readonly children: readonly { unit: string; view?: ViewRef | null }[] };

/** The touched units and all above them, down to villages; stations have no file of their own. */
function staleUnits({ dirty }: Family): Set<string> {
  const units = new Set([NATION]);
  for (const touched of dirty) {
    for (const unit of [touched, ...ancestorsOf(touched)]) if (levelOf(unit) <= 10) units.add(unit);
  }
  return units;
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
