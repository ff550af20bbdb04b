// Acts for the bench: those of a rehearsal of a real area, signed before anything is measured and kept in a
// file until the run ends, so that signing takes nothing from what is measured. Nothing is kept between runs.
import { open, type FileHandle } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { seededKeys } from '../src/cli/keys.ts';
import { progressBar } from '../src/cli/progress.ts';
import { readElection, RESULTS_FILE, REVISIONS_FILE } from '../src/cli/rehearsal/election-files.ts';
import type { RehearsalItem } from '../src/cli/rehearsal/signed-act.ts';
import { rehearsalStream } from '../src/cli/rehearsal/stream.ts';
import { formatVkey } from '../src/core/note.ts';

export type Sample = {
  readonly path: string;
  readonly area: string;
  readonly acts: number;
  readonly forms: number;
};

export const SEED = 'bench';
const LENGTH_BYTES = 4;

/** Signs the acts of an area into a file. */
export async function makeSample(path: string, area: string): Promise<Sample> {
  const keys = seededKeys(SEED);
  const stream = rehearsalStream({
    seed: SEED,
    files: await readElection(),
    area,
    rowsPath: fileURLToPath(RESULTS_FILE),
    revisionsPath: fileURLToPath(REVISIONS_FILE),
    publisherKey: keys.publisherKey,
    logVkey: formatVkey(keys.log.key),
  });
  const { acts: planned, forms } = await stream.summary;
  const bar = progressBar(planned.founding + planned.night, false);
  const file = await open(path, 'wx');
  let acts = 0;
  try {
    for await (const items of stream) {
      const frame = serialize(items);
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32LE(frame.length);
      await file.writev([length, frame]);
      acts += items.length;
      bar.to(acts, `signing area ${area}`);
    }
  } finally {
    bar.end();
    await file.close();
  }
  return { path, area, acts, forms };
}

/** The acts again, some hundreds at a time, in their order. */
export async function* readSample({ path }: Pick<Sample, 'path'>): AsyncGenerator<RehearsalItem[]> {
  const file = await open(path);
  try {
    for (let at = 0; ;) {
      const length = (await take(file, at, LENGTH_BYTES))?.readUInt32LE();
      if (length === undefined) return;
      const frame = await take(file, at + LENGTH_BYTES, length);
      if (!frame) throw new Error('the file of acts ends early');
      yield deserialize(frame) as RehearsalItem[];
      at += LENGTH_BYTES + length;
    }
  } finally {
    await file.close();
  }
}

async function take(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
  return bytesRead === length ? buffer : undefined;
}

/** The first acts of a sample. */
export async function firstActs(sample: Pick<Sample, 'path'>, count: number): Promise<RehearsalItem[]> {
  const items: RehearsalItem[] = [];
  for await (const lot of readSample(sample)) {
    items.push(...lot);
    if (items.length >= count) break;
  }
  return items.slice(0, count);
}
