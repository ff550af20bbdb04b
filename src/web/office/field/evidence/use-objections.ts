// Objections to a form with what their acts say: the record names them, the reason stands in the log.
import { fromBase64url, textOf } from '../../../../base/bytes.ts';
import { isRefusal } from '../../../../base/result.ts';
import type { Act } from '../../../../core/act.ts';
import { splitEntry } from '../../../../core/seal.ts';
import type { Objection } from '../../../../modules/results/evidence.ts';
import type { Answer } from '../../device/api.ts';
import { useRemote, useScreen } from '../../app/use-office.ts';

export type SaidObjection = {
  readonly act: string;
  readonly at: string;
  readonly reason: string;
  readonly fields: readonly string[];
};

/** What the acts at some leaves say, by act id; empty until they were read. */
export function useObjections(objections: readonly Objection[]): { readonly [act: string]: SaidObjection } {
  const { office } = useScreen();
  const leaves = objections.map(({ leaf }) => leaf).slice(-64);
  const load = async (): Promise<Answer<{ [act: string]: SaidObjection }>> => {
    const answer = await office.api.leaves(leaves);
    if (isRefusal(answer)) return answer;
    const said = objections.flatMap(({ act, leaf }) => {
      const entry = answer.entries[String(leaf)];
      return entry ? [[act, saidIn(act, entry)] as const] : [];
    });
    return Object.fromEntries(said);
  };
  const remote = useRemote(office, `leaves/${leaves.join()}`, leaves.length === 0 ? undefined : load);
  return remote.value ?? {};
}

function saidIn(id: string, entry: string): SaidObjection {
  const { actBytes } = splitEntry(fromBase64url(entry) ?? new Uint8Array());
  const { at, body } = JSON.parse(textOf(actBytes)) as Act<{ reason: string; fields: readonly string[] }>;
  return { act: id, at, reason: body.reason, fields: body.fields };
}
