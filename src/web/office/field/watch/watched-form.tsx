// A form as somebody who watches may read, attest and contest it: the form in force or the members' readings,
// and her own reading, by hand from the paper, where there is no network.
import type { Contest } from '../../../../core/define.ts';
import { formHash } from '../../../../modules/results/evidence.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { Notice } from '../../kit/notice.tsx';
import { StateChip } from '../../kit/state-chip.tsx';
import { contestEdge } from '../contest-edge.ts';
import { evidenceIn, ownItems, tallyIn } from '../day/station.ts';
import { ObjectionLine } from '../evidence/witnesses-screen.tsx';
import { useObjections } from '../evidence/use-objections.ts';
import { FormSheet } from '../form/form-sheet.tsx';
import type { Station } from '../use-station.ts';
import { AttestButton } from './attest-button.tsx';

export type WatchedFormProps = { readonly station: Station; readonly contest: Contest };

/** Forms that can be attested: the one in force, else each different reading that the log holds. */
export function formsShown(station: Station['day'], contest: string): Form[] {
  const tally = tallyIn(station.records, station.station, contest);
  if (tally?.form) return [tally.form];
  const forms = (tally?.entries ?? []).flatMap(({ form }) => form ?? []);
  return forms.filter((form, i) => forms.findIndex((one) => formHash(one) === formHash(form)) === i);
}

export function WatchedForm({ station, contest }: WatchedFormProps) {
  const { say } = useScreen();
  const { day } = station;
  const state = tallyIn(day.records, day.station, contest.id)?.state ?? 'missing';
  const forms = formsShown(day, contest.id);
  return (
    <>
      <h1 class={contestEdge(contest)}>{contest.name}</h1>
      <Notice title={say(`results.state.${state}.title`)}>
        <p>{say(`watch.state.${state}`)}</p>
      </Notice>
      <OwnAttestation station={station} contest={contest} />
      {forms.map((form, i) => (
        <section>
          {forms.length > 1 && <h2>{say('watch.reading', { number: i + 1 })}</h2>}
          <FormSheet form={form} contest={contest} station={day.station} ruleValue={station.ruleValue} />
          <AttestButton station={day.station} contest={contest.id} form={form} label={say('attest.same')} />
        </section>
      ))}
      <p class="buttons">
        <a class="button second" href={linkTo('formulir', contest.id, 'isi')}>
          {say('attest.own')}
        </a>
        <a class="button second" href={linkTo('keberatan', contest.id)}>
          {say('object.open-form')}
        </a>
      </p>
      <Objections station={station} contest={contest} />
    </>
  );
}

/** What she attested last, and whether it is the form in force. */
function OwnAttestation({ station: { day }, contest }: WatchedFormProps) {
  const { say } = useScreen();
  const own = ownItems(
    day.items,
    day.officer,
    'results.evidence.attest',
    (body) => body['contest'] === contest.id,
  )[0];
  const inLog = evidenceIn(day.records, day.station, contest.id).attestations[day.officer];
  const hash = (own?.act.body as { form?: string } | undefined)?.form ?? inLog;
  if (hash === undefined) return null;
  const form = tallyIn(day.records, day.station, contest.id)?.form;
  const key = form == null ? 'attest.done' : formHash(form) === hash ? 'attest.agrees' : 'attest.differs';
  return (
    <Notice kind={key === 'attest.differs' ? 'signal' : 'plain'} title={say(key)}>
      {own && (
        <p>
          <a class="chip-link" href={linkTo('kotak', own.id)}>
            <StateChip state={own.state}>{say(`state.${own.state}`)}</StateChip>
          </a>
        </p>
      )}
    </Notice>
  );
}

function Objections({ station, contest }: WatchedFormProps) {
  const { say } = useScreen();
  const { objections } = evidenceIn(station.day.records, station.day.station, contest.id);
  const said = useObjections(objections);
  if (objections.length === 0) return null;
  return (
    <>
      <h2>{say('witnesses.objections')}</h2>
      <ul class="items">
        {[...objections].reverse().map((objection) => (
          <ObjectionLine
            key={objection.act}
            station={station}
            contest={contest}
            objection={objection}
            said={said[objection.act]}
          />
        ))}
      </ul>
    </>
  );
}
