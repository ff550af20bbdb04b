// Step 5 of the judgement (spec/authority.md): as many signatures as signers, each valid, by different
// officers.

/**
 * @param {import('./types.js').Leaf} leaf whose signatures have been checked
 * @returns {string | undefined} code
 */
export function signatureProblem(leaf) {
  if (leaf.signatures.length !== leaf.signers.length || leaf.valid.includes(false)) return 'signature-bad';
  for (const [i, signer] of leaf.signers.entries()) {
    if (leaf.signers.findIndex((other) => other.officer === signer.officer) !== i) return 'signers-same';
  }
  return undefined;
}
