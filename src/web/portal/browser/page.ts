// The page's own script: shows the buttons that need it (check, position, print) and loads the verifier
// only when one is pressed. Pages are complete without it.
import { offerPosition } from './position.ts';

type Report = { readonly report: (form: HTMLFormElement) => Promise<void> };
type Scan = { readonly scan: (section: HTMLElement) => void };
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

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-report]')) {
  const button = form.querySelector('button');
  const script = form.dataset['report'];
  if (!button || script === undefined) continue;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    button.disabled = true;
    void (import(script) as Promise<Report>)
      .then(({ report }) => report(form))
      .finally(() => void (button.disabled = false));
  });
}

for (const section of document.querySelectorAll<HTMLElement>('[data-scan]'))
  void (import(section.dataset['script'] ?? '') as Promise<Scan>).then(({ scan }) => scan(section));
for (const section of document.querySelectorAll<HTMLElement>('[data-here]')) offerPosition(section);
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print] button')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
