// What others say about a form: photographs of its pages, attestations, objections and their answers
// (spec/results.md, Evidence). A record of its own beside the tally, so that nobody who only watches can hold
// up a figure or bring one about: nothing here is read by the acts on a tally.
import { hex, sha256, utf8 } from '../../base/bytes.ts';
import { canonical, type Json } from '../../base/canonical.ts';
import type { Contribution, RecordDefinition, StateRecord } from '../../core/define.ts';
import type { Form } from './form.ts';
import { scopeOf } from './record.ts';

export const EVIDENCE = 'results.evidence';
/** How often one officer may do one kind of act on a record: nobody can make it grow without end. */
export const EVIDENCE_ACTS_MAX = 32;

export type EvidenceKind = 'photograph' | 'attest' | 'object' | 'answer';
export const CATEGORIES = ['figures', 'procedure', 'ballots', 'voters', 'access', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

export type Page = { readonly bytes: number; readonly hash: string; readonly page: number };
/** `act` is its id; `answered` the leaf of the answer; `role` what its signer was. */
export type Objection = {
  readonly act: string;
  readonly answered: number | null;
  readonly category: Category;
  readonly leaf: number;
  readonly role: string;
};

/** Invariants: objections ascend by leaf, pages by number. What was replaced is in the log. */
export type Evidence = {
  /** Hash of the form that an officer's latest attestation names, by officer. */
  readonly attestations: { readonly [officer: string]: string };
  readonly objections: Objection[];
  readonly pages: (Page & { readonly leaf: number })[];
  /** How often each officer has done each kind of act. */
  readonly times: { readonly [officer: string]: { readonly [kind in EvidenceKind]?: number } };
};

const NONE: Evidence = { attestations: {}, objections: [], pages: [], times: {} };

export const evidenceKey = (station: string, contest: string, attempt: number): string =>
  `${EVIDENCE}/${station}/${contest}/${attempt}`;

/** Parts of an evidence record's key; undefined when it is another record's. */
export function parseEvidenceKey(key: string): { station: string; contest: string } | undefined {
  const [kind, station, contest, attempt] = key.split('/');
  return kind === EVIDENCE && station && contest && attempt ? { station, contest } : undefined;
}

/** A record as the core keeps it, seen as evidence; nothing yet where there is none. */
export const evidenceOf = (record: StateRecord | undefined): Evidence =>
  record === undefined ? NONE : (record as unknown as Evidence);
/** Evidence as the core keeps it. */
export const recordOfEvidence = (evidence: Evidence): StateRecord => evidence;

/** What a form is called in an attestation. */
export const formHash = (form: Form): string => hex(sha256(utf8(canonical(form))));

export const timesOf = ({ times }: Evidence, officer: string, kind: EvidenceKind): number =>
  times[officer]?.[kind] ?? 0;

/** The evidence after one more act of a kind by an officer. */
export function counted(before: Evidence, officer: string, kind: EvidenceKind): Evidence {
  const times = { ...before.times[officer], [kind]: timesOf(before, officer, kind) + 1 };
  return { ...before, times: { ...before.times, [officer]: times } };
}

export function photographed(before: Evidence, pages: readonly Page[], leaf: number): Evidence {
  const again = new Set(pages.map(({ page }) => page));
  const kept = before.pages.filter(({ page }) => !again.has(page));
  const all = [...kept, ...pages.map((page) => ({ ...page, leaf }))];
  return { ...before, pages: all.sort((a, b) => a.page - b.page) };
}

export const attested = (before: Evidence, officer: string, form: string): Evidence => ({
  ...before,
  attestations: { ...before.attestations, [officer]: form },
});

export const objected = (before: Evidence, objection: Omit<Objection, 'answered'>): Evidence => ({
  ...before,
  objections: [...before.objections, { ...objection, answered: null }],
});

/** Called only for an objection that stands and has no answer. */
export const answered = (before: Evidence, act: string, leaf: number): Evidence => ({
  ...before,
  objections: before.objections.map((each) => (each.act === act ? { ...each, answered: leaf } : each)),
});

/** Whether an objection waits for its answer. */
export const isOpen = ({ objections }: Evidence, act: string): boolean =>
  objections.some((each) => each.act === act && each.answered === null);

/** The member `evidence` of a station's row (spec/views.md). `form` is the form in force, if any is. */
export function evidenceMember({ attestations, objections, pages }: Evidence, form: Form | null): Json {
  const named = Object.values(attestations);
  const agree = form === null ? 0 : named.filter((hash) => hash === formHash(form)).length;
  return {
    attested: agree,
    contradicted: form === null ? 0 : named.length - agree,
    objections: objections.map(({ answered: leaf, category, ...of }) => ({
      answered: leaf, category, leaf: of.leaf, role: of.role,
    })),
    pages: pages.map(({ hash, page }) => ({ hash, page })),
  };
}

function contribute(key: string, record: StateRecord): Contribution | undefined {
  const parts = parseEvidenceKey(key);
  if (!parts) return undefined;
  const { objections, pages } = evidenceOf(record);
  const open = objections.filter(({ answered: leaf }) => leaf === null).length;
  const sums: Record<string, number> = {};
  if (objections.length > open) sums['objections.answered'] = objections.length - open;
  if (open > 0) sums['objections.open'] = open;
  if (pages.length > 0) sums['photographed'] = 1;
  return { unit: parts.station, scope: scopeOf(parts.contest), sums };
}

/** Lists: `<contest>/objection` while one is open, `<contest>/photographed`. */
function facets(key: string, record: StateRecord): { unit: string; labels: string[] } | undefined {
  const parts = parseEvidenceKey(key);
  if (!parts) return undefined;
  const { objections, pages } = evidenceOf(record);
  const labels: string[] = [];
  if (objections.some(({ answered: leaf }) => leaf === null)) labels.push(`${parts.contest}/objection`);
  if (pages.length > 0) labels.push(`${parts.contest}/photographed`);
  return { unit: parts.station, labels };
}

export const evidenceRecord: RecordDefinition = { kind: EVIDENCE, contribute, facets };
