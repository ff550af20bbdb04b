// Trust policies (C2SP tlog-policy): which logs, which witnesses, and how many of them make a checkpoint
// good. Pure. Trust comes from outside: a policy that a tree names for itself says only who its keys are.
import { isRefusal, refuse, type Refusal } from '../base/result.ts';
import { openCheckpoint, type OpenedCheckpoint } from './checkpoint.ts';
import { cosignedAt } from './cosignature.ts';
import { formatVkey, parseVkey, type Ed25519, type NoteKey } from './note.ts';

export type PolicyLog = { readonly key: NoteKey; readonly url?: string };
export type PolicyWitness = { readonly key: NoteKey; readonly name: string; readonly url?: string };
export type PolicyGroup = {
  readonly members: readonly string[];
  readonly name: string;
  readonly threshold: number;
};

/** `quorum` is the name of a witness or group, or `none`. */
export type Policy = {
  readonly groups: readonly PolicyGroup[];
  readonly logs: readonly PolicyLog[];
  readonly quorum: string;
  readonly witnesses: readonly PolicyWitness[];
};

export const POLICY_LENGTH_MAX = 65_536;
const LINES_OF_A_KIND_MAX = 64;

/** No control character but tab and line feed. */
const ALLOWED = /^[\t\n -~\u0080-\u{10ffff}]*$/u;

type Draft = {
  groups: PolicyGroup[];
  logs: PolicyLog[];
  members: Set<string>;
  quorum?: string;
  witnesses: PolicyWitness[];
};

/** A policy from its text. Refuses `policy-malformed` with the line (from 1) or with what is missing. */
export function parsePolicy(text: string): Policy | Refusal {
  if (text.length > POLICY_LENGTH_MAX || !ALLOWED.test(text) || !/(^|\n)$/.test(text)) {
    return refuse('policy-malformed');
  }
  const draft: Draft = { groups: [], logs: [], members: new Set(), witnesses: [] };
  for (const [i, line] of text.split('\n').entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#')) continue;
    if (!takeLine(draft, words)) return refuse('policy-malformed', { line: i + 1 });
  }
  const { groups, logs, quorum, witnesses } = draft;
  return quorum === undefined
    ? refuse('policy-malformed', { missing: 'quorum' })
    : { groups, logs, quorum, witnesses };
}

function takeLine(draft: Draft, [keyword, ...words]: readonly string[]): boolean {
  if (keyword === 'log') return takeLog(draft, words);
  if (keyword === 'witness') return takeWitness(draft, words);
  if (keyword === 'group') return takeGroup(draft, words);
  const [name] = words;
  if (keyword !== 'quorum' || words.length !== 1 || name === undefined || draft.quorum !== undefined)
    return false;
  draft.quorum = name;
  return name === 'none' || isDefined(draft, name);
}

const isDefined = (draft: Draft, name: string): boolean =>
  [...draft.witnesses, ...draft.groups].some((defined) => defined.name === name);

/** A key of the wanted type that none of the others repeats under another name. */
function newKey(
  text: string,
  type: NoteKey['type'],
  others: readonly { key: NoteKey }[],
): NoteKey | undefined {
  const key = parseVkey(text);
  if (isRefusal(key) || key.type !== type || others.length === LINES_OF_A_KIND_MAX) return undefined;
  return others.some((other) => other.key.publicKey.every((byte, i) => byte === key.publicKey[i]))
    ? undefined
    : key;
}

function takeLog(draft: Draft, words: readonly string[]): boolean {
  const [vkey = '', url] = words;
  const key = newKey(vkey, 'ed25519', draft.logs);
  if (key === undefined || words.length > 2) return false;
  draft.logs.push(url === undefined ? { key } : { key, url });
  return true;
}

function takeWitness(draft: Draft, words: readonly string[]): boolean {
  const [name = 'none', vkey = '', url] = words;
  const key = newKey(vkey, 'cosignature', draft.witnesses);
  if (key === undefined || words.length > 3 || name === 'none' || isDefined(draft, name)) return false;
  draft.witnesses.push(url === undefined ? { key, name } : { key, name, url });
  return true;
}

function takeGroup(draft: Draft, [name = 'none', count = '', ...members]: readonly string[]): boolean {
  const all = members.length;
  const threshold =
    count === 'any' ? 1 : count === 'all' ? all : /^[1-9]\d{0,2}$/.test(count) ? Number(count) : 0;
  if (name === 'none' || isDefined(draft, name) || draft.groups.length === LINES_OF_A_KIND_MAX) return false;
  if (threshold < 1 || threshold > all) return false;
  for (const member of members) {
    // Counted in one group only: no witness can lend its weight twice.
    if (!isDefined(draft, member) || draft.members.has(member)) return false;
    draft.members.add(member);
  }
  draft.groups.push({ members, name, threshold });
  return true;
}

/** Whether the witnesses with these names are enough. */
export function quorumReached(policy: Policy, cosigned: ReadonlySet<string>): boolean {
  if (policy.quorum === 'none') return true;
  const reached = new Set(cosigned);
  // Groups stand after their members, so one pass decides.
  for (const { members, name, threshold } of policy.groups) {
    if (members.filter((member) => reached.has(member)).length >= threshold) reached.add(name);
  }
  return reached.has(policy.quorum);
}

export type Witnessed = { readonly name: string; readonly seconds: number };
export type JudgedCheckpoint = OpenedCheckpoint & { readonly witnessed: readonly Witnessed[] };

/** The policy's witnesses that cosigned an opened checkpoint, and when; enough of them or not. */
export const witnessesOf = (
  policy: Policy,
  { note }: Pick<OpenedCheckpoint, 'note'>,
  ed: Ed25519,
): Witnessed[] =>
  policy.witnesses.flatMap(({ key, name }) => {
    const seconds = cosignedAt(note, key, ed);
    return seconds === undefined ? [] : [{ name, seconds }];
  });

/**
 * A checkpoint that the policy takes as good. Refuses as openCheckpoint, and `quorum-missing` with who did
 * cosign.
 */
export function judgeCheckpoint(text: string, policy: Policy, ed: Ed25519): JudgedCheckpoint | Refusal {
  const opened = openCheckpoint(
    text,
    policy.logs.map(({ key }) => key),
    ed,
  );
  if (isRefusal(opened)) return opened;
  const witnessed = witnessesOf(policy, opened, ed);
  const names = witnessed.map(({ name }) => name);
  return quorumReached(policy, new Set(names))
    ? { ...opened, witnessed }
    : refuse('quorum-missing', { cosigned: names });
}

/** The text of a policy in which `threshold` of the witnesses are the quorum (0: none needed). */
export function formatPolicy(
  logs: readonly PolicyLog[],
  witnesses: readonly PolicyWitness[],
  threshold: number,
): string {
  const line = (...words: (string | undefined)[]): string =>
    `${words.filter((word) => word !== undefined).join(' ')}\n`;
  const names = witnesses.map(({ name }) => name);
  return [
    ...logs.map(({ key, url }) => line('log', formatVkey(key), url)),
    ...witnesses.map(({ key, name, url }) => line('witness', name, formatVkey(key), url)),
    ...(threshold > 0 ? [line('group', 'quorum-of-witnesses', String(threshold), ...names)] : []),
    line('quorum', threshold > 0 ? 'quorum-of-witnesses' : 'none'),
  ].join('');
}
