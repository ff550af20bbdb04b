// The process that sends batches over HTTP for the bench: a request when its time has come, the time of each
// line of the answer noted as it arrives.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ACTS_PER_REQUEST, type Answered, type Sending } from './http-load.ts';

const REQUESTS_AT_ONCE = 40;
const agent = new Agent({ keepAlive: true, maxSockets: REQUESTS_AT_ONCE });

function send(url: string, body: string, dueMs: number, answered: Answered): Promise<void> {
  return new Promise((done, fail) => {
    const headers = { 'content-type': 'application/x-ndjson', 'content-length': Buffer.byteLength(body) };
    const sent = request(`${url}/api/v1/acts/batch`, { method: 'POST', agent, headers }, (response) => {
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          answered.acks.push(performance.now() - dueMs);
          const { code } = JSON.parse(line) as { code?: string };
          if (code !== undefined) answered.refused[code] = (answered.refused[code] ?? 0) + 1;
        }
      });
      response.once('end', done);
      response.once('error', fail);
    });
    sent.once('error', fail);
    sent.end(body);
  });
}

async function sendAll({ url, bodies, perSecond }: Sending): Promise<Answered> {
  const answered: Answered = { acks: [], refused: {}, perSecond: 0 };
  const startedMs = performance.now();
  const onTheWay = new Set<Promise<void>>();
  for (const [number, body] of bodies.entries()) {
    const dueMs =
      perSecond === Number.POSITIVE_INFINITY
        ? performance.now()
        : startedMs + (1_000 * ACTS_PER_REQUEST * number) / perSecond;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await pause(waitMs);
    while (onTheWay.size >= REQUESTS_AT_ONCE) await Promise.race(onTheWay);
    const one = send(url, body, dueMs, answered).finally(() => onTheWay.delete(one));
    onTheWay.add(one);
  }
  await Promise.all(onTheWay);
  return { ...answered, perSecond: (1_000 * answered.acks.length) / (performance.now() - startedMs) };
}

process.once('message', (sending: Sending) => {
  void sendAll(sending).then((answered) => {
    agent.destroy();
    process.send?.(answered, () => process.disconnect());
  });
});
