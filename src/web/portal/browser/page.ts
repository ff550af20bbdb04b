// The page's own script: shows the button that checks, and loads the verifier only when it is pressed. Pages are
// complete without it.
type Check = { readonly check: (section: HTMLElement) => Promise<void> };

for (const section of document.querySelectorAll<HTMLElement>('[data-check]')) {
  const button = section.querySelector('button');
  const verifier = section.dataset['verifier'];
  if (!button || !verifier) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    void (import(verifier) as Promise<Check>)
      .then(({ check }) => check(section))
      .finally(() => { button.disabled = false; });
  });
}
export {};
