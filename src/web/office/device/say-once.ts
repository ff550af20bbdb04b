// A thumb that trembles presses twice: the same thing said again before its first saying is well over is one
// act and not two. What is said again later is another act, as it should be.
import { canonical, type Json } from '../../../base/canonical.ts';

/** So long after the first was kept, the same counts as the same pressing. */
const SAME_MS = 1_500;

/** Runs `work` once for what is said at a time; whoever says the same meanwhile gets the first's outcome. */
export function onceFor<Said extends Json | object, T>(
  work: (said: Said) => Promise<T>,
  later: (done: () => void, ms: number) => void = (done, ms) => void setTimeout(done, ms),
): (said: Said) => Promise<T> {
  const inHand = new Map<string, Promise<T>>();
  return (said) => {
    const key = canonical(said);
    const first = inHand.get(key);
    if (first !== undefined) return first;
    const doing = work(said);
    inHand.set(key, doing);
    const over = (): void => void inHand.delete(key);
    // What failed may be tried again at once.
    doing.then(() => later(over, SAME_MS), over);
    return doing;
  };
}
