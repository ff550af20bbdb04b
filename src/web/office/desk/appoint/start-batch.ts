// A batch of appointments is kept on this device, whole, before the first name of it is sent anywhere.
import type { Signer } from '../../../../core/act.ts';
import type { Desk } from '../desk-context.ts';
import type { Appointee } from './judge-lines.ts';
import { prepareBatch } from './send-batch.ts';
import { deviceChance } from './batch-ports.ts';
import { batchStore } from './batch-store.ts';

export type BatchDetails = {
  readonly byUnit: string;
  readonly giver: string | undefined;
  /** Who signs beside her; undefined where she appoints alone. */
  readonly others: readonly Signer[] | undefined;
  readonly reason: string;
  readonly expires: string | undefined;
};

/** Keeps the batch; gives its id. */
export async function startBatch(
  { office, election, seat }: Pick<Desk, 'election' | 'office' | 'seat'>,
  appointees: readonly Appointee[],
  { byUnit, giver, others, reason, expires }: BatchDetails,
): Promise<string> {
  const { batch, decrees } = prepareBatch(
    appointees,
    {
      byUnit,
      createdAt: office.clock.now(),
      officer: seat.officer,
      election: election.election,
      ...(giver === undefined ? {} : { for: giver }),
      ...(others === undefined ? {} : { with: others }),
      ...(expires === undefined ? {} : { expires }),
      ...(reason === '' ? {} : { reason }),
    },
    deviceChance,
  );
  await (await batchStore()).add(batch, decrees);
  return batch.id;
}
