// `terang serve` as a program, as an operator starts it: founded over its API, asked for receipts, stopped,
// started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { base64url } from '../../src/base/bytes.ts';
import { atText } from '../../src/base/time.ts';
import type { SignedAct } from '../../src/core/act.ts';
import { storedKeys } from '../../src/cli/keys.ts';
import { formatVkey } from '../../src/core/note.ts';
import { actId } from '../../src/core/parse.ts';
import { MiniElection } from '../simulator/mini-election.ts';

const mini = new MiniElection('serve');
const now = Date.now();
const terms = { from: atText(now - 86_400_000), until: atText(now + 86_400_000) };

/** The founding act, naming the server's keys. */
function founding(log: string, publisher: string): SignedAct {
  const honest = JSON.parse(Buffer.from(mini.found({ ...terms, log, publisher }).bytes).toString()) as {
    body: object;
  };
  return mini.act('registry.election.found', mini.root.slice(0, 2), 'ID', 'registry.election', honest.body, {
    at: atText(now),
  });
}

const sent = ({ bytes, signatures }: SignedAct): string =>
  JSON.stringify({ act: base64url(bytes), signatures });

let dir = '';
let running: { child: ChildProcess; api: string; site: string } | undefined;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-serve-'));
  await writeFile(join(dir, 'units.json'), mini.objects.units.text);
  await writeFile(join(dir, 'contests.json'), mini.objects.contests.text);
  await writeFile(join(dir, 'rule-set.json'), mini.objects.ruleSet.text);
});

afterAll(async () => {
  await stop();
  await rm(dir, { recursive: true, force: true });
});

/** Starts the program and waits until it has said both addresses. */
async function start(more: readonly string[] = []): Promise<{ api: string; site: string }> {
  const objects = ['units.json', 'contests.json', 'rule-set.json'].map((name) => join(dir, name));
  const main = new URL('../../src/cli/main.ts', import.meta.url).pathname;
  const place = ['--dir', join(dir, 'data'), '--origin', mini.log.key.name, '--port', '18480'];
  const args = ['serve', ...place, '--object', ...objects, ...more];
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const { api, site } = await new Promise<{ api: string; site: string }>((ready, failed) => {
    child.once('exit', (code) => failed(new Error(`serve ended with ${code}: ${said}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, siteUrl, apiUrl] = /public site (\S+)\nAPI (\S+)\n/.exec(said) ?? [];
      if (siteUrl && apiUrl) ready({ api: apiUrl, site: siteUrl });
    });
  });
  running = { child, api, site };
  return { api, site };
}

async function stop(): Promise<number | null> {
  const { child } = running ?? {};
  running = undefined;
  if (!child || child.exitCode !== null) return child?.exitCode ?? null;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  return ended;
}

async function post(api: string, signed: SignedAct) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${api}/api/v1/acts`, { method: 'POST', body: sent(signed), headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const ours = async (): Promise<SignedAct> => {
  const keys = await storedKeys(join(dir, 'data', 'keys'), mini.log.key.name);
  return founding(formatVkey(keys.log.key), keys.publisherKey);
};

test(
  'an empty log is not founded over the network, nor from a file that names other keys',
  { timeout: 60_000 },
  async () => {
    const { api } = await start();
    expect(await post(api, await ours())).toMatchObject({ status: 403, body: { code: 'founding-closed' } });
    expect(await stop()).toBe(0);
    await writeFile(
      join(dir, 'founding.json'),
      sent(founding(formatVkey(mini.log.key), mini.publisher.publicKey)),
    );
    await expect(start(['--founding', join(dir, 'founding.json')])).rejects.toThrow('serve ended with');
  },
);

test(
  'its operator founds it, the API gives the receipt, and a restart still has it',
  { timeout: 60_000 },
  async () => {
    await writeFile(join(dir, 'founding.json'), sent(await ours()));
    const first = await start(['--founding', join(dir, 'founding.json')]);
    const answer = await fetch(`${first.api}/api/v1/acts/${actId((await ours()).bytes)}`);
    const receipt = (await answer.json()) as Record<string, string>;
    expect(answer.status).toBe(200);
    expect(receipt['proof']).toContain('c2sp.org/tlog-proof@v1\nindex 0\n');
    expect((await fetch(new URL('tree/checkpoint', first.site))).status).toBe(200);
    expect(await stop()).toBe(0);
    const second = await start(['--founding', join(dir, 'founding.json')]);
    const again = await fetch(`${second.api}/api/v1/acts/${actId((await ours()).bytes)}`);
    expect(await again.json()).toMatchObject({ entry: receipt['entry'], leaf: 0 });
    expect(await stop()).toBe(0);
  },
);
