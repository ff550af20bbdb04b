// The door of the log as the API sees it: an act goes in, a receipt or a refusal comes out. The sequencer
// keeps this promise.
import type { Refusal } from '../base/result.ts';
import type { SignedAct } from '../core/act.ts';

/** The acknowledgement of spec/log.md: entry base64url, the leaf's number, a C2SP tlog-proof. */
export type Receipt = {
  readonly act: string;
  readonly entry: string;
  readonly leaf: number;
  readonly proof: string;
};

export type Intake = {
  readonly submit: (signed: SignedAct) => Promise<Receipt | Refusal>;
  /** The receipt of a leaf that is in the published tree; refuses `not-found`. */
  readonly receipt: (leaf: number) => Promise<Receipt | Refusal>;
};
