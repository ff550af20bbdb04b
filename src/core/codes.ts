// The closed list of refusals: every answer that is not a receipt has one of these codes, and words in every
// language (core/words). A code that is not here cannot be given; the first part of the list is fixed by
// spec/, the second by HTTP.

/** Refusals of an act, in the order in which spec/act.md, authority.md, results.md and views.md name them. */
export const ACT_CODES = [
  'act-malformed',
  'act-too-large',
  'act-not-canonical',
  'act-unknown',
  'election-wrong',
  'unit-unknown',
  'record-wrong',
  'officer-unknown',
  'officer-revoked',
  'key-unknown',
  'key-revoked',
  'delegation-missing',
  'signature-bad',
  'signers-same',
  'role-not-allowed',
  'unit-outside',
  'signers-missing',
  'clock-ahead',
  'term-outside',
  'delegation-ended',
  'election-not-frozen',
  'election-frozen',
  'reason-missing',
  'basis-stale',
  'election-founded',
  'freeze-differs',
  'officer-exists',
  'participant-unknown',
  'invitation-wrong',
  'invitation-spent',
  'invitation-expired',
  'key-exists',
  'act-not-delegable',
  'delegations-too-many',
  'station-exists',
  'turnout-wrong',
  'shift-running',
  'shift-missing',
  'snapshot-wrong',
  'contest-unknown',
  'attempt-unknown',
  'form-malformed',
  'form-empty',
  'tally-corrected',
  'tally-settled',
  'entries-too-many',
  'tally-not-settled',
  'form-same',
  'objection-unknown',
] as const;

/** Refusals of a request, whatever act it carries. */
export const REQUEST_CODES = [
  'body-too-large',
  'body-malformed',
  'too-many-requests',
  'busy',
  'not-found',
  'method-not-allowed',
  'unavailable',
  'log-in-doubt',
  'founding-closed',
  'report-unproven',
  'invitation-unknown',
  'names-closed',
  'session-missing',
  'session-old',
  'challenge-unknown',
  'sign-in-refused',
  'session-forbidden',
  'passkeys-too-many',
  'photograph-wrong',
  'photograph-offset',
] as const;

/** What reading a published tree, a key or a receipt may answer: to a mirror, a witness, the command line. */
export const TREE_CODES = [
  'bundle-malformed',
  'bundle-missing',
  'tile-malformed',
  'tile-missing',
  'object-malformed',
  'object-unknown',
  'checkpoint-malformed',
  'delta-too-large',
  'checkpoint-origin',
  'note-malformed',
  'note-signature-bad',
  'note-unsigned',
  'policy-malformed',
  'proof-malformed',
  'proof-wrong',
  'quorum-missing',
  'skey-malformed',
  'vkey-malformed',
  'witness-ahead',
  'witness-forked',
  'witness-refused',
  'witness-answer-bad',
  'witness-unreachable',
] as const;

/** What a device answers itself, without a server; the words are the app's (src/web). */
export const DEVICE_CODES = [
  'act-withdrawn',
  'hand-key-revoked',
  'hand-key-unknown',
  'hand-unchecked',
  'key-not-made',
  'log-differs',
  'passkey-exists',
  'receipt-wrong',
  'square-malformed',
  'square-missing',
  'square-too-large',
  'unreachable',
  'upload-gone',
] as const;

/** What the interface for officers may answer. */
export const CODES = [...ACT_CODES, ...REQUEST_CODES] as const;
export type Code = (typeof CODES)[number];

const known: ReadonlySet<string> = new Set(CODES);

/** Whether a text is one of the closed codes. */
export const isCode = (text: string): text is Code => known.has(text);
