// `terang witness`: a witness as a program.
import { parseVkey } from '../core/note.ts';
import { isRefusal } from '../base/result.ts';
import { startWitness } from '../server/witness-server.ts';
import { serveUntilStopped } from './children.ts';

type Options = { dir: string; name: string; log: string[]; port: number; host: string };

/** Starts a witness; says its address and verifier key. Throws for a malformed key of a log. */
export async function runWitness({ dir, name, log, port, host }: Options): Promise<void> {
  const malformed = log.find((vkey) => isRefusal(parseVkey(vkey)));
  if (malformed !== undefined) throw new Error(`no verifier key of a log: ${malformed}`);
  const onFault = (error: unknown): void => void process.stderr.write(`witness ${name}: ${String(error)}\n`);
  const witness = await startWitness({ dir, name, logs: log, port, host, onFault });
  if (!process.send) process.stdout.write(`${witness.url}/add-checkpoint\n${witness.vkey}\n`);
  serveUntilStopped({ url: witness.url, vkey: witness.vkey }, witness.close);
}
