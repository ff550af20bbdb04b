// Open data during the count (spec/views.md): one CSV for each unit of the regency level, written at the size of a snapshot. A
// snapshot refreshes only some of the stale ones, so that its cost has a limit; the last snapshot of a night refreshes all.
import { hex, sha256, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { isBelow, levelOf } from '../base/unit.ts';
import type { Election, Publication } from '../core/define.ts';
import type { Gather, ViewFile } from './snapshots.ts';

type Listed = { contest: string; path: string; rows: number; sha256: string; size: number; unit: string };

const LEVEL = 4;
export const OPEN_INDEX = 'open/index.json';

export class OpenData {
  readonly #publications: readonly Publication[];
  readonly #listed = new Map<string, Listed>();
  readonly #stale = new Set<string>();

  constructor(publications: readonly Publication[], index: Uint8Array | undefined) {
    this.#publications = publications;
    const { files } = index ? (JSON.parse(new TextDecoder().decode(index)) as { files: Listed[] }) : { files: [] };
    for (const file of files) this.#listed.set(file.path, file);
  }

  touch(recordKey: string): void {
    for (const publication of this.#publications) {
      const unit = publication.unitOf(recordKey);
      if (unit !== undefined && levelOf(unit) >= LEVEL) this.#stale.add(`${publication.name} ${unit.slice(0, LEVEL)}`);
    }
  }

  /** Whether any file is behind the log. */
  get stale(): boolean {
    return this.#stale.size > 0;
  }

  /** Files for at most `limit` stale units, oldest stale first, and the index; empty when nothing is stale. */
  async build(size: number, election: Election, gather: Gather, limit: number): Promise<ViewFile[]> {
    const files: ViewFile[] = [];
    for (const name of [...this.#stale].slice(0, limit)) {
      this.#stale.delete(name);
      const [contest = '', unit = ''] = name.split(' ');
      const publication = this.#publications.find((candidate) => candidate.name === contest);
      if (publication) files.push(...(await this.#files(publication, unit, size, election, gather)));
    }
    return files.length > 0 ? [...files, { path: OPEN_INDEX, bytes: utf8(this.#index()) }] : [];
  }

  async #files(publication: Publication, unit: string, size: number, election: Election, gather: Gather): Promise<ViewFile[]> {
    const villages = villagesOf(unit, election);
    const { record } = await gather([], villages.flatMap((village) => publication.recordsOf(village, election)));
    const { text, rows, metadata } = publication.csv(unit, election, record);
    const bytes = utf8(text);
    const path = `open/${publication.name}/${unit}.csv`;
    this.#listed.set(path, { contest: publication.name, path, rows, sha256: hex(sha256(bytes)), size, unit });
    return [{ path, bytes }, { path: `${path}-metadata.json`, bytes: utf8(metadata) }];
  }

  #index(): string {
    const files = [...this.#listed.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return canonical({ files, kind: 'terang/open/v1' });
  }
}

function villagesOf(unit: string, election: Election): string[] {
  if (levelOf(unit) === 10) return [unit];
  return election.units.childrenOf(unit).filter((child) => isBelow(child, unit)).flatMap((child) => villagesOf(child, election));
}
