// A source that reads a file which never changes once for many readers. What it keeps is bounded in bytes
// and in time: a file that was damaged and is mended is seen so within seconds. What may change (the
// checkpoint, lists) and what is large is read each time.
import { isShortLived, type TreeSource } from './source.ts';

const BYTES_KEPT = 64 * 1024 * 1024;
/** A whole bundle of entries fits; photographs and the list of all places do not crowd it out. */
const FILE_BYTES_MAX = 512 * 1024;
const KEPT_MS = 5_000;

/** The same source. A file that is absent is asked for again each time. `now` in milliseconds. */
export function keptSource(source: TreeSource, now = (): number => performance.now()): TreeSource {
  const kept = new Map<string, { file: Uint8Array; until: number }>();
  let bytes = 0;
  const forget = (path: string): void => {
    bytes -= kept.get(path)?.file.length ?? 0;
    kept.delete(path);
  };
  const keep = (path: string, file: Uint8Array): void => {
    forget(path);
    kept.set(path, { file, until: now() + KEPT_MS });
    bytes += file.length;
    for (const oldest of kept.keys()) {
      if (bytes <= BYTES_KEPT) return;
      forget(oldest);
    }
  };
  return {
    ...source,
    read: async (path) => {
      const known = kept.get(path);
      if (known && now() < known.until) return known.file;
      const file = await source.read(path);
      if (file && file.length <= FILE_BYTES_MAX && !isShortLived(path)) keep(path, file);
      return file;
    },
  };
}
