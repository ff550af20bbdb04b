// One election before two judges: the core's, which the server asks, and the verifier's, written from spec/
// by another hand. The same bytes go to both; each answers `taken` or a code. Signatures are taken as given:
// what is compared is everything else.
import { isRefusal, type Refusal } from '../../src/base/result.ts';
import { hex, sha256, utf8 } from '../../src/base/bytes.ts';
import { canonical } from '../../src/base/canonical.ts';
import { receivedText } from '../../src/base/time.ts';
import type { Leaf } from '../../src/core/act.ts';
import { admit, recordsNeeded } from '../../src/core/admit.ts';
import { Ledger } from '../../src/core/ledger.ts';
import { actId, parseAct } from '../../src/core/parse.ts';
import { entryOf } from '../../src/core/seal.ts';
import type { Role } from '../../src/core/define.ts';
import { terang } from '../../src/system.ts';
import { readEntry } from '../../verifier/src/entry.js';
import { judge } from '../../verifier/src/judge.js';
import { Keys } from '../../verifier/src/keys.js';
import { readObjects } from '../../verifier/src/objects.js';
import { Findings } from '../../verifier/src/report.js';
import { State } from '../../verifier/src/state.js';
import { FOUNDED_MS, FROM, MiniElection, UNTIL, type Person } from '../simulator/mini-election.ts';

export type Answers = { readonly core: string; readonly verifier: string; readonly id: string };
/** Who signs, and in whose right. */
export type Hand = { readonly person: Person; readonly giver?: Person; readonly within?: string };
export type Sent = {
  act: string;
  hands: readonly Hand[];
  unit: string;
  record: string;
  body: object;
  atMs?: number;
  basis?: string | null;
};

const SIGNATURE = 'A'.repeat(86);
const system = terang();

export class TwoJudges {
  readonly mini = new MiniElection();
  readonly people: Person[] = [...this.mini.root];
  /** The last act taken on each record. */
  readonly heads = new Map<string, string>();
  nowMs = FOUNDED_MS;
  readonly #ledger = new Ledger();
  readonly #state: State;

  private constructor(state: State) {
    this.#state = state;
  }

  static async open(): Promise<TwoJudges> {
    const { objectMap, objects } = new MiniElection();
    const source = { read: async (path: string) => Buffer.from(objectMap.get(path.slice(8)) ?? '') };
    const { contests, ruleSet, units } = objects;
    const named = { contests: contests.hash, name: 'Pemilu Kecil', ruleSet: ruleSet.hash, units: units.hash };
    const adopted = await readObjects(source, named, new Findings(9));
    if (!adopted) throw new Error('the verifier cannot read the objects of the small election');
    const judges = new TwoJudges(new State(adopted, new Keys()));
    judges.#judged(judges.mini.found().bytes, 2);
    return judges;
  }

  /** An act as its signers would send it. */
  send({ act, hands, unit, record, body, atMs = this.nowMs, basis = null }: Sent): Answers {
    const [by, ...others] = hands.map(({ person: { key, officer }, giver }) => ({
      ...(giver ? { for: giver.officer } : {}), key, officer,
    }));
    const at = `${new Date(atMs).toISOString().slice(0, 19)}Z`;
    const whole = {
      act, at, basis, body, by, election: this.mini.election, record, unit, v: 1,
      ...(others.length > 0 ? { with: others } : {}),
    };
    const answers = this.#judged(utf8(canonical(whole)), hands.length);
    if (answers.core === 'taken') this.heads.set(record, answers.id);
    return answers;
  }

  #judged(bytes: Uint8Array, signers: number): Answers {
    const id = actId(bytes);
    const verifier = this.#verifierOn(bytes, signers);
    const core = this.#coreOn(bytes, signers, id);
    return { core: isRefusal(core) ? core.refused : 'taken', verifier, id };
  }

  #coreOn(bytes: Uint8Array, signatureCount: number, id: string): Leaf | Refusal {
    const act = parseAct(bytes);
    if (isRefusal(act)) return act;
    this.#ledger.bring(recordsNeeded(system, act), new Map());
    const candidate = { act, id, signatureCount, signedBy: () => true };
    return admit(system, this.#ledger, candidate, this.nowMs, (hash) => this.mini.objectMap.get(hash));
  }

  #verifierOn(bytes: Uint8Array, signers: number): string {
    const signatures = Array.from({ length: signers }, () => SIGNATURE);
    const entry = entryOf(bytes, { received: receivedText(this.nowMs), signatures });
    const leaf = readEntry(entry, this.#ledger.size, 0);
    leaf.valid.fill(true);
    const problem = leaf.problem ?? judge(leaf, this.#state);
    if (problem !== undefined) return problem;
    this.#state.acts.add(leaf.print, leaf.index);
    this.#state.apply(leaf);
    return 'taken';
  }

  /** Sends what both must take. */
  must(sent: Sent): string {
    const { core, verifier, id } = this.send(sent);
    if (core !== 'taken' || verifier !== 'taken')
      throw new Error(`${sent.act}: core ${core}, verifier ${verifier}`);
    return id;
  }

  /** Someone appointed, with a key. */
  bringIn(by: Person, role: Role, unit: string, more: object = {}): Person {
    const person = this.mini.person(`${role} ${this.people.length}`, role, unit);
    const named = { from: FROM, officer: person.officer, role, unit, until: UNTIL, ...more };
    const invitation = hex(sha256(Buffer.from(person.invitation, 'hex')));
    const reason = 'r';
    const hands = this.mini.decreeing(by).map((one) => ({ person: one }));
    this.must({
      act: 'registry.officer.appoint', hands, unit, record: `registry.body/${unit}`,
      body: { officers: [{ ...named, invitation }], reason },
    });
    this.must({
      act: 'registry.key.enrol', hands: [{ person }], unit, record: `registry.officer/${person.officer}`,
      body: { invitation: person.invitation, key: person.publicKey, reason },
    });
    this.people.push(person);
    return person;
  }

  freeze(): void {
    const { contests, ruleSet, units } = this.mini.objects;
    const count = this.people.length;
    const body = {
      contests: contests.hash, forms: 0, keys: count, officers: count, ruleSet: ruleSet.hash, stations: 12,
      units: units.hash,
    };
    const [a, b] = this.mini.root as [Person, Person];
    const basis = actId(this.mini.found().bytes);
    const hands = [{ person: a }, { person: b }];
    this.must({
      act: 'registry.election.freeze', hands, unit: 'ID', record: 'registry.election', body, basis,
    });
  }
}
