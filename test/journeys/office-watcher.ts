// Somebody who watches a station with the app in her hand: she writes what the paper says, compares,
// signs, objects. Names come from the app's words and the ballot, as for a member.
import type { Contest } from '../../src/core/define.ts';
import { cellName } from '../../src/modules/results/words/cell-name.ts';
import { Person } from './office-person.ts';

export class Watcher extends Person {
  async home(): Promise<void> {
    await this.goTo('');
    await this.heading('witness.forms').waitFor();
  }

  /** Asks the log for what others have said meanwhile, instead of waiting for the next turn. */
  async refresh(): Promise<void> {
    await this.home();
    await this.button('heard.again').click();
  }

  /** Writes what the paper says, before she is shown what the members read. */
  async writes(contest: Contest, figures: Readonly<Record<string, number>>): Promise<void> {
    await this.goTo('formulir', contest.id, 'lihat');
    for (const [path, figure] of Object.entries(figures)) {
      const name = cellName(this.say, contest, path);
      await this.page.getByRole('textbox', { name, exact: true }).fill(String(figure));
    }
    await this.text('kept.kept').waitFor();
  }

  /**
   * Says of every row that she has not written that it is as the members read it, and signs what she
   * saw.
   */
  async compares(contest: Contest, sign: 'witness.sign.same' | 'witness.sign.own'): Promise<void> {
    await this.goTo('formulir', contest.id, 'banding');
    for (const section of ['I', 'II']) await this.button('witness.compare.section', { section }).click();
    const same = this.page.getByRole('radio', { name: this.say('witness.compare.same'), exact: true });
    await same.first().waitFor();
    for (const row of await same.all()) {
      const group = row.locator('xpath=ancestor::fieldset');
      if ((await group.getByRole('radio', { checked: true }).count()) === 0)
        await group.locator('label').first().click();
    }
    await this.button(sign).click();
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: this.say('sign'), exact: true })
      .click();
    await this.heading('witness.readings').waitFor();
  }
}
