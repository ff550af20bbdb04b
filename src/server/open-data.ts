// Open data during the count (spec/views.md): one CSV for each unit of the regency level, written at the
// size of a snapshot. A regency with its first record is listed at once; of the others a snapshot refreshes
// only some, so that its cost has a limit; the last snapshot of a night refreshes all. A build that fails
// changes nothing.
import { hex, sha256, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { isBelow, levelOf, NATION } from '../base/unit.ts';
import type { Election, Publication } from '../core/define.ts';
import type { Gather, ViewFile } from './snapshots.ts';

type Listed = { contest: string; path: string; rows: number; sha256: string; size: number; unit: string };
type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

const LEVEL = 4;
const INDEX = 'open/index.json';
const pathOf = (contest: string, unit: string): string => `open/${contest}/${unit}.csv`;

export class OpenData {
  readonly #publications: readonly Publication[];
  readonly #listed = new Map<string, Listed>();
  readonly #stale = new Set<string>();

  constructor(publications: readonly Publication[]) {
    this.#publications = publications;
  }

  /**
   * Takes up what an earlier process published, `size` being the last snapshot's: older files count as stale,
   * files that are not what the index says (`interrupted`: a snapshot was) as not listed.
   */
  async resume(size: number, interrupted: boolean, readFile: ReadFile): Promise<void> {
    const index = await readFile(INDEX);
    const text = index ? new TextDecoder().decode(index) : '{"files":[]}';
    for (const file of (JSON.parse(text) as { files: Listed[] }).files) {
      const bytes = interrupted ? await readFile(file.path) : undefined;
      const whole = !interrupted || (bytes !== undefined && hex(sha256(bytes)) === file.sha256);
      if (whole) this.#listed.set(file.path, file);
      if (!whole || file.size < size) this.#stale.add(`${file.contest} ${file.unit}`);
    }
  }

  /**
   * Marks regencies that have a table and are not listed. Resolves to whether there is one: spec/views.md
   * wants it.
   */
  async findMissing(election: Election, gather: Gather): Promise<boolean> {
    const provinces = election.units.childrenOf(NATION);
    const regencies = provinces.flatMap((province) => election.units.childrenOf(province));
    let missing = false;
    for (const { name, scope, hasTable } of this.#publications) {
      const unlisted = regencies.filter((unit) => !this.#listed.has(pathOf(name, unit)));
      const { sums } = await gather(unlisted.map((unit) => ({ unit, scope })), []);
      for (const unit of unlisted) {
        if (!hasTable(sums(unit, scope))) continue;
        this.#stale.add(`${name} ${unit}`);
        missing = true;
      }
    }
    return missing;
  }

  touch(recordKey: string): void {
    for (const { name, unitOf, inTable } of this.#publications) {
      const unit = inTable(recordKey) ? unitOf(recordKey) : undefined;
      if (unit !== undefined && levelOf(unit) >= LEVEL) this.#stale.add(`${name} ${unit.slice(0, LEVEL)}`);
    }
  }

  /** Whether any file is behind the log. */
  get stale(): boolean {
    return this.#stale.size > 0;
  }

  /**
   * Files of the stale units, and the index: all that are not listed yet, and at most `limit` others, oldest
   * stale first. Empty when nothing is stale.
   */
  async build(size: number, election: Election, gather: Gather, limit: number): Promise<ViewFile[]> {
    const isListed = (name: string): boolean => {
      const [contest = '', unit = ''] = name.split(' ');
      return this.#listed.has(pathOf(contest, unit));
    };
    const stale = [...this.#stale];
    const chosen = [
      ...stale.filter((name) => !isListed(name)),
      ...stale.filter(isListed).slice(0, limit),
    ];
    if (chosen.length === 0) return [];
    const files: ViewFile[] = [];
    const listed: Listed[] = [];
    for (const name of chosen) {
      const [contest = '', unit = ''] = name.split(' ');
      const publication = this.#publications.find((candidate) => candidate.name === contest);
      if (!publication) continue;
      const { path, bytes, rows, metadata } = await tableOf(publication, unit, election, gather);
      listed.push({ contest, path, rows, sha256: hex(sha256(bytes)), size, unit });
      files.push({ path, bytes }, { path: `${path}-metadata.json`, bytes: utf8(metadata) });
    }
    for (const name of chosen) this.#stale.delete(name);
    for (const file of listed) this.#listed.set(file.path, file);
    return [...files, { path: INDEX, bytes: utf8(this.#index()) }];
  }

  #index(): string {
    const files = [...this.#listed.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return canonical({ files, kind: 'terang/open/v1' });
  }
}

async function tableOf(publication: Publication, unit: string, election: Election, gather: Gather) {
  const keys = villagesOf(unit, election).flatMap((village) => publication.recordsOf(village, election));
  const { record } = await gather([], keys.filter(publication.inTable));
  const { text, rows, metadata } = publication.csv(unit, election, record);
  return { path: pathOf(publication.name, unit), bytes: utf8(text), rows, metadata };
}

function villagesOf(unit: string, election: Election): string[] {
  if (levelOf(unit) === 10) return [unit];
  const children = election.units.childrenOf(unit).filter((child) => isBelow(child, unit));
  return children.flatMap((child) => villagesOf(child, election));
}
