// kill -9, again and again, at random moments, of a real service under load: PostgreSQL, engine, two
// witnesses. Every act that was acknowledged is in the log, once, and the auditor finds nothing. KILLS=1000
// for a long run.
import { fork, type ChildProcess, type StdioOptions } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { directorySource } from '../../verifier/src/index.js';
import { hex, sha256, utf8 } from '../../src/base/bytes.ts';
import type { SignedAct } from '../../src/core/act.ts';
import { actId } from '../../src/core/parse.ts';
import type { Receipt } from '../../src/server/intake.ts';
import { GOOD_FORM, MiniElection } from '../simulator/mini-election.ts';
import { castOf, preparations } from '../simulator/mini-log.ts';
import { audit } from './auditor.ts';
import { openReal, rowsOf } from './real-parts.ts';

const KILLS = Number(process.env['KILLS'] ?? 15);
const SEED = process.env['SEED'] ?? String(Date.now());
/** Acts on their way at one time. */
const WINDOW = 24;

/** Numbers from 0 to 1, the same for the same seed. */
function* dice(seed: string): Generator<number> {
  for (let roll = 0; ; roll++) {
    yield Number.parseInt(hex(sha256(utf8(`${seed} ${roll}`))).slice(0, 8), 16) / 2 ** 32;
  }
}

/** Acts without end: the preparations, then ever new officers who each enter a form of her own. */
function* endlessActs(mini: MiniElection): Generator<SignedAct> {
  const cast = castOf(mini);
  const [founding, ...rest] = preparations(mini, cast);
  yield* [founding!, ...rest];
  const people = Object.keys(cast).length + mini.root.length;
  yield mini.freeze(people, people, actId(founding!.bytes));
  for (let n = 0; ; n++) {
    const village = n % 2 ? '1701012001' : '1701012002';
    const officer = mini.person(`late-${n}`, 'KPPS', `${village}00${(n % 2) + 1}`);
    const reason = 'pengganti';
    yield mini.appoint(n % 2 ? cast.pps : cast.pps2, [officer], village, { reason });
    yield mini.enrol(officer, { reason });
    const a = 1 + (n % 80);
    yield mini.enter(officer, { ...GOOD_FORM, IV: [90 + a, 40, 15 + n] });
  }
}

type Answer = { outcome?: Receipt | { refused: string } };

/** One life of the service: sends what is not acknowledged and more, until it is killed. */
class Life {
  readonly #child: ChildProcess;
  readonly #answers = new Map<number, (message: Answer) => void>();
  readonly ready: Promise<boolean>;
  readonly ended: Promise<unknown>;
  #asked = 0;
  over = false;

  constructor(dir: string) {
    const stdio: StdioOptions = ['ignore', 'ignore', 'inherit', 'ipc'];
    this.#child = fork(new URL('./real-process.ts', import.meta.url), [dir], { stdio });
    let ready: (isReady: boolean) => void = () => undefined;
    this.ready = new Promise((resolve) => (ready = resolve));
    this.#child.on('message', (message: unknown) => {
      if (message === 'ready') ready(true);
      else this.#answers.get((message as { id: number }).id)?.(message as never);
    });
    this.ended = new Promise((resolve) => this.#child.once('exit', resolve));
    void this.ended.then(() => {
      this.over = true;
      ready(false);
      for (const answer of this.#answers.values()) answer({});
    });
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** The answer; undefined when there is none, for it died. */
  async submit({ bytes, signatures }: SignedAct): Promise<Receipt | { refused: string } | undefined> {
    const id = this.#asked++;
    const answer = new Promise<Answer>((resolve) => this.#answers.set(id, resolve));
    if (this.over) return undefined;
    const message = { id, bytes: Buffer.from(bytes).toString('base64'), signatures: [...signatures] };
    this.#child.send(message, () => undefined);
    const { outcome } = await answer;
    this.#answers.delete(id);
    return outcome;
  }
}

/** Lets one life pass; gives back what was not acknowledged. */
async function live(
  life: Life,
  waiting: SignedAct[],
  acts: Iterator<SignedAct>,
  receipts: Receipt[],
  atMs: number,
): Promise<SignedAct[]> {
  const timer = setTimeout(() => life.kill(), atMs);
  const left: SignedAct[] = [];
  if (!(await life.ready)) left.push(...waiting);
  while (!life.over) {
    const round = waiting.splice(0);
    while (round.length < WINDOW) round.push(acts.next().value as SignedAct);
    const outcomes = await Promise.all(round.map((act) => life.submit(act)));
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome === undefined) left.push(round[i] as SignedAct);
      else if ('refused' in outcome) throw new Error(`refused: ${outcome.refused}`);
      else receipts.push(outcome);
    }
  }
  clearTimeout(timer);
  await life.ended;
  return left;
}

test(`${KILLS} times kill -9: nothing acknowledged is lost or doubled`, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'terang-kill-'));
  const mini = new MiniElection();
  const acts = endlessActs(mini);
  const random = dice(SEED);
  const receipts: Receipt[] = [];
  let waiting: SignedAct[] = [];
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const life = new Life(dir);
      // Some die while they start, most under load.
      const startsFully = random.next().value > 0.15;
      if (startsFully) await life.ready;
      waiting = await live(life, waiting, acts, receipts, random.next().value * (startsFully ? 400 : 1_500));
    }
    const { engine, store, databaseUrl, policy, stop } = await openReal(dir);
    const source = directorySource(join(dir, 'tree'));
    const rows = () => rowsOf(databaseUrl);
    const complaints = await audit({ engine, mini, store, rows, source, receipts, policy });
    await stop();
    expect(complaints, `SEED=${SEED}`).toEqual([]);
    expect(new Set(receipts.map(({ act }) => act)).size).toBeGreaterThan(KILLS);
    const said = [`${KILLS} kills`, `${receipts.length} receipts`, `${waiting.length} without an answer`];
    process.stdout.write(`${said.join(', ')}\n`);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}, 60_000 + KILLS * 10_000);
