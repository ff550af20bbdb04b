// Receipts (c2sp.org/tlog-proof): an entry in its place, and nothing else.
import { describe, expect, it } from 'vitest';
import { verifyReceipt } from '../src/index.js';
import { proofText } from '../src/receipt.js';
import { build, honestSteps } from './build/scenario.js';
import { makeSetting } from './build/setting.js';
import { treeHash } from './build/log-builder.js';

const setting = makeSetting();
const builder = build(setting, honestSteps(setting).slice(0, 7));
const checkpoint = String(builder.publish().get('checkpoint'));
const [a, b, c, d, , f, g] = builder.hashes;
/** @param {...(Uint8Array | undefined)} hashes */
const root = (...hashes) => treeHash(/** @type {Uint8Array[]} */ (hashes));
const proof = proofText({
  index: 4,
  hashes: [/** @type {Uint8Array} */ (f), /** @type {Uint8Array} */ (g), root(a, b, c, d)],
  checkpoint,
});
const entry = /** @type {Uint8Array} */ (builder.entries[4]);
const receipt = { proof, entry, policy: setting.policy };

describe('a receipt', () => {
  it('proves its entry, given as bytes or as base64url', async () => {
    const verdict = await verifyReceipt(receipt);
    expect(verdict).toMatchObject({ valid: true, leaf: 4, size: 7, cosignedBy: ['w1', 'w2'] });
    expect((await verifyReceipt({ ...receipt, entry: Buffer.from(entry).toString('base64url') })).valid).toBe(
      true,
    );
  });

  it.each([
    ['of another entry', { entry: builder.entries[5] ?? entry }, 'not-included'],
    ['of another place', { proof: proof.replace('index 4', 'index 5') }, 'not-included'],
    ['without a cosignature', { proof: proof.slice(0, proof.lastIndexOf('\n— ') + 1) }, 'quorum-not-met'],
    ['of a log that the policy does not know', { policy: makeSetting().policy }, 'checkpoint-untrusted'],
    ['with extra data', { proof: proof.replace('index', 'extra AAAA\nindex') }, 'proof-malformed'],
    ['that is none', { proof: 'OK' }, 'proof-malformed'],
    ['of an entry that is none', { entry: '!' }, 'entry-malformed'],
  ])('%s proves nothing', async (_, change, problem) => {
    expect(await verifyReceipt({ ...receipt, ...change })).toMatchObject({ valid: false, problem });
  });
});
