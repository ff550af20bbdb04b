import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decided, EMPTY_QUEUE, keyIn, moved, positionIn, type Queue, refreshed, selected } from './queue.ts';

const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
const queue = keys.chain((all) =>
  fc.nat(all.length - 1).map((at): Queue => ({ keys: all, selected: all[at] })),
);

describe('a queue', () => {
  test('is walked to its ends and no further', () => {
    fc.assert(
      fc.property(queue, (start) => {
        const down = start.keys.reduce((at) => moved(at, 1), start);
        expect(down.selected).toBe(start.keys.at(-1));
        expect(start.keys.reduce((at) => moved(at, -1), down).selected).toBe(start.keys[0]);
      }),
    );
    expect(moved(EMPTY_QUEUE, 1)).toEqual(EMPTY_QUEUE);
  });

  test('after a decision has the item behind it at hand, at the end the one before', () => {
    fc.assert(
      fc.property(queue, (start) => {
        const at = start.keys.indexOf(start.selected!);
        const after = decided(start, start.selected!);
        expect(after.keys).not.toContain(start.selected);
        expect(after.selected).toBe(start.keys[at + 1] ?? start.keys[at - 1]);
      }),
    );
  });

  test('worked through by deciding alone visits every item once', () => {
    fc.assert(
      fc.property(keys, (all) => {
        const seen: string[] = [];
        let at = refreshed(EMPTY_QUEUE, all);
        while (at.selected !== undefined && seen.length <= all.length) {
          seen.push(at.selected);
          at = decided(at, at.selected);
        }
        expect(seen).toEqual(all);
      }),
    );
  });

  test('a decision elsewhere, and new items, leave the selection where it is', () => {
    fc.assert(
      fc.property(queue, keys, (start, more) => {
        const other = start.keys.find((key) => key !== start.selected);
        if (other !== undefined) expect(decided(start, other).selected).toBe(start.selected);
        const fresh = refreshed(start, [...new Set([...more, ...start.keys])]);
        expect(fresh.selected).toBe(start.selected);
      }),
    );
  });

  test('whose item was decided by somebody else goes on with what stood behind it', () => {
    expect(refreshed({ keys: ['a', 'b', 'c'], selected: 'b' }, ['a', 'c', 'd']).selected).toBe('c');
    expect(refreshed({ keys: ['a', 'b', 'c'], selected: 'c' }, ['a', 'b']).selected).toBe('b');
    expect(refreshed({ keys: ['a'], selected: 'a' }, [])).toEqual({ keys: [], selected: undefined });
  });

  test('says where one is', () => {
    expect(positionIn({ keys: ['a', 'b'], selected: 'b' })).toBe(2);
    expect(positionIn(EMPTY_QUEUE)).toBe(0);
    expect(selected({ keys: ['a'], selected: 'a' }, 'x').selected).toBe('a');
  });
});

describe('a key', () => {
  const press = (key: string, more: object = {}) =>
    keyIn({ key, ctrlKey: false, altKey: false, metaKey: false, typing: false, ...more });

  test.each([
    ['j', 'next'],
    ['ArrowDown', 'next'],
    ['k', 'previous'],
    ['ArrowUp', 'previous'],
    ['Enter', 'open'],
    ['Escape', 'back'],
    ['?', 'help'],
    ['x', undefined],
    ['toString', undefined],
  ])('%s does %s', (key, does) => expect(press(key)).toBe(does));

  test('does nothing while one types, but Escape leads back', () => {
    expect(press('j', { typing: true })).toBeUndefined();
    expect(press('Escape', { typing: true })).toBe('back');
  });

  test('with Ctrl, Alt or Meta is the browser’s', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey']) expect(press('j', { [held]: true })).toBeUndefined();
  });
});
