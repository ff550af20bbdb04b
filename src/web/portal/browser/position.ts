// Asks the device where it is, only when the button is pressed, and opens the search for there. The
// position is rounded to three decimals before it leaves the device and goes nowhere else.
const WAIT_MS = 20_000;

/** Makes the button of a section work; without positions in the browser it stays hidden. */
export function offerPosition(section: HTMLElement): void {
  const button = section.querySelector('button');
  const outcome = section.querySelector<HTMLElement>('.outcome');
  const { here, waiting, denied } = section.dataset;
  if (!button || !outcome || here === undefined || !('geolocation' in navigator)) return;
  const tell = (text: string | undefined): void => {
    outcome.hidden = text === undefined;
    outcome.textContent = text ?? '';
  };
  button.hidden = false;
  section.querySelector<HTMLElement>('.without')?.remove();
  button.addEventListener('click', () => {
    tell(waiting);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const address = new URL(here, location.href);
        address.searchParams.set('lat', coords.latitude.toFixed(3));
        address.searchParams.set('lon', coords.longitude.toFixed(3));
        location.assign(address);
      },
      () => tell(denied),
      { enableHighAccuracy: false, timeout: WAIT_MS, maximumAge: 0 },
    );
  });
}
