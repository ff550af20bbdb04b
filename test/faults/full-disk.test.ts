// A disk that is really full: a small file system for the published tree, filled up in the middle of the
// night.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, statfsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { directorySource } from '../../verifier/src/index.js';
import { isRefusal } from '../../src/base/result.ts';
import { disk } from '../../src/server/disk.ts';
import { GOOD_FORM, NIGHT_MS } from '../simulator/mini-election.ts';
import { castOf } from '../simulator/mini-log.ts';
import { SmallNight } from './small-night.ts';

/** A file system of its own, 8 MB; undefined, with the reason printed, where this user may not mount one. */
function mountSmall(): string | undefined {
  const at = mkdtempSync(join(tmpdir(), 'terang-full-'));
  const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', at]);
  if (status === 0) return at;
  rmdirSync(at);
  const why = error?.message ?? String(stderr).trim();
  process.stdout.write(`a really full disk was not tried: this user may not mount one (${why})\n`);
  return undefined;
}

const dir = mountSmall();

afterAll(() => {
  if (dir === undefined) return;
  spawnSync('umount', [dir]);
  rmdirSync(dir);
});

const free = (at: string): number => {
  const { bavail, bsize } = statfsSync(at);
  return bavail * bsize;
};

// Skipped where no file system can be mounted: that needs root. The reason is printed above.
describe.skipIf(dir === undefined)('a really full disk', () => {
  test('stops the log with nothing half-written; with room again it goes on where it was', async () => {
    const at = dir as string;
    const night = new SmallNight({ disk, dir: join(at, 'tree') });
    night.source = () => directorySource(join(at, 'tree'));
    const groups = night.acts();
    const engine = await night.open();
    const evening = groups.findIndex((group) => 'snapshot' in group) + 1;
    for (const group of groups.slice(0, evening)) await night.send(engine, group);
    await writeFile(join(at, 'filler'), Buffer.alloc(free(at) - 64 * 1024));

    night.time.ms = NIGHT_MS;
    const { kpps3 } = castOf(night.mini);
    const acts = Array.from({ length: 30 }, (_, i) =>
      night.mini.enter(kpps3, { ...GOOD_FORM, IV: [90 - i, 40, 15] }, { at: `2024-02-14T11:00:${10 + i}Z` }),
    );
    const answers: string[] = [];
    for (const act of acts) {
      const outcome = await engine.sequencer.submit(act).catch((error: NodeJS.ErrnoException) => error);
      if (outcome instanceof Error) answers.push(outcome.code ?? outcome.message);
      else if (isRefusal(outcome)) answers.push(outcome.refused);
      else night.receipts.push({ ...outcome });
    }
    expect(answers[0]).toBe('ENOSPC');
    expect(new Set(answers.slice(1))).toEqual(new Set(['log-in-doubt']));
    // Still full: no start, and what is published stands.
    await expect(night.open()).rejects.toThrow('ENOSPC');

    await rm(join(at, 'filler'));
    const again = await night.open();
    for (const group of [{ ms: NIGHT_MS, acts }, ...groups.slice(evening)]) await night.send(again, group);
    expect(await night.audit()).toEqual([]);
  });
});
