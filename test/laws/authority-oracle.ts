// Who may sign what, where, when: an oracle for tests, written from spec/authority.md alone and plainly, so
// that the judgement is held against the page and not against itself. It knows nothing of the code it judges.
import type { Act } from '../../src/core/act.ts';
import { APPOINTS, DELEGABLE, LINES, SITS, superiorsOf, TABLE, THRESHOLD, TWO } from './authority-pages.ts';
import type { Person } from './people.ts';

const below = (unit: string, above: string): boolean =>
  unit !== above && unit !== 'ID' && (above === 'ID' || unit.startsWith(above));
const covers = (unit: string, of: string): boolean => unit === of || below(of, unit);

/** Records that name a station. */
const OF_STATIONS = /^(?:registry\.station|results\.tally|results\.evidence|voting\.station)\//;

export type Given = {
  readonly acts: readonly string[];
  readonly unit: string;
  readonly from: string;
  readonly until: string;
};

/** What earlier leaves say. */
export type Known = {
  readonly exists: (unit: string) => boolean;
  readonly find: (officer: string) => Person | undefined;
  readonly officerRevoked: (officer: string) => boolean;
  readonly keyRevoked: (key: string) => boolean;
  /** Delegations that an officer holds, by giver. */
  readonly held: (officer: string) => ReadonlyMap<string, Given>;
};

type Signer = Act['by'];
const principalOf = ({ for: giver, officer }: Signer): string => giver ?? officer;

/** The code that the page gives for steps 2 to 8, or `allowed`; after the freeze, all else in order. */
export function expected(act: Act, receivedMs: number, known: Known): string {
  const signers = [act.by, ...(act.with ?? [])];
  if (act.act !== 'registry.station.amend' && !known.exists(act.unit)) return 'unit-unknown';
  if (OF_STATIONS.test(act.record) && act.unit.length !== 13) return 'record-wrong';
  for (const signer of signers) {
    const refused = signerRefused(act, signer, known);
    if (refused) return refused;
  }
  const named = signers.flatMap(({ officer, for: giver = [] }) => [officer].concat(giver));
  if (new Set(named).size < named.length) return 'signers-same';
  for (const signer of signers) {
    const refused = rightOf(act, signer, known);
    if (refused) return refused;
  }
  return enough(act, signers.length, known) ? when(act, signers, receivedMs, known) : 'signers-missing';
}

function signerRefused(act: Act, { officer, key, for: giver }: Signer, known: Known): string | undefined {
  const who = known.find(officer);
  if (!who) return 'officer-unknown';
  if (known.officerRevoked(officer)) return 'officer-revoked';
  if (who.key !== key) return 'key-unknown';
  if (known.keyRevoked(key)) return 'key-revoked';
  if (giver === undefined) return undefined;
  if (!known.find(giver)) return 'officer-unknown';
  if (known.officerRevoked(giver)) return 'officer-revoked';
  const given = known.held(officer).get(giver);
  if (!given?.acts.includes(act.act)) return 'delegation-missing';
  return covers(given.unit, act.unit) ? undefined : 'unit-outside';
}

const ABOUT: Readonly<Record<string, 'officer' | 'giver'>> = {
  'registry.officer.revoke': 'officer', 'registry.key.revoke': 'officer',
  'registry.officer.invite': 'officer', 'registry.delegation.end': 'giver',
};
const PARTIES: Readonly<Record<string, readonly string[]>> = {
  'registry.key.revoke': ['officer'], 'registry.delegation.end': ['giver', 'officer'],
};

/** "Herself", "the giver, the receiver": she signs alone. */
function isParty(act: Act): boolean {
  const body = act.body as Record<string, unknown>;
  const parties = (PARTIES[act.act] ?? []).map((member) => body[member]);
  return act.with === undefined && parties.includes(principalOf(act.by));
}

/** "KPU decides in plenary": `by` is of the role KPU, in her own right or in whose right she signs. */
function isPlenary(act: Act, known: Known): boolean {
  const decides = act.act === 'registry.officer.appoint' || (act.act in ABOUT && !isParty(act));
  return decides && known.find(principalOf(act.by))?.role === 'KPU';
}

function rightOf(act: Act, signer: Signer, known: Known): string | undefined {
  const who = known.find(principalOf(signer)) as Person;
  if (isPlenary(act, known) && who.role !== 'KPU') return 'role-not-allowed';
  if (act.act === 'registry.officer.appoint') {
    if (!APPOINTS[who.role]) return 'role-not-allowed';
    return covers(who.unit, act.unit) ? undefined : 'unit-outside';
  }
  if (act.act === 'registry.delegation.grant')
    return who.role === 'PUBLISHER' ? 'role-not-allowed' : undefined;
  const member = ABOUT[act.act];
  if (member) {
    const about = known.find((act.body as Record<string, string>)[member] ?? '');
    if (!about) return 'officer-unknown';
    if (about.unit !== act.unit) return 'unit-outside';
    if (isParty(act)) return signer.for === undefined ? undefined : 'role-not-allowed';
    if (act.unit === 'ID') return who.role === 'KPU' ? undefined : 'role-not-allowed';
    if (!superiorsOf(about.role).includes(who.role)) return 'role-not-allowed';
    if (about.role === 'SAKSI' && who.participant !== about.participant) return 'role-not-allowed';
    return below(act.unit, who.unit) ? undefined : 'unit-outside';
  }
  return rowOf(act, who);
}

function rowOf(act: Act, who: Person): string | undefined {
  const mine = TABLE.filter(([name, role]) => name === act.act && role === who.role);
  if (mine.length === 0) return 'role-not-allowed';
  const side = act.unit.startsWith('99') ? '99' : 'home';
  const fits = mine.some(([, , relation, where]) => {
    if (where !== 'all' && where !== side) return false;
    if (relation === 'covers') return covers(who.unit, act.unit);
    return relation === 'own' ? who.unit === act.unit : below(act.unit, who.unit);
  });
  return fits ? undefined : 'unit-outside';
}

function enough(act: Act, count: number, known: Known): boolean {
  if (act.act === 'results.tally.correct') return count === 2;
  return TWO.includes(act.act) || isPlenary(act, known) ? count >= THRESHOLD : count === 1;
}

function when(act: Act, signers: readonly Signer[], receivedMs: number, known: Known): string {
  const at = Date.parse(act.at);
  if (at > receivedMs + 10 * 60_000) return 'clock-ahead';
  const inTerm = signers.every(({ officer }) => {
    const { from, until } = known.find(officer) as Person;
    const ends = Date.parse(until);
    return Date.parse(from) <= at && at <= ends && receivedMs <= ends + 48 * 3_600_000;
  });
  if (!inTerm) return 'term-outside';
  const inTime = signers.every(({ officer, for: giver }) => {
    if (giver === undefined) return true;
    const { from, until } = known.held(officer).get(giver) as Given;
    return Date.parse(from) <= at && at <= Date.parse(until) && receivedMs <= Date.parse(until);
  });
  if (!inTime) return 'delegation-ended';
  return act.act === 'registry.election.freeze' ? 'election-frozen' : 'allowed';
}

/** What the page says of one officer named in an appointment whose signer and act are in order. */
export function appointmentExpected(
  act: Act, giver: Person, role: string, unit: string, exists: Known['exists'],
): string {
  if (!APPOINTS[giver.role]?.includes(role)) return 'role-not-allowed';
  if (!covers(giver.unit, unit)) return 'unit-outside';
  if (!covers(act.unit, unit)) return 'unit-outside';
  if (!exists(unit)) return 'unit-unknown';
  return SITS[role]?.test(unit) ? 'allowed' : 'role-not-allowed';
}

type Grant = {
  readonly acts: readonly string[];
  readonly from: string;
  readonly officer: string;
  readonly until: string;
};

const lineOf = (who: Person): string => {
  const line = LINES.findIndex((roles) => roles.includes(who.role));
  return `${line} ${who.participant ?? ''}`;
};

/** What the page says of a grant whose signer is in order. */
export function grantExpected(act: Act, receivedMs: number, known: Known): string {
  const { acts, from, officer, until } = act.body as Grant;
  const giver = known.find(act.by.officer) as Person;
  const receiver = known.find(officer);
  if (!receiver) return 'officer-unknown';
  if (known.officerRevoked(officer)) return 'officer-revoked';
  if (receiver.officer === giver.officer || lineOf(receiver) !== lineOf(giver)) return 'role-not-allowed';
  if (!covers(giver.unit, receiver.unit) || !covers(giver.unit, act.unit)) return 'unit-outside';
  if (acts.some((name) => !DELEGABLE.includes(name))) return 'act-not-delegable';
  const [begins, ends] = [Date.parse(from), Date.parse(until)];
  const inTerm = Date.parse(giver.from) <= begins && ends <= Date.parse(giver.until);
  if (!inTerm || begins >= ends) return 'term-outside';
  const others = [...known.held(officer)].filter(([by]) => by !== giver.officer);
  const running = others.filter(([, given]) => Date.parse(given.until) >= receivedMs);
  return running.length < 8 ? 'allowed' : 'delegations-too-many';
}
