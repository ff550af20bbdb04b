// Acts through the API's batch endpoint, as a gateway of a district sends them: a hundred a request, from a
// process of its own (http-sender.ts) that counts the answers.
import { fork } from 'node:child_process';
import { createApi } from '../src/server/http.ts';
import type { Engine } from '../src/server/engine.ts';
import { createLogger } from '../src/server/log.ts';
import { createMetrics } from '../src/server/metrics.ts';
import type { Store } from '../src/server/store.ts';
import type { RehearsalItem } from '../src/cli/rehearsal/signed-act.ts';

export type HttpLoad = {
  readonly engine: Engine;
  readonly store: Store;
  readonly items: readonly RehearsalItem[];
  /** Offered rate; Infinity: as many as are answered. */
  readonly perSecond: number;
};

export type Sending = {
  readonly url: string;
  readonly bodies: readonly string[];
  readonly perSecond: number;
};
/** Milliseconds from the moment a request was due to each of its answers. */
export type Answered = {
  readonly acks: number[];
  readonly refused: Record<string, number>;
  readonly perSecond: number;
};

export const ACTS_PER_REQUEST = 100;

const lineOf = ({ signed }: RehearsalItem): string =>
  JSON.stringify({ act: Buffer.from(signed.bytes).toString('base64url'), signatures: signed.signatures });

function bodiesOf(items: readonly RehearsalItem[]): string[] {
  const bodies: string[] = [];
  for (let at = 0; at < items.length; at += ACTS_PER_REQUEST) {
    bodies.push(
      items
        .slice(at, at + ACTS_PER_REQUEST)
        .map(lineOf)
        .join('\n'),
    );
  }
  return bodies;
}

/** Sends the acts and waits for all answers. Throws when any was refused. */
export async function sendOverHttp({ engine, store, items, perSecond }: HttpLoad): Promise<Answered> {
  const { sequencer } = engine;
  const api = await createApi({
    intake: sequencer,
    store,
    version: '0',
    logger: createLogger('warn'),
    metrics: createMetrics(),
    clock: Date.now,
    limits: { writesPerMinute: Number.POSITIVE_INFINITY },
    status: () => ({ lead: true, queued: sequencer.queued, writing: true }),
  });
  try {
    const url = await api.listen({ host: '127.0.0.1', port: 0 });
    const sender = fork(new URL('./http-sender.ts', import.meta.url), { serialization: 'advanced' });
    const answered = await new Promise<Answered>((done, fail) => {
      sender.once('message', (message) => done(message as Answered));
      sender.once('exit', (code) => fail(new Error(`the sender ended with ${code}`)));
      sender.send({ url, bodies: bodiesOf(items), perSecond } satisfies Sending);
    });
    const refused = Object.entries(answered.refused);
    if (refused.length > 0) throw new Error(`refused over HTTP: ${JSON.stringify(answered.refused)}`);
    return answered;
  } finally {
    await api.close();
  }
}
