// Laws of the witness: it follows a log forwards only, whatever is asked, and wherever it is stopped.
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import { checkpointText, signCheckpoint } from '../core/checkpoint.ts';
import { cosignedAt } from '../core/cosignature.ts';
import { leafHash, type Hash } from '../core/merkle.ts';
import {
  formatNote,
  formatVkey,
  noteKey,
  noteSigner,
  parseNote,
  parseVkey,
  signText,
  type NoteKey,
} from '../core/note.ts';
import { DirectoryHeld } from './dir-lock.ts';
import { disk, type Disk } from './disk.ts';
import { ed25519 } from './ed25519.ts';
import { failingDisk } from './failing-disk.ts';
import { history, log, logVkey } from './small-log.ts';
import { requestBody } from './witness-client.ts';
import { openWitness, type Witness } from './witness.ts';

const logs = [logVkey];
const name = 'witness.example/w1';
const clock = (): number => 1_707_910_325_000;

const tree = history('true');
const fork = history('other');

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'terang-witness-'));
});
afterEach(async () => {
  await rm(dir, { force: true, recursive: true });
});

/** Runs with a witness opened for it. */
async function withWitness<T>(use: (witness: Witness) => Promise<T>, on: Disk = disk): Promise<T> {
  const witness = await openWitness({ clock, dir, disk: on, logs, name });
  try {
    return await use(witness);
  } finally {
    await witness.close();
  }
}

const step = (from: number, to: number, of = tree): string =>
  requestBody(from, of.proof(from, to), of.at(to));
const keyOf = (vkey: string): NoteKey => parseVkey(vkey) as NoteKey;

function timeOf(note: string, lines: string, vkey: string): number | undefined {
  const parsed = parseNote(note + lines);
  return isRefusal(parsed) ? undefined : cosignedAt(parsed, keyOf(vkey), ed25519);
}

describe('add-checkpoint', () => {
  test('a first checkpoint and each extension are cosigned with the time', async () => {
    await withWitness(async (witness) => {
      for (const [from, to] of [
        [0, 1],
        [1, 1],
        [1, 6],
        [6, 8],
        [8, 40],
      ] as const) {
        const answer = await witness.addCheckpoint(step(from, to));
        expect(answer.status).toBe(200);
        expect(timeOf(tree.at(to), answer.body, witness.vkey)).toBe(clock() / 1_000);
      }
    });
  });

  test('another old size than hers is told hers, in the first request too', async () => {
    await withWitness(async (witness) => {
      expect(await witness.addCheckpoint(step(3, 5))).toEqual({ body: '0\n', size: true, status: 409 });
      await witness.addCheckpoint(step(0, 5));
      for (const from of [0, 3])
        expect(await witness.addCheckpoint(step(from, 9))).toEqual({ body: '5\n', size: true, status: 409 });
    });
  });

  test('a smaller tree is never cosigned', async () => {
    await withWitness(async (witness) => {
      await witness.addCheckpoint(step(0, 9));
      expect((await witness.addCheckpoint(requestBody(9, [], tree.at(5)))).status).toBe(400);
      expect((await witness.addCheckpoint(step(5, 5))).status).toBe(409);
      expect((await witness.addCheckpoint(step(0, 5))).status).toBe(409);
    });
  });

  test('a second history is never cosigned, and one of the same size is kept as evidence', async () => {
    await withWitness(async (witness) => {
      await witness.addCheckpoint(step(0, 9));
      expect((await witness.addCheckpoint(step(9, 20, fork))).status).toBe(422);
      expect(await witness.addCheckpoint(step(9, 9, fork))).toEqual({ body: '9\n', size: true, status: 409 });
      const kept = (await readdir(join(dir, 'logs'))).find((file) => file.endsWith('.fork')) as string;
      expect(await readFile(join(dir, 'logs', kept), 'utf8')).toBe(fork.at(9));
      expect((await witness.addCheckpoint(step(9, 20))).status).toBe(200);
    });
  });

  test('a wrong, missing or superfluous proof is 422', async () => {
    await withWitness(async (witness) => {
      const extra = tree.proof(3, 7);
      expect((await witness.addCheckpoint(requestBody(0, extra, tree.at(7)))).status).toBe(422);
      await witness.addCheckpoint(step(0, 3));
      for (const proof of [[], extra.slice(1), [...extra, extra[0] as Hash], tree.proof(2, 7)]) {
        expect((await witness.addCheckpoint(requestBody(3, proof, tree.at(7)))).status).toBe(422);
      }
      expect((await witness.addCheckpoint(requestBody(3, extra, tree.at(3)))).status).toBe(422);
    });
  });

  test('an unknown log is 404, an unsigned checkpoint 403', async () => {
    const stranger = noteSigner('log.example/night', 'ed25519', new Uint8Array(32).fill(9), ed25519);
    const elsewhere = noteSigner('log.example/day', 'ed25519', new Uint8Array(32).fill(1), ed25519);
    const root = leafHash(utf8('x'));
    await withWitness(async (witness) => {
      const ask = async (note: string): Promise<number> =>
        (await witness.addCheckpoint(requestBody(0, [], note))).status;
      expect(await ask(signCheckpoint({ root, size: 1 }, stranger, ed25519))).toBe(403);
      expect(await ask(signCheckpoint({ root, size: 1 }, elsewhere, ed25519))).toBe(404);
      const text = checkpointText({ origin: log.key.name, root, size: 1 });
      const another = text.replace('\n1\n', '\n2\n');
      expect(await ask(formatNote(text, [signText(another, log, ed25519)]))).toBe(403);
      // Signatures of strangers beside the log's do not matter.
      expect(
        await ask(formatNote(text, [signText(text, stranger, ed25519), signText(text, log, ed25519)])),
      ).toBe(200);
    });
  });

  test('whatever is no request is 400', async () => {
    const good = step(0, 5);
    const bad = [
      '',
      '\n',
      good.replace('old 0', 'old 00'),
      good.replace('old 0', 'old -1'),
      good.replace('old 0', 'old'),
      good.slice(1),
      good.replace('old 0\n', 'old 0\nAAAA\n'),
      good.replace('old 0\n', `old 0\n${`${'A'.repeat(43)}=\n`.repeat(64)}`),
      good.slice(0, -1),
      'old 0\n\n',
      good.replace('\n5\n', '\n05\n'),
      good.replaceAll('\n', '\r\n'),
    ];
    await withWitness(async (witness) => {
      for (const body of bad) expect((await witness.addCheckpoint(body)).status).toBe(400);
    });
  });

  test('of requests at the same moment from one size, one wins and the others are told', async () => {
    await withWitness(async (witness) => {
      const answers = await Promise.all([5, 6, 7, 8].map((to) => witness.addCheckpoint(step(0, to))));
      expect(answers.map(({ status }) => status)).toEqual([200, 409, 409, 409]);
      const many = await Promise.all(Array.from({ length: 40 }, () => witness.addCheckpoint(step(5, 6))));
      expect(many.filter(({ status }) => status === 503)).toHaveLength(8);
    });
  });

  test('the published request of another witness is answered with a cosignature', async () => {
    const vector = JSON.parse(
      await readFile('test/vectors/signed-note/litewitness_add_checkpoint.json', 'utf8'),
    );
    const origin = vector.request.split('\n')[2];
    const bytes = Uint8Array.from(Buffer.from(vector.log_ed25519_pub_hex, 'hex'));
    const known = [formatVkey(noteKey(origin, 'ed25519', bytes))];
    const witness = await openWitness({ clock, dir, logs: known, name });
    const answer = await witness.addCheckpoint(vector.request);
    await witness.close();
    expect(answer.status).toBe(vector.expect_status);
    expect(timeOf(vector.request.slice(vector.request.indexOf('\n\n') + 2), answer.body, witness.vkey)).toBe(
      clock() / 1_000,
    );
  });
});

describe('what it keeps', () => {
  test('a restart goes on with the same key and the same last size', async () => {
    const vkey = await withWitness(async (witness) => {
      await witness.addCheckpoint(step(0, 9));
      return witness.vkey;
    });
    await withWitness(async (witness) => {
      expect(witness.vkey).toBe(vkey);
      expect(await witness.addCheckpoint(step(0, 12))).toEqual({ body: '9\n', size: true, status: 409 });
      expect((await witness.addCheckpoint(step(9, 12))).status).toBe(200);
    });
    expect((await stat(join(dir, 'key'))).mode & 0o777).toBe(0o600);
  });

  test('a state or key that is damaged stops the start; nothing begins again at 0', async () => {
    await withWitness((witness) => witness.addCheckpoint(step(0, 9)));
    const file = join(dir, 'logs', (await readdir(join(dir, 'logs')))[0] as string);
    const good = await readFile(file);
    for (const damaged of [
      good.subarray(0, 40),
      Buffer.alloc(0),
      Buffer.from(good.toString().replace('\n9\n', '\n8\n')),
    ]) {
      await writeFile(file, damaged);
      await expect(openWitness({ clock, dir, logs, name })).rejects.toThrow('not a checkpoint');
    }
    await writeFile(file, good);
    await expect(openWitness({ clock, dir, logs, name: 'other.example' })).rejects.toThrow('is the key of');
    await chmod(join(dir, 'key'), 0o600);
    await writeFile(join(dir, 'key'), 'PRIVATE+KEY+x');
    await expect(openWitness({ clock, dir, logs, name })).rejects.toThrow('not the key of a witness');
  });

  test('two processes cannot hold one witness', async () => {
    await withWitness(async () => {
      await expect(openWitness({ clock, dir, logs, name })).rejects.toThrow(DirectoryHeld);
    });
    await writeFile(join(dir, 'lock'), `${process.ppid}\n`);
    await expect(openWitness({ clock, dir, logs, name })).rejects.toThrow(DirectoryHeld);
    // A holder that is gone, killed where it stood.
    await writeFile(join(dir, 'lock'), '4194305\n');
    expect(await withWitness((witness) => witness.addCheckpoint(step(0, 2)))).toMatchObject({ status: 200 });
  });
});

describe('faults', () => {
  test('stopped at any step, it never cosigned what it does not remember, and goes on', async () => {
    for (const when of ['before', 'half', 'after'] as const) {
      for (let at = 1; ; at++) {
        const failing = failingDisk(at, when);
        let cosigned = 0;
        const run = withWitness(async (witness) => {
          for (const [from, to] of [
            [0, 4],
            [4, 9],
          ] as const) {
            if ((await witness.addCheckpoint(step(from, to))).status === 200) cosigned = to;
          }
        }, failing);
        const whole = await run.then(
          () => true,
          () => false,
        );
        await withWitness(async (witness) => {
          const told = await witness.addCheckpoint(step(0, 40));
          const remembered = told.status === 409 ? Number(told.body) : 0;
          expect(remembered).toBeGreaterThanOrEqual(cosigned);
          if (remembered > 0) expect((await witness.addCheckpoint(step(remembered, 40))).status).toBe(200);
          expect((await witness.addCheckpoint(step(40, 40, fork))).status).toBe(409);
        });
        await rm(dir, { recursive: true });
        if (whole) break;
        expect(at).toBeLessThan(20);
      }
    }
  });

  test('a full disk costs the answer, not the state: she goes on when there is room', async () => {
    let full = false;
    const sometimes: Disk = {
      ...disk,
      write: async (path, bytes, how) => {
        if (full) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        await disk.write(path, bytes, how);
      },
    };
    await withWitness(async (witness) => {
      await witness.addCheckpoint(step(0, 4));
      full = true;
      await expect(witness.addCheckpoint(step(4, 9))).rejects.toThrow('no space left');
      full = false;
      expect((await witness.addCheckpoint(step(4, 8))).status).toBe(200);
    }, sometimes);
  });
});
