// Hands over what has not arrived, by squares or as a file: another telephone may send it, and a superior may
// take it over when this key no longer counts. From then on it cannot be taken back here.
import { useEffect, useState } from 'preact/hooks';
import { canonical } from '../../../base/canonical.ts';
import { isRefusal } from '../../../base/result.ts';
import { squaresOf } from '../../kit/squares.ts';
import { markExported, unsentValue } from '../device/outbox.ts';
import type { OutboxItem } from '../device/stored.ts';
import { download } from '../kit/download.ts';
import { Notice } from '../kit/notice.tsx';
import { itemTitle } from './outbox-list.tsx';
import { SquareShow } from './square-show.tsx';
import { useScreen, useStored } from './use-office.ts';

/** Signed by all and not received. */
const isForOthers = ({ state, signatures }: OutboxItem): boolean =>
  state !== 'received' && !signatures.includes(null);

export function HandOver() {
  const { office, say } = useScreen();
  const items = (useStored(office, 'outbox') ?? []).filter(isForOthers);
  const [parts, setParts] = useState<readonly string[]>();
  const ids = items.map(({ id }) => id);
  useEffect(() => setParts(undefined), [ids.join()]);
  const show = async (): Promise<void> => {
    const made = await squaresOf('U', unsentValue(items));
    await markExported(office.device, ids);
    setParts(isRefusal(made) ? [] : made);
  };
  if (items.length === 0) {
    return (
      <>
        <h1>{say('hand-over.title')}</h1>
        <p class="empty">{say('outbox.clear')}</p>
      </>
    );
  }
  return (
    <>
      <h1>{say('hand-over.title')}</h1>
      <p>{say('hand-over.lead')}</p>
      <ul class="plain-list">
        {items.map((item) => (
          <li>{itemTitle(say, item)}</li>
        ))}
      </ul>
      {parts === undefined && (
        <p class="buttons">
          <button type="button" onClick={() => void show()}>
            {say('hand-over.show')}
          </button>
        </p>
      )}
      {parts && parts.length > 0 && <SquareShow say={say} parts={parts} />}
      {parts?.length === 0 && <Notice title={say('hand-over.too-large')} />}
      <SaveFile items={items} />
    </>
  );
}

function SaveFile({ items }: { items: readonly OutboxItem[] }) {
  const { office, say } = useScreen();
  const save = async (): Promise<void> => {
    // Marked first: once a file may be in other hands, nothing in it can be taken back here.
    await markExported(
      office.device,
      items.map(({ id }) => id),
    );
    const name = `terang-${items[0]?.act.unit ?? ''}.json`;
    download(name, 'application/json', canonical(unsentValue(items)));
  };
  return (
    <p class="buttons">
      <button type="button" class="second" onClick={() => void save()}>
        {say('hand-over.file')}
      </button>
    </p>
  );
}
