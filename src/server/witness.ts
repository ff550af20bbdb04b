// A witness (C2SP tlog-witness): cosigns a log's checkpoint when it extends the last one that it cosigned. It
// must never cosign a smaller tree or a second history, whatever is asked, in whatever order, and wherever a
// crash or a full disk stops it: what it has seen is on the medium before the cosignature leaves. Requests
// come from anybody; only the log can sign.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { equalBytes, hex, sha256, textOf, utf8 } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import type { Clock } from '../base/time.ts';
import {
  openCheckpoint,
  parseCheckpointText,
  parseCount,
  parseHash,
  type OpenedCheckpoint,
} from '../core/checkpoint.ts';
import { cosignText } from '../core/cosignature.ts';
import { EMPTY_ROOT, PROOF_HASHES_MAX, verifyConsistency, type Hash } from '../core/merkle.ts';
import {
  formatNote,
  formatSignature,
  formatSkey,
  formatVkey,
  NOTE_BYTES_MAX,
  noteSigner,
  parseNote,
  parseSkey,
  parseVkey,
  signaturesBy,
  type NoteKey,
  type NoteSigner,
} from '../core/note.ts';
import { holdDirectory } from './dir-lock.ts';
import { disk as realDisk, replaceFile, type Disk } from './disk.ts';
import { ed25519 } from './ed25519.ts';

export type WitnessOptions = {
  readonly clock: Clock;
  /** Its key and what it has seen live here. Losing it is losing the witness (docs/runbooks/witness.md). */
  readonly dir: string;
  readonly disk?: Disk;
  /** Keys of the logs it serves; the origin of a log is its key's name. */
  readonly logs: readonly string[];
  readonly name: string;
};

/** An HTTP answer. `size` answers are `text/x.tlog.size`. */
export type WitnessAnswer = { readonly body: string; readonly size?: true; readonly status: number };

export type Witness = {
  /** Answers the body of an add-checkpoint request. Throws when the disk does; nothing is cosigned then. */
  readonly addCheckpoint: (body: string) => Promise<WitnessAnswer>;
  /** Waits for what is under way and lets the directory go. */
  readonly close: () => Promise<void>;
  readonly vkey: string;
};

/** Longest request: size line, proof, checkpoint. */
export const REQUEST_BYTES_MAX = NOTE_BYTES_MAX + 4_096;
const WAITING_MAX = 32;

type Seen = { readonly root: Hash; readonly size: number };
type Submission = {
  readonly checkpoint: OpenedCheckpoint;
  readonly oldSize: number;
  readonly proof: readonly Hash[];
};

const answer = (status: number, body: string): WitnessAnswer => ({ body: `${body}\n`, status });
const conflict = (size: number): WitnessAnswer => ({ body: `${size}\n`, size: true, status: 409 });

/**
 * Opens a witness; makes its key at the first start. Throws when a key or a state there is not what it must
 * be.
 */
export async function openWitness({
  clock,
  dir,
  disk = realDisk,
  logs,
  name,
}: WitnessOptions): Promise<Witness> {
  const known = knownLogs(logs);
  await disk.makeDir(join(dir, 'logs'));
  const release = await holdDirectory(dir);
  try {
    const signer = await takeKey(disk, join(dir, 'key'), name);
    const books = new Map<string, LogBook>();
    for (const [origin, keys] of known)
      books.set(origin, await LogBook.open({ clock, dir, disk, keys, origin, signer }));
    return {
      addCheckpoint: (body) => addCheckpoint(books, body),
      close: async () => {
        for (const book of books.values()) await book.settled();
        await release();
      },
      vkey: formatVkey(signer.key),
    };
  } catch (error) {
    await release();
    throw error;
  }
}

function knownLogs(vkeys: readonly string[]): Map<string, NoteKey[]> {
  const known = new Map<string, NoteKey[]>();
  for (const vkey of vkeys) {
    const key = parseVkey(vkey);
    if (isRefusal(key) || key.type !== 'ed25519') throw new TypeError(`not the key of a log: ${vkey}`);
    known.set(key.name, [...(known.get(key.name) ?? []), key]);
  }
  return known;
}

async function takeKey(disk: Disk, path: string, name: string): Promise<NoteSigner> {
  const text = await disk.read(path);
  if (text === undefined) {
    const signer = noteSigner(name, 'cosignature', new Uint8Array(randomBytes(32)), ed25519);
    await replaceFile(disk, path, utf8(`${formatSkey(signer)}\n`), 0o600);
    return signer;
  }
  const signer = parseSkey(textOf(text).trimEnd(), ed25519);
  if (isRefusal(signer) || signer.key.type !== 'cosignature')
    throw new Error(`${path} is not the key of a witness`);
  if (signer.key.name !== name) throw new Error(`${path} is the key of ${signer.key.name}, not of ${name}`);
  return signer;
}

async function addCheckpoint(books: ReadonlyMap<string, LogBook>, body: string): Promise<WitnessAnswer> {
  const request = parseRequest(body);
  const note = request === undefined ? undefined : parseNote(request.note);
  const claim = note === undefined || isRefusal(note) ? undefined : parseCheckpointText(note.text);
  if (request === undefined || claim === undefined || isRefusal(claim)) return answer(400, 'malformed');
  const book = books.get(claim.origin);
  if (book === undefined) return answer(404, 'unknown log');
  const checkpoint = openCheckpoint(request.note, book.keys, ed25519);
  if (isRefusal(checkpoint)) return answer(403, checkpoint.refused);
  if (request.oldSize > checkpoint.size) return answer(400, 'old size is larger than the checkpoint');
  return await book.submit({ checkpoint, oldSize: request.oldSize, proof: request.proof });
}

type Request = { readonly note: string; readonly oldSize: number; readonly proof: readonly Hash[] };

function parseRequest(body: string): Request | undefined {
  const split = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(split, 0)).split('\n');
  const oldSize = first.startsWith('old ') ? parseCount(first.slice('old '.length)) : undefined;
  const proof = lines.length > PROOF_HASHES_MAX ? [undefined] : lines.map(parseHash);
  if (oldSize === undefined || proof.includes(undefined)) return undefined;
  return { note: body.slice(split + 2), oldSize, proof: proof as Hash[] };
}

type BookOptions = {
  readonly clock: Clock;
  readonly dir: string;
  readonly disk: Disk;
  readonly keys: readonly NoteKey[];
  readonly origin: string;
  readonly signer: NoteSigner;
};

// What a witness has seen of one log. One request at a time: between the look at the last size and the new
// one on the medium no other request of this log may come.
class LogBook {
  readonly keys: readonly NoteKey[];
  readonly #options: BookOptions;
  readonly #path: string;
  #seen: Seen;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  private constructor(options: BookOptions, path: string, seen: Seen) {
    this.keys = options.keys;
    this.#options = options;
    this.#path = path;
    this.#seen = seen;
  }

  static async open(options: BookOptions): Promise<LogBook> {
    const { dir, disk, keys, origin } = options;
    const path = join(dir, 'logs', hex(sha256(utf8(origin))));
    const note = await disk.read(path);
    if (note === undefined) return new LogBook(options, path, { root: EMPTY_ROOT, size: 0 });
    const seen = openCheckpoint(textOf(note), keys, ed25519);
    // Never begin again at 0: an unreadable state is not "nothing seen".
    if (isRefusal(seen) || seen.origin !== origin)
      throw new Error(`${path} is not a checkpoint of ${origin}`);
    return new LogBook(options, path, seen);
  }

  async submit(submission: Submission): Promise<WitnessAnswer> {
    if (this.#waiting >= WAITING_MAX) return answer(503, 'too many at once');
    this.#waiting++;
    const mine = this.#turn.then(() => this.#judge(submission));
    this.#turn = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.#waiting--;
    }
  }

  async settled(): Promise<void> {
    await this.#turn;
  }

  async #judge({ checkpoint, oldSize, proof }: Submission): Promise<WitnessAnswer> {
    const { root, size } = this.#seen;
    if (oldSize !== size) return conflict(size);
    if (checkpoint.size === size && !equalBytes(checkpoint.root, root)) {
      await this.#keepEvidence(checkpoint);
      return conflict(size);
    }
    const claim = { proof, root1: root, root2: checkpoint.root, size1: size, size2: checkpoint.size };
    if (!verifyConsistency(claim))
      return answer(422, 'the proof does not lead from the last tree to this one');
    return await this.#cosign(checkpoint);
  }

  async #cosign(checkpoint: OpenedCheckpoint): Promise<WitnessAnswer> {
    const { clock, disk, signer } = this.#options;
    // Written anew even when nothing changed: what lies there may not have reached the medium before a crash.
    await replaceFile(disk, this.#path, utf8(ownNote(checkpoint)));
    this.#seen = checkpoint;
    // Crash here: the log asks again, and is told this size.
    const line = cosignText(checkpoint.note.text, signer, Math.floor(clock() / 1_000), ed25519);
    return { body: line, status: 200 };
  }

  /** Two trees of one size, both signed by the log: the first such pair is kept for people to see. */
  async #keepEvidence(checkpoint: OpenedCheckpoint): Promise<void> {
    const path = `${this.#path}.fork`;
    if ((await this.#options.disk.read(path)) !== undefined) return;
    await replaceFile(this.#options.disk, path, utf8(ownNote(checkpoint)));
  }
}

/** The checkpoint with the log's own signatures only: what strangers added is not kept. */
const ownNote = ({ log, note }: OpenedCheckpoint): string =>
  formatNote(note.text, signaturesBy(note, log).map(formatSignature));
