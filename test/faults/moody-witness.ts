// A witness for tests that is well or away or slow, or says what no honest witness of this log would say.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWitness, type WitnessAnswer } from '../../src/server/witness.ts';

export type Mood = 'ahead' | 'away' | 'forked' | 'slow' | 'well';

export class MoodyWitness {
  mood: Mood = 'well';
  /** Questions that came in. */
  asked = 0;
  readonly url: string;
  readonly vkey: string;
  readonly #close: () => Promise<void>;
  #waiting: (() => void)[] = [];

  private constructor(url: string, vkey: string, close: () => Promise<void>) {
    this.url = url;
    this.vkey = vkey;
    this.#close = close;
  }

  static async start(name: string, logVkey: string): Promise<MoodyWitness> {
    const dir = await mkdtemp(join(tmpdir(), 'terang-witness-'));
    const honest = await openWitness({ clock: Date.now, dir, logs: [logVkey], name });
    const self: { witness?: MoodyWitness } = {};
    const server = createServer((request, response) => {
      void self.witness?.answer(honest.addCheckpoint, request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await honest.close();
      await rm(dir, { recursive: true });
    };
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return (self.witness = new MoodyWitness(url, honest.vkey, close));
  }

  async answer(
    honest: (body: string) => Promise<WitnessAnswer>,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    let body = '';
    for await (const part of request) body += String(part);
    this.asked++;
    if (this.mood === 'slow') await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.mood === 'away') return void response.destroy();
    const { status, size, body: text } = await this.#say(honest, body);
    response.writeHead(status, { 'content-type': size ? 'text/x.tlog.size' : 'text/plain' }).end(text);
  }

  async #say(honest: (body: string) => Promise<WitnessAnswer>, body: string): Promise<WitnessAnswer> {
    if (this.mood === 'ahead') return { status: 409, size: true, body: '999999\n' };
    if (this.mood === 'forked') return { status: 422, body: 'no\n' };
    return await honest(body);
  }

  /** Well again; what it held back is answered. */
  recover(): void {
    this.mood = 'well';
    for (const go of this.#waiting.splice(0)) go();
  }

  async close(): Promise<void> {
    this.recover();
    await this.#close();
  }
}
