// A small election for laws: every seat peopled, at home and abroad, codes with letters among them. Its state
// is a value: an act is judged against it as often as a law likes, and leaves no trace. Keys here are no real
// points: signatures are taken for good, other laws judge them (core/admit.test.ts). Nobody is behind any id.
import { hex, sha256, utf8 } from '../../src/base/bytes.ts';
import { canonical } from '../../src/base/canonical.ts';
import { isRefusal, type Refusal } from '../../src/base/result.ts';
import { levelOf } from '../../src/base/unit.ts';
import type { Act, Leaf } from '../../src/core/act.ts';
import { admit, recordsNeeded } from '../../src/core/admit.ts';
import type { Election, Role, StateRecord } from '../../src/core/define.ts';
import { Ledger } from '../../src/core/ledger.ts';
import { actId, parseAct } from '../../src/core/parse.ts';
import { electionObjects, type ObjectSource } from '../../src/modules/registry/objects.ts';
import { terang } from '../../src/system.ts';
import definition from '../../data/election-2024.json' with { type: 'json' };
import {
  FROM, giverOf, invited, ORGANISED, person, PUBLISHER, REGIONS, RIVALS, roleAt, ROOT, STATIONS, twoOf, UNTIL,
  VILLAGES, WATCHED, type Person,
} from './people.ts';

export * from './people.ts';

const zones = { byUnit: { ID: 'Asia/Jakarta', '11': 'Asia/Jakarta', '17': 'Asia/Jakarta', '99': 'UTC' } };
export const OBJECTS = electionObjects(
  { ...(definition as never as ObjectSource), zones },
  `code,name\n${REGIONS.map((code) => `${code},N${code}`).join('\n')}\n`,
  `village,tps_numbers\n${Object.entries(VILLAGES).map((cells) => cells.join(',')).join('\n')}\n`,
);
const objectTexts = new Map(Object.values(OBJECTS).map(({ hash, text }) => [hash, text]));

export const ELECTION = 'laws-2024';
export const VOTING_MS = Date.parse('2024-02-14T11:00:00Z');
export const VOTING_AT = '2024-02-14T11:00:00Z';

type More = Partial<Pick<Act, 'at' | 'basis' | 'election'>>;
/** Whoever signs; `for` names in whose right. */
export type Signing = Person & { readonly for?: string };
export const inRightOf = (giver: Person, by: Person): Signing => ({ ...by, for: giver.officer });

export type Wanted = {
  readonly act: string;
  readonly signers: readonly Signing[];
  readonly unit: string;
  readonly record: string;
  readonly body: object;
} & More;

/** An act with what an honest officer would put where nothing is said. */
export function actOf({ act, signers, unit, record, body, ...more }: Wanted): Act {
  const [by, ...others] = signers.map(({ for: giver, key, officer }) =>
    giver === undefined ? { key, officer } : { for: giver, key, officer },
  );
  if (!by) throw new Error('nobody signs');
  const together = others.length > 0 ? { with: others } : {};
  return {
    act, at: VOTING_AT, basis: null, body, by, election: ELECTION, record, unit, v: 1, ...together, ...more,
  };
}

export const founding = (): Act => {
  const { contests, ruleSet, units } = OBJECTS;
  const body = {
    contests: contests.hash, election: ELECTION, from: FROM, log: 'log.test/laws+00000000+AQ', name: 'Pemilu',
    publisher: PUBLISHER.publicKey, root: ROOT.map(({ publicKey, officer }) => ({ key: publicKey, officer })),
    ruleSet: ruleSet.hash, threshold: 2, units: units.hash, until: UNTIL,
  };
  const signers = ROOT.slice(0, 2);
  const record = 'registry.election';
  return actOf({ act: 'registry.election.found', signers, unit: 'ID', record, body, at: FROM });
};

export const commitmentTo = ({ secret }: Person): string =>
  hex(sha256(Uint8Array.from(Buffer.from(secret, 'hex'))));

/** One officer's line in an appointment. */
export const appointee = ({ participant, ...who }: Person) => ({
  from: who.from, invitation: commitmentTo(who), officer: who.officer,
  ...(who.role === 'PESERTA' ? { participant } : {}), role: who.role, unit: who.unit, until: who.until,
});

/** Who signs what an officer appoints: for KPU as many of its members as the threshold asks. */
export const decreeing = (by: Signing): readonly Signing[] =>
  by.role === 'KPU' ? [by, ROOT.find(({ officer }) => officer !== by.officer) as Person] : [by];

/** `by` is whoever decrees, with whom it takes; or exactly those who sign. */
export const appointing = (
  by: Signing | readonly Signing[], people: readonly Person[], unit: string, more: More = {},
): Act =>
  actOf({
    act: 'registry.officer.appoint', signers: 'officer' in by ? decreeing(by) : by, unit,
    record: `registry.body/${unit}`,
    body: { officers: people.map(appointee), reason: 'r' }, ...more,
  });

/** What a giver hands over, at a unit and below; the whole of her term where nothing else is said. */
export const granting = (
  by: Signing, to: Person, unit: string, acts: readonly string[], term: object = {},
  more: Partial<Wanted> = {},
): Act =>
  actOf({
    act: 'registry.delegation.grant', signers: [by], unit, record: `registry.officer/${to.officer}`,
    body: { acts, from: by.from, officer: to.officer, reason: 'r', until: by.until, ...term }, ...more,
  });

export const ending = (by: Signing, giver: Person, receiver: Person, more: Partial<Wanted> = {}): Act =>
  actOf({
    act: 'registry.delegation.end', signers: [by], unit: giver.unit,
    record: `registry.officer/${receiver.officer}`,
    body: { giver: giver.officer, officer: receiver.officer, reason: 'r' }, ...more,
  });

export const enrolling = ({ secret, publicKey, ...who }: Signing, unit: string, more: More = {}): Act =>
  actOf({
    act: 'registry.key.enrol', signers: [{ ...who, secret, publicKey }], unit,
    record: `registry.officer/${who.officer}`,
    body: { invitation: secret, key: publicKey, reason: 'r' }, ...more,
  });

/** One for all worlds: they adopt the same objects. */
const system = terang();

/** The log's state as a value. */
export class World {
  readonly records: ReadonlyMap<string, StateRecord>;
  readonly leaves: readonly Leaf[];
  readonly #election: Election | undefined;
  readonly #nation: Readonly<Record<string, number>>;

  private constructor(
    records: ReadonlyMap<string, StateRecord>,
    leaves: readonly Leaf[],
    election: Election | undefined,
    nation: Readonly<Record<string, number>>,
  ) {
    [this.records, this.leaves, this.#election, this.#nation] = [records, leaves, election, nation];
  }

  static readonly empty = new World(new Map(), [], undefined, {});

  /** What the log would answer. The world stays as it is. */
  judge(act: Act, receivedMs = VOTING_MS): Leaf | Refusal {
    return this.#next(act, receivedMs).outcome;
  }

  /** The refusal's code, or `allowed`. */
  code(act: Act, receivedMs = VOTING_MS): string {
    const outcome = this.judge(act, receivedMs);
    return isRefusal(outcome) ? outcome.refused : 'allowed';
  }

  /** The world after an act that must be taken. */
  after(act: Act, receivedMs = VOTING_MS): World {
    const { outcome, ledger } = this.#next(act, receivedMs);
    if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused} ${JSON.stringify(outcome.detail)}`);
    const records = new Map([...this.records, ...ledger.take().records]);
    const nation = { ...ledger.nationSums('registry/officers') };
    return new World(records, [...this.leaves, outcome], ledger.election, nation);
  }

  #next(act: Act, receivedMs: number): { outcome: Leaf | Refusal; ledger: Ledger } {
    const bytes = utf8(canonical(act));
    const parsed = parseAct(bytes);
    const ledger = new Ledger();
    if (isRefusal(parsed)) return { outcome: parsed, ledger };
    ledger.election = this.#election;
    ledger.size = this.leaves.length;
    ledger.bringNation('registry/officers', this.#nation);
    ledger.bring(recordsNeeded(system, parsed), this.records);
    const signatureCount = 1 + (parsed.with?.length ?? 0);
    const candidate = { act: parsed, id: actId(bytes), signatureCount, signedBy: () => true };
    const outcome = admit(system, ledger, candidate, receivedMs, (hash) => objectTexts.get(hash));
    return { outcome, ledger };
  }

  head(record: string): string | null {
    return (this.records.get(record)?.['head'] as string | undefined) ?? null;
  }
}

/** Founded and peopled, not frozen. */
export const peopled: World = (() => {
  let world = World.empty.after(founding(), Date.parse(FROM));
  const seats = [...ORGANISED, ...WATCHED].toSorted((a, b) => levelOf(a.unit) - levelOf(b.unit));
  for (const { role, unit } of seats) {
    const people = twoOf({ role, unit });
    const giver = giverOf(people[0] as Person);
    world = world.after(appointing(giver, [...people, invited(role, unit)], unit));
    for (const who of people) world = world.after(enrolling(who, unit));
  }
  for (const rival of RIVALS) {
    world = world.after(appointing(giverOf(rival), [rival], rival.unit)).after(enrolling(rival, rival.unit));
  }
  return world;
})();

export const freezing = (world: World, signers: readonly Person[] = ROOT.slice(0, 2), unit = 'ID'): Act => {
  const { contests, ruleSet, units } = OBJECTS;
  const seats = ORGANISED.length + WATCHED.length;
  const [officers, keys] = [3 + 3 * seats + RIVALS.length, 3 + 2 * seats + RIVALS.length];
  const numbers = { officers, keys, stations: STATIONS.length, forms: 0 };
  const body = { contests: contests.hash, ruleSet: ruleSet.hash, units: units.hash, ...numbers };
  const record = 'registry.election';
  return actOf({ act: 'registry.election.freeze', signers, unit, record, body, basis: world.head(record) });
};

/** On the evening of voting day. */
export const frozen: World = peopled.after(freezing(peopled));

export const FORM = {
  I: null, II: null, III: null, IV: [3, 2, 1], V: { A: 6, B: 0, C: 6 },
};
export const tallyKey = (station: string): string => `results.tally/${station}/PPWP/1`;

export const entering = (who: Signing, station: string, more: More = {}, form: object = FORM): Act =>
  actOf({
    act: 'results.tally.enter', signers: [who], unit: station, record: tallyKey(station),
    body: { attempt: 1, contest: 'PPWP', form }, ...more,
  });

/** The same evening, when every station has been entered twice alike. */
export const settled: World = STATIONS.reduce((world, station) => {
  const role = roleAt(station) as Role;
  return [1, 2].reduce((now, number) => now.after(entering(person(role, station, number), station)), world);
}, frozen);
