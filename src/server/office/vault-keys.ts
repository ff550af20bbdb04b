// Brings names under the vault's newest key, so that an older one can go: batch by batch, beside everything
// else, from the beginning whenever it is started. Killed anywhere it loses nothing: a row is replaced by
// what it says under another key, or stays; one that was erased meanwhile stays erased.
import type { Ask } from './office-tables.ts';
import { headOf, open, seal, VaultInDoubt, type VaultOptions } from './vault.ts';

/** Rows sealed anew at once. */
const BATCH = 200;

export type Renewed = {
  readonly renewed: number;
  /** Rows that none of the keys opens: they stay as they are, and were told. */
  readonly inDoubt: number;
};

export type RenewOptions = Pick<VaultOptions, 'ask' | 'keys' | 'onFault'> & {
  /** Asked before each batch. */
  readonly going: () => boolean;
};

/** Seals under the first key what is not sealed under it. Without older keys it asks nothing. */
export async function renewVault({ ask, keys, onFault, going }: RenewOptions): Promise<Renewed> {
  const head = Buffer.from(headOf(keys[0]));
  let [renewed, inDoubt] = [0, 0];
  let after: Uint8Array = Buffer.alloc(0);
  while (keys.length > 1 && going()) {
    const rows = await ask(
      `select commitment, sealed from terang.vault
       where commitment > $1 and substring(sealed for $2) <> $3 order by commitment limit $4`,
      [after, head.length, head, BATCH],
    );
    if (rows.length === 0) break;
    const good = rows.flatMap((row) => {
      const [place, old] = [row['commitment'] as Buffer, row['sealed'] as Buffer];
      try {
        return [{ place, sealed: Buffer.from(seal(keys[0], place, open(keys, place, old))) }];
      } catch (error) {
        if (!(error instanceof VaultInDoubt)) throw error;
        onFault(error);
        inDoubt++;
        return [];
      }
    });
    renewed += await replace(ask, good);
    after = rows.at(-1)?.['commitment'] as Buffer;
  }
  return { renewed, inDoubt };
}

type Replaced = { readonly place: Buffer; readonly sealed: Buffer };

/** What is addressed by a commitment is one name for ever: whoever writes it last writes the same. */
async function replace(ask: Ask, rows: readonly Replaced[]): Promise<number> {
  const column = (name: keyof Replaced): Buffer[] => rows.map((row) => row[name]);
  const done = await ask(
    `update terang.vault v set sealed = n.sealed
     from unnest($1::bytea[], $2::bytea[]) n (commitment, sealed)
     where v.commitment = n.commitment returning 1`,
    [column('place'), column('sealed')],
  );
  return done.length;
}
