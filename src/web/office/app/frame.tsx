// What stands around every screen: where one is, the way back, and the outbox, always in the same corner with
// its number, so that "not sent yet" is never a thing to look for.
import type { ComponentChildren } from 'preact';
import { StateIcon } from '../kit/state-chip.tsx';
import type { OutboxItem, OutboxState } from '../device/stored.ts';
import { linkTo } from './routes.ts';
import { useScreen, useStored } from './use-office.ts';

/** What waits for the network, and what waits for her. */
export function unsentOf(items: readonly OutboxItem[]): { waiting: number; refused: number } {
  const count = (...states: OutboxState[]): number =>
    items.filter(({ state }) => states.includes(state)).length;
  return { waiting: count('waiting', 'sending', 'draft'), refused: count('refused') };
}

export function OutboxBadge() {
  const { office, say } = useScreen();
  const items = useStored(office, 'outbox');
  // "0" is a statement: it is made only once the outbox was read.
  if (items === undefined) return <span class="badge" aria-hidden="true"></span>;
  const { waiting, refused } = unsentOf(items);
  const state: OutboxState = refused > 0 ? 'refused' : waiting > 0 ? 'waiting' : 'received';
  return (
    <a
      class={`badge badge-${state}`}
      href={linkTo('kotak')}
      aria-label={say('badge.label', { waiting, refused })}
    >
      <StateIcon state={state} />
      <b aria-hidden="true">{waiting + refused}</b>
    </a>
  );
}

export function Header({ title, home }: { title: string; home: boolean }) {
  const { say } = useScreen();
  return (
    <header class="top">
      {home ? (
        <a class="top-link" href={linkTo('saya')}>
          {say('nav.me')}
        </a>
      ) : (
        <a class="top-link" href={linkTo()}>
          <span class="arrow" aria-hidden="true">
            ←
          </span>
          {say('nav.home')}
        </a>
      )}
      <p class="top-title">
        <bdi>{title}</bdi>
      </p>
      <OutboxBadge />
    </header>
  );
}

/** A screen's own part. Takes the focus when the place changes, so that reading begins at its top. */
export const Main = ({ children, face }: { children: ComponentChildren; face?: string | undefined }) => (
  <main tabIndex={-1} class={face}>
    {children}
  </main>
);
