// What sending a batch needs of this desk: the store, the vault, the key of this device, the outbox. The
// same act put there twice is one act.
import { hex } from '../../../../base/bytes.ts';
import { codeOf } from '../../../../core/invitation.ts';
import { actOf, signed, written } from '../../device/acts.ts';
import { addItem } from '../../device/outbox.ts';
import type { OutboxItem } from '../../device/stored.ts';
import type { Desk } from '../desk-context.ts';
import type { BatchStore } from './batch-store.ts';
import type { BatchPorts, Fate } from './send-batch.ts';

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** Ids, codes and salts by this device's own chance. */
export const deviceChance = {
  id: () => hex(randomBytes(16)),
  code: () => codeOf(randomBytes(10)),
  salt: () => hex(randomBytes(32)),
};

export function batchPorts(
  { office, seat, election }: Pick<Desk, 'election' | 'office' | 'seat'>,
  batches: BatchStore,
): BatchPorts {
  return {
    store: batches,
    keepNames: (names) => office.sessions.within(() => office.api.keepNames(names)),
    signing: () => ({ at: office.clock.at(), key: seat.key ?? '', officer: seat.officer }),
    async post(said, { at, key, officer }) {
      const { id } = written(actOf({ election: election.election, officer, id: key }, at, said));
      if (await office.device.get('outbox', id)) return id;
      const me = office.me();
      if (!me || me.id !== key) return undefined;
      await addItem(office.device, await signed(me, { at: () => at, now: office.clock.now }, said));
      office.sender.wake();
      return id;
    },
    fate: async (act) => fateOf(await office.device.get('outbox', act)),
  };
}

/**
 * What became of an act by what the outbox has of it. A decree is noted as signed only after its act stood
 * there, so one that does not stand there was taken back before it left: it may be signed anew.
 */
export function fateOf(item: OutboxItem | undefined): Fate {
  if (!item) return { state: 'refused', code: 'act-withdrawn' };
  if (item.state === 'received') return { state: 'received', leaf: item.leaf ?? 0 };
  return item.refusal ? { state: 'refused', code: item.refusal.code } : { state: 'pending' };
}
