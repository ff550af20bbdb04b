// The check in the page: fetches entries, receipts and policy, and computes again that each act of this
// station was signed by its keys and stands in the log that the checkpoint commits to; or the whole log, by
// the verifier. It says in one sentence what was checked and what was not, and never says more than it
// computed.
import { httpSource, verifyTree } from '../../../../verifier/src/index.js';
import { signersOf } from '../../../core/act.ts';
import { formatMessage, localeOf, parseMessage, type Values } from '../../../base/message.ts';
import { directionOf, LANGUAGES, LOCALES, SOURCE } from '../../../base/words.ts';
import { textOf } from '../../../base/bytes.ts';
import { checkEntry } from './entry-check.ts';

const ACTS_MAX = 100;
const TREE = '/tree/';

type Say = (key: string, values?: Values) => string;

let say: Say = (key) => key;

/** Speaks with the words that the page brought along, in the page's language. */
function sayFrom(section: HTMLElement): Say {
  const texts = JSON.parse(section.dataset['words'] ?? '{}') as Readonly<Record<string, string>>;
  const language = LANGUAGES.find((known) => known === document.documentElement.lang) ?? SOURCE;
  const locale = localeOf(LOCALES[language], directionOf(language));
  return (key, values = {}) =>
    formatMessage(parseMessage(texts[key] ?? key), values, locale, (name) => `{${name}}`);
}

type Outcome = {
  readonly verdict: 'held' | 'failed';
  readonly said: string;
  readonly detail: readonly string[];
};

/** Checks what the pressed button asks for and says the outcome in its section. Never rejects. */
export async function check(section: HTMLElement, what: string): Promise<void> {
  say = sayFrom(section);
  show(section, 'running', say('verify.running'), []);
  try {
    // WebCrypto exists only where the page came over https or from this machine.
    if (!globalThis.isSecureContext) throw new Error(say('verify.insecure'));
    const outcome = what === 'log' ? await checkLog(section) : await checkStation(section);
    show(section, outcome.verdict, outcome.said, [...outcome.detail, say('verify.keys')]);
  } catch (fault) {
    const what = fault instanceof Error ? fault.message : String(fault);
    show(section, 'unable', say('verify.unable', { what }), []);
  }
}

function show(section: HTMLElement, verdict: string, said: string, detail: readonly string[]): void {
  const outcome = section.querySelector<HTMLElement>('.outcome');
  const details = section.querySelector('details');
  if (!outcome || !details) return;
  outcome.hidden = false;
  outcome.dataset['verdict'] = verdict;
  outcome.textContent = said;
  details.hidden = detail.length === 0;
  const text = details.querySelector('pre');
  if (text) text.textContent = detail.join('\n');
}

async function checkStation(section: HTMLElement): Promise<Outcome> {
  const leaves = (section.dataset['acts'] ?? '').split(' ').filter(Boolean).slice(-ACTS_MAX).map(Number);
  const policy = await fetchText(`${TREE}policy`);
  const checked = await Promise.all(
    leaves.map((leaf) => checkLeaf(leaf, section.dataset['station'] ?? '', policy)),
  );
  const faults = checked.filter(({ fault }) => fault !== undefined);
  const detail = checked.map(({ leaf, fault }) => fault ?? say('verify.leaf', { leaf }));
  if (faults.length > 0) {
    return { verdict: 'failed', said: say('verify.failed', { what: faults[0]?.fault ?? '' }), detail };
  }
  // The tree grows while one reads: the sentence names the smallest size and the fewest witnesses that all of
  // it has.
  const size = Math.min(...checked.map((leaf) => leaf.size));
  const witnesses = Math.min(...checked.map((leaf) => leaf.witnesses));
  const officers = new Set(checked.flatMap((leaf) => leaf.officers)).size;
  return {
    verdict: 'held',
    said: say('verify.done', { acts: leaves.length, officers, size, witnesses }),
    detail,
  };
}

type LeafCheck = {
  leaf: number;
  fault?: string;
  size: number;
  witnesses: number;
  officers: readonly string[];
};

async function checkLeaf(leaf: number, station: string, policy: string): Promise<LeafCheck> {
  const [entry, proof] = await Promise.all([
    fetchBytes(`/leaf/${leaf}.entry`),
    fetchText(`/leaf/${leaf}.tlog-proof`),
  ]);
  const checked = await checkEntry({ proof, entry, policy });
  const { size, witnesses, act, fault } = checked;
  const found = { leaf, size, witnesses, officers: [] };
  if (act === undefined || checked.leaf !== leaf) {
    return { ...found, fault: say('verify.leaf.receipt', { leaf, problem: fault ?? 'leaf' }) };
  }
  if (act.unit !== station) return { ...found, fault: say('verify.leaf.station', { leaf }) };
  if (fault !== undefined) return { ...found, fault: say('verify.leaf.signature', { leaf }) };
  return { ...found, officers: signersOf(act).map(({ officer }) => officer) };
}

async function checkLog(section: HTMLElement): Promise<Outcome> {
  const onProgress = (at: { leaves: number; size: number }): void =>
    show(section, 'running', say('verify.progress', at), []);
  const report = await verifyTree(httpSource(new URL(TREE, location.href).href), { onProgress });
  const { verdict, findings, notChecked } = report;
  const faults = findings.map(({ code, leaf, path, message }) => `${code} ${path ?? leaf ?? ''}: ${message}`);
  const open = notChecked.map(({ what, why }) => `– ${what}: ${why}`);
  if (verdict.consistent) {
    const said = say('verify.whole.done', { size: verdict.size, witnesses: verdict.cosignedBy.length });
    return { verdict: 'held', said, detail: [...faults, ...open] };
  }
  const what = faults[0] ?? open[0] ?? verdict.sentence;
  const said = findings.length > 0 ? say('verify.failed', { what }) : say('verify.unable', { what });
  return { verdict: 'failed', said, detail: [...faults, ...open] };
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

const fetchText = async (address: string): Promise<string> => textOf(await fetchBytes(address));
