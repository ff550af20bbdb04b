// `terang keys`: makes a log's keys where there are none, and shows what others need: never a secret.
import { formatVkey } from '../core/note.ts';
import { storedKeys } from './keys.ts';

/** Prints the log's verifier key and the publisher's public key as JSON. */
export async function showKeys({
  dir,
  origin,
}: {
  readonly dir: string;
  readonly origin: string;
}): Promise<void> {
  const keys = await storedKeys(dir, origin);
  const shown = { log: formatVkey(keys.log.key), publisher: keys.publisherKey };
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
}
