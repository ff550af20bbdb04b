// How an election gets founded on a server: from a file that its operator gives, never over the network. An
// empty log would otherwise belong to whoever knocks first.
import { readFile } from 'node:fs/promises';
import { fromBase64url } from '../base/bytes.ts';
import { isRefusal, refuse } from '../base/result.ts';
import type { SignedAct } from '../core/act.ts';
import { formatVkey } from '../core/note.ts';
import { parseAct } from '../core/parse.ts';
import type { System } from '../core/system.ts';
import type { Engine } from '../server/engine.ts';
import type { Intake } from '../server/intake.ts';
import type { SystemKeys } from './keys.ts';

const FOUNDING = 'founding';

/** The intake for strangers: takes what the log takes, but no founding act. */
export function closedToFounding(intake: Intake, system: System): Intake {
  return {
    submit: (signed) => {
      const act = parseAct(signed.bytes);
      const founding = !isRefusal(act) && system.act(act.act)?.phase === FOUNDING;
      return founding ? Promise.resolve(refuse('founding-closed')) : intake.submit(signed);
    },
    receipt: (leaf) => intake.receipt(leaf),
  };
}

/**
 * Founds from a file `{ "act": base64url, "signatures": […] }` when the log is empty; the act must name this
 * server's keys. Throws with the refusal otherwise.
 */
export async function foundFromFile(engine: Engine, keys: SystemKeys, path: string): Promise<void> {
  if (engine.tree.size > 0) return;
  const signed = readSigned(await readFile(path, 'utf8'));
  const act = signed && parseAct(signed.bytes);
  if (!signed || !act || isRefusal(act)) throw new Error(`${path} is no signed act`);
  const { log, publisher } = act.body as { log?: unknown; publisher?: unknown };
  if (log !== formatVkey(keys.log.key) || publisher !== keys.publisherKey) {
    throw new Error(`${path} names other keys than this server's: terang keys shows ours`);
  }
  const outcome = await engine.sequencer.submit(signed);
  if (isRefusal(outcome)) throw new Error(`the founding act was refused: ${outcome.refused}`);
}

function readSigned(text: string): SignedAct | undefined {
  const { act, signatures } = JSON.parse(text) as { act?: unknown; signatures?: unknown };
  const bytes = typeof act === 'string' ? fromBase64url(act) : undefined;
  const spelled =
    Array.isArray(signatures) && signatures.every((one): one is string => typeof one === 'string');
  return bytes && spelled ? { bytes, signatures } : undefined;
}
