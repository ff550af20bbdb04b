// The app's services, put together once: database, clock, API, sessions, the sender. Screens get this and
// nothing else; what they decide becomes a signed act through `sign` alone.
import { type ActClock, actClock, type KeptClock } from '../device/clock.ts';
import { type Decision, signed } from '../device/acts.ts';
import { type Api, officeApi } from '../device/api.ts';
import { type Device, openDevice } from '../device/database.ts';
import { settled } from '../device/drafts.ts';
import { addItem } from '../device/outbox.ts';
import { type Sender, startSender } from '../device/sender.ts';
import { browserLock } from '../device/sending.ts';
import { onceFor } from '../device/say-once.ts';
import { deviceName, type Sessions, sessionsOf } from '../device/session.ts';
import type { Identity, OutboxItem } from '../device/stored.ts';
import { type UploadProgress, uploadProgress } from '../device/upload-progress.ts';
import { uploader } from '../device/uploads.ts';

export type SignOptions = {
  /** The draft that becomes this act, dropped in the same step. */
  readonly draft?: string;
  /** Id of an act that must be received before. */
  readonly after?: string;
  readonly photographs?: readonly string[];
};

export type Office = {
  readonly device: Device;
  readonly api: Api;
  readonly clock: ActClock;
  readonly sessions: Sessions;
  readonly sender: Sender;
  /** How far photographs on their way are. */
  readonly uploads: Pick<UploadProgress, 'of' | 'onChange'>;
  /** Identities as they were when it was opened, so that the first screen waits for nothing. */
  readonly opened: readonly Identity[];
  /** Who uses the device: the newest identity. */
  readonly me: () => Identity | undefined;
  /** Signs what was decided and puts it into the outbox. Rejects when the device cannot keep it. */
  readonly sign: (said: Decision, options?: SignOptions) => Promise<OutboxItem>;
  /** Hears of faults of the database that no screen waits for. */
  readonly onFault: (heard: (fault: unknown) => void) => () => void;
};

const CLOCK = 'terang-clock';

/** Opens the office on this device. */
export async function openOffice(): Promise<Office> {
  const device = await openDevice();
  const clock = actClock(Date.now, keptClock(), keepClock);
  const here = globalThis.fetch.bind(globalThis);
  const api = officeApi({ fetch: here, now: Date.now, onDate: clock.hear });
  const opened = await device.all('identity');
  let me = newest(opened);
  device.onChange((stores) => {
    if (stores.includes('identity')) void device.all('identity').then((all) => void (me = newest(all)));
  });
  const sessions = sessionsOf(api, () => me, deviceName(navigator.userAgent));
  const faults = new Set<(fault: unknown) => void>();
  const spread = { clock: Date.now, chance: Math.random };
  const uploads = uploadProgress();
  const sender = startSender(
    {
      ...spread,
      device,
      api,
      lock: browserLock,
      uploadStep: uploader({ ...spread, device, fetch: here, within: sessions.within, progress: uploads }),
    },
    (fault) => faults.forEach((heard) => heard(fault)),
  );
  const sign = onceFor(async ({ said, options }: { said: Decision; options: SignOptions }) => {
    const { draft, ...waits } = options;
    const identity = newest(await device.all('identity'));
    if (identity === undefined) throw new Error('nobody to sign');
    // A keystroke that reaches the disk after the signing would make the draft again.
    if (draft !== undefined) await settled(device, draft);
    const item = await addItem(device, { ...(await signed(identity, clock, said)), ...waits }, draft);
    sender.wake();
    return item;
  });
  return {
    device,
    api,
    clock,
    sessions,
    sender,
    uploads,
    opened,
    me: () => me,
    sign: (said, options = {}) => sign({ said, options }),
    onFault(heard) {
      faults.add(heard);
      return () => faults.delete(heard);
    },
  };
}

/** Who uses the device, of the identities that are on it. */
export const newest = (identities: readonly Identity[]): Identity | undefined =>
  [...identities].sort((a, b) => b.madeAt - a.madeAt)[0];

/** A store that is full or closed costs the correction at the next start, and nothing now. */
function keepClock(kept: KeptClock): void {
  try {
    localStorage.setItem(CLOCK, JSON.stringify(kept));
  } catch {
    // Heard again with the next answer.
  }
}

function keptClock(): KeptClock {
  try {
    const { offset, last } = JSON.parse(localStorage.getItem(CLOCK) ?? '{}') as KeptClock;
    return {
      ...(typeof offset === 'number' ? { offset } : {}),
      ...(typeof last === 'number' ? { last } : {}),
    };
  } catch {
    return {};
  }
}
