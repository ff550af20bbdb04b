// The vault (spec/office.md): names of officers, each encrypted under a key that is not in the database and
// addressed by its commitment, which is all that the log holds. A name is read only as what was committed to;
// erasing is deleting a row. A name is its officer's alone: commitments stand in the public log, and whoever
// copies one into an appointment of her own must learn nothing by it. Nothing in here is ever logged.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { concat, equalBytes, fromHex, hex, sha256, textOf, utf8 } from '../../base/bytes.ts';
import { refuse, type Refusal } from '../../base/result.ts';
import type { Clock } from '../../base/time.ts';
import { nameCommitment } from '../../core/name-commitment.ts';
import type { Ask, InTurn } from './office-tables.ts';

/** What is committed to, 32 bytes of salt, hexadecimal, and a text; and whose name it is. */
export type Name = { readonly officer: string; readonly salt: string; readonly text: string };
/** An officer and the commitment that her appointment made. */
export type Committed = { readonly officer: string; readonly name?: string | undefined };

export type Vault = {
  /** Commitments in the order of the names; `too-many-requests` when who puts them has put too many today. */
  readonly put: (names: readonly Name[], by: string) => Promise<string[] | Refusal>;
  /** Names by officer; one that is not there was never put for her or was erased. */
  readonly read: (whose: readonly Committed[]) => Promise<ReadonlyMap<string, string>>;
  /** Whether there was a name of hers to erase. */
  readonly erase: (whose: Committed) => Promise<boolean>;
};

export type VaultKeys = readonly [Uint8Array, ...Uint8Array[]];

export type VaultOptions = {
  readonly ask: Ask;
  readonly inTurn: InTurn;
  /** 32 bytes each, kept outside the database: the first seals, each opens what was sealed under it. */
  readonly keys: VaultKeys;
  readonly clock: Clock;
  /** A row whose bytes are not what it says: an operator must look. */
  readonly onFault: (error: Error) => void;
};

/** Enough for the largest district in a day; too few to fill a disk. */
export const NAMES_A_DAY_MAX = 20_000;
const DAY_MS = 86_400_000;
const CIPHER = 'aes-256-gcm';
/** First byte of a sealed row: how it was sealed. */
const VERSION = 3;
const [SALT_BYTES, OFFICER_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 16, 12, 16];
const KEY_ID_BYTES = 4;

/** With what every row begins that was sealed under a key: it names the key and tells nothing of it. */
export const headOf = (key: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(VERSION), sha256(concat(utf8('terang/vault/key\n'), key)).subarray(0, KEY_ID_BYTES));

/** A row that does not open, or opens to another name than it is addressed by. */
export class VaultInDoubt extends Error {
  override readonly name = 'VaultInDoubt';
}

/**
 * Version and key's id, nonce, tag, then salt, officer and text encrypted; bound to its address, so that rows
 * cannot change places.
 */
export function seal(key: Uint8Array, commitment: Uint8Array, { officer, salt, text }: Name): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(commitment);
  const plain = concat(bytesOf(salt), bytesOf(officer), utf8(text));
  const hidden = concat(cipher.update(plain), cipher.final());
  return concat(headOf(key), nonce, cipher.getAuthTag(), hidden);
}

const bytesOf = (text: string): Uint8Array => fromHex(text) ?? new Uint8Array();

/** What a sealed row says. Throws VaultInDoubt. */
export function open(keys: VaultKeys, commitment: Uint8Array, sealed: Uint8Array): Name {
  const nonceAt = 1 + KEY_ID_BYTES;
  const tagAt = nonceAt + NONCE_BYTES;
  const hiddenAt = tagAt + TAG_BYTES;
  const head = sealed.subarray(0, nonceAt);
  const key = keys.find((one) => equalBytes(headOf(one), head));
  if (key === undefined) throw new VaultInDoubt('a name is sealed under no key that is here');
  if (sealed.length < hiddenAt + SALT_BYTES + OFFICER_BYTES) throw new VaultInDoubt('no sealed name');
  const nonce = sealed.subarray(nonceAt, tagAt);
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(commitment).setAuthTag(sealed.subarray(tagAt, hiddenAt));
    const plain = concat(decipher.update(sealed.subarray(hiddenAt)), decipher.final());
    const textAt = SALT_BYTES + OFFICER_BYTES;
    const [officer, text] = [hex(plain.subarray(SALT_BYTES, textAt)), textOf(plain.subarray(textAt))];
    const salt = plain.subarray(0, SALT_BYTES);
    if (nameCommitment(salt, text) === hex(commitment)) return { officer, salt: hex(salt), text };
  } catch (cause) {
    throw new VaultInDoubt('a name does not open', { cause });
  }
  throw new VaultInDoubt('a name is not the one committed to');
}

/** Reads names by officer: of a row only what was put for her. */
function reader({ ask, keys, onFault }: VaultOptions): Vault['read'] {
  /** What a row says; undefined, and told, when it is in doubt. */
  const opened = (commitment: Uint8Array, sealed: Uint8Array) => {
    try {
      return open(keys, commitment, sealed);
    } catch (error) {
      if (!(error instanceof VaultInDoubt)) throw error;
      onFault(error);
      return undefined;
    }
  };
  return async (whose) => {
    const places = whose.flatMap(({ name }) => (name === undefined ? [] : [Buffer.from(name, 'hex')]));
    const sql = 'select commitment, sealed from terang.vault where commitment = any($1::bytea[])';
    const rows = new Map<string, ReturnType<typeof opened>>();
    for (const row of await ask(sql, [places])) {
      const [commitment, sealed] = [row['commitment'] as Buffer, row['sealed'] as Buffer];
      rows.set(hex(commitment), opened(commitment, sealed));
    }
    const texts = new Map<string, string>();
    for (const { officer, name } of whose) {
      const row = rows.get(name ?? '');
      if (row?.officer === officer) texts.set(officer, row.text);
    }
    return texts;
  };
}

/** The vault in PostgreSQL. */
export function createVault(options: VaultOptions): Vault {
  const { ask, inTurn, keys, clock } = options;
  const read = reader(options);
  return {
    read,
    put: async (names, by) => {
      const now = clock();
      const commitments = names.map(({ salt, text }) => nameCommitment(bytesOf(salt), text));
      const places = commitments.map(bytesOf);
      const sealed = names.map((name, i) => seal(keys[0], places[i] ?? new Uint8Array(), name));
      return inTurn(`vault/${by}`, async (alone) => {
        const sql = 'select count(*) as n from terang.vault where officer = $1 and created > $2';
        const [row] = await alone(sql, [by, now - DAY_MS]);
        if (Number(row?.['n']) + names.length > NAMES_A_DAY_MAX)
          return refuse('too-many-requests', { retryAfterSeconds: 3600 });
        await alone(
          `insert into terang.vault (commitment, sealed, officer, created)
           select *, $3, $4::bigint from unnest($1::bytea[], $2::bytea[]) on conflict do nothing`,
          [places.map(Buffer.from), sealed.map(Buffer.from), by, now],
        );
        return commitments;
      });
    },
    erase: async ({ officer, name }) => {
      if (!(await read([{ officer, name }])).has(officer)) return false;
      const sql = 'delete from terang.vault where commitment = $1 returning 1';
      return (await ask(sql, [Buffer.from(name ?? '', 'hex')])).length > 0;
    },
  };
}
