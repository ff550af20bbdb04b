// Copies what stands beside the log and is not covered by its root: photographs, each by the hash that an act
// names, and what each witness cosigned last. It comes after the checkpoint is shown, so that no figure waits
// for a picture.
import { join } from 'node:path';
import { equalBytes, hex, sha256 } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import { openCheckpoint } from '../core/checkpoint.ts';
import { cosignedAt, cosignedPath } from '../core/cosignature.ts';
import { NOTE_BYTES_MAX, type NoteKey } from '../core/note.ts';
import { parsePolicy } from '../core/policy.ts';
import type { Disk } from './disk.ts';
import { ed25519 } from './ed25519.ts';
import { inLanes } from './lanes.ts';
import { objectOf, type Copying } from './mirror-views.ts';
import { publishedEntries } from './rebuild.ts';
import type { TreeFiles } from './tree-files.ts';
import { SourceFault, type TreeSource } from './tree-source.ts';

/** Hashes of the photographs that an act names. */
export type PhotographsIn = (act: unknown) => readonly string[];

const FOLDER = 'evidence';
const PHOTOGRAPH_BYTES_MAX = 5_000_000;
const READS_AT_ONCE = 8;
const HASH = /^[0-9a-f]{64}$/;

/** The photographs of a log: which it names, and which of them lie here. */
export class Photographs {
  readonly #own: TreeFiles;
  readonly #in: PhotographsIn;
  readonly #held: Set<string>;
  readonly #lacking = new Set<string>();
  #looked = 0;

  private constructor(own: TreeFiles, photographsIn: PhotographsIn, held: readonly string[]) {
    this.#own = own;
    this.#in = photographsIn;
    this.#held = new Set(held);
  }

  static async open(
    dir: string,
    disk: Disk,
    own: TreeFiles,
    photographsIn: PhotographsIn,
  ): Promise<Photographs> {
    return new Photographs(own, photographsIn, await disk.names(join(dir, FOLDER)));
  }

  /** Looks at the leaves up to a size that were not looked at yet; the first time, at all of them. */
  async look(size: number): Promise<void> {
    for await (const entries of publishedEntries(this.#own.read, this.#looked, size)) {
      for (const entry of entries) {
        const act = objectOf(entry.subarray(0, Math.max(entry.indexOf(0x0a), 0)));
        for (const hash of act === undefined ? [] : this.#in(act)) {
          if (HASH.test(hash) && !this.#held.has(hash)) this.#lacking.add(hash);
        }
      }
      this.#looked += entries.length;
    }
  }

  /**
   * Takes at most so many that lack, those first that lack longest. What the source does not have yet
   * (figures travel before photographs) is asked for again the next time. Throws SourceFault
   * `mirror-file-wrong` when one is not what its hash says.
   */
  async copy(source: TreeSource, most: number): Promise<void> {
    let wrong: string | undefined;
    await inLanes([...this.#lacking].slice(0, most), READS_AT_ONCE, async (hash) => {
      const path = `${FOLDER}/${hash}`;
      const bytes = await source.read(path, PHOTOGRAPH_BYTES_MAX);
      this.#lacking.delete(hash);
      if (bytes !== undefined && hex(sha256(bytes)) === hash) {
        await this.#own.writeAll([{ bytes, path }]);
        this.#held.add(hash);
        return;
      }
      // At the end of the line: what is not there holds up nothing that is.
      this.#lacking.add(hash);
      if (bytes !== undefined) wrong = path;
    });
    if (wrong !== undefined) throw new SourceFault('mirror-file-wrong', { path: wrong });
  }
}

/** What each witness of the policy cosigned last, where both have signed it and it is not older. */
export async function copyCosigned({ own, source }: Omit<Copying, 'size'>, log: NoteKey): Promise<void> {
  const policy = parsePolicy(new TextDecoder().decode((await own.read('policy')) ?? new Uint8Array()));
  if (isRefusal(policy)) return;
  await inLanes(policy.witnesses, READS_AT_ONCE, async ({ key }) => {
    const path = cosignedPath(key.name);
    const sizeOf = (bytes: Uint8Array | undefined): number | undefined => {
      const opened = openCheckpoint(new TextDecoder().decode(bytes), [log], ed25519);
      return isRefusal(opened) || cosignedAt(opened.note, key, ed25519) === undefined
        ? undefined
        : opened.size;
    };
    const [held, theirs] = [await own.read(path), await source.read(path, NOTE_BYTES_MAX)];
    const size = sizeOf(theirs);
    if (theirs === undefined || size === undefined || size < (sizeOf(held) ?? 0)) return;
    if (held === undefined || !equalBytes(held, theirs)) await own.replace(path, theirs);
  });
}
