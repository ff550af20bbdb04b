// Starts a stage of the bench in its own process and waits for what it measured.
import { fork } from 'node:child_process';
import type { StageName, Stages } from './stage.ts';

type Measured<Name extends StageName> = Awaited<ReturnType<Stages[Name]>>;

/** Runs a stage. Throws when it fails; what it said stands on the terminal. */
export async function runStage<Name extends StageName>(
  name: Name,
  options: Parameters<Stages[Name]>[0],
): Promise<Measured<Name>> {
  process.stderr.write(`${name} …\n`);
  const child = fork(new URL('./stage.ts', import.meta.url), { serialization: 'advanced' });
  return new Promise<Measured<Name>>((done, fail) => {
    child.once('message', (result) => done(result as Measured<Name>));
    child.once('exit', (code) => fail(new Error(`stage ${name} ended with ${code}`)));
    child.send({ name, options });
  });
}
