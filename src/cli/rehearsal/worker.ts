// The thread that signs a rehearsal (stream.ts). It sends a few lots ahead and then waits to be asked for the
// next: the one who writes the log sets the pace.
import { parentPort, workerData } from 'node:worker_threads';
import { FileUnusable } from './csv-lines.ts';
import { prepareRehearsal, type RehearsalOptions } from './prepare.ts';
import { countActs, rehearsal } from './rehearsal.ts';
import type { RehearsalItem } from './signed-act.ts';
import { lotOf, type WorkerMessage } from './stream.ts';

const ACTS_PER_LOT = 500;
const LOTS_AHEAD = 4;

let allowed = LOTS_AHEAD;
let wake: () => void = () => undefined;

const port = parentPort;
if (!port) throw new Error('only a thread of a rehearsal');
port.on('message', () => {
  allowed += 1;
  wake();
});

async function send(items: RehearsalItem[]): Promise<void> {
  while (allowed === 0) await new Promise<void>((resolve) => (wake = resolve));
  allowed -= 1;
  const lot = lotOf(items);
  post({ kind: 'lot', lot }, [lot.bytes.buffer, lot.lengths.buffer, lot.receivedMs.buffer] as ArrayBuffer[]);
  // Lets the port be heard between two lots.
  await new Promise((resolve) => setImmediate(resolve));
}

function post(message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

async function run(): Promise<void> {
  const options = workerData as RehearsalOptions;
  const prepared = await prepareRehearsal(options);
  const { rows, revisions } = prepared;
  const { faultCount, faults, forms, stations } = rows;
  const acts = countActs(rows, revisions);
  post({ kind: 'summary', summary: { acts, faultCount, faults, forms, stations: stations.length } });
  let items: RehearsalItem[] = [];
  for (const item of rehearsal(prepared, options.skip)) {
    items.push(item);
    if (items.length < ACTS_PER_LOT) continue;
    await send(items);
    items = [];
  }
  if (items.length > 0) await send(items);
  post({ kind: 'end' });
}

try {
  await run();
} catch (error) {
  post({ kind: 'failed', message: (error as Error).message, unusable: error instanceof FileUnusable });
}
port.close();
