// A small published tree for the portal's tests, made by the whole mechanism (engine, memory store, real
// signatures): one sub-district with a station in every state, a corrected one, a second contest, and names
// that try to be markup.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hex, sha256, utf8 } from '../../src/base/bytes.ts';
import { formatVkey, noteSigner } from '../../src/core/note.ts';
import { electionObjects, type ObjectSource } from '../../src/modules/registry/objects.ts';
import type { Form } from '../../src/modules/results/form.ts';
import { ed25519 } from '../../src/server/ed25519.ts';
import { openEngine } from '../../src/server/engine.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { terang } from '../../src/system.ts';
import { Desk, ELECTION, FROM, person, type Person, signatureBy, UNTIL } from './portal-desk.ts';

export const NAUGHTY = '<script>alert(1)</script> & "x" \' </title>';
export const VILLAGE = '1701082001';
/** A station in each state, and one corrected twice over. */
export const STATIONS = {
  confirmed: `${VILLAGE}001`,
  withheld: `${VILLAGE}002`,
  incomplete: `${VILLAGE}003`,
  disputed: `${VILLAGE}004`,
  waiting: `${VILLAGE}005`,
  missing: `${VILLAGE}006`,
  corrected: `${VILLAGE}007`,
} as const;

const REGIONS = [
  '11,ACEH',
  '1101,ACEH SELATAN',
  '110101,BAKONGAN',
  '1101012001,KEUDE BAKONGAN',
  '17,BENGKULU',
  '1701,BENGKULU SELATAN',
  '170108,KEDURANG',
  `${VILLAGE},LUBUK RESAM`,
  '1701082002,TANJUNG ALAM',
  '9101,MERAUKE',
  '91,PAPUA',
  '910101,MERAUKE',
  '9101011001,MANDALA',
  '99,LUAR NEGERI',
  '9901,"Abu Dhabi, Uni Emirat Arab"',
  '990101,ABU DHABI',
  '9901010001,ABU DHABI',
];
const RANGES = [
  '1101012001,1-3',
  `${VILLAGE},1-7`,
  '1701082002,1-4',
  '1701082003,1-2',
  '9101011001,1',
  '9901010001,1',
];

/** A form in which everything agrees: L + P = J, users = votes cast. */
export function agreeing(votes: [number, number, number], invalid: number): Form {
  const valid = votes[0] + votes[1] + votes[2];
  const total = valid + invalid;
  const men = Math.floor(total / 2);
  const b1: [number, number, number] = [men - 1, total - men - 2, total - 3];
  return {
    I: {
      A: [men + 20, total - men + 12, total + 32],
      B1: b1,
      B2: [1, 1, 2],
      B3: [0, 1, 1],
      B4: [men, total - men, total],
    },
    II: null,
    III: null,
    IV: votes,
    V: { A: valid, B: invalid, C: total },
  };
}

async function definition(): Promise<ObjectSource> {
  const text = await readFile(new URL('../../data/election-2024.json', import.meta.url), 'utf8');
  const source = JSON.parse(text) as ObjectSource;
  const second = {
    article: 'UU 7/2017',
    colour: 'red',
    id: 'DPD',
    name: 'DPD',
    type: 'options' as const,
    options: [
      { name: NAUGHTY, no: 1 },
      { name: 'Calon Dua', no: 2 },
    ],
  };
  const here = new Set(['ID', ...REGIONS.map((line) => line.slice(0, line.indexOf(',')))]);
  const byUnit = Object.fromEntries(Object.entries(source.zones.byUnit).filter(([unit]) => here.has(unit)));
  return { ...source, contests: [...source.contests, second], zones: { byUnit } };
}

const founded = {
  election: ELECTION,
  from: FROM,
  name: 'Pemilihan Umum 2024 (gladi)',
  threshold: 1,
  until: UNTIL,
};

/**
 * Writes the tree and returns nothing: whoever reads it has only what was published. Takes about a second.
 * `hourly`: figures are also published after each station, an hour and a half apart; `after`: what happens
 * then, before the last publication.
 */
export async function writePortalTree(
  dir: string,
  { hourly = false, after }: TreeOptions = {},
): Promise<void> {
  const regions = [...REGIONS, `1701082003,"${NAUGHTY.replaceAll('"', '""')}"`];
  const objects = electionObjects(
    await definition(),
    ['code,name', ...regions].join('\n'),
    ['village,tps_numbers', ...RANGES].join('\n'),
  );
  const root = person('KPU', 'ID');
  const publisher = person('KPU', 'ID');
  const log = noteSigner('terang.example/portal', 'ed25519', randomBytes(32), ed25519);
  const clock = { now: Date.parse('2024-02-14T06:30:00Z') };
  const engine = await openEngine({
    system: terang(),
    store: createMemoryStore(),
    dir,
    log,
    witnesses: [],
    quorum: 0,
    durable: false,
    publisher: {
      key: publisher.key,
      sign: (bytes) => signatureBy(publisher.secret, bytes),
    },
    clock: () => clock.now,
    objects: new Map(Object.values(objects).map(({ hash, text }) => [hash, text])),
  });
  const desk = new Desk(engine, clock);
  const hashes = {
    contests: objects.contests.hash,
    ruleSet: objects.ruleSet.hash,
    units: objects.units.hash,
  };
  const founding = {
    ...founded,
    ...hashes,
    log: formatVkey(log.key),
    publisher: publisher.publicKey,
    root: [{ key: root.publicKey, officer: root.officer }],
  };
  await desk.send('registry.election.found', 'registry.election', 'ID', founding, [root]);
  const people = await hold(desk, root, hashes, hourly);
  await after?.({ desk, root, ...people });
  await engine.snapshot(true);
  await engine.stop();
}

export type Evening = {
  readonly desk: Desk;
  readonly root: Person;
  readonly ppk: Person;
  readonly regency: Person;
  readonly kpps: ReadonlyMap<string, readonly Person[]>;
};
type TreeOptions = { readonly hourly?: boolean; readonly after?: (evening: Evening) => Promise<void> };

/** Publishes the figures, and lets an hour and a half go by. */
async function publish(desk: Desk): Promise<void> {
  await desk.engine.snapshot(true);
  desk.clock.now += 90 * 60_000;
}

type Hashes = Readonly<Record<string, string>>;

/** Appoints, freezes, and enters forms: a station in every state. */
async function hold(desk: Desk, root: Person, hashes: Hashes, hourly: boolean) {
  const province = person('KPU_PROVINSI', '17');
  const regency = person('KPU_KABKOTA', '1701');
  const ppk = person('PPK', '170108');
  const pps = person('PPS', VILLAGE);
  const stations: readonly string[] = Object.values(STATIONS);
  const kpps = new Map(
    stations.map((station) => [station, [person('KPPS', station), person('KPPS', station)]]),
  );
  await desk.appoint(root, [province], '17');
  await desk.appoint(province, [regency], '1701');
  await desk.appoint(regency, [ppk], '170108');
  await desk.appoint(ppk, [pps], VILLAGE);
  await desk.appoint(pps, [...kpps.values()].flat(), VILLAGE);
  const people = 5 + 2 * stations.length;
  const zero = { ...hashes, forms: 0, keys: people, officers: people, stations: 18 };
  await desk.send('registry.election.freeze', 'registry.election', 'ID', zero, [root]);
  const both = async (station: string, form: Form, other: Form = form, contest = 'PPWP'): Promise<void> => {
    const [one, two] = kpps.get(station)!;
    await desk.tally('enter', station, contest, [one!], form);
    await desk.tally('enter', station, contest, [two!], other);
    if (hourly) await publish(desk);
  };
  await both(STATIONS.confirmed, agreeing([62, 121, 24], 5));
  const wrong = agreeing([90, 160, 60], 4);
  await both(STATIONS.withheld, { ...wrong, V: { A: 210, B: 4, C: 214 } });
  await both(STATIONS.incomplete, { ...agreeing([40, 70, 20], 2), I: null });
  await both(STATIONS.disputed, agreeing([51, 88, 17], 3), {
    ...agreeing([57, 88, 17], 3),
    II: { 1: 200, 2: 165, 3: 0, 4: 35 },
  });
  await desk.tally(
    'enter',
    STATIONS.waiting,
    'PPWP',
    [kpps.get(STATIONS.waiting)![0]!],
    agreeing([30, 80, 9], 1),
  );
  await both(STATIONS.corrected, agreeing([11, 22, 3], 0));
  await desk.tally('correct', STATIONS.corrected, 'PPWP', [ppk, regency], agreeing([111, 22, 3], 0), {
    evidence: hex(sha256(utf8('foto'))),
    reason: `Angka calon 01 salah baca: 111 terbaca 11. ${NAUGHTY}`,
  });
  const pair = (form: Form, votes: number[]): Form => ({ ...form, IV: votes });
  await both(STATIONS.confirmed, pair(agreeing([62, 121, 24], 5), [100, 107]), undefined, 'DPD');
  return { ppk, regency, kpps };
}
