// After a change of authority that is meant: run with `-u`, read what changed as a lawyer would, commit both.
import { describe, expect, test } from 'vitest';
import { terang } from '../../src/system.ts';
import { authorityText } from './authority-text.ts';
import { answer, DELEGATES, LINES, PLACES, SEATS } from './authority-table.ts';

describe('the table of authority', () => {
  test('is what the judgement answers', async () => {
    const text = authorityText();
    expect(text).not.toContain('not explained');
    await expect(text).toMatchFileSnapshot('authority.txt');
  });

  test('has every act of the system', () => {
    const titles = new Set(LINES.map(({ title }) => title.split(',')[0]));
    expect(titles).toEqual(new Set(terang().acts.map(({ act }) => act)));
  });

  test('is the same for a delegate as for her giver where the act can be handed over, else refused', () => {
    let allowed = 0;
    for (const line of LINES.filter(({ title }) => !title.startsWith('registry.election.found'))) {
      const act = line.title.split(',')[0] ?? '';
      for (const role of SEATS) {
        for (const place of PLACES) {
          const delegate = DELEGATES[role];
          if (!delegate) continue;
          const [own, through] = [answer(line, role, place), answer(line, role, place, delegate)];
          const delegable = terang().act(act)?.delegable === true;
          if (!delegable) expect(['act-not-delegable', '–']).toContain(through);
          // What an officer does as herself nobody does for her.
          else if (line.title.endsWith('her own key')) expect(through).not.toBe('allowed');
          else expect([act, role, place, own === 'allowed']).toContain(through === 'allowed');
          if (through === 'allowed') allowed++;
        }
      }
    }
    expect(allowed).toBeGreaterThan(40);
  });
});
