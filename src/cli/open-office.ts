// The office as the service opens it: its secrets beside the other keys, what this system lets officers do,
// and the origin under which their browsers know it.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { hex } from '../base/bytes.ts';
import type { Role } from '../core/define.ts';
import type { Engine } from '../server/engine.ts';
import type { Logger } from '../server/log.ts';
import type { Metrics } from '../server/metrics.ts';
import { bucketEvidence } from '../server/office/evidence-bucket.ts';
import { treeEvidence } from '../server/office/evidence.ts';
import { createOffice, type Office } from '../server/office/office.ts';
import { openStaging } from '../server/office/staging.ts';
import type { Store } from '../server/store.ts';
import { terang } from '../system.ts';
import { storedSecret, storedSecrets } from './keys.ts';
import type { ServiceOptions } from './service.ts';

const APPOINTING = 'registry.officer.appoint';
const PHOTOGRAPHING = 'results.evidence.photograph';
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/**
 * The origin of the app. A browser takes passkeys for names only: at home that is `localhost`, by whatever
 * address it is listened on.
 */
export function appOrigin({ app, api, host }: ServiceOptions, port: number): string {
  const given = app ?? api;
  if (given !== undefined) return new URL(given).origin;
  return `http://${LOOPBACK.test(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Roles that may sign an act, whatever the unit; none for an act that this system does not have. */
export function rolesFor(act: string): ReadonlySet<Role> {
  const grants = terang().act(act)?.grants;
  return new Set(Array.isArray(grants) ? grants.map(({ role }) => role as Role) : []);
}

export type OfficePieces = {
  readonly databaseUrl: string;
  readonly engine: Engine;
  readonly treeDir: string;
  readonly store: Store;
  readonly logger: Logger;
  readonly metrics: Metrics;
};

/** Opens the office beside a running engine; `treeDir` is where the engine publishes. */
export async function openOffice(
  options: ServiceOptions,
  origin: string,
  { engine, treeDir, ...pieces }: OfficePieces,
): Promise<Office> {
  const keys = join(options.dir, 'keys');
  const { bucket, clock } = options;
  const newId = (): string => hex(randomBytes(16));
  return createOffice({
    ...pieces,
    clock,
    origin,
    secrets: {
      challenges: await storedSecret(keys, 'challenges.secret'),
      vault: await storedSecrets(keys, 'vault.secret'),
    },
    election: () => engine.state.ledger.election,
    appointing: APPOINTING,
    photographers: rolesFor(PHOTOGRAPHING),
    photographs: {
      evidence: bucket ? bucketEvidence(bucket) : treeEvidence(treeDir, engine.files),
      staging: await openStaging({ dir: join(options.dir, 'uploads'), clock, newId }),
    },
  });
}
