// An act in words, before anybody signs it: what, where, in whose name, and everything that its body
// says. Nothing of it is hidden: what has no words of its own is shown as it stands.
import { useEffect, useState } from 'preact/hooks';
import type { Json } from '../../../../base/canonical.ts';
import { type Act, signersOf } from '../../../../core/act.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { asTally } from '../../../../modules/results/record.ts';
import { useRemote } from '../../app/use-office.ts';
import { useDesk } from '../desk-context.ts';
import { ComparedForms } from '../form/compared-forms.tsx';
import { OfficerName } from '../officers/officer-name.tsx';
import { Appointees } from './appointees.tsx';

export function ActWords({ act }: { readonly act: Act }) {
  useNamesOf(act.unit);
  const { say, format, zone, units } = useDesk();
  const body = (act.body ?? {}) as { readonly [member: string]: Json };
  const { form, officers, ...rest } = body;
  // The zero report counts them, a decree names them.
  const plain = Array.isArray(officers) || officers === undefined ? rest : { officers, ...rest };
  return (
    <div class="act-words">
      <dl class="facts">
        <div>
          <dt>{say('act.unit')}</dt>
          <dd>
            {units.nameOf(act.unit)} <code>{act.unit}</code>
          </dd>
        </div>
        <div>
          <dt>{say('act.at')}</dt>
          <dd>{format.time(act.at, zone)}</dd>
        </div>
        <div>
          <dt>{say('act.signers')}</dt>
          <dd>
            {signersOf(act).map(({ officer }) => (
              <OfficerName officer={officer} />
            ))}
          </dd>
        </div>
        {Object.entries(plain).map(([member, value]) => (
          <div>
            <dt>{say.has(`act.body.${member}`) ? say(`act.body.${member}`) : member}</dt>
            <dd>{typeof value === 'string' ? <bdi>{value}</bdi> : <code>{JSON.stringify(value)}</code>}</dd>
          </div>
        ))}
      </dl>
      {Array.isArray(officers) && <Appointees officers={officers} />}
      {form !== undefined && form !== null && <FormInAct act={act} form={form as unknown as Form} />}
    </div>
  );
}

/** Brings the unit's name, and draws again when it is there. */
function useNamesOf(unit: string): void {
  const { units } = useDesk();
  const [, setRound] = useState(0);
  useEffect(() => void units.load([unit]).then(() => setRound((n) => n + 1)), [unit]);
}

/** The form that the act says, beside the one in force where there is one and it can be had. */
function FormInAct({ act, form }: { readonly act: Act; readonly form: Form }) {
  const { say, office, election } = useDesk();
  const { contest: id } = act.body as { readonly contest?: string };
  const contest = election.contests.find((each) => each.id === id);
  const load = () => office.api.records([act.record]);
  const { value } = useRemote(office, `desk/record/${act.record}`, load);
  const record = value?.records[act.record];
  const before = record ? asTally(record as never).form : null;
  if (!contest) return null;
  return (
    <ComparedForms
      key={before ? 'both' : 'one'}
      caption={say('station.form', { contest: contest.name })}
      contest={contest}
      forms={[
        ...(before ? [{ head: say('correct.old'), form: before }] : []),
        { head: say('correct.new'), form },
      ]}
    />
  );
}
