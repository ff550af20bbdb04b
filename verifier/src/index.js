// What the verifier offers. It is written from spec/ alone and shares no code with what makes the tree.
export { directorySource } from '#platform';
export { httpSource } from './http-source.js';
export { leafHash, nodeHash, verifyConsistency, verifyInclusion } from './merkle.js';
export { parsePolicy, PolicyError } from './policy.js';
export { parseProof, verifyReceipt } from './receipt.js';
export { verifyTree } from './verify-tree.js';

/** @typedef {import('./types.js').Source} Source */
/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./verify-tree.js').Options} Options */
/** @typedef {import('./verdict.js').Report} Report */
/** @typedef {import('./sums.js').Totals} Totals */
/** @typedef {import('./receipt.js').ReceiptVerdict} ReceiptVerdict */
