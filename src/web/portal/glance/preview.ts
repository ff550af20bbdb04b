// The picture that stands for a link where links are shared: the region, the bar of four with its numbers,
// the time, and that the paper is the result. It shows how sure the figures are and no candidate's figure,
// because a picture outlives the figure on it.
import { barSpans, type Fill as State } from '../../kit/state-fills.tsx';
import { type Fill, Picture } from '../../kit/picture.ts';
import { type Page, unitName, zoneOf } from '../page.ts';
import { shareOf } from '../pages/status.tsx';
import type { Forms } from '../view.ts';

const [WIDTH, HEIGHT, MARGIN] = [1200, 630, 64];
const INNER = WIDTH - 2 * MARGIN;
const INK: Readonly<Record<State, Fill | undefined>> = {
  confirmed: 'solid',
  withheld: 'hatch',
  incomplete: 'dots',
  missing: undefined,
};

/** A PNG of 1200 by 630 points. `page` speaks a language of Latin letters. */
export function previewOf(page: Page, unit: string, forms: Forms, stations: number): Uint8Array {
  const { say, format, head } = page;
  const picture = new Picture(WIDTH, HEIGHT);
  picture.rect(0, 0, WIDTH, 14);
  picture.text(say('site.name'), MARGIN, 52, 6);
  picture.text(`${page.contest.name} - ${page.election.name}`, MARGIN + 260, 66, 4, INNER - 260);
  picture.text(unitName(page, unit), MARGIN, 132, 12, INNER);
  picture.text(say('status.provisional'), MARGIN, 252, 4, INNER);
  const share = shareOf(forms);
  for (const { fill, x, width } of barSpans(share)) {
    const ink = INK[fill];
    const left = MARGIN + Math.round((x / 100) * INNER);
    if (ink) picture.rect(left, 300, Math.max(2, Math.round((width / 100) * INNER)), 92, ink);
  }
  picture.frame(MARGIN, 300, INNER, 92, 4);
  (['confirmed', 'withheld', 'incomplete', 'missing'] as const).forEach((fill, i) => {
    const left = MARGIN + (i * INNER) / 4;
    picture.text(format.number(share[fill]), left, 418, 5, INNER / 4 - 12);
    picture.text(say(`state.${fill}`), left, 464, 3, INNER / 4 - 12);
  });
  const whole = say('status.count', { confirmed: forms.confirmed, stations });
  const at = head.latest ? ` - ${format.time(head.latest.at, zoneOf(page, unit))}` : '';
  picture.text(`${whole}${at}`, MARGIN, 524, 4, INNER);
  picture.text(say('status.paper'), MARGIN, 572, 4, INNER);
  return picture.png();
}
