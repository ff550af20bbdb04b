// Step 5 of the judgement (spec/authority.md): as many signatures as signers, each valid; no officer stands
// twice in them, neither as signer nor as the one for whom another signs.

/**
 * @param {import('./types.js').Leaf} leaf whose signatures have been checked
 * @returns {string | undefined} code
 */
export function signatureProblem(leaf) {
  if (leaf.signatures.length !== leaf.signers.length || leaf.valid.includes(false)) return 'signature-bad';
  if (leaf.signers.length === 1 && leaf.signers[0]?.for === undefined) return undefined;
  const named = leaf.signers.flatMap((signer) => [signer.officer, signer.for ?? []].flat());
  return new Set(named).size === named.length ? undefined : 'signers-same';
}
