// A question before something that cannot be undone by pressing the other button. The browser's own dialog:
// focus stays inside, Escape says no.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export type ConfirmProps = {
  readonly title: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly children?: ComponentChildren;
};

export function Confirm({ title, yes, no, onYes, onNo, children }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby="confirm-title"
      onCancel={(event) => {
        event.preventDefault();
        onNo();
      }}
    >
      <h2 id="confirm-title">{title}</h2>
      {children}
      <p class="buttons">
        <button type="button" onClick={onYes}>
          {yes}
        </button>
        <button type="button" class="second" onClick={onNo}>
          {no}
        </button>
      </p>
    </dialog>
  );
}
