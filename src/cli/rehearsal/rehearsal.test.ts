import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../base/result.ts';
import { signersOf } from '../../core/act.ts';
import { admit, recordsNeeded } from '../../core/admit.ts';
import { Ledger } from '../../core/ledger.ts';
import { actId, parseAct } from '../../core/parse.ts';
import { signedBytes } from '../../core/seal.ts';
import { terang } from '../../system.ts';
import { FileUnusable } from './csv-lines.ts';
import { readElection, RESULTS_FILE, REVISIONS_FILE, type ElectionFiles } from './election-files.ts';
import { publisherFromSeed } from './people.ts';
import { prepareRehearsal, type RehearsalOptions } from './prepare.ts';
import { countActs, rehearsal } from './rehearsal.ts';
import type { RehearsalItem } from './signed-act.ts';
import { rehearsalStream } from './stream.ts';

// A village of Lombok Barat with 21 stations; KPU changed what it had published of one of them.
const AREA = '5201011001';
const REVISED = 'results.tally/5201011001013/PPWP/1';

let folder = '';
let files: ElectionFiles;
let items: RehearsalItem[] = [];

const options = (change: Partial<RehearsalOptions> = {}): RehearsalOptions => ({
  area: AREA,
  files,
  logVkey: 'rehearsal.example/log+00000000+AAAA',
  publisherKey: publisherFromSeed('a').publicKey,
  revisionsPath: fileURLToPath(REVISIONS_FILE),
  rowsPath: join(folder, 'rows.csv'),
  seed: 'a',
  ...change,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  files = await readElection();
  const lines = gunzipSync(await readFile(RESULTS_FILE)).toString().split('\n');
  const [header = '', ...rows] = lines.filter((line, i) => i === 0 || line.startsWith(AREA));
  const abroad = rows.slice(0, 2).map((row, i) => `9901010001${row.slice(10, 12)}${i + 1}${row.slice(13)}`);
  await writeFile(join(folder, 'rows.csv'), [header, ...rows].join('\n'));
  await writeFile(join(folder, 'abroad.csv'), [header, ...rows, ...abroad].join('\n'));
  items = [...rehearsal(await prepareRehearsal(options()))];
});
afterAll(() => rm(folder, { recursive: true }));

function signedBy(publicKey: string, item: RehearsalItem, index: number): boolean {
  const point = Buffer.from(publicKey, 'base64url');
  const halves = [point.subarray(1, 33), point.subarray(33)];
  const [x = '', y = ''] = halves.map((half) => half.toString('base64url'));
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signature = Buffer.from(item.signed.signatures[index] ?? '', 'base64url');
  return verify('sha256', signedBytes(item.signed.bytes), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** What the core says to each act in order: the refusals, and the ledger after all. */
function admitAll(all: Iterable<RehearsalItem>) {
  const system = terang();
  const ledger = new Ledger();
  const objects = new Map(Object.values(files.objects).map(({ hash, text }) => [hash, text]));
  const refusals: unknown[] = [];
  for (const item of all) {
    const { bytes, signatures } = item.signed;
    const act = parseAct(bytes);
    if (isRefusal(act)) {
      refusals.push(act);
      continue;
    }
    ledger.bring(recordsNeeded(system, act), new Map());
    const check = (index: number, key: string) => signedBy(key, item, index);
    const candidate = { act, id: actId(bytes), signatureCount: signatures.length, signedBy: check };
    const answer = admit(system, ledger, candidate, item.receivedMs, (hash) => objects.get(hash));
    if (isRefusal(answer)) refusals.push([act.act, act.unit, answer]);
  }
  return { refusals, ledger };
}

const kinds = (all: readonly RehearsalItem[]) => {
  const counts: Record<string, number> = {};
  for (const { signed } of all) {
    const act = parseAct(signed.bytes);
    if (!isRefusal(act)) counts[act.act] = (counts[act.act] ?? 0) + 1;
  }
  return counts;
};

describe('a rehearsal of one village', () => {
  it('is admitted by the core, act by act, and what KPU changed stands as a correction', () => {
    const { refusals, ledger } = admitAll(items);
    expect(refusals).toEqual([]);
    expect(ledger.size).toBe(items.length);
    expect(ledger.read(REVISED)?.['corrections']).toHaveLength(1);
  });

  it('peoples each body above its stations, and no other', async () => {
    const { rows, revisions } = await prepareRehearsal(options());
    const people = 2 + 2 + 2 + 1 + 2 * rows.stations.length;
    expect(kinds(items)).toEqual({
      'registry.election.found': 1,
      'registry.election.freeze': 1,
      'registry.key.enrol': people,
      'registry.officer.appoint': 5,
      'results.tally.correct': 1,
      'results.tally.enter': 2 * rows.forms,
    });
    const counts = countActs(rows, revisions);
    expect(counts.founding + counts.night).toBe(items.length);
  });

  it('has a clock that never goes back, and founds before the night', () => {
    const times = items.map(({ receivedMs }) => receivedMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const night = items.findIndex(({ phase }) => phase === 'night');
    expect(items.slice(night).every(({ phase }) => phase === 'night')).toBe(true);
    expect(times[night]).toBeGreaterThan(Date.parse('2024-02-14T00:00:00+07:00'));
  });

  it('has every form entered by two different officers of its station, equal as in the source', () => {
    const entries = new Map<string, { officers: Set<string>; forms: Set<string> }>();
    for (const { signed } of items) {
      const act = parseAct(signed.bytes);
      if (isRefusal(act) || act.act !== 'results.tally.enter') continue;
      const entry = entries.get(act.unit) ?? { officers: new Set(), forms: new Set() };
      entry.officers.add(act.by.officer);
      entry.forms.add(JSON.stringify(act.body));
      entries.set(act.unit, entry);
    }
    expect(entries.size).toBeGreaterThan(5);
    for (const { officers, forms } of entries.values()) expect([officers.size, forms.size]).toEqual([2, 1]);
  });
});

describe('one seed', () => {
  const text = ({ signed, ...rest }: RehearsalItem) =>
    JSON.stringify([Buffer.from(signed.bytes).toString(), signed.signatures, rest]);

  it('gives the same acts and signatures, byte for byte, in a thread too', async () => {
    const streamed: RehearsalItem[] = [];
    const stream = rehearsalStream(options());
    for await (const lot of stream) streamed.push(...lot);
    expect(streamed.map(text)).toEqual(items.map(text));
    const { acts, forms, stations } = await stream.summary;
    expect([acts.founding + acts.night, acts.night]).toEqual([items.length, 2 * forms + 1]);
    expect(stations).toBe(21);
  });

  it('shares no officer with another seed', async () => {
    const others = [...rehearsal(await prepareRehearsal(options({ seed: 'b' })))];
    const officers = (all: readonly RehearsalItem[]) => new Set(all.flatMap(({ signed }) => {
      const act = parseAct(signed.bytes);
      return isRefusal(act) ? [] : signersOf(act).map(({ officer }) => officer);
    }));
    const [mine, theirs] = [officers(items), officers(others)];
    expect([...mine].filter((officer) => theirs.has(officer))).toEqual([]);
    expect(others).toHaveLength(items.length);
  });
});

describe('stations abroad', () => {
  it('are peopled by PPLN and KPPSLN, and admitted with those at home', async () => {
    const both = options({ area: 'all', rowsPath: join(folder, 'abroad.csv') });
    const all = [...rehearsal(await prepareRehearsal(both))];
    const texts = all.map(({ signed }) => Buffer.from(signed.bytes).toString());
    expect(texts.filter((text) => text.includes('"role":"KPPSLN"'))).toHaveLength(1);
    expect(admitAll(all).refusals).toEqual([]);
  });
});

describe('a stream', () => {
  it('says in its loop and its summary that a file or area is of no use', async () => {
    for (const change of [{ area: '5299' }, { rowsPath: join(folder, 'none.csv') }]) {
      const stream = rehearsalStream(options(change));
      await expect(stream.summary).rejects.toThrow(FileUnusable);
      await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow(FileUnusable);
    }
  });

  it('waits for its reader, and ends with him', async () => {
    const stream = rehearsalStream(options());
    const taken: number[] = [];
    for await (const lot of stream) {
      taken.push(lot.length);
      break;
    }
    expect(taken).toHaveLength(1);
    await expect(stream.close()).resolves.toBeUndefined();
  });
});
