// What a verification says in the end. The words are of partial trust: that the tree is consistent, up to
// which size, cosigned by whom, and whether the keys were given from outside or named by the tree itself.
// Valid is only what was checked.
import { hex } from './bytes.js';
import { totalsOf } from './sums.js';

/** @typedef {import('./report.js').Findings} Findings */
/** @typedef {import('./trust.js').Trust} Trust */
/** @typedef {import('./state.js').State} State */
/**
 * `consistent`: no finding of severity error, and nothing required stayed unchecked. `trust`: `policy` when
 * the keys were given
 * from outside, `tree` when the tree names them itself. `photographs`: how many the log names, and how many
 * of
 * them lie in the tree and were read.
 * @typedef {{
 * consistent: boolean, size: number, root: string, received: string, cosignedBy: string[], quorum: boolean,
 * trust: 'policy' | 'tree',
 *   sentence: string,
 * }} Verdict
 * @typedef {{
 * verdict: Verdict, findings: import('./types.js').Finding[], findingsTotal: number, findingsByCode: { [code:
 * string]: number },
 *   checked: { [what: string]: number }, notChecked: import('./report.js').NotChecked[],
 *   photographs: { named: number, here: number },
 *   election: string, totals: { [contest: string]: import('./sums.js').Totals },
 * }} Report
 */

/**
 * @param {Findings} findings
 * @param {Trust} trust
 * @param {State | undefined} state
 * @param {{ size: number, received: string, photographs: { named: number, here: number } }} read
 * @returns {Report}
 */
export function conclude(findings, trust, state, { size, received, photographs }) {
  findings.count('leaves', size);
  if (state) findings.count('officers', state.officers.count);
  findings.skip('paper', 'whether the figures are those on paper', false);
  const consistent = findings.errors === 0 && !findings.notChecked.some((item) => item.required);
  /** @type {Verdict} */
  const verdict = {
    consistent,
    size: trust.checkpoint?.size ?? 0,
    root: trust.checkpoint ? hex(trust.checkpoint.root) : '',
    received,
    cosignedBy: trust.cosigned,
    quorum: trust.quorum,
    trust: trust.givenBy,
    sentence: '',
  };
  verdict.sentence = sentence(verdict, trust, findings);
  return {
    verdict,
    findings: findings.kept,
    findingsTotal: findings.total,
    findingsByCode: Object.fromEntries(findings.byCode),
    checked: Object.fromEntries(findings.checked),
    notChecked: findings.notChecked,
    photographs: { named: photographs.named, here: photographs.here },
    election: state?.election ?? '',
    totals: Object.fromEntries(
      (state?.contests ?? []).map((contest) => [
        contest.id,
        totalsOf(/** @type {State} */ (state).units.nation, contest),
      ]),
    ),
  };
}

/** @param {Verdict} verdict @param {Trust} trust @param {Findings} findings */
function sentence(verdict, trust, findings) {
  const left = findings.notChecked.filter((item) => item.required).map((item) => item.what);
  const head = verdict.consistent
    ? `consistent and complete up to size ${verdict.size}`
    : findings.errors > 0
      ? `NOT consistent: ${findings.errors} findings`
      : `not fully checked: ${left.join(', ')}`;
  const by =
    verdict.cosignedBy.length > 0
      ? `cosigned by ${verdict.cosignedBy.length} of ${trust.witnesses} witnesses`
      : 'cosigned by nobody';
  const keys =
    verdict.trust === 'policy'
      ? 'the keys are those of the given policy'
      : 'the tree agrees with the keys that it names itself, and no more is said: give a policy from outside';
  return `${head}; ${by}; ${keys}`;
}
