// The act as a value (spec/act.md). Nothing here knows what any act means.

/** `for` names the officer in whose right she signs, by a delegation. Her key is her own. */
export type Signer = { readonly for?: string; readonly key: string; readonly officer: string };

export type Act<B = unknown> = {
  readonly act: string;
  readonly at: string;
  readonly basis: string | null;
  readonly body: B;
  readonly by: Signer;
  readonly election: string;
  readonly record: string;
  readonly unit: string;
  readonly v: 1;
  readonly with?: readonly Signer[];
};

/**
 * An act in its place in the log. `id` and `index` are hexadecimal and 0-based; `received` is the log's
 * clock.
 */
export type Leaf<B = unknown> = {
  readonly act: Act<B>;
  readonly id: string;
  readonly index: number;
  readonly received: string;
};

/**
 * What an officer sends: the act's bytes and a signature by each signer, base64url, in the order by, with.
 */
export type SignedAct = { readonly bytes: Uint8Array; readonly signatures: readonly string[] };

export const signersOf = (act: Act): readonly Signer[] => (act.with ? [act.by, ...act.with] : [act.by]);

/** In whose right a signer signs: the giver of the delegation that she names, else herself. */
export const principalOf = (signer: Signer): string => signer.for ?? signer.officer;
