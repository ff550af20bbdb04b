// One thing said to the officer: as it is (`plain`), or because it needs her now (`signal`). Never more than
// what happened, what it means, and what to do.
import type { ComponentChildren } from 'preact';

export type NoticeProps = {
  readonly kind?: 'plain' | 'signal';
  readonly title?: string;
  readonly children?: ComponentChildren;
  /** Read aloud when it appears. */
  readonly live?: boolean;
};

export function Notice({ kind = 'plain', title, children, live }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} role={live ? 'status' : undefined}>
      {title !== undefined && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}
