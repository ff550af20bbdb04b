// A newer version of the app is here. It takes over when she says so, or by itself at the next start when no
// window is open; drafts and outbox are in the database and are not touched by either.
import { useEffect, useState } from 'preact/hooks';
import type { Say } from '../../../base/words.ts';
import { Notice } from '../kit/notice.tsx';
import { onUpdate, takeUpdate } from './updates.ts';

export function UpdateNotice({ say }: { say: Say }) {
  const [ready, setReady] = useState(false);
  useEffect(() => onUpdate(() => setReady(true)), []);
  if (!ready) return null;
  return (
    <Notice title={say('update.title')}>
      <p>{say('update.lead')}</p>
      <p class="buttons">
        <button type="button" class="second" onClick={takeUpdate}>
          {say('update.take')}
        </button>
      </p>
    </Notice>
  );
}
