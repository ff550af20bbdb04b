// The whole service in one process and its children: database, log, witnesses, API, portal. `serve` runs it
// for real, `night` runs a rehearsal through it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../base/time.ts';
import { formatVkey } from '../core/note.ts';
import { readApp } from '../server/app-files.ts';
import { openEngine, type Engine } from '../server/engine.ts';
import { startDatabase } from '../server/embedded-postgres.ts';
import { createApi, type ApiOptions } from '../server/http.ts';
import { createLogger } from '../server/log.ts';
import { createMetrics, meterStore, type Metrics } from '../server/metrics.ts';
import { migrate } from '../server/migrations.ts';
import type { Office } from '../server/office/office.ts';
import { APP_PREFIX } from '../server/routes-app.ts';
import type { BucketOptions } from '../server/office/evidence-bucket.ts';
import { createReportStore } from '../server/reports-store.ts';
import { createReports, type Reports } from '../server/reports.ts';
import type { Store } from '../server/store.ts';
import { createPostgresStore } from '../server/postgres-store.ts';
import type { WitnessAt } from '../server/witness-client.ts';
import { terang } from '../system.ts';
import { startChild, type Child } from './children.ts';
import { correctionsIn } from './corrections.ts';
import { closedToFounding } from './founding-door.ts';
import { publisherOf, storedSecret, type SystemKeys } from './keys.ts';
import { appOrigin, openOffice } from './open-office.ts';
import { freePort } from './ports.ts';

/** What tools/build.ts has made of src/web/office. */
const BUILT_APP = fileURLToPath(new URL('../../dist/app', import.meta.url));

export type ServiceOptions = {
  readonly dir: string;
  readonly keys: SystemKeys;
  readonly objects: ReadonlyMap<string, string>;
  readonly clock: Clock;
  readonly host: string;
  readonly port: number;
  /** Address under which readers reach the API; by default the one that is listened on. */
  readonly api?: string | undefined;
  /** Address under which officers reach their app; by default the API's. */
  readonly app?: string | undefined;
  /** Addresses of proxies in front, whose word about the sender's address is taken. */
  readonly proxies?: readonly string[] | undefined;
  /** Address under which readers know the site. */
  readonly site?: string | undefined;
  readonly databaseUrl?: string | undefined;
  /** Where photographs are kept; by default the published tree. */
  readonly bucket?: BucketOptions | undefined;
  /** Witnesses of our own, as processes beside us; and how many of all must cosign. */
  readonly ownWitnesses: number;
  readonly witnesses: readonly WitnessAt[];
  readonly quorum: number;
  readonly logLevel: string;
  /** Something that must not end has ended. */
  readonly onFailure: (what: string) => void;
};

export type Service = {
  readonly engine: Engine;
  readonly siteUrl: string;
  readonly apiUrl: string;
  /** Where officers open their app. */
  readonly appUrl: string;
  readonly office: Office;
  readonly treeDir: string;
  /** Policy for a verifier, kept outside the tree. */
  readonly policyFile: string;
  readonly stop: () => Promise<void>;
};

/** Starts everything; what was started is stopped again when a later part fails. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse())
      await one().catch((error: unknown) => options.onFailure(String(error)));
  };
  try {
    return { ...(await startParts(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: ServiceOptions,
  stops: (() => Promise<unknown>)[],
): Promise<Omit<Service, 'stop'>> {
  const { dir, host } = options;
  const [treeDir, policyFile] = [join(dir, 'tree'), join(dir, 'policy')];
  await mkdir(treeDir, { recursive: true });
  const sitePort = await freePort(options.port, host);
  const apiPort = await freePort(sitePort + 1, host);
  const siteUrl = await startPortal(options, treeDir, { sitePort, apiPort }, stops);
  const logger = createLogger(options.logLevel);
  const metrics = createMetrics();
  const { url, store } = await openStore(options, metrics, stops);
  const witnesses = [...options.witnesses, ...(await startWitnesses(options, stops))];
  const engine = await openEngine({
    system: terang(),
    store,
    dir: treeDir,
    log: options.keys.log,
    publisher: publisherOf(options.keys),
    witnesses,
    quorum: options.quorum,
    clock: options.clock,
    objects: options.objects,
    durable: true,
    onFault: (err) => logger.error({ err }, 'what a witness cosigned last was not written'),
  });
  stops.push(engine.stop);
  const reports = await openReports(options, url, { engine, store }, stops);
  const origin = appOrigin(options, apiPort);
  const beside = { databaseUrl: url, engine, store, treeDir, logger, metrics };
  const office = await openOffice(options, origin, beside);
  stops.push(office.close);
  const apiUrl = await listen(options, apiPort, { engine, store, reports, office, logger, metrics }, stops);
  await writeFile(policyFile, (await engine.files.read('policy')) ?? '');
  const snapshot = async (all?: boolean): Promise<void> => {
    await engine.snapshot(all);
    // The log and its views stand, whatever becomes of reports; the next time goes on where this one stopped.
    await reports.publish().catch((err: unknown) => logger.error({ err }, 'reports were not published'));
  };
  const appUrl = `${origin}${APP_PREFIX}`;
  return { engine: { ...engine, snapshot }, siteUrl, apiUrl, appUrl, office, treeDir, policyFile };
}

/** The database, brought to our schema, and the store over it, whose one writer this process now is. */
async function openStore(
  { dir, databaseUrl, onFailure }: ServiceOptions,
  metrics: Metrics,
  stops: (() => Promise<unknown>)[],
): Promise<{ url: string; store: Store }> {
  const database = await startDatabase({ dir: join(dir, 'database'), databaseUrl, onDeath: onFailure });
  stops.push(database.stop);
  await migrate(database.url);
  const onLostLead = (cause: Error): void => onFailure(`the lead was lost: ${cause.message}`);
  const store = meterStore(createPostgresStore({ url: database.url, onLostLead }), metrics);
  stops.push(() => store.close());
  if (!(await store.lead())) throw new Error('another process writes this log; it has the lead');
  return { url: database.url, store };
}

type ApiPieces = Pick<ApiOptions, 'logger' | 'metrics' | 'office' | 'reports'> & {
  readonly engine: Engine;
  readonly store: Store;
};

/** Opens the door: the API, and the officers' app where it was built. Resolves to its address. */
async function listen(
  { objects, host, clock, proxies = [] }: ServiceOptions,
  port: number,
  { engine, ...pieces }: ApiPieces,
  stops: (() => Promise<unknown>)[],
): Promise<string> {
  const { sequencer, state } = engine;
  const api = await createApi({
    ...pieces,
    intake: closedToFounding(sequencer, terang()),
    version: await versionOf(),
    clock: Date.now,
    logClock: clock,
    adopted: { election: () => state.ledger.election, objectText: (hash) => objects.get(hash) },
    app: await readApp(BUILT_APP),
    trustProxy: [...proxies],
    status: () => ({ lead: true, queued: sequencer.queued, writing: sequencer.failure === undefined }),
  });
  stops.push(() => api.close());
  return api.listen({ host, port });
}

/** The desk for reports of readers, beside the log: the log stands whatever happens to it. */
async function openReports(
  { dir, clock }: ServiceOptions,
  databaseUrl: string,
  { engine, store }: { engine: Engine; store: Store },
  stops: (() => Promise<unknown>)[],
): Promise<Reports> {
  const kept = createReportStore(databaseUrl);
  stops.push(kept.close);
  return createReports({
    store: kept,
    secret: await storedSecret(join(dir, 'keys'), 'reports.secret'),
    clock,
    election: () => engine.state.ledger.election,
    replace: engine.files.replace,
    read: engine.files.read,
    correctionsOf: (station, contest) => correctionsIn(store, station, contest),
  });
}

async function startPortal(
  options: ServiceOptions,
  treeDir: string,
  { sitePort, apiPort }: { sitePort: number; apiPort: number },
  stops: (() => Promise<unknown>)[],
): Promise<string> {
  const { host, onFailure } = options;
  const api = options.api ?? `http://${host.includes(':') ? `[${host}]` : host}:${apiPort}`;
  const place = ['portal', '--from', treeDir, '--port', String(sitePort), '--host', host];
  // A bucket may be closed to readers: the API gives its photographs.
  const elsewhere = options.bucket ? ['--evidence', `${api}/api/v1/evidence`] : [];
  const known = options.site === undefined ? [] : ['--site', options.site];
  const portal = await startChild([...place, '--api', api, ...known, ...elsewhere], (code) =>
    onFailure(`the portal ended with ${code}`),
  );
  stops.push(portal.stop);
  return portal.said['url'] ?? '';
}

async function startWitnesses(
  options: ServiceOptions,
  stops: (() => Promise<unknown>)[],
): Promise<WitnessAt[]> {
  const log = formatVkey(options.keys.log.key);
  const started: Child[] = [];
  for (let number = 1; number <= options.ownWitnesses; number++) {
    const name = `witness-${number}.rehearsal.terang`;
    const witness = await startChild(
      [
        'witness',
        '--dir',
        join(options.dir, `witness-${number}`),
        '--name',
        name,
        '--log',
        log,
        '--port',
        '0',
      ],
      (code) => options.onFailure(`${name} ended with ${code}`),
    );
    stops.push(witness.stop);
    started.push(witness);
  }
  return started.map(({ said }) => ({ url: said['url'] ?? '', vkey: said['vkey'] ?? '' }));
}

/** Version of this program, from package.json. */
export async function versionOf(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
