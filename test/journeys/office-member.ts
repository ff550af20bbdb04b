// A member of a polling station on voting day, with the app in her hand: the steps of the list, as she takes
// them. Names come from the app's words and the ballot, so every language is the same journey.
import type { Locator } from 'playwright-core';
import type { Contest } from '../../src/core/define.ts';
import type { Form } from '../../src/modules/results/form.ts';
import { cellName } from '../../src/modules/results/words/cell-name.ts';
import type { OutboxState } from '../../src/web/office/device/stored.ts';
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
      if (typeof value === 'number') await this.page.getByLabel(label, { exact: true }).fill(String(value));
      else {
        const question = this.page.getByRole('group', { name: label });
        await question.getByText(this.say(value ? 'yes' : 'no'), { exact: true }).click();
      }
    }
    await this.button('sign').click();
    await this.button('step.change').waitFor();
  }

  /** The line of an hour, with what was counted by it. */
  hour(hour: number): Locator {
    return this.page.getByRole('button', { name: `${String(hour).padStart(2, '0')}.00` });
  }

  async typesCount(hour: number, men: number, women: number): Promise<void> {
    await this.goTo('langkah', 'turnout');
    const line = this.hour(hour);
    if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click();
    await this.label('turnout.L').fill(String(men));
    await this.label('turnout.P').fill(String(women));
  }

  /** Waits until the hour says so many. */
  async hourIs(hour: number, total: number): Promise<void> {
    await this.hour(hour).getByText(total.toLocaleString('id'), { exact: true }).waitFor();
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
      await this.page.getByRole('textbox', { name, exact: true }).fill(String(value));
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
