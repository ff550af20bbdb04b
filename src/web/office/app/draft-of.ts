// What an act that is taken back becomes again: the draft of its task, so that nothing is typed twice.
import type { Json } from '../../../base/canonical.ts';
import type { Act } from '../../../core/act.ts';
import type { Form } from '../../../modules/results/form.ts';
import type { OutboxItem } from '../device/stored.ts';
import { draftIds } from '../field/day/steps.ts';
import { cellsOf } from '../form/cells.ts';
import { answerDraft, type Attested, objectionDraft, seenDraft } from '../field/witness/watch-drafts.ts';

type Entered = { readonly contest: string; readonly form: Form };
type Attesting = { readonly contest: string; readonly form: string };
type Counted = { readonly L: number; readonly P: number; readonly hour: number };
type Objected = {
  readonly category: string;
  readonly contest: string;
  readonly fields: string[];
  readonly reason: string;
};
type Answered = { readonly objection: string; readonly reason: string };

/**
 * Name and value of the draft; undefined for an act that has none to go back to. `attested`: what this device
 * kept beside an attestation, which itself names a form by its hash alone.
 */
export function draftOf(
  { act }: Pick<OutboxItem, 'act'>,
  attested?: Attested,
): { id: string; value: Json } | undefined {
  const [module, thing, verb = ''] = act.act.split('.');
  if (act.act === 'results.tally.enter') {
    const { contest, form } = (act as Act<Entered>).body;
    return { id: draftIds.form(act.unit, contest), value: cellsOf(form) };
  }
  if (act.act === 'results.evidence.attest') {
    const { contest, form } = (act as Act<Attesting>).body;
    if (attested?.hash !== form || attested.seen === undefined) return undefined;
    return { id: seenDraft(act.unit, contest), value: attested.seen };
  }
  if (act.act === 'results.evidence.object') {
    const { category, contest, fields, reason } = (act as Act<Objected>).body;
    return { id: objectionDraft(act.unit, contest), value: { category, fields, reason } };
  }
  if (act.act === 'results.evidence.answer') {
    const { objection, reason } = (act as Act<Answered>).body;
    return { id: answerDraft(act.unit, objection), value: { reason } };
  }
  if (act.act === 'voting.turnout.count') {
    const { L, P, hour } = (act as Act<Counted>).body;
    return { id: draftIds.step(act.unit, `turnout-${hour}`), value: { L, P } };
  }
  if (module !== 'voting' || thing !== 'station') return undefined;
  return { id: draftIds.step(act.unit, verb), value: act.body as Json };
}
