// The batches on this device and the one that is being sent. Sending goes on by itself when the desk is
// opened again and when the network comes back, in one window at a time; it stops when she says so.
import { useEffect, useRef, useState } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { useDesk } from '../desk-context.ts';
import { batchPorts } from './batch-ports.ts';
import { type Batch, batchStore, type StoredDecree } from './batch-store.ts';
import { runBatch, settleBatch, type BatchPorts } from './send-batch.ts';

export type BatchView = {
  readonly batch: Batch;
  readonly decrees: readonly StoredDecree[];
};

export type Sending = {
  readonly view: BatchView | undefined;
  readonly isRunning: boolean;
  /** Why the sending stopped by itself, a refusal's code. */
  readonly stoppedBy: string | undefined;
  readonly resume: () => void;
  readonly stop: () => void;
};

/** A batch as the device has it, after it has heard what became of its acts. */
async function lookAt(ports: BatchPorts, id: string): Promise<BatchView | undefined> {
  await settleBatch(ports, id);
  const batch = await ports.store.batch(id);
  return batch && { batch, decrees: await ports.store.decrees(id) };
}

/** Marks a batch as running or stopped by her; what is done stays done. */
async function mark({ store }: BatchPorts, id: string, state: 'running' | 'stopped'): Promise<void> {
  const batch = await store.batch(id);
  if (batch && batch.state !== 'done' && batch.state !== state) await store.putBatch({ ...batch, state });
}

/** One window sends a batch; another that is opened beside it looks on. */
async function inOneWindow(
  id: string,
  work: () => Promise<Refusal | undefined>,
): Promise<Refusal | undefined> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(`terang-batch-${id}`, { ifAvailable: true }, async (lock) =>
    lock ? work() : undefined,
  );
}

/** A batch as it is sent: what was done so far, and going on. */
export function useSending(id: string): Sending {
  const desk = useDesk();
  const [view, setView] = useState<BatchView>();
  const [isRunning, setRunning] = useState(false);
  const [stoppedBy, setStoppedBy] = useState<string>();
  const going = useRef(false);
  const ports = async (): Promise<BatchPorts> => batchPorts(desk, await batchStore());
  const read = async (): Promise<void> => setView(await lookAt(await ports(), id));
  const resume = async (): Promise<void> => {
    if (going.current) return;
    going.current = true;
    setRunning(true);
    setStoppedBy(undefined);
    try {
      const these = await ports();
      await mark(these, id, 'running');
      const refusal = await inOneWindow(id, () => runBatch(these, id, () => going.current));
      if (isRefusal(refusal)) setStoppedBy(refusal.refused);
    } catch {
      setStoppedBy('unavailable');
    } finally {
      going.current = false;
      setRunning(false);
      await read();
    }
  };
  const stop = async (): Promise<void> => {
    going.current = false;
    await mark(await ports(), id, 'stopped');
    await read();
  };
  useGoingOn(id, going, read, resume);
  useProgress(isRunning, read);
  return { view, isRunning, stoppedBy, resume: () => void resume(), stop: () => void stop() };
}

type Going = { current: boolean };

/** Begins where it was when it is looked at, goes on with the network, and hears what the outbox learns. */
function useGoingOn(id: string, going: Going, read: () => Promise<void>, resume: () => Promise<void>): void {
  const { office } = useDesk();
  useEffect(() => {
    void read().then(async () => {
      const batch = await (await batchStore()).batch(id);
      if (batch?.state === 'running') await resume();
    });
    const deaf = office.device.onChange((stores) => stores.includes('outbox') && void read());
    const online = (): void => void resume();
    addEventListener('online', online);
    return () => {
      going.current = false;
      removeEventListener('online', online);
      deaf();
    };
  }, [id]);
}

const LOOK_MS = 1_000;

/** Looks at how far it is while it runs. */
function useProgress(isRunning: boolean, read: () => Promise<void>): void {
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => void read(), LOOK_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
}
