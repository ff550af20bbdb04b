// The rules that a form breaks, in the words of the office: what does not fit, the sum beside it, the
// article, and the next step. A difference between figures, never anybody's guilt.
import type { Contest } from '../../../../core/define.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { cellName } from '../../../../modules/results/words/cell-name.ts';
import { judge, type Part, type Verdict } from '../../../../modules/results/rules.ts';
import { articleText } from '../../../kit/articles.ts';
import type { Formatting } from '../../../kit/formatting.ts';
import { ruleValueIn, useDesk } from '../desk-context.ts';

export type BrokenRulesProps = { readonly form: Form; readonly contest: Contest; readonly station: string };

/** The broken rules of a form, as this device judges them: the same function as the log's. */
export function useVerdicts({ form, contest, station }: BrokenRulesProps): Verdict[] {
  const { election } = useDesk();
  const verdicts = judge(form, { contest, station, ruleValue: ruleValueIn(election) });
  return verdicts.filter(({ verdict }) => verdict === 'broken');
}

export function BrokenRules(props: BrokenRulesProps) {
  const { say } = useDesk();
  const broken = useVerdicts(props);
  if (broken.length === 0) return <p class="fits">{say('rules.none')}</p>;
  return (
    <ul class="broken-rules">
      {broken.map((verdict) => (
        <li class={verdict.severity === 'error' ? 'error' : 'warns'}>
          <p>
            <code>{verdict.rule}</code> <b>{say(`results.rule.${verdict.rule}.title`)}</b>{' '}
            <small>{say(verdict.severity === 'error' ? 'rules.withholds' : 'rules.warns')}</small>
          </p>
          {verdict.parts
            .filter(({ holds }) => !holds)
            .map((part) => (
              <PartLine part={part} contest={props.contest} />
            ))}
          <p>{say(`results.rule.${verdict.rule}.office`)}</p>
          <p>
            <small>{articleText(say, verdict.article)}</small>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** A comparison as arithmetic: 90 + 160 + 60 = 310 ≠ 210; two totals stand beside the sign. */
export function sumText({ number }: Formatting, part: Part): string {
  const side = ({ terms, total }: Part['left']): string => {
    const sum = terms.map(({ value }) => number(value)).join(' + ');
    return terms.length > 1 ? `${sum} = ${number(total)}` : sum;
  };
  const sign = part.relation === '=' ? '≠' : '>';
  return `${side(part.left)} ${sign} ${side(part.right).split(' = ').reverse().join(' = ')}`;
}

/** The arithmetic, and which cells these are. */
function PartLine({ part, contest }: { readonly part: Part; readonly contest: Contest }) {
  const { say, format } = useDesk();
  const cells = [...part.left.terms, ...part.right.terms].map(({ at }) => cellName(say, contest, at));
  return (
    <p>
      <b class="sum" dir="ltr">
        {sumText(format, part)}
      </b>{' '}
      <small>{cells.join('; ')}</small>
    </p>
  );
}
