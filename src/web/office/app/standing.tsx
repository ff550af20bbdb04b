// Whether this key and this officer still count, as the log or a refusal said, and what to do when they do
// not: nothing here is lost, and a superior can take it over.
import { isRefusal } from '../../../base/result.ts';
import { officerKey, officerOf } from '../../../core/officer.ts';
import type { StateRecord } from '../../../core/define.ts';
import type { Identity, OutboxItem } from '../device/stored.ts';
import { Notice } from '../kit/notice.tsx';
import { linkTo } from './routes.ts';
import { useRemote, useScreen, useStored } from './use-office.ts';

const LOST = ['key-revoked', 'officer-revoked'] as const;
export type Lost = (typeof LOST)[number];
const ASK_MS = 5 * 60_000;

/** Why she can sign no more, as far as it is known here; undefined while she can. */
export function lostBy(
  me: Pick<Identity, 'id'>,
  record: StateRecord | null | undefined,
  items: readonly OutboxItem[],
): Lost | undefined {
  const officer = officerOf(record ?? undefined);
  if (officer?.revoked) return 'officer-revoked';
  if (officer?.keys[me.id]?.revoked) return 'key-revoked';
  const codes = items.filter(({ act }) => act.by.key === me.id).map(({ refusal }) => refusal?.code);
  return LOST.find((code) => codes.includes(code));
}

/** Why she can sign no more; undefined while she can, or nobody has said. */
export function useLost(): Lost | undefined {
  const { office, me } = useScreen();
  const items = useStored(office, 'outbox') ?? [];
  const key = officerKey(me.officer);
  const read = async () => {
    const answer = await office.api.records([key]);
    return isRefusal(answer) ? answer : { record: (answer.records[key] ?? null) as StateRecord | null };
  };
  const heard = useRemote(office, `standing/${me.officer}`, read, ASK_MS).value;
  return lostBy(me, heard?.record, items);
}

export function StandingNotice() {
  const { office, say } = useScreen();
  const items = useStored(office, 'outbox') ?? [];
  const lost = useLost();
  if (lost === undefined) return null;
  const count = items.filter(({ state }) => state !== 'received').length;
  return (
    <Notice kind="signal" title={say(`lost.${lost}`)}>
      {count > 0 && <p>{say('lost.now', { count })}</p>}
      <p>{say(`lost.${lost}.then`)}</p>
      <p class="buttons">
        {count > 0 && (
          <a class="button" href={linkTo('serah')}>
            {say('lost.export')}
          </a>
        )}
        <a class="button second" href={linkTo('saya')}>
          {say('nav.me')}
        </a>
      </p>
    </Notice>
  );
}
