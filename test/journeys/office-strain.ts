// What a page costs the one who waits for it: how long it did not answer at a stretch, and how much memory
// it holds. For journeys that say what they measured; no test depends on it.
import type { Page } from 'playwright-core';

export type Heard = {
  /** In words, of what was since the last time it was asked. */
  readonly said: () => Promise<string>;
};

/** Listens from the page's next document on, with a processor that is so many times slower. */
export async function listenTo(page: Page, slower = 1): Promise<Heard> {
  const session = await page.context().newCDPSession(page);
  if (slower > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await session.send('Performance.enable');
  await page.addInitScript(() => {
    const tasks: number[] = ((globalThis as { longTasks?: number[] }).longTasks = []);
    const heard = new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    heard.observe({ type: 'longtask' });
  });
  return {
    async said() {
      const longest = await page.evaluate(() => {
        const tasks = (globalThis as { longTasks?: number[] }).longTasks ?? [];
        return Math.max(0, ...tasks.splice(0));
      });
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const bytes = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
      return `longest standstill ${Math.round(longest)} ms, heap ${Math.round(bytes / 1_000_000)} MB`;
    },
  };
}
