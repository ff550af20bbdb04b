// What a log stands on when it is measured: the embedded PostgreSQL with fsync, two witnesses as processes of
// their own, the objects of the election. The same parts as the service starts.
import { join } from 'node:path';
import { startChild } from '../src/cli/children.ts';
import { seededKeys, type SystemKeys } from '../src/cli/keys.ts';
import { readElection } from '../src/cli/rehearsal/election-files.ts';
import { objectMap } from '../src/cli/replay.ts';
import { formatVkey } from '../src/core/note.ts';
import { startDatabase } from '../src/server/embedded-postgres.ts';
import { migrate } from '../src/server/migrations.ts';
import { createPostgresStore } from '../src/server/postgres-store.ts';
import type { Store } from '../src/server/store.ts';
import type { WitnessAt } from '../src/server/witness-client.ts';
import { SEED } from './sample.ts';

export type LogParts = {
  readonly store: Store;
  readonly witnesses: readonly WitnessAt[];
  readonly keys: SystemKeys;
  readonly objects: ReadonlyMap<string, string>;
  readonly treeDir: string;
  readonly stop: () => Promise<void>;
};

export const WITNESSES = 2;

/** Starts the parts below a directory; what was started is stopped again when a later part fails. */
export async function startLogParts(dir: string): Promise<LogParts> {
  const keys = seededKeys(SEED);
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  const die = (what: string): void => {
    throw new Error(what);
  };
  try {
    const database = await startDatabase({ dir: join(dir, 'database'), onDeath: die });
    stops.push(database.stop);
    await migrate(database.url);
    const store = createPostgresStore({ url: database.url });
    stops.push(() => store.close());
    await store.lead();
    const witnesses: WitnessAt[] = [];
    for (let number = 1; number <= WITNESSES; number++) {
      const name = `witness-${number}.bench.terang`;
      const log = formatVkey(keys.log.key);
      const witness = await startChild(
        ['witness', '--dir', join(dir, `witness-${number}`), '--name', name, '--log', log, '--port', '0'],
        (code) => die(`${name} ended with ${code}`),
      );
      stops.push(witness.stop);
      witnesses.push({ url: witness.said['url'] ?? '', vkey: witness.said['vkey'] ?? '' });
    }
    return {
      store,
      witnesses,
      keys,
      objects: objectMap(await readElection()),
      treeDir: join(dir, 'tree'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
