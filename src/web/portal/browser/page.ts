// The page's own script: shows the buttons that check, and loads the verifier only when one is pressed. Pages
// are complete without it.
type Check = { readonly check: (section: HTMLElement, what: string) => Promise<void> };

for (const section of document.querySelectorAll<HTMLElement>('[data-check]')) {
  const buttons = section.querySelectorAll('button');
  const verifier = section.dataset['verifier'];
  if (verifier === undefined) continue;
  const busy = (is: boolean): void =>
    buttons.forEach((button) => {
      button.disabled = is;
    });
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener('click', () => {
      busy(true);
      void (import(verifier) as Promise<Check>)
        .then(({ check }) => check(section, button.value))
        .finally(() => busy(false));
    });
  }
}
export {};
