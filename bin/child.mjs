// Runs one program in this one's place: same terminal, same folder, its exit status as ours. A signal sent to
// us reaches it, and we never end before it does, so that stopping the launcher leaves nothing running.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { Unready } from './ensure.mjs';

const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs Node on arguments and waits.
 * @param {string} node path of Node
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} exit status; 128 + the signal's number when a signal ended it
 */
export function run(node, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], { stdio: 'inherit', env });
    const handlers = FORWARDED.map((signal) => {
      const handler = () => {
        // Ctrl-C reaches the whole foreground group: passing it on would deliver it twice.
        if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
      };
      process.on(signal, handler);
      return () => process.off(signal, handler);
    });
    child.on('error', (error) => reject(new Unready(`${node} does not start (${error.message}).`)));
    child.on('close', (code, signal) => {
      for (const release of handlers) release();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/**
 * Runs a program's main function and leaves with its status; an Unready is told without a stack.
 * @param {() => Promise<number>} main
 */
export async function exitWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Unready)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
