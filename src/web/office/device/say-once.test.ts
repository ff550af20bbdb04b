import { expect, test } from 'vitest';
import { onceFor } from './say-once.ts';

function scene() {
  const done: string[] = [];
  const waiting: (() => void)[] = [];
  const say = onceFor(
    async (said: { readonly what: string }) => {
      done.push(said.what);
      if (said.what === 'full') throw new Error('no room');
      return done.length;
    },
    (over) => void waiting.push(over),
  );
  return { done, say, letTimePass: () => waiting.splice(0).forEach((over) => over()) };
}

test('two pressings of one thumb are one act, also after the first was kept', async () => {
  const { done, say } = scene();
  expect(await Promise.all([say({ what: 'open' }), say({ what: 'open' })])).toEqual([1, 1]);
  expect(await say({ what: 'open' })).toBe(1);
  expect(done).toEqual(['open']);
});

test('something else is another act at once, the same is one later', async () => {
  const { done, say, letTimePass } = scene();
  await Promise.all([say({ what: 'open' }), say({ what: 'close' })]);
  letTimePass();
  await say({ what: 'open' });
  expect(done).toEqual(['open', 'close', 'open']);
});

test('what could not be kept may be tried again at once', async () => {
  const { done, say } = scene();
  await expect(say({ what: 'full' })).rejects.toThrow('no room');
  await expect(say({ what: 'full' })).rejects.toThrow('no room');
  expect(done).toEqual(['full', 'full']);
});
