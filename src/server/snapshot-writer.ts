// A snapshot, step by step: views made while the state stands still, files written, the publisher's act in the log, the list
// extended. Files come before the act, so the log never names a view that does not exist; the list comes after the checkpoint
// that covers the act. The nation's file is written first: after a crash it names the files that no act will ever name.
import { appendFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { textOf, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { isRefusal } from '../base/result.ts';
import { atText, receivedText, type Clock } from '../base/time.ts';
import { NATION } from '../base/unit.ts';
import type { Publication, ViewRef } from '../core/define.ts';
import { ELECTION_RECORD, electionRecordOf } from '../core/election-record.ts';
import { PUBLISHER } from '../core/officer.ts';
import { splitEntry } from '../core/seal.ts';
import { snapshotRecordOf, SNAPSHOT_ACT, SNAPSHOT_RECORD, type SnapshotRecord } from '../modules/publication/index.ts';
import type { OpenData } from './open-data.ts';
import type { Sequencer } from './sequencer.ts';
import { viewPath, type Snapshot, type Snapshots, type ViewFile } from './snapshots.ts';
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
  readonly dir: string;
  readonly publisher: ActSigner;
  readonly clock: Clock;
  readonly step?: (name: string) => void | Promise<void>;
};

export const LIST = 'snapshots.ndjson';
export const LATEST = 'latest.json';
/** Open-data files refreshed at one snapshot. */
const OPEN_FILES_MAX = 12;

export class SnapshotWriter {
  readonly #parts: SnapshotParts;

  constructor(parts: SnapshotParts) {
    this.#parts = parts;
  }

  /** Mends what a crash left: names a snapshot that is in the log and not in the list, removes views that no act names. */
  async resume(): Promise<void> {
    const { state, dir, store, snapshots } = this.#parts;
    await state.bring([SNAPSHOT_RECORD]);
    const last = snapshotRecordOf(state.ledger.read(SNAPSHOT_RECORD));
    for (const { name } of this.#parts.publications) await this.#removeOrphans(name, last?.size ?? 0);
    if (!last) return;
    const [entry] = await store.entries(last.size - 1, 1);
    const at = entry ? splitEntry(entry).seal.received : '';
    snapshots.resume({ at, root: last.root, size: last.size, views: last.views });
    const list = textOf((await this.#parts.files.read(LIST)) ?? new Uint8Array());
    const whole = list.slice(0, list.lastIndexOf('\n') + 1);
    if (whole !== list) await this.#parts.files.replace(LIST, utf8(whole));
    const line = lineOf({ ...last, at }, last);
    if (!whole.endsWith(`${line}\n`)) await this.#list(line, dir);
  }

  /** Brings the views up to date; resolves when the snapshot is listed. `all` refreshes every stale open-data file. */
  async write(all = false): Promise<void> {
    const { sequencer, files, step } = this.#parts;
    let made: { snapshot: Snapshot; views: ViewFile[]; open: ViewFile[] } | undefined;
    await sequencer.still(async () => {
      made = await this.#make(all ? Number.POSITIVE_INFINITY : OPEN_FILES_MAX);
    });
    if (!made) return;
    const { snapshot, views, open } = made;
    await step?.('before-views');
    await files.writeAll(views.filter(({ path }) => path.includes(`/${NATION}/`)));
    await step?.('after-nation-view');
    await files.writeAll(views);
    await step?.('before-snapshot-act');
    const leaf = await this.#sign(snapshot);
    // Crash here: the act is in the log, the list lacks it; resume() adds the line.
    await step?.('after-snapshot-act');
    for (const file of open) await files.replace(file.path, file.bytes);
    await this.#list(lineOf(snapshot, { leaf }), this.#parts.dir);
  }

  async #make(openFiles: number): Promise<{ snapshot: Snapshot; views: ViewFile[]; open: ViewFile[] } | undefined> {
    const { state, snapshots, openData, sequencer } = this.#parts;
    const { ledger } = state;
    await state.bring([ELECTION_RECORD, SNAPSHOT_RECORD]);
    const founded = electionRecordOf(ledger.election && ledger.read(ELECTION_RECORD));
    const last = snapshotRecordOf(ledger.read(SNAPSHOT_RECORD));
    if (!ledger.election || !founded?.frozen) return undefined;
    if (last && !snapshots.stale && !openData.stale) return undefined;
    const { size, root } = await sequencer.head();
    const place = { at: receivedText(ledger.lastReceivedMs), root, size };
    const { snapshot, files } = await snapshots.build(place, ledger.election, founded.name, state.gather);
    return { snapshot, views: files, open: await openData.build(size, ledger.election, state.gather, openFiles) };
  }

  async #sign({ root, size, views }: Snapshot): Promise<number> {
    const { publisher, sequencer, state, clock } = this.#parts;
    const nowMs = Math.max(clock(), state.ledger.lastReceivedMs);
    const bytes = utf8(canonical({
      act: SNAPSHOT_ACT,
      at: atText(nowMs),
      basis: null,
      body: { root, size, views },
      by: { key: publisher.key, officer: PUBLISHER },
      election: state.ledger.election?.id ?? '',
      record: SNAPSHOT_RECORD,
      unit: NATION,
      v: 1,
    }));
    const receipt = await sequencer.submit({ bytes, signatures: [publisher.sign(bytes)] });
    if (isRefusal(receipt)) throw new Error(`the snapshot was refused: ${receipt.refused}`);
    return receipt.leaf;
  }

  async #list(line: string, dir: string): Promise<void> {
    await appendFile(join(dir, LIST), `${line}\n`);
    await this.#parts.step?.('after-list');
    await this.#parts.files.replace(LATEST, utf8(line));
  }

  /** A nation's view larger than the last snapshot was never signed: it and the files it names at its size go. */
  async #removeOrphans(publication: string, lastSize: number): Promise<void> {
    const { dir, files } = this.#parts;
    const names = await readdir(join(dir, 'views', publication, NATION)).catch(() => []);
    const sizes = names.map((name) => Number.parseInt(name, 10)).filter((size) => size > lastSize);
    for (const size of sizes) {
      const remove = async (unit: string): Promise<void> => {
        const path = viewPath(publication, unit, size);
        const bytes = await files.read(path);
        if (!bytes) return;
        const { children } = JSON.parse(textOf(bytes)) as { children: { unit: string; view?: ViewRef | null }[] };
        for (const child of children) if (child.view?.size === size) await remove(child.unit);
        await rm(join(dir, path));
      };
      await remove(NATION);
    }
  }
}

const lineOf = (snapshot: Snapshot, { leaf }: Pick<SnapshotRecord, 'leaf'>): string =>
  canonical({ at: snapshot.at, leaf, root: snapshot.root, size: snapshot.size, views: snapshot.views });
