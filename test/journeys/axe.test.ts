// Every kind of page read by axe in three scripts, light and dark: nothing found. Skipped, and counted, where
// there is no Chromium.
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLanguage, NO_PAGES, PAGES } from './portal-pages.ts';
import { CHROMIUM, type Site, startSite } from './site.ts';

// Needs a browser; bin/chromium.mjs knows the one command that installs it.
describe.skipIf(CHROMIUM === undefined)('every page', { timeout: 180_000 }, () => {
  let site: Site;
  beforeAll(async () => void (site = await startSite()), 60_000);
  afterAll(() => site?.close());

  test.each(['id', 'ar', 'zh'])('can be read by everyone in %s, light and dark', async (language) => {
    const page = await site.open({ viewport: { width: 360, height: 740 } });
    const found: string[] = [];
    for (const [name, address] of Object.entries({ ...PAGES, ...NO_PAGES })) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(inLanguage(language, address));
      const light = await new AxeBuilder({ page }).analyze();
      // The dark page has other colours and the same everything else.
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
      expect(light.passes.length, name).toBeGreaterThan(10);
      for (const { id, nodes } of [...light.violations, ...dark.violations])
        found.push(`${name}: ${id} ${nodes[0]?.html}`);
    }
    expect(found).toEqual([]);
  });
});
