// Files that are there and should not be, or are not what they say (spec/log.md): views that no snapshot
// made, objects under another's name, older partial tiles that differ. Only a source that can list its files
// can be asked.
import { sha256Hex } from '#platform';
import { equalBytes } from './bytes.js';
import { parseTilePath, TILE_WIDTH, tilePath } from './tiles.js';

/** @typedef {import('./types.js').Source} Source */
/** @typedef {import('./report.js').Findings} Findings */
/** @typedef {import('./state.js').State} State */

/**
 * @param {Source} source
 * @param {Findings} findings
 * @param {State} state
 * @param {number} lastSize of a snapshot that was made
 */
export async function checkExtraViews(source, findings, state, lastSize) {
  for await (const path of source.list?.('views') ?? []) {
    const [, contestId = '', unit = '', size = ''] =
      /^views\/([^/]+)\/([^/]+)\/([1-9]\d*)\.json$/.exec(path) ?? [];
    const contest = state.contestOf(contestId);
    const due = contest && state.units.region(unit)?.due[contest.index];
    if (due?.includes(Number(size))) continue;
    // A publisher writes views before it lists their snapshot, and may have been stopped in between.
    if (Number(size) > lastSize)
      findings.add('view-unlisted', 'a view of a size after the last snapshot', { path });
    else findings.add('view-extra', 'no snapshot made this view', { path });
  }
}

/** @param {Source} source @param {Findings} findings */
export async function checkExtraObjects(source, findings) {
  for await (const path of source.list?.('objects') ?? []) {
    const bytes = await source.read(path);
    if (bytes && `objects/${sha256Hex(bytes)}` !== path)
      findings.add('object-changed', 'the bytes have another hash than the name', { path });
  }
}

/** @param {Source} source @param {Findings} findings @param {{ names: (path: string) => boolean }} open */
export async function checkExtraOpen(source, findings, open) {
  for await (const path of source.list?.('open') ?? []) {
    if (!open.names(path)) findings.add('open-extra', 'the index does not name this file', { path });
  }
}

/**
 * Older partial tiles must be the beginning of what stands in their place now.
 * @param {Source} source @param {Findings} findings @param {number} size
 */
export async function checkExtraTiles(source, findings, size) {
  for await (const path of source.list?.('tile') ?? []) {
    const tile = parseTilePath(path);
    if (!tile) {
      findings.add('tile-stray', 'not a name of a tile', { path });
      continue;
    }
    const { level, index, width } = tile;
    const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
    const present = Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH);
    if (width > present) {
      findings.add('tile-stray', 'a tile of a larger tree than the checkpoint states', { path });
    } else if (width < present) {
      const [older, now] = [await source.read(path), await source.read(tilePath(level, index, present))];
      const length = level === 'entries' ? (older?.length ?? 0) : 32 * width;
      if (older && now && !(older.length === length && equalBytes(older, now.subarray(0, length)))) {
        findings.add('tile-partial-differs', 'an older partial tile is not the beginning of the newer', {
          path,
        });
      }
    }
  }
}
