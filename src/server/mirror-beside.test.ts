// Laws of what a mirror copies beside the log: photographs by their hash and as they come, the last
// checkpoint of each witness, reports of readers by their index; and of reports read back into a store.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hex, sha256, utf8 } from '../base/bytes.ts';
import { canonical } from '../base/canonical.ts';
import { checkpointText } from '../core/checkpoint.ts';
import { cosignedPath, cosignText } from '../core/cosignature.ts';
import { formatNote, noteSigner, signText } from '../core/note.ts';
import { formatPolicy } from '../core/policy.ts';
import { ed25519 } from './ed25519.ts';
import type { PhotographsIn } from './mirror-beside.ts';
import { mirror } from './mirror.ts';
import { indexText, reportsPath } from './reports-files.ts';
import { restoreReports } from './reports-restore.ts';
import type { ReportRow } from './reports-store.ts';
import { log, SmallLog } from './small-log.ts';
import { openTree, type TreeFiles } from './tree-files.ts';

let root = '';
let from = '';
let to = '';
let theirs: TreeFiles;
let source: SmallLog;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'terang-beside-'));
  [from, to] = [join(root, 'from'), join(root, 'to')];
  source = await new SmallLog(from).begin();
  theirs = await openTree(from, { durable: false });
});
afterEach(() => rm(root, { force: true, recursive: true }));

const hashOf = (text: string): string => hex(sha256(utf8(text)));
/** In these logs every leaf names a photograph of its own. */
const photographsIn: PhotographsIn = (act) => {
  const { body } = act as { body?: { i?: number } };
  return body?.i === undefined ? [] : [hashOf(`photograph ${body.i}`)];
};
const copy = () => mirror({ durable: false, from, to, photographsIn });
const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(join(to, folder)).catch((): string[] => [])).toSorted();
const photograph = (i: number) => ({
  bytes: utf8(`photograph ${i}`),
  path: `evidence/${hashOf(`photograph ${i}`)}`,
});

describe('photographs', () => {
  test('are copied by the hash that an act names, those that come later in a later round', async () => {
    await source.night(300);
    await theirs.writeAll([photograph(1), photograph(280)]);
    await copy();
    expect(await namesIn('evidence')).toEqual([1, 280].map((i) => hashOf(`photograph ${i}`)).toSorted());
    await theirs.writeAll([photograph(7)]);
    await source.night(20);
    expect(await copy()).toMatchObject({ copied: 21 });
    expect(await namesIn('evidence')).toHaveLength(3);
  });

  test('that are not what their hash says are never written, and hold up no figure', async () => {
    await source.night(3);
    await theirs.writeAll([{ bytes: utf8('another'), path: photograph(2).path }, photograph(1)]);
    expect(await copy()).toMatchObject({
      refused: 'mirror-file-wrong',
      detail: { path: photograph(2).path },
    });
    expect(await namesIn('evidence')).toEqual([hashOf('photograph 1')]);
    expect(await readFile(join(to, 'checkpoint'), 'utf8')).toBe(
      await readFile(join(from, 'checkpoint'), 'utf8'),
    );
  });

  test('that no act names are left, and all are where nobody asks for them', async () => {
    await source.night(3);
    await theirs.writeAll([photograph(1), photograph(999)]);
    await mirror({ durable: false, from, to });
    expect(await namesIn('evidence')).toEqual([]);
    await copy();
    expect(await namesIn('evidence')).toEqual([hashOf('photograph 1')]);
  });
});

describe('the last checkpoint of a witness', () => {
  const witness = noteSigner('w.example/é', 'cosignature', new Uint8Array(32).fill(9), ed25519);
  const path = cosignedPath(witness.key.name);
  const cosigned = (size: number, by = log, seconds = 1_700_000_000): string => {
    const text = checkpointText({ origin: log.key.name, root: new Uint8Array(32), size });
    return formatNote(text, [signText(text, by, ed25519), cosignText(text, witness, seconds, ed25519)]);
  };
  const shown = async (text: string): Promise<string | undefined> => {
    await theirs.replace(path, utf8(text));
    await copy();
    return readFile(join(to, path), 'utf8').catch(() => undefined);
  };

  test('is copied when log and witness signed it, and never an older one', async () => {
    const policy = formatPolicy([{ key: log.key }], [{ key: witness.key, name: 'w' }], 0);
    await theirs.replace('policy', utf8(policy));
    await source.night(3);
    const other = noteSigner(log.key.name, 'ed25519', new Uint8Array(32).fill(3), ed25519);
    expect(await shown('nothing')).toBeUndefined();
    expect(await shown(cosigned(3, other))).toBeUndefined();
    expect(await shown(cosigned(4))).toBe(cosigned(4));
    expect(await shown(cosigned(3))).toBe(cosigned(4));
    expect(await shown(cosigned(9))).toBe(cosigned(9));
  });
});

const VILLAGE = '1701082001';
const report = (station: string, handled: number | null = null) => ({
  category: 'unreadable',
  field: 'V.A',
  handled,
  hour: '2024-02-14T13:00:00Z',
  station,
});
const fileOf = (...reports: ReturnType<typeof report>[]): Uint8Array => {
  const stations: Record<string, object[]> = {};
  for (const { station, ...shown } of reports) (stations[station] ??= []).push(shown);
  return utf8(canonical({ kind: 'terang/reports/v1', stations }));
};

describe('reports of readers', () => {
  const place = { contest: 'PPWP', village: VILLAGE };
  const publish = async (bytes: Uint8Array, told = bytes): Promise<void> => {
    await theirs.replace(reportsPath(place), bytes);
    await theirs.replace('reports/index.json', indexText([{ ...place, sha256: hex(sha256(told)) }]));
  };
  const held = () => readFile(join(to, reportsPath(place)), 'utf8').catch(() => undefined);

  test('are copied by their index; one that is being changed comes with the next round', async () => {
    await source.night(3);
    const [first, second] = [fileOf(report(`${VILLAGE}001`)), fileOf(report(`${VILLAGE}001`, 5))];
    await publish(first);
    await copy();
    expect(await held()).toBe(Buffer.from(first).toString());
    await publish(second, utf8('newer still'));
    await copy();
    expect(await held()).toBe(Buffer.from(first).toString());
    await publish(second);
    await copy();
    expect(await held()).toBe(Buffer.from(second).toString());
  });

  test('with an index that is none refuse, after everything else was copied', async () => {
    await source.night(3);
    await theirs.replace(
      'reports/index.json',
      utf8('{"files":[{"contest":"../x"}],"kind":"terang/reports-index/v1"}'),
    );
    expect(await copy()).toMatchObject({ refused: 'mirror-reports-wrong' });
    expect(await readFile(join(to, 'checkpoint'), 'utf8')).toContain(`\n${source.size}\n`);
  });

  test('are read back into a store that lost them, each once, as the tree shows them', async () => {
    const [one, two] = [`${VILLAGE}001`, `${VILLAGE}002`];
    const reports = [report(one), report(one), report(one, 8), report(two), report('9999999999001')];
    const strange = { ...report(two), category: '<b>' };
    await publish(fileOf(...reports, strange));
    const rows: ReportRow[] = [{ ...report(two), contest: 'PPWP', proof: 'a'.repeat(64), corrections: 0 }];
    const store = {
      ofVillage: async () => rows,
      restore: async (added: readonly ReportRow[]) => void rows.push(...added),
    };
    const parts = { store, read: theirs.read, correctionsOf: async () => [4, 8] };
    expect(await restoreReports(parts)).toBe(3);
    expect(rows.slice(1).map(({ station, corrections, handled }) => [station, corrections, handled])).toEqual(
      [
        [one, 2, null],
        [one, 2, null],
        [one, 2, 8],
      ],
    );
    expect(new Set(rows.map(({ proof }) => proof)).size).toBe(rows.length);
    expect(await restoreReports(parts)).toBe(0);
  });
});
