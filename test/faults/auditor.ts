// The one auditor, for tests: runs after every fault and asks the same questions whatever happened. Was any
// receipt lost or changed? Does the independent verifier find anything? Is the stored state the fold of the
// log? It answers with complaints; none is the only good answer.
import { verifyReceipt, verifyTree } from '../../verifier/src/index.js';
import { equalBytes, fromBase64url } from '../../src/base/bytes.ts';
import { isRefusal } from '../../src/base/result.ts';
import { openCheckpoint } from '../../src/core/checkpoint.ts';
import { leafHash, verifyConsistency } from '../../src/core/merkle.ts';
import { parseProof } from '../../src/core/proof.ts';
import { TILE_WIDTH } from '../../src/core/tiles.ts';
import { readBundle } from '../../src/core/bundles.ts';
import { ed25519 } from '../../src/server/ed25519.ts';
import type { Engine } from '../../src/server/engine.ts';
import type { Receipt } from '../../src/server/intake.ts';
import { createMemoryStore } from '../../src/server/memory-store.ts';
import { Fold } from '../../src/server/rebuild.ts';
import type { Store } from '../../src/server/store.ts';
import { terang } from '../../src/system.ts';
import type { MiniElection } from '../simulator/mini-election.ts';
import { WatchedStore, type Rows } from './watched-store.ts';

export type Evidence = {
  /** Reopened after the fault. */
  readonly engine: Engine;
  readonly mini: MiniElection;
  readonly store: Store;
  readonly rows: () => Promise<Rows> | Rows;
  /** The published tree as the verifier reads it. */
  readonly source: Parameters<typeof verifyTree>[0];
  /** Every receipt that was ever given. */
  readonly receipts: readonly Receipt[];
  /** From outside the tree. */
  readonly policy: string;
};

/** All that is wrong, in words. */
export async function audit(evidence: Evidence): Promise<string[]> {
  return [
    ...(await auditReceipts(evidence)),
    ...(await auditTree(evidence)),
    ...(await auditState(evidence)),
  ];
}

async function auditReceipts(evidence: Evidence): Promise<string[]> {
  const { receipts } = evidence;
  const complaints: string[] = [];
  const leaves = new Map<string, number>();
  for (const receipt of receipts) {
    const { act, leaf } = receipt;
    if ((leaves.get(act) ?? leaf) !== leaf) complaints.push(`act ${act} has two leaves`);
    leaves.set(act, leaf);
    const faults = await auditReceipt(evidence, receipt);
    complaints.push(...faults.map((fault) => `receipt of leaf ${leaf}: ${fault}`));
  }
  return complaints;
}

async function auditReceipt(evidence: Evidence, { act, leaf, entry, proof }: Receipt): Promise<string[]> {
  const { engine, policy, store } = evidence;
  const faults: string[] = [];
  const verdict = await verifyReceipt({ proof, entry, policy });
  if (!verdict.valid || verdict.leaf !== leaf || verdict.act !== act) {
    faults.push(`is not valid: ${verdict.problem}`);
  }
  const bytes = fromBase64url(entry) as Uint8Array;
  const [stored] = await store.entries(leaf, 1);
  if (!stored || !equalBytes(stored, bytes)) faults.push('the store has another entry');
  const [hash] = await store.leafHashes(leaf, 1);
  if (!hash || !equalBytes(hash, leafHash(bytes))) faults.push('the store has another leaf hash');
  if ((await store.findActs([act])).get(act) !== leaf) faults.push('the store does not find the act');
  const index = Math.floor(leaf / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, engine.tree.signedSize - index * TILE_WIDTH);
  const bundle = await readBundle(engine.files.read, { index, width });
  const published = isRefusal(bundle) ? undefined : bundle[leaf - index * TILE_WIDTH];
  if (!published || !equalBytes(published, bytes)) faults.push('the tree has another entry');
  const again = await engine.sequencer.receipt(leaf);
  if (isRefusal(again)) faults.push(`no receipt any more: ${again.refused}`);
  else if (!(await verifyReceipt({ proof: again.proof, entry: again.entry, policy })).valid) {
    faults.push('the receipt given now is not valid');
  }
  return [...faults, ...(await auditHistory(evidence, proof))];
}

/** The checkpoint in a receipt is a beginning of the one that is shown now. */
async function auditHistory({ engine, mini }: Evidence, proof: string): Promise<string[]> {
  const parsed = parseProof(proof);
  if (isRefusal(parsed)) return ['is not a proof'];
  const old = openCheckpoint(parsed.checkpoint, [mini.log.key], ed25519);
  const now = openCheckpoint(engine.tree.checkpoint, [mini.log.key], ed25519);
  if (isRefusal(old) || isRefusal(now)) return ['a checkpoint is not the log’s'];
  if (old.size > now.size) return [`covers ${old.size} leaves, shown are ${now.size}`];
  const claim = { size1: old.size, size2: now.size, root1: old.root, root2: now.root };
  const path = await engine.files.consistencyProof(old.size, now.size);
  return verifyConsistency({ ...claim, proof: path }) ? [] : ['its checkpoint is of another history'];
}

async function auditTree({ source, policy, store, engine }: Evidence): Promise<string[]> {
  const { findings, notChecked, verdict } = await verifyTree(source, { policy });
  const { size } = await store.head();
  const whole = verdict.size === size && engine.tree.size === size;
  const leftOut = notChecked.filter(({ required }) => required);
  return [
    ...findings.map(({ code, leaf, path, message }) => `verifier: ${code} ${leaf ?? path}: ${message}`),
    ...leftOut.map(({ what, why }) => `verifier left out ${what}: ${why}`),
    ...(verdict.consistent ? [] : [`verifier: ${verdict.sentence}`]),
    ...(verdict.quorum ? [] : ['verifier: no quorum']),
    ...(whole ? [] : [`${size} stored, ${verdict.size} published`]),
  ];
}

async function auditState({ mini, store, rows }: Evidence): Promise<string[]> {
  const watched = new WatchedStore(createMemoryStore());
  const target = watched.session().store;
  const objectText = (hash: string): string | undefined => mini.objectMap.get(hash);
  const fold = await Fold.open({ system: terang(), store: target, objectText });
  const head = await store.head();
  for (let from = 0; from < head.size; from = fold.head.size) {
    // Other lots than it came in: the state must not depend on how acts were batched.
    await fold.add(await store.entries(from, 7));
  }
  const [live, folded] = [await rows(), watched.rows()];
  const complaints: string[] = [];
  if (head.root !== fold.head.root) complaints.push(`stored root ${head.root}, folded ${fold.head.root}`);
  for (const kind of ['records', 'sums'] as const) {
    const [have, want] = [new Set(live[kind]), new Set(folded[kind])];
    for (const row of have) if (!want.has(row)) complaints.push(`stored and not folded: ${row}`);
    for (const row of want) if (!have.has(row)) complaints.push(`folded and not stored: ${row}`);
  }
  return [...complaints, ...(await auditLists(store, target, folded))];
}

/** Every list that the fold has, and no other key in it. */
async function auditLists(store: Store, folded: Store, { records }: Rows): Promise<string[]> {
  const labels = records.flatMap((row) => {
    const [, , place] = JSON.parse(row) as [string, string, string];
    return place.slice(place.indexOf(' ') + 1).split('\n');
  });
  const complaints: string[] = [];
  for (const label of new Set(labels.filter((one) => one !== ''))) {
    const query = { label, below: 'ID', limit: 1_000 };
    const [have, want] = [await store.list(query), await folded.list(query)].map(String);
    if (have !== want) complaints.push(`list ${label}: stored ${have}, folded ${want}`);
  }
  return complaints;
}
