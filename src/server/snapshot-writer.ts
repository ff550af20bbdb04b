// A snapshot, step by step: views made while the state stands still, files written, the publisher's act in
// the log, open data, the list. Files come before the act, so the log never names a view that does not
// exist; the list comes last, so a snapshot that is not listed is one that was interrupted. Views are
// written from the nation down: after a crash the nation's names every file that no act will ever name.
// What a fault stops in the middle is finished, the same bytes, by the next `write` or the next start.
import { join } from 'node:path';
import { hex, sha256, textOf, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { isRefusal } from '../base/result.ts';
import { atText, receivedText, type Clock } from '../base/time.ts';
import { LEVELS, levelOf, NATION } from '../base/unit.ts';
import type { Publication } from '../core/define.ts';
import type { SignedAct } from '../core/act.ts';
import { ELECTION_RECORD, electionRecordOf } from '../core/election-record.ts';
import { PUBLISHER } from '../core/officer.ts';
import { snapshotRecordOf, SNAPSHOT_ACT, SNAPSHOT_RECORD } from '../modules/publication/index.ts';
import type { Disk } from './disk.ts';
import type { OpenData } from './open-data.ts';
import { QUEUE_MAX, type Sequencer } from './sequencer.ts';
import { SnapshotList } from './snapshot-list.ts';
import {
  ViewInDoubt,
  viewPath,
  type Snapshot,
  type Snapshots,
  type ViewChildren,
  type ViewFile,
} from './snapshots.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';
import type { TreeFiles } from './tree-files.ts';

/** Signs acts with the publisher's key. `key` is the key's id, signatures are base64url. */
export type ActSigner = { readonly key: string; readonly sign: (actBytes: Uint8Array) => string };

export type SnapshotParts = {
  readonly sequencer: Sequencer;
  readonly store: Store;
  readonly state: State;
  readonly publications: readonly Publication[];
  readonly snapshots: Snapshots;
  readonly openData: OpenData;
  readonly files: TreeFiles;
  readonly disk: Disk;
  readonly durable: boolean;
  readonly dir: string;
  readonly publisher: ActSigner;
  readonly clock: Clock;
  readonly step?: (name: string) => void | Promise<void>;
};

/** A snapshot that is worked out and not yet listed. */
type Made = {
  readonly snapshot: Snapshot;
  readonly views: readonly ViewFile[];
  readonly open: readonly ViewFile[];
  act?: SignedAct;
};

/** Open-data files refreshed at one snapshot, besides those of regencies that are new. */
const OPEN_FILES_MAX = 12;

export class SnapshotWriter {
  readonly #parts: SnapshotParts;
  readonly #list: SnapshotList;
  #made: Made | undefined;

  constructor(parts: SnapshotParts) {
    this.#parts = parts;
    this.#list = new SnapshotList(parts);
  }

  /**
   * Mends what a crash left: removes views that no act names, lists the snapshots that are in the log and not
   * in the list. Throws ViewInDoubt when the last snapshot's views are not there. Resolves to whether open
   * data was left behind: then a snapshot is due at once.
   */
  async resume(): Promise<boolean> {
    const { state, snapshots, openData, publications, files } = this.#parts;
    await state.bring([SNAPSHOT_RECORD]);
    const last = snapshotRecordOf(state.ledger.read(SNAPSHOT_RECORD));
    for (const { name } of publications) await this.#removeOrphans(name, last?.size ?? 0);
    if (!last || !state.ledger.election) return false;
    for (const [name, hash] of Object.entries(last.views)) {
      const path = viewPath(name, NATION, last.size);
      const bytes = await files.read(path);
      if (!bytes || hex(sha256(bytes)) !== hash) throw new ViewInDoubt(`${path} is not what was signed`);
    }
    snapshots.resume(last);
    const interrupted = await this.#list.mend(last.leaf);
    await openData.resume(last.size, interrupted, files.read);
    return await openData.findMissing(state.ledger.election, state.gather);
  }

  /**
   * Brings the views up to date; resolves when the snapshot is listed. `all` refreshes every stale open-data
   * file. One at a time. After a rejection the next call goes on with the same snapshot.
   */
  async write(all = false): Promise<void> {
    if (this.#made) await this.#finish(this.#made);
    await this.#parts.sequencer.still(async () => {
      this.#made = await this.#make(all ? Number.POSITIVE_INFINITY : OPEN_FILES_MAX);
    });
    if (this.#made) await this.#finish(this.#made);
  }

  async #make(openFiles: number): Promise<Made | undefined> {
    const { state, snapshots, openData, sequencer } = this.#parts;
    const { ledger } = state;
    const { election } = ledger;
    const founded = electionRecordOf(election && ledger.read(ELECTION_RECORD));
    await state.bring([SNAPSHOT_RECORD]);
    const last = snapshotRecordOf(ledger.read(SNAPSHOT_RECORD));
    if (!election || !founded?.frozen) return undefined;
    if (last && !snapshots.stale && !openData.stale) return undefined;
    const { size, root } = sequencer.head;
    const place = { at: receivedText(ledger.lastReceivedMs), root, size };
    const open = await openData.build(size, election, state.gather, openFiles);
    const { snapshot, files } = await snapshots.build(place, election, founded.name, state.gather);
    return { snapshot, views: files, open };
  }

  /** Every step may be done again: files are the same, an act sent twice is one act, a line stands once. */
  async #finish(made: Made): Promise<void> {
    const { files, step } = this.#parts;
    const { snapshot, views, open } = made;
    await step?.('before-views');
    for (const level of [0, ...LEVELS]) {
      const ofLevel = views.filter(({ path }) => levelOf(unitIn(path)) === level);
      if (ofLevel.length > 0) await files.writeAll(ofLevel);
      if (level === 0) await step?.('after-nation-view');
    }
    await step?.('before-snapshot-act');
    const leaf = await this.#log((made.act ??= this.#signedAct(snapshot)));
    // Crash here: the act is in the log, open data and list lack it; resume() sees that and mends both.
    await step?.('after-snapshot-act');
    for (const file of open) await files.replace(file.path, file.bytes);
    await step?.('after-open-data');
    await this.#list.add({ ...snapshot, leaf });
    this.#made = undefined;
  }

  #signedAct({ root, size, views }: Snapshot): SignedAct {
    const { publisher, state, clock } = this.#parts;
    const nowMs = Math.max(clock(), state.ledger.lastReceivedMs);
    const bytes = utf8(
      canonical({
        act: SNAPSHOT_ACT,
        at: atText(nowMs),
        basis: null,
        body: { root, size, views },
        by: { key: publisher.key, officer: PUBLISHER },
        election: state.ledger.election?.id ?? '',
        record: SNAPSHOT_RECORD,
        unit: NATION,
        v: 1,
      }),
    );
    return { bytes, signatures: [publisher.sign(bytes)] };
  }

  async #log(act: SignedAct): Promise<number> {
    // One place in the queue is the system's own: however full it is, views do not grow old.
    const receipt = await this.#parts.sequencer.submit(act, QUEUE_MAX + 1);
    if (isRefusal(receipt)) throw new Error(`the snapshot was refused: ${receipt.refused}`);
    return receipt.leaf;
  }

  /**
   * A nation's view larger than the last snapshot was never signed: it and the files it names at its size
   * go.
   */
  async #removeOrphans(publication: string, lastSize: number): Promise<void> {
    const { dir, disk, files } = this.#parts;
    const names = await disk.names(join(dir, 'views', publication, NATION));
    for (const size of names.map((name) => Number.parseInt(name, 10)).filter((one) => one > lastSize)) {
      const orphans: string[] = [];
      const find = async (unit: string): Promise<void> => {
        const bytes = await files.read(viewPath(publication, unit, size));
        if (!bytes) return;
        orphans.push(unit);
        const { children } = JSON.parse(textOf(bytes)) as ViewChildren;
        for (const child of children) if (child.view?.size === size) await find(child.unit);
      };
      await find(NATION);
      // From below, a level at a time: what is left after a crash here still hangs together.
      for (const level of [...LEVELS.toReversed(), 0]) {
        await this.#remove(orphans.filter((unit) => levelOf(unit) === level), publication, size);
      }
    }
  }

  async #remove(units: readonly string[], publication: string, size: number): Promise<void> {
    const { dir, disk, durable } = this.#parts;
    for (const unit of units) {
      await disk.remove(join(dir, viewPath(publication, unit, size)));
      if (durable) await disk.syncDir(join(dir, 'views', publication, unit));
    }
  }
}

const unitIn = (path: string): string => path.split('/')[2] ?? '';
