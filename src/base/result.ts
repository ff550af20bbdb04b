// Refusals are answers: a closed code, said in words elsewhere (words/). Faults are bugs and are thrown.
import type { Json } from './canonical.ts';

/** Why an act or a request was not taken. `detail` is for machines and never holds personal data. */
export type Refusal = { readonly refused: string; readonly detail?: { readonly [member: string]: Json } };

/** A refusal with its code. */
export const refuse = (refused: string, detail?: Refusal['detail']): Refusal =>
  detail === undefined ? { refused } : { refused, detail };

/** Whether a value is a refusal. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
