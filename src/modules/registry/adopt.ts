// From the founding act's hashes to the election itself: the objects must be there, have those hashes, and be
// whole.
import { hex, sha256, utf8 } from '../../base/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../../base/result.ts';
import type { Election } from '../../core/define.ts';
import { electionRecordOf, type ElectionRecord } from '../../core/election-record.ts';
import type { Adopt } from '../../core/system.ts';
import { parseContests, parseRuleSet, parseUnits, ruleValueOf } from './objects.ts';
import { unitTree } from './units.ts';

type Parsed = Pick<Election, 'contests' | 'ruleValue' | 'voting'> & {
  readonly units: Exclude<ReturnType<typeof parseUnits>, Refusal>;
};

/**
 * Adopts elections; remembers the objects of the last one, because amending a station must not read them
 * again.
 */
export function adopter(): Adopt {
  let last: { readonly name: string; readonly parsed: Parsed } | undefined;
  return (record, objectText) => {
    const founded = electionRecordOf(record);
    if (!founded) return refuse('object-unknown');
    const name = `${founded.units} ${founded.contests} ${founded.ruleSet}`;
    const parsed = last?.name === name ? last.parsed : parseObjects(founded, objectText);
    if (isRefusal(parsed)) return parsed;
    last = { name, parsed };
    const amendments = new Map(Object.entries(founded.stations));
    return {
      id: founded.election,
      contests: parsed.contests,
      voting: parsed.voting,
      ruleValue: parsed.ruleValue,
      units: unitTree(parsed.units, amendments),
    };
  };
}

function parseObjects(
  founded: ElectionRecord,
  objectText: (hash: string) => string | undefined,
): Parsed | Refusal {
  const [unitsText, contestsText, rulesText] = [founded.units, founded.contests, founded.ruleSet].map(
    objectText,
  );
  const named = [
    [unitsText, founded.units],
    [contestsText, founded.contests],
    [rulesText, founded.ruleSet],
  ] as const;
  for (const [text, hash] of named) {
    if (text === undefined || hex(sha256(utf8(text))) !== hash) return refuse('object-unknown', { hash });
  }
  const units = parseUnits(unitsText as string);
  const ballot = parseContests(contestsText as string);
  const rules = parseRuleSet(rulesText as string);
  if (isRefusal(units)) return units;
  if (isRefusal(ballot)) return ballot;
  return isRefusal(rules) ? rules : { ...ballot, units, ruleValue: ruleValueOf(rules) };
}
