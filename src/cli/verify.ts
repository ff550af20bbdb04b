// `terang verify`: hands over to the verifier, a program of its own that shares no code with this one. It
// runs in another process, so that reading a whole log never holds up a server that happens to be ours.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const VERIFIER = fileURLToPath(new URL('../../verifier/bin/terang-verify.js', import.meta.url));
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

/** The parts of the verifier's report that the command line shows. */
export type Verdict = {
  /** 0 nothing found, 1 findings, 2 could not run. */
  readonly code: number;
  readonly sentence: string;
  readonly findings: readonly {
    readonly code: string;
    readonly leaf?: number;
    readonly path?: string;
    readonly message: string;
  }[];
  readonly findingsTotal: number;
  readonly checked: Readonly<Record<string, number>>;
  readonly notChecked: readonly { readonly what: string; readonly why: string }[];
};

/** Runs the verifier with these arguments on this terminal. Resolves with its exit code. */
export function verifyHere(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [VERIFIER, ...args], { stdio: 'inherit' });
  return new Promise((resolve, reject) =>
    child.once('error', reject).once('exit', (code) => resolve(code ?? 2)),
  );
}

/** Verifies a directory against a policy from outside it. */
export async function verifyTreeDir(dir: string, policyFile: string): Promise<Verdict> {
  const child = spawn(process.execPath, [VERIFIER, dir, '--policy', policyFile, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= OUTPUT_BYTES_MAX) chunks.push(chunk);
  });
  const code = await new Promise<number>((resolve, reject) =>
    child.once('error', reject).once('close', (status) => resolve(status ?? 2)),
  );
  if (code === 2 || bytes > OUTPUT_BYTES_MAX) throw new Error('the verifier could not run');
  const report = JSON.parse(Buffer.concat(chunks).toString()) as Omit<Verdict, 'code' | 'sentence'> & {
    verdict: { sentence: string };
  };
  return { ...report, code, sentence: report.verdict.sentence };
}
