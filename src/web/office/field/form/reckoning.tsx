// A comparison that does not hold, as arithmetic: 90 + 160 + 60 = 310 ≠ 210, the rule in words, and what to
// do with the paper. Nobody's guilt: two figures differ by so much.
import type { Part } from '../../../../modules/results/rules.ts';
import type { BrokenLine } from '../../../kit/broken-lines.ts';
import { useScreen } from '../../app/use-office.ts';

export function Reckoning({ line, explained }: { line: BrokenLine; explained: boolean }) {
  const { say } = useScreen();
  const rule = line.rules[0] ?? '';
  return (
    <div class={line.warning ? 'reckoning warns' : 'reckoning'}>
      <PartText part={line.part} />
      {line.rules.map((each) => (
        <span class="why">
          <code>{each}</code> {say(`results.rule.${each}.title`)}
        </span>
      ))}
      {explained && (
        <details>
          <summary>{say('rule.do')}</summary>
          <p>{say(`results.rule.${rule}.officer`)}</p>
        </details>
      )}
    </div>
  );
}

/** 90 + 160 + 60 = 310 ≠ 210 */
export function PartText({ part }: { part: Part }) {
  const { say, format } = useScreen();
  const named = (at: string): string => {
    const key = `results.cell.${at}`;
    return /^[a-z]/.test(at) && say.has(key) ? ` (${say(key)})` : '';
  };
  const plain = (side: Part['left']): string => {
    const terms = side.terms.map((term) => format.number(term.value) + named(term.at)).join(' + ');
    return side.terms.length > 1 ? `${terms} = ${format.number(side.total)}` : terms;
  };
  const sign = part.relation === '=' ? (part.holds ? '=' : '≠') : part.holds ? '≤' : '>';
  const right = plain(part.right);
  // A sum on the right is read from its total outwards, so that the two totals stand beside the sign.
  const turned = part.right.terms.length > 1 ? right.split(' = ').reverse().join(' = ') : right;
  return (
    <b class="sum" dir="ltr">
      {`${plain(part.left)} ${sign} ${turned}`}
    </b>
  );
}
