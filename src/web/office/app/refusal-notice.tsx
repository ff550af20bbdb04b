// A refusal in the core's own words: what happened, what it means for the vote, what to do now.
import type { Say } from '../../../base/words.ts';
import { Notice } from '../kit/notice.tsx';

export function RefusalNotice({ say, code }: { say: Say; code: string }) {
  const known = say.has(`refusal.${code}.what`) ? code : 'unavailable';
  return (
    <Notice kind="signal" live title={say(`refusal.${known}.what`)}>
      <p>{say(`refusal.${known}.vote`)}</p>
      <p>{say(`refusal.${known}.now`)}</p>
      {known !== code && (
        <p>
          <code>{code}</code>
        </p>
      )}
    </Notice>
  );
}
