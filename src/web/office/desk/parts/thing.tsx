// The thing and its history beside each other where there is room, below each other where there is not.
import type { ComponentChildren } from 'preact';

export type ThingProps = {
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
  readonly history?: ComponentChildren;
};

export const Thing = ({ title, children, history }: ThingProps) => (
  <div class={history === undefined ? 'thing' : 'thing with-history'}>
    <div class="thing-main">
      <h2>{title}</h2>
      {children}
    </div>
    {history !== undefined && <aside class="thing-history">{history}</aside>}
  </div>
);
