// Sends a batch of appointments, decree by decree: names to the vault, then the act to the outbox, then
// its answer. It may be killed between any two steps: what is done again is the same (the vault knows a
// commitment, the outbox an act by its id), so nothing is doubled and nothing is left out. It never
// makes an id or a code.
import { isRefusal, refuse, type Refusal } from '../../../../base/result.ts';
import type { Signer } from '../../../../core/act.ts';
import { commitmentOf, invitationSecret } from '../../../../core/invitation.ts';
import { isPassing, type NameGiven } from '../../device/api.ts';
import type { Decision } from '../../device/acts.ts';
import { type Decree, decreeBody, decreesOf, type Invitee } from './decrees.ts';
import type { Appointee } from './judge-lines.ts';
import type { Batch, BatchStore, Signing, StoredDecree } from './batch-store.ts';

/** What the outbox says of an act that it was given. */
export type Fate =
  | { readonly state: 'pending' }
  | { readonly state: 'received'; readonly leaf: number }
  | { readonly state: 'refused'; readonly code: string };

export type BatchPorts = {
  readonly store: BatchStore;
  readonly keepNames: (
    names: readonly NameGiven[],
  ) => Promise<Refusal | { readonly commitments: readonly string[] }>;
  /** Who signs and when; asked once a decree. */
  readonly signing: () => Signing;
  /**
   * Signs and puts into the outbox, with that time and key; gives the act's id. The same again is one act.
   * undefined when that key is not here any more and the act never came as far as the outbox.
   */
  readonly post: (said: Decision, signing: Signing) => Promise<string | undefined>;
  readonly fate: (act: string) => Promise<Fate>;
};

/** A batch and its decrees, before anything is sent. `random` gives bytes. */
export function prepareBatch(
  appointees: readonly Appointee[],
  details: Omit<Batch, 'id' | 'officers' | 'decrees' | 'state'> & { readonly byUnit: string },
  random: { readonly id: () => string; readonly code: () => string; readonly salt: () => string },
): { batch: Batch; decrees: StoredDecree[] } {
  const { byUnit, ...rest } = details;
  const invitees = appointees.map((appointee): Invitee => ({
    ...appointee,
    officer: random.id(),
    code: random.code(),
    salt: random.salt(),
  }));
  const id = random.id();
  const decrees = decreesOf(invitees, byUnit, rest.with !== undefined).map((decree, n): StoredDecree => ({
    ...decree,
    id: `${id}/${String(n).padStart(5, '0')}`,
    batch: id,
    named: false,
    signing: null,
    act: null,
    state: 'made',
  }));
  return {
    batch: { ...rest, id, officers: invitees.length, decrees: decrees.length, state: 'running' },
    decrees,
  };
}

const recordOf = (unit: string): string => `registry.body/${unit}`;

/** What a decree decides, and who signs it beside her. */
export function decisionOf(decree: Decree, batch: Batch, { with: others }: Pick<Signing, 'with'>): Decision {
  const commit = ({ unit, code }: Invitee): string =>
    commitmentOf(invitationSecret(batch.election, unit, code));
  return {
    act: 'registry.officer.appoint',
    unit: decree.unit,
    record: recordOf(decree.unit),
    body: decreeBody(decree, commit, batch),
    ...(batch.for === undefined ? {} : { for: batch.for }),
    ...(others === undefined ? {} : { with: others }),
  };
}

/**
 * Brings every decree that is not yet in the outbox there. Stops at the first refusal, or when `going` says
 * no; going on later begins where it stopped.
 */
export async function runBatch(
  ports: BatchPorts,
  id: string,
  going: () => boolean,
): Promise<Refusal | undefined> {
  const batch = await ports.store.batch(id);
  if (!batch) return undefined;
  for (const decree of await ports.store.decrees(id)) {
    if (!going()) return undefined;
    if (decree.state !== 'made') continue;
    const refusal = await postDecree(ports, batch, decree);
    if (refusal) return refusal;
  }
  return undefined;
}

async function postDecree(
  ports: BatchPorts,
  batch: Batch,
  decree: StoredDecree,
): Promise<Refusal | undefined> {
  const { store } = ports;
  let now = decree;
  if (!now.named) {
    const names = now.invitees.map(({ officer, salt, name }) => ({ officer, salt, text: name }));
    const kept = await ports.keepNames(names);
    // Without its names in the vault no decree is signed: a commitment that opens nothing is no name.
    if (isRefusal(kept)) return kept;
    await store.putDecree((now = { ...now, named: true }));
  }
  const post = (signing: Signing) => ports.post(decisionOf(now, batch, signing), signing);
  let act = now.signing ? await post(now.signing) : undefined;
  if (act === undefined) {
    const signing = { ...ports.signing(), ...(batch.with && { with: batch.with }) };
    // Before the signature, so that a signature that is lost is made again over the same bytes.
    await store.putDecree((now = { ...now, signing }));
    act = await post(signing);
  }
  if (act === undefined) return refuse('key-unknown');
  await store.putDecree({ ...now, act, state: 'signed' });
  return undefined;
}

/**
 * Takes over what the outbox has learnt of the decrees; the batch is done when each has its answer. An act
 * that was refused may be sent again from the outbox, and its decree with it.
 */
export async function settleBatch(
  { store, fate }: Pick<BatchPorts, 'fate' | 'store'>,
  id: string,
): Promise<void> {
  const batch = await store.batch(id);
  if (!batch) return;
  const decrees = await store.decrees(id);
  let open = 0;
  for (const decree of decrees) {
    const { refusal, ...rest } = decree;
    const waits = (decree.state === 'signed' || decree.state === 'refused') && decree.act !== null;
    const found = waits && decree.act !== null ? await fate(decree.act) : undefined;
    if (found?.state === 'received') await store.putDecree({ ...rest, state: 'received', leaf: found.leaf });
    else if (found?.state === 'refused') {
      if (found.code !== refusal) await store.putDecree({ ...rest, state: 'refused', refusal: found.code });
    } else if (found || decree.state === 'made') {
      if (decree.state === 'refused') await store.putDecree({ ...rest, state: 'signed' });
      open++;
    }
  }
  const isDone = batch.state === 'done';
  if ((open === 0) !== isDone) await store.putBatch({ ...batch, state: isDone ? 'running' : 'done' });
}

/**
 * Makes a refused decree ready to be signed anew: the same officers and codes, another time. Only what the
 * log refused is made anew; what it took, or may have taken, never. `others` are asked to sign it this time.
 */
export async function renewRefused(
  store: BatchStore,
  id: string,
  others?: readonly Signer[],
): Promise<number> {
  const refused = (await store.decrees(id)).filter(({ state }) => state === 'refused');
  for (const { refusal: _, ...decree } of refused)
    await store.putDecree({ ...decree, signing: null, act: null, state: 'made' });
  const batch = await store.batch(id);
  if (batch && refused.length > 0)
    await store.putBatch({ ...batch, ...(others && { with: others }), state: 'running' });
  return refused.length;
}

export type Progress = {
  readonly officers: number;
  readonly received: number;
  readonly refused: number;
  readonly decrees: number;
  readonly answered: number;
};

export function progressOf(decrees: readonly StoredDecree[]): Progress {
  const of = (...states: StoredDecree['state'][]): StoredDecree[] =>
    decrees.filter(({ state }) => states.includes(state));
  const officersIn = (some: readonly StoredDecree[]): number =>
    some.reduce((sum, { invitees }) => sum + invitees.length, 0);
  return {
    officers: officersIn(decrees),
    received: officersIn(of('received')),
    refused: officersIn(of('refused')),
    decrees: decrees.length,
    answered: of('received', 'refused').length,
  };
}

/** Whether going on by itself makes sense after a refusal. */
export const goesOn = (refusal: Refusal): boolean => isPassing(refusal);
