// The portal's small tree with what others say of its forms: photographs, attestations, objections open and
// answered; and the same at noon of the day after, when what has not come is late.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hex, sha256 } from '../../src/base/bytes.ts';
import { formHash } from '../../src/modules/results/evidence.ts';
import { type Desk, person, type Person } from './portal-desk.ts';
import { agreeing, type Evening, NAUGHTY, STATIONS, writePortalTree } from './portal-tree.ts';

/** A picture of one point: WebP, whole. */
export const PICTURE = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
export const PICTURE_HASH = hex(sha256(PICTURE));
/** A photograph that an act names and that never came. */
export const ABSENT_HASH = 'ab'.repeat(32);
/** Counting ends at noon in Bengkulu; in Papua two hours earlier. */
export const NOON = Date.parse('2024-02-15T05:00:00Z');

const WHY = { reason: 'penunjukan susulan' };

type EveningOptions = { readonly late?: boolean; readonly pictures?: readonly Uint8Array[] };

/**
 * Writes the tree; `late`: one more publication just after noon of the day after; `pictures`: pages of the
 * confirmed form.
 */
export async function writeEveningTree(
  dir: string,
  { late = false, pictures = [PICTURE, PICTURE] }: EveningOptions = {},
): Promise<void> {
  await mkdir(join(dir, 'evidence'), { recursive: true });
  const hashes = pictures.map((picture) => hex(sha256(picture)));
  for (const [i, hash] of hashes.entries()) await writeFile(join(dir, 'evidence', hash), pictures[i]!);
  await writePortalTree(dir, {
    after: async (evening) => {
      const watchers = await appointWatchers(evening);
      await watch(evening, watchers, hashes);
      if (!late) return;
      await evening.desk.engine.snapshot(true);
      evening.desk.clock.now = NOON + 60_000;
      const seen = { form: formHash(agreeing([62, 121, 24], 5)) };
      await evening.desk.evidence('attest', STATIONS.confirmed, watchers.observer, seen);
    },
  });
}

type Watchers = { readonly agent: Person; readonly supervisor: Person; readonly observer: Person };

async function appointWatchers({ desk, root, regency }: Evening): Promise<Watchers> {
  const station = STATIONS.confirmed;
  const [party, agent] = [person('PESERTA', 'ID'), person('SAKSI', station)];
  await desk.appoint(root, [party], 'ID', { ...WHY, participant: 'PPWP/2' });
  await desk.appoint(party, [agent], station, WHY);
  const line = [
    person('BAWASLU', 'ID'),
    person('BAWASLU_PROVINSI', '17'),
    person('BAWASLU_KABKOTA', '1701'),
    person('PANWASLU_KECAMATAN', '170108'),
    person('PTPS', STATIONS.withheld),
  ];
  let giver = root;
  for (const one of line) {
    await desk.appoint(giver, [one], one.unit, WHY);
    giver = one;
  }
  const observer = person('PEMANTAU', station);
  await desk.appoint(regency, [observer], station, WHY);
  return { agent, supervisor: giver, observer };
}

async function watch(
  { desk, ppk, kpps }: Evening,
  { agent, supervisor, observer }: Watchers,
  pictures: readonly string[],
): Promise<void> {
  const photograph = (station: string, hashes: readonly string[]) => {
    const pages = hashes.map((hash, i) => ({ bytes: PICTURE.length, hash, page: i + 1 }));
    return desk.evidence('photograph', station, kpps.get(station)![0]!, { pages });
  };
  await photograph(STATIONS.confirmed, pictures);
  await photograph(STATIONS.incomplete, [ABSENT_HASH]);
  await desk.evidence('attest', STATIONS.confirmed, agent, { form: formHash(agreeing([62, 121, 24], 5)) });
  await desk.evidence('attest', STATIONS.confirmed, observer, { form: 'cd'.repeat(32) });
  const reason = `Saksi tidak diberi salinan. ${NAUGHTY}`;
  await desk.evidence('object', STATIONS.confirmed, agent, { category: 'access', fields: [], reason });
  await objectAndAnswer(desk, supervisor, ppk);
}

async function objectAndAnswer(desk: Desk, supervisor: Person, ppk: Person): Promise<void> {
  const station = STATIONS.withheld;
  const wrong = { category: 'figures', fields: ['IV.1', 'V.A'], reason: 'Jumlah di papan 310.' };
  await desk.evidence('object', station, supervisor, wrong);
  const objection = desk.headOf(`results.evidence/${station}/PPWP/1`);
  const reply = { answer: 'accepted', objection, reason: 'Akan dibetulkan dalam pleno.' };
  await desk.evidence('answer', station, ppk, reply);
}
