// What stands where something is loaded, could not be had, or is not there: never an empty place. What is old
// says how old it is.
import type { ComponentChildren } from 'preact';
import type { Refusal } from '../../../../base/result.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useDesk } from '../desk-context.ts';

/** Something is on its way; read aloud once. */
export function Loading({ children }: { readonly children?: ComponentChildren }) {
  const { say } = useDesk();
  return (
    <p class="loading" role="status">
      {children ?? say('desk.loading')}
    </p>
  );
}

/** Nothing is here, and what will appear and when. */
export const Empty = ({ children }: { readonly children: ComponentChildren }) => (
  <p class="empty">{children}</p>
);

export type FreshnessProps = {
  readonly at: number | undefined;
  readonly refusal: Refusal | undefined;
  readonly loading: boolean;
  readonly onReload: () => void;
};

/** How old a list is, why it is not newer, and asking again. */
export function Freshness({ at, refusal, loading, onReload }: FreshnessProps) {
  const { say, format, zone } = useDesk();
  return (
    <div class="freshness">
      {refusal && at === undefined && <RefusalNotice say={say} code={refusal.refused} />}
      {refusal && at !== undefined && <Notice kind="signal" title={say('desk.stale')} />}
      <p>
        {at !== undefined && (
          <span>{say('desk.as-of', { time: format.time(new Date(at).toISOString(), zone) })}</span>
        )}
        <button type="button" class="plain" disabled={loading} onClick={onReload}>
          {say(loading ? 'desk.loading' : 'desk.reload')}
        </button>
      </p>
    </div>
  );
}
