// The office put together (spec/office.md): its desks, and its routes behind the door. It stands beside the
// log and only reads it: nothing that happens here can change a vote, a sum or a right.
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../base/time.ts';
import type { Role } from '../../core/define.ts';
import { rateLimiter } from '../limits.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Store } from '../store.ts';
import { createChallenges, type Challenges } from './challenges.ts';
import { addDoor } from './door.ts';
import { createInvitations, type FindInvited } from './invitations.ts';
import { createNames, type Names } from './names.ts';
import { officeConnections, officeTables, type OfficeTables } from './office-tables.ts';
import { createPasskeys, type Passkeys } from './passkeys.ts';
import { createPhotographs, type PhotographsOptions } from './photographs.ts';
import { createRights, type Rights } from './rights.ts';
import { addNameRoutes } from './routes-names.ts';
import { addPasskeyRoutes } from './routes-passkeys.ts';
import { addEvidenceRoute, addPhotographRoutes } from './routes-photographs.ts';
import { addSessionRoutes } from './routes-sessions.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { type RenewOptions, renewVault } from './vault-keys.ts';
import { createVault, type Name, type Vault, type VaultKeys } from './vault.ts';

export type OfficeOptions = {
  readonly databaseUrl: string;
  readonly store: Pick<Store, 'readRecords' | 'list'>;
  readonly clock: Clock;
  /**
   * 32 bytes each, kept outside the database: challenges are made with one, names encrypted with the others,
   * the newest first.
   */
  readonly secrets: { readonly challenges: Uint8Array; readonly vault: VaultKeys };
  /** Origin under which officers reach the app. */
  readonly origin: string;
  readonly election: () => { readonly id: string } | undefined;
  /** Name of the act by which officers are appointed. */
  readonly appointing: string;
  /** Roles that may sign that a photograph belongs to a form. */
  readonly photographers: ReadonlySet<Role>;
  /** Where photographs are taken; without it there is no such path. */
  readonly photographs?: Pick<PhotographsOptions, 'evidence' | 'staging'> | undefined;
  readonly logger: Logger;
  readonly metrics: Metrics;
};

export type Desks = {
  readonly challenges: Challenges;
  readonly clock: Clock;
  readonly election: OfficeOptions['election'];
  readonly invited: FindInvited;
  readonly metrics: Metrics;
  readonly names: Names;
  readonly passkeys: Passkeys;
  readonly rights: Rights;
  readonly sessions: Sessions;
  readonly tables: OfficeTables;
  readonly vault: Vault;
};

export type Office = {
  readonly addRoutes: (app: FastifyInstance) => Promise<void>;
  /** Names that the operator puts beside the log, for a rehearsal; officers put theirs through the door. */
  readonly keepNames: (names: readonly Name[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Wrong codes of invitations by address: thirty an hour, all at once if need be. */
const [TRIES, TRIES_PER_MINUTE, ADDRESSES_MAX] = [30, 0.5, 20_000];

/** Stands for no officer: whoever put a name counts against her own limit. */
const OPERATOR = '0'.repeat(32);

/**
 * Opens the office over a migrated database. Nothing connects before the first request, unless names are to
 * come under a new key.
 */
export function createOffice(options: OfficeOptions): Office {
  const { clock, databaseUrl, election, logger, metrics, origin, secrets, store } = options;
  const { close, ...connections } = officeConnections(databaseUrl);
  const tables = officeTables(connections);
  const challenges = createChallenges(secrets.challenges, clock, tables.spend);
  const sessions = createSessions({ tables, store, challenges, clock });
  const onFault = (err: Error): void => logger.error({ err }, 'the vault is in doubt');
  const sealing = { ...connections, keys: secrets.vault, onFault };
  const vault = createVault({ ...sealing, clock });
  const renewal = startRenewal(sealing, logger);
  const desks: Desks = {
    challenges,
    clock,
    election,
    invited: createInvitations({
      store,
      clock,
      election,
      tries: rateLimiter(TRIES_PER_MINUTE, TRIES, ADDRESSES_MAX, clock),
    }),
    metrics,
    names: createNames({ store, vault, clock }),
    passkeys: createPasskeys({ tables, store, challenges, sessions, clock, origin }),
    rights: createRights(options),
    sessions,
    tables,
    vault,
  };
  const photographs = options.photographs && createPhotographs({ ...options.photographs, logger });
  const addRoutes = async (app: FastifyInstance): Promise<void> => {
    if (photographs) addEvidenceRoute(app, photographs);
    await app.register(async (scope) => {
      addDoor(scope, desks);
      addSessionRoutes(scope, desks);
      addPasskeyRoutes(scope, desks);
      addNameRoutes(scope, desks);
      if (photographs) addPhotographRoutes(scope, photographs, metrics);
    });
  };
  const keepNames = async (names: readonly Name[]): Promise<void> => {
    const kept = await vault.put(names, OPERATOR);
    if (!Array.isArray(kept)) throw new Error('too many names in one day');
  };
  return { addRoutes, keepNames, close: () => renewal.stop().then(close) };
}

const OLD_KEYS_MAY_GO = 'the vault: all names are under the newest key, older keys may go';
const NAMES_LEFT = 'the vault: some names open under none of the keys';

/** Names come under the newest key beside everything else; that older keys may go is said once they are. */
function startRenewal(options: Omit<RenewOptions, 'going'>, logger: Logger) {
  let going = options.keys.length > 1;
  const done = renewVault({ ...options, going: () => going }).then(
    (said) => going && logger.info(said, said.inDoubt > 0 ? NAMES_LEFT : OLD_KEYS_MAY_GO),
    (err: unknown) => logger.error({ err }, 'the vault: names are not under the newest key yet'),
  );
  return {
    async stop(): Promise<void> {
      going = false;
      await done;
    },
  };
}
