// The table of attacks: each is run against the verifier, which must name it (attacks.test.js). Printed as
// ATTACKS.md.
import { AUTHORITY_ATTACKS } from './attacks-authority.js';
import { DELEGATION_ATTACKS } from './attacks-delegation.js';
import { EVIDENCE_FILE_ATTACKS } from './attacks-evidence-files.js';
import { EVIDENCE_ATTACKS } from './attacks-evidence.js';
import { FIGURE_ATTACKS } from './attacks-figures.js';
import { FILE_ATTACKS as TREE_ATTACKS } from './attacks-files.js';
import { HISTORY_ATTACKS } from './attacks-history.js';
import { LINE_ATTACKS } from './attacks-lines.js';
import { REGISTRY_ATTACKS } from './attacks-registry.js';
import { VOTING_ATTACKS } from './attacks-voting.js';
import { build, honestSteps, memorySource } from './build/scenario.js';
import { makeSetting } from './build/setting.js';

export const FILE_ATTACKS = [...TREE_ATTACKS, ...EVIDENCE_FILE_ATTACKS];

const RUNS = "Whoever runs the log, with the log's and the publisher's keys";

/** Who does it, in the order of the printed table. */
export const TABLE = [
  { who: 'Whoever can write to the published files, and holds no key', attacks: FILE_ATTACKS },
  { who: `${RUNS}: history`, attacks: HISTORY_ATTACKS },
  { who: `${RUNS}: authority`, attacks: AUTHORITY_ATTACKS },
  { who: `${RUNS}: keys, founding, freeze, stations`, attacks: REGISTRY_ATTACKS },
  { who: `${RUNS}: delegation`, attacks: DELEGATION_ATTACKS },
  { who: `${RUNS}: lines, invitations, names`, attacks: LINE_ATTACKS },
  { who: `${RUNS}: voting day and shifts`, attacks: VOTING_ATTACKS },
  { who: `${RUNS}: figures`, attacks: FIGURE_ATTACKS },
  { who: `${RUNS}: evidence and what is shown of it`, attacks: EVIDENCE_ATTACKS },
];

export const LOG_ATTACKS = TABLE.slice(1).flatMap(
  ({ attacks }) => /** @type {import('./attack-steps.js').LogAttack[]} */ (attacks),
);

/** The honest tree, made once. */
export function honestTree() {
  const setting = makeSetting();
  const builder = build(setting, honestSteps(setting));
  const files = builder.publish();
  return { setting, files, source: memorySource(files), checkpoint: String(files.get('checkpoint')) };
}

/**
 * The tree as the attack leaves it, with what a verifier would be given.
 * @param {import('./attack-steps.js').LogAttack} attack @param {ReturnType<typeof honestTree>} honest
 */
export function attackedLog(attack, { setting, checkpoint }) {
  const steps = honestSteps(setting);
  const builder = build(setting, attack.steps?.(steps, setting) ?? steps);
  const signing = attack.publish?.(builder, setting) ?? {};
  const files = builder.publish({ ...(attack.rewrites ? { witnesses: [] } : {}), ...signing });
  return {
    source: memorySource(files),
    policy: setting.policy,
    previous: attack.previous ? checkpoint : undefined,
  };
}

/** @returns {string} ATTACKS.md */
export function printedTable() {
  const count = TABLE.reduce((sum, { attacks }) => sum + attacks.length, 0);
  const parts = TABLE.map(({ who, attacks }) => {
    const rows = attacks.map(({ name, what, expects }) => `| ${name} | ${what} | \`${expects}\` |`);
    return `## ${who}\n\n| attack | what is done | found as |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return (
    `# ${count} attacks, each found and named\n\n` +
    'Printed from `test/attacks.js`: `vitest run verifier/test/attacks.test.js -u` prints it anew. That\n' +
    'test runs every attack, and fails when this page is stale.\n' +
    'The attacker signs again whatever the keys in hand allow, so that the finding named is the real\n' +
    'one.\n\n' +
    parts.join('\n')
  );
}
