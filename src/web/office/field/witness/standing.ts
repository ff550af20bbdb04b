// How a watcher stands to one form: what she attested last, here or in the log, and whether it is the form
// in force; objections and how many wait. Pure. It decides nothing about the form.
import { type Evidence, formHash } from '../../../../modules/results/evidence.ts';
import type { Form } from '../../../../modules/results/form.ts';
import type { TallyState } from '../../../../modules/results/record.ts';
import type { OutboxItem } from '../../device/stored.ts';
import type { Day } from '../day/steps.ts';
import { evidenceIn, ownItems, tallyIn } from '../day/station.ts';

/** `open`: she attested and no form is in force yet. */
export type Agreement = 'none' | 'open' | 'agrees' | 'differs';

export type Standing = {
  readonly state: TallyState | 'missing';
  readonly inForce: Form | null;
  readonly agreement: Agreement;
  /** Hash of the form that she attested last. */
  readonly attested: string | undefined;
  /** Her own newest attestation on this telephone, a refused one included. */
  readonly item: OutboxItem | undefined;
  readonly evidence: Evidence;
  readonly objectionsOpen: number;
};

const aboutContest =
  (contest: string) =>
  (body: { readonly [member: string]: unknown }): boolean =>
    body['contest'] === contest;

/** Her acts of a kind on one form, newest first. */
export const itemsOn = (day: Day, kind: string, contest: string): OutboxItem[] =>
  ownItems(day.items, day.officer, `results.evidence.${kind}`, aboutContest(contest));

export function standingOf(day: Day, contest: string): Standing {
  const tally = tallyIn(day.records, day.station, contest);
  const evidence = evidenceIn(day.records, day.station, contest);
  const items = itemsOn(day, 'attest', contest);
  const inForce = tally?.form ?? null;
  // What she signed here may be on its way still; what the log refused was never said.
  const own = items.find(({ state }) => state !== 'refused');
  const attested =
    (own?.act.body as { readonly form?: string } | undefined)?.form ?? evidence.attestations[day.officer];
  return {
    state: tally?.state ?? 'missing',
    inForce,
    agreement: agreementOf(attested, inForce),
    attested,
    item: items[0],
    evidence,
    objectionsOpen: evidence.objections.filter(({ answered }) => answered === null).length,
  };
}

function agreementOf(attested: string | undefined, inForce: Form | null): Agreement {
  if (attested === undefined) return 'none';
  if (inForce === null) return 'open';
  return formHash(inForce) === attested ? 'agrees' : 'differs';
}

/** Attestations of a form by whether they name the one in force. */
export function countsOf({ evidence, inForce }: Pick<Standing, 'evidence' | 'inForce'>): {
  readonly all: number;
  readonly agree: number;
} {
  const named = Object.values(evidence.attestations);
  const hash = inForce && formHash(inForce);
  return { all: named.length, agree: named.filter((one) => one === hash).length };
}
