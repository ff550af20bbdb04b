// What the site carries besides the published tree: where places lie, and what changed from release to
// release of this software. Found from wherever the program stands, sources or bundle. A site without them
// shows its tables and no map.
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Geo, loadGeo } from './geo.ts';

export type Carried = {
  readonly geo: Geo;
  readonly version: string;
  /** CHANGELOG.md as it stands. */
  readonly changes: string;
};

const STEPS_UP_MAX = 6;

/** Reads what lies beside the program, going up from `from`; undefined where it was not brought along. */
export async function loadCarried(from: string): Promise<Carried | undefined> {
  let folder = from;
  for (let step = 0; step < STEPS_UP_MAX; step++, folder = dirname(folder)) {
    const geo = join(folder, 'data', 'geo');
    if (!(await exists(geo))) continue;
    const [manifest, changes] = await Promise.all([
      readFile(join(folder, 'package.json'), 'utf8'),
      readFile(join(folder, 'CHANGELOG.md'), 'utf8'),
    ]);
    const { version } = JSON.parse(manifest) as { version: string };
    return { geo: await loadGeo(geo), version, changes };
  }
  return undefined;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
