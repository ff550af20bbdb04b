// Policies (c2sp.org/tlog-policy): what is understood, and that what is not understood trusts nobody.
import { describe, expect, it } from 'vitest';
import { parsePolicy, PolicyError } from '../src/index.js';
import { isQuorum } from '../src/policy.js';
import { noteKey } from './build/keys.js';

const log = noteKey('log.example', 1);
const witnesses = Array.from({ length: 5 }, (_, i) => noteKey(`w${i}.example`, 4));
const lines = witnesses.map(({ vkey }, i) => `witness w${i} ${vkey}`);
const known = [`log ${log.vkey} https://log.example/`, ...lines].join('\n');

describe('a quorum', () => {
  const policy = parsePolicy(
    `# two of three, and one of two\n\n${known}\ngroup x 2 w0 w1 w2\n group\ty any w3 w4 \n` +
      'group both all x y\nquorum both\n',
  );

  it('counts each group by itself', () => {
    expect(isQuorum(policy, new Set(['w0', 'w2', 'w4']))).toBe(true);
    expect(isQuorum(policy, new Set(['w0', 'w1', 'w2']))).toBe(false);
    expect(isQuorum(policy, new Set(['w0', 'w3', 'w4']))).toBe(false);
  });

  it('may be one witness, or none', () => {
    const one = parsePolicy(`${known}\nquorum w1\n`);
    expect([isQuorum(one, new Set(['w1'])), isQuorum(one, new Set(['w2']))]).toEqual([true, false]);
    expect(isQuorum(parsePolicy('quorum none\n'), new Set())).toBe(true);
  });
});

describe('a policy is refused', () => {
  it.each([
    ['without quorum', `${known}\n`],
    ['with two quorums', `${known}\nquorum w0\nquorum w1\n`],
    ['naming what stands below', `quorum w0\n${known}\n`],
    ['with a witness twice', `${known}\nwitness again ${witnesses[0]?.vkey}\nquorum w0\n`],
    ['with a log twice', `${known}\nlog ${log.vkey}\nquorum w0\n`],
    ['with a name twice', `${known}\ngroup w0 any w1\nquorum w0\n`],
    ['with a witness in two groups', `${known}\ngroup x any w0\ngroup y any w0\nquorum x\n`],
    ['with a threshold above its members', `${known}\ngroup x 3 w0 w1\nquorum x\n`],
    ['with a threshold of 0', `${known}\ngroup x 0 w0 w1\nquorum x\n`],
    ['with a group of nobody', `${known}\ngroup x all\nquorum x\n`],
    ['with an unknown word', `${known}\nmirror m\nquorum w0\n`],
    ['with a witness key for a log', `log ${witnesses[0]?.vkey}\nquorum none\n`],
    ['with a control character', `${known}\nquorum w0\r\n`],
    ['whose last line does not end', `${known}\nquorum w0`],
    ['that is empty', ''],
  ])('%s', (_, text) => {
    expect(() => parsePolicy(text)).toThrow(PolicyError);
  });
});
