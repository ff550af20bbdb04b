// What an act says, for the eye and for the printed receipt: place, time, and the figures of a form as on the
// paper; a step of the day in the words in which it was asked; of any other act its members as they were
// signed.
import { canonical } from '../../../base/canonical.ts';
import type { Act } from '../../../core/act.ts';
import type { Form } from '../../../modules/results/form.ts';
import type { OutboxItem } from '../device/stored.ts';
import { FormSheet } from '../field/form/form-sheet.tsx';
import { Dots } from '../kit/dots.tsx';
import { placeNames } from './place-name.ts';
import { useElection, useUnit } from './use-election.ts';
import { useScreen } from './use-office.ts';

type Entered = { readonly contest: string; readonly form: Form };

export function SignedContent({ item }: { item: OutboxItem }) {
  const { say } = useScreen();
  const { act } = item;
  const place = useUnit(act.unit).value;
  const election = useElection().value;
  const entered = act.act === 'results.tally.enter' ? (act as Act<Entered>).body : undefined;
  const contest = election?.contests.find(({ id }) => id === entered?.contest);
  const ruleValue = (name: string): number => election?.ruleSet.values[name]?.value ?? 0;
  return (
    <section>
      <h2>{say('item.content')}</h2>
      <p>
        {place ? <Dots parts={placeNames(say, place)} /> : act.unit} <code>{act.unit}</code>
      </p>
      {entered && contest ? (
        <FormSheet form={entered.form} contest={contest} station={act.unit} ruleValue={ruleValue} />
      ) : (
        <Said act={act} />
      )}
      <p class="aside">{say('results.paper')}</p>
    </section>
  );
}

function Said({ act }: { act: Act }) {
  const { say } = useScreen();
  const step = /^voting\.(?:station\.)?(\w+)/.exec(act.act)?.[1];
  const members = Object.entries((act.body ?? {}) as Readonly<Record<string, unknown>>);
  const asked = members.flatMap(([name, value]) => {
    const key = [`step.${step}.${name}`, `${step}.${name}`].find((each) => say.has(each));
    const said = typeof value === 'boolean' ? say(value ? 'yes' : 'no') : String(value);
    return step !== undefined && key !== undefined ? [[say(key), said] as const] : [];
  });
  if (asked.length === 0)
    return (
      <pre class="wrap">
        <code>{canonical(act.body)}</code>
      </pre>
    );
  return (
    <dl class="facts">
      {asked.map(([question, said]) => (
        <div>
          <dt>{question}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
