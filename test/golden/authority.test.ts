// After a change of authority that is meant: run with `-u`, read what changed as a lawyer would, commit both.
import { describe, expect, test } from 'vitest';
import { terang } from '../../src/system.ts';
import { authorityText } from './authority-text.ts';
import { LINES } from './authority-table.ts';

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
});
