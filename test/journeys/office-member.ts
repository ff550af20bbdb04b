// A member of a polling station on voting day, with the app in her hand: the steps of the list, as she takes
// them. Names come from the app's words and the ballot, so every language is the same journey.
import type { Locator } from 'playwright-core';
import type { Contest } from '../../src/core/define.ts';
import type { Form } from '../../src/modules/results/form.ts';
import { cellName } from '../../src/modules/results/words/cell-name.ts';
import type { OutboxState } from '../../src/web/office/device/stored.ts';
import { timeOfDay } from '../../src/web/office/field/day/hour.ts';
import { formattingFor } from '../../src/web/kit/formatting.ts';
import { Person } from './office-person.ts';

const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Sums of men and women: the app fills them in. */
const SUM = /^(I\.\w+|III)\.2$/;

export class Member extends Person {
  /** A step of the day's list, by its title. */
  step(key: string, values = {}): Locator {
    return this.page.getByRole('link', { name: new RegExp(`^${quoted(this.say(key, values))}`) });
  }

  async home(): Promise<void> {
    await this.goTo('');
    await this.heading('phase.voting').waitFor();
  }

  /** Asks the log for what others have said meanwhile, instead of waiting for the next turn. */
  async refresh(): Promise<void> {
    await this.home();
    await this.button('heard.again').click();
  }

  /** Signs a step that is said once. `said`: yes or no, or a number, by the field's name. */
  async says(step: 'ready' | 'oath' | 'open' | 'close', said: Readonly<Record<string, number | boolean>>) {
    await this.home();
    await this.step(`step.${step}`).click();
    for (const [name, value] of Object.entries(said)) {
      const label = this.say(`step.${step}.${name}`);
      if (typeof value === 'number') {
        await this.page.getByLabel(label, { exact: true }).fill(this.typed(value));
      } else {
        const question = this.page.getByRole('group', { name: label });
        await question.getByText(this.say(value ? 'yes' : 'no'), { exact: true }).click();
      }
    }
    await this.button('sign').click();
    await this.button('step.change').waitFor();
  }

  /** The line of an hour, with what was counted by it. */
  hour(hour: number): Locator {
    const name = timeOfDay(`${String(hour).padStart(2, '0')}:00`, this.say.language);
    return this.page.getByRole('button', { name });
  }

  /** A figure as her keypad writes it: an Arabic one has digits of its own, and the app takes them. */
  typed(figure: number): string {
    const digits = this.say.language === 'ar' ? 'ar-u-nu-arab' : 'en';
    return figure.toLocaleString(digits, { useGrouping: false });
  }

  /** What is wrong with a screen for a reader of her language, on a telephone as wide as hers. */
  async faultsOfScreen(): Promise<string[]> {
    const screen = await this.page.evaluate(() => {
      const { dir, lang, scrollWidth, clientWidth } = document.documentElement;
      return { dir, lang, wide: scrollWidth - clientWidth, text: document.body.innerText };
    });
    const { language } = this.say;
    return [
      ...(screen.lang === language ? [] : [`is said to be in ${screen.lang}`]),
      ...(screen.dir === (language === 'ar' ? 'rtl' : 'ltr') ? [] : [`is written ${screen.dir}`]),
      ...(screen.wide > 0 ? [`is ${screen.wide} points too wide`] : []),
      // Figures are read aloud from the paper and compared with it: the same digits in every language.
      ...(/[\u0660-\u0669\u06f0-\u06f9]/.test(screen.text) ? ['has digits that the paper has not'] : []),
    ].map((fault) => `${this.page.url().split('#')[1]} ${fault}`);
  }

  async typesCount(hour: number, men: number, women: number): Promise<void> {
    await this.goTo('langkah', 'turnout');
    const line = this.hour(hour);
    if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click();
    await this.label('turnout.L').fill(this.typed(men));
    await this.label('turnout.P').fill(this.typed(women));
  }

  /** Waits until the hour says so many. */
  async hourIs(hour: number, total: number): Promise<void> {
    const figure = formattingFor(this.say.language).number(total);
    await this.hour(hour).getByText(figure, { exact: true }).waitFor();
  }

  /** Signs how many have voted by an hour. */
  async counts(hour: number, men: number, women: number): Promise<void> {
    await this.typesCount(hour, men, women);
    await this.button('sign').click();
    await this.hourIs(hour, men + women);
  }

  /** Types a form from the paper, but for the sums that the app fills in. */
  async types(contest: Contest, form: Form): Promise<void> {
    await this.goTo('formulir', contest.id, 'isi');
    for (const [path, value] of cellsIn(form)) {
      if (SUM.test(path)) continue;
      const name = cellName(this.say, contest, path);
      await this.page.getByRole('textbox', { name, exact: true }).fill(this.typed(value));
    }
    await this.text('kept.kept').waitFor();
  }

  /** Looks at what she has typed once more and signs it. */
  async signsForm(contest: Contest): Promise<void> {
    await this.goTo('formulir', contest.id, 'periksa');
    await this.button('review.sign').click();
    await this.heading('contest.own').waitFor();
  }

  /** Waits until the log says so of a form. */
  async formIs(contest: Contest, state: string): Promise<void> {
    await this.goTo('formulir', contest.id);
    await this.text(`results.state.${state}.title`).waitFor();
  }

  /** How many acts stand in the outbox in a state. */
  async outbox(state: OutboxState): Promise<number> {
    await this.goTo('kotak');
    await this.heading('outbox.title').waitFor();
    return this.page.getByRole('main').getByText(this.say(`state.${state}`), { exact: true }).count();
  }
}

/** Figures of a form by path, in the order of the paper. */
export function cellsIn(value: unknown, path = ''): (readonly [path: string, value: number])[] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return Object.entries(value).flatMap(([name, part]) => cellsIn(part, below(name)));
}
