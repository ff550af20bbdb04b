// A small election for laws: every seat peopled, at home and abroad, codes with letters among them. Its state
// is a value: an act is judged against it as often as a law likes, and leaves no trace. Keys here are no real
// points: signatures are taken for good, other laws judge them (core/admit.test.ts). Nobody is behind any id.
import { base64url, concat, hex, sha256, utf8 } from '../../src/base/bytes.ts';
import { canonical } from '../../src/base/canonical.ts';
import { isRefusal, type Refusal } from '../../src/base/result.ts';
import { ancestorsOf, isAbroad, levelOf } from '../../src/base/unit.ts';
import type { Act, Leaf } from '../../src/core/act.ts';
import { admit, recordsNeeded } from '../../src/core/admit.ts';
import type { Election, Role, StateRecord } from '../../src/core/define.ts';
import { Ledger } from '../../src/core/ledger.ts';
import { actId, keyId, parseAct } from '../../src/core/parse.ts';
import { electionObjects, type ObjectSource } from '../../src/modules/registry/objects.ts';
import { terang } from '../../src/system.ts';
import definition from '../../data/election-2024.json' with { type: 'json' };

const VILLAGES: Readonly<Record<string, string>> = {
  '1101012001': '1-2', '1701012001': '1-3', '1701012002': '1', '1701022001': '1', '1702012001': '1-2',
  '9901010001': '1-2', '99AA010001': '1',
};
const REGIONS = [...new Set(Object.keys(VILLAGES).flatMap((village) => [village, ...ancestorsOf(village)]))]
  .filter((unit) => unit !== 'ID')
  .sort();
export const STATIONS: readonly string[] = Object.entries(VILLAGES).flatMap(([village, numbers]) =>
  Array.from({ length: Number(numbers.slice(-1)) }, (_, i) => `${village}00${i + 1}`),
);
/** Every unit that exists, the nation first. */
export const UNITS: readonly string[] = ['ID', ...REGIONS, ...STATIONS];

const zones = { byUnit: { ID: 'Asia/Jakarta', '11': 'Asia/Jakarta', '17': 'Asia/Jakarta', '99': 'UTC' } };
export const OBJECTS = electionObjects(
  { ...(definition as never as ObjectSource), zones },
  `code,name\n${REGIONS.map((code) => `${code},N${code}`).join('\n')}\n`,
  `village,tps_numbers\n${Object.entries(VILLAGES).map((cells) => cells.join(',')).join('\n')}\n`,
);
const objectTexts = new Map(Object.values(OBJECTS).map(({ hash, text }) => [hash, text]));

export const FROM = '2024-02-01T00:00:00Z';
export const UNTIL = '2024-03-01T00:00:00Z';
export const ELECTION = 'laws-2024';
export const VOTING_MS = Date.parse('2024-02-14T11:00:00Z');
export const VOTING_AT = '2024-02-14T11:00:00Z';

export type Person = {
  readonly officer: string;
  readonly role: Role | 'PUBLISHER';
  readonly unit: string;
  readonly secret: string;
  readonly publicKey: string;
  readonly key: string;
  readonly from: string;
  readonly until: string;
};

/** The same role, unit and number is the same person. Her telephone may be another one. */
export function person(role: Role | 'PUBLISHER', unit: string, number = 1, phone = ''): Person {
  const name = `${role} ${unit} ${number}`;
  const bytes = (what: string) => sha256(utf8(`${what} ${name} ${phone}`));
  const publicKey = base64url(concat(Uint8Array.of(4), bytes('x'), bytes('y')));
  const officer = role === 'PUBLISHER' ? 'publisher' : hex(sha256(utf8(name))).slice(0, 32);
  return {
    officer, role, unit, secret: hex(bytes('secret')), publicKey, key: keyId(publicKey) ?? '',
    from: FROM, until: UNTIL,
  };
}

const BY_LEVEL: Readonly<Record<number, Role>> = {
  0: 'KPU', 2: 'KPU_PROVINSI', 4: 'KPU_KABKOTA', 6: 'PPK', 10: 'PPS', 13: 'KPPS',
};

/** Which body sits at a unit; at some units abroad none does. */
export function roleAt(unit: string): Role | undefined {
  if (!isAbroad(unit)) return BY_LEVEL[levelOf(unit)];
  return levelOf(unit) === 4 ? 'PPLN' : levelOf(unit) === 13 ? 'KPPSLN' : undefined;
}

export const ROOT: readonly Person[] = [1, 2, 3].map((number) => person('KPU', 'ID', number));
export const PUBLISHER = person('PUBLISHER', 'ID');

/** Two officers in every seat below the nation, and a third who has her appointment and no key yet. */
const SEATS = UNITS.filter((unit) => unit !== 'ID' && roleAt(unit) !== undefined);
export const PEOPLE: readonly Person[] = SEATS.flatMap((unit) =>
  [1, 2].map((number) => person(roleAt(unit) as Role, unit, number)),
);
export const invited = (role: Role, unit: string): Person => person(role, unit, 3);

type More = Partial<Pick<Act, 'at' | 'basis' | 'election'>>;
export type Wanted = {
  readonly act: string;
  readonly signers: readonly Person[];
  readonly unit: string;
  readonly record: string;
  readonly body: object;
} & More;

/** An act with what an honest officer would put where nothing is said. */
export function actOf({ act, signers, unit, record, body, ...more }: Wanted): Act {
  const [by, ...others] = signers.map(({ key, officer }) => ({ key, officer }));
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

/** One officer's line in an appointment. */
export const appointee = ({ officer, role, unit, secret, from, until }: Person) => ({
  from, invitation: hex(sha256(Uint8Array.from(Buffer.from(secret, 'hex')))), officer, role, unit, until,
});

export const appointing = (by: Person, people: readonly Person[], unit: string, more: More = {}): Act =>
  actOf({
    act: 'registry.officer.appoint', signers: [by], unit, record: `registry.body/${unit}`,
    body: { officers: people.map(appointee), reason: 'r' }, ...more,
  });

export const enrolling = ({ secret, publicKey, ...who }: Person, unit: string, more: More = {}): Act =>
  actOf({
    act: 'registry.key.enrol', signers: [{ ...who, secret, publicKey }], unit,
    record: `registry.officer/${who.officer}`,
    body: { invitation: secret, key: publicKey, reason: 'r' }, ...more,
  });

/** The log's state as a value. */
export class World {
  readonly records: ReadonlyMap<string, StateRecord>;
  readonly leaves: readonly Leaf[];
  readonly #system = terang();
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
    ledger.bring(recordsNeeded(this.#system, parsed), this.records);
    const signatureCount = 1 + (parsed.with?.length ?? 0);
    const candidate = { act: parsed, id: actId(bytes), signatureCount, signedBy: () => true };
    const outcome = admit(this.#system, ledger, candidate, receivedMs, (hash) => objectTexts.get(hash));
    return { outcome, ledger };
  }

  head(record: string): string | null {
    return (this.records.get(record)?.['head'] as string | undefined) ?? null;
  }
}

const giverOf = (unit: string): Person => {
  if (levelOf(unit) === 2 || (isAbroad(unit) && levelOf(unit) === 4)) return ROOT[0] as Person;
  const above = ancestorsOf(unit).find((at) => roleAt(at) !== undefined) ?? 'ID';
  return person(roleAt(above) as Role, above, 1);
};

/** Founded and peopled, not frozen. */
export const peopled: World = (() => {
  let world = World.empty.after(founding(), Date.parse(FROM));
  for (const unit of SEATS.toSorted((a, b) => levelOf(a) - levelOf(b))) {
    const role = roleAt(unit) as Role;
    const people = [person(role, unit, 1), person(role, unit, 2)];
    world = world.after(appointing(giverOf(unit), [...people, invited(role, unit)], unit));
    for (const who of people) world = world.after(enrolling(who, unit));
  }
  return world;
})();

export const freezing = (world: World, signers: readonly Person[] = ROOT.slice(0, 2), unit = 'ID'): Act => {
  const { contests, ruleSet, units } = OBJECTS;
  const [officers, keys] = [3 + 3 * SEATS.length, 3 + 2 * SEATS.length];
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

export const entering = (who: Person, station: string, more: More = {}, form: object = FORM): Act =>
  actOf({
    act: 'results.tally.enter', signers: [who], unit: station, record: tallyKey(station),
    body: { attempt: 1, contest: 'PPWP', form }, ...more,
  });

/** The same evening, when every station has been entered twice alike. */
export const settled: World = STATIONS.reduce((world, station) => {
  const role = roleAt(station) as Role;
  return [1, 2].reduce((now, number) => now.after(entering(person(role, station, number), station)), world);
}, frozen);
