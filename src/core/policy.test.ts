// Laws of policies and proofs: a checkpoint counts with its quorum only, and a proof with such a checkpoint
// only.
import { describe, expect, test } from 'vitest';
import { utf8 } from '../base/bytes.ts';
import { isRefusal } from '../base/result.ts';
import { EMPTY_ROOT, inclusionProof } from './merkle.ts';
import { formatVkey } from './note.ts';
import { formatPolicy, judgeCheckpoint, parsePolicy, quorumReached, type Policy } from './policy.ts';
import { formatProof, parseProof, verifyProof } from './proof.ts';
import {
  cosigned,
  ed25519,
  first,
  leaves,
  log,
  node,
  second,
  signed,
  taken,
  witnesses,
} from './note-samples.ts';

describe('policies', () => {
  const vkeys = witnesses.map(({ key }) => formatVkey(key)) as [string, string, string];
  const policy = (lines: string[]): Policy => taken(parsePolicy(`${lines.join('\n')}\n`));
  const three = [
    `log ${formatVkey(log.key)}`,
    ...vkeys.map((vkey, i) => `witness w${i} ${vkey} http://w${i}.example`),
  ];

  test('groups count their members, in groups of groups too', () => {
    const nested = policy([
      ...three,
      '# two houses',
      'group a any w0 w1',
      '\tgroup b all  a w2 ',
      'quorum b',
    ]);
    expect(quorumReached(nested, new Set(['w0']))).toBe(false);
    expect(quorumReached(nested, new Set(['w2']))).toBe(false);
    expect(quorumReached(nested, new Set(['w1', 'w2']))).toBe(true);
    expect(
      quorumReached(policy([...three, 'group two 2 w0 w1 w2', 'quorum two']), new Set(['w0', 'w2'])),
    ).toBe(true);
    expect(quorumReached(policy([...three, 'quorum w1']), new Set(['w1']))).toBe(true);
    expect(quorumReached(policy([...three, 'quorum none']), new Set())).toBe(true);
  });

  test('what the specification forbids is refused, with its line', () => {
    const bad: [string[], number][] = [
      [['group g any w0'], 5],
      [['group g 0 w0', 'quorum g'], 5],
      [['group g 2 w0', 'quorum g'], 5],
      [['group g any', 'quorum none'], 5],
      [['group g any w0 w0', 'quorum g'], 5],
      [['group g any w0', 'group h any w0', 'quorum h'], 6],
      [['group g any g', 'quorum g'], 5],
      [['group none any w0', 'quorum none'], 5],
      [['quorum missing'], 5],
      [['quorum none', 'quorum none'], 6],
      [[`witness w0 ${vkeys[0]}`, 'quorum none'], 5],
      [[`witness again ${vkeys[0]}`, 'quorum none'], 5],
      [[`witness log ${formatVkey(log.key)}`, 'quorum none'], 5],
      [[`log ${vkeys[0]}`, 'quorum none'], 5],
      [['anything else'], 5],
    ];
    for (const [lines, line] of bad) {
      const refused = parsePolicy(`${[...three, ...lines].join('\n')}\n`);
      // The first case is a policy without a quorum line: nothing is wrong with its lines.
      if (lines.length === 1 && lines[0] === 'group g any w0')
        expect(refused).toMatchObject({ detail: { missing: 'quorum' } });
      else expect(refused).toEqual({ detail: { line }, refused: 'policy-malformed' });
    }
    for (const text of ['quorum none', 'quorum none\r\n', 'quorum\u0000none\n'])
      expect(isRefusal(parsePolicy(text))).toBe(true);
  });

  test('a checkpoint is good when its quorum cosigned it, and not before', () => {
    const keys = witnesses.map(({ key }, i) => ({ key, name: `w${i}` }));
    const two = taken(parsePolicy(formatPolicy([{ key: log.key }], keys, 2)));
    expect(judgeCheckpoint(cosigned(first), two, ed25519)).toEqual({
      detail: { cosigned: ['w0'] },
      refused: 'quorum-missing',
    });
    expect(judgeCheckpoint(cosigned(first, first), two, ed25519)).toMatchObject({
      refused: 'quorum-missing',
    });
    expect(taken(judgeCheckpoint(cosigned(first, second), two, ed25519)).witnessed).toEqual([
      { name: 'w0', seconds: 1_700_000_000 },
      { name: 'w1', seconds: 1_700_000_000 },
    ]);
    expect(taken(parsePolicy(formatPolicy([], [], 0)))).toEqual({
      groups: [],
      logs: [],
      quorum: 'none',
      witnesses: [],
    });
  });
});

describe('proofs', () => {
  const trust = taken(parsePolicy(formatPolicy([{ key: log.key }], [{ key: first.key, name: 'w' }], 1)));
  const proofOf = (index: number, extra?: Uint8Array): string =>
    formatProof({
      checkpoint: cosigned(first),
      index,
      proof: inclusionProof(index, 5, node),
      ...(extra ? { extra } : {}),
    });

  test('a receipt proves its leaf and no other', () => {
    for (let index = 0; index < 5; index++) {
      const proven = verifyProof(proofOf(index), leaves[index] as Uint8Array, trust, ed25519);
      expect(taken(proven).index).toBe(index);
      expect(verifyProof(proofOf(index), EMPTY_ROOT, trust, ed25519)).toEqual({ refused: 'proof-wrong' });
    }
    const moved = proofOf(3).replace('index 3', 'index 2');
    expect(verifyProof(moved, leaves[3] as Uint8Array, trust, ed25519)).toEqual({ refused: 'proof-wrong' });
  });

  test('without the quorum it proves nothing', () => {
    const alone = formatProof({ checkpoint: signed, index: 0, proof: inclusionProof(0, 5, node) });
    expect(verifyProof(alone, leaves[0] as Uint8Array, trust, ed25519)).toMatchObject({
      refused: 'quorum-missing',
    });
  });

  test('its text is read as it was written, and nothing near it', () => {
    const extra = utf8('more');
    expect(formatProof(taken(parseProof(proofOf(4, extra))))).toBe(proofOf(4, extra));
    const good = proofOf(4);
    const bad = [
      good.replace('@v1', '@v2'),
      good.replace('index 4', 'index 04'),
      good.replace('index 4', 'index -4'),
      good.replace('index 4\n', ''),
      good.replace('index', 'extra AAA\nindex'),
      good.replace('index', 'extra\nindex'),
      good.replace('\n\n', '\n'),
      good.slice(0, -1),
      good.replace('index 4\n', `index 4\n${'A'.repeat(44)}\n`),
      '',
    ];
    for (const text of bad) expect(parseProof(text)).toEqual({ refused: 'proof-malformed' });
  });
});
