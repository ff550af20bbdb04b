// Objections to a form and their answers with what the acts say: the record has their leaves, the reasons
// stand in the log.
import { fromBase64url } from '../../../../base/bytes.ts';
import type { Json } from '../../../../base/canonical.ts';
import { isRefusal } from '../../../../base/result.ts';
import { splitEntry } from '../../../../core/seal.ts';
import type { Objection } from '../../../../modules/results/evidence.ts';
import { useRemote, useScreen } from '../../app/use-office.ts';
import type { Answer } from '../../device/api.ts';
import { readAct } from '../../device/outbox.ts';

/** What a leaf says: an objection, or an answer (`accepted` or `noted`). */
export type SaidLeaf = {
  readonly at: string;
  readonly reason: string;
  readonly fields: readonly string[];
  readonly answer?: string;
};

type Said = { readonly [leaf: string]: SaidLeaf };

/** Leaves asked for at once: the API's limit. The newest objections first, each with its answer. */
const LEAVES_MAX = 64;

/**
 * What the leaves say, by number; those that were not read yet are absent. Kept for when there is no
 * network.
 */
export function useObjections(objections: readonly Objection[]): Said {
  const { office } = useScreen();
  const leaves = [...objections]
    .reverse()
    .flatMap(({ leaf, answered }) => (answered === null ? [leaf] : [leaf, answered]))
    .slice(0, LEAVES_MAX);
  const load = async (): Promise<Answer<Said>> => {
    const answer = await office.api.leaves(leaves);
    if (isRefusal(answer)) return answer;
    const said = Object.entries(answer.entries).flatMap(([leaf, entry]) => {
      const read = entry === null ? undefined : saidIn(entry);
      return read ? [[leaf, read] as const] : [];
    });
    return Object.fromEntries(said);
  };
  const remote = useRemote(office, `said/${leaves.join()}`, leaves.length === 0 ? undefined : load);
  return remote.value ?? {};
}

/** An entry's act as far as a screen shows it; undefined when it is no act that can be read. */
function saidIn(entry: string): SaidLeaf | undefined {
  const bytes = fromBase64url(entry);
  const act = bytes && readAct(splitEntry(bytes).actBytes);
  if (act === undefined) return undefined;
  const { reason, fields, answer } = act.body as { readonly [member: string]: Json };
  return {
    at: act.at,
    reason: typeof reason === 'string' ? reason : '',
    fields: Array.isArray(fields) ? fields.filter((one) => typeof one === 'string') : [],
    ...(typeof answer === 'string' ? { answer } : {}),
  };
}
