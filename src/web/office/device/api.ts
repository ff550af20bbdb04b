// Every call of spec/office.md. An answer is a value or a refusal with its code; no network is a refusal too
// (`unreachable`), because on voting day it is the usual case. Sends to its own origin only, and nothing but
// what its arguments say.
import { base64url } from '../../../base/bytes.ts';
import type { Json } from '../../../base/canonical.ts';
import { refuse, type Refusal } from '../../../base/result.ts';
import type { Contest } from '../../../core/define.ts';

export const API = '/api/v1';
const READ_MS_MAX = 20_000;
/** A receipt comes when the act is published; on a slow line with twenty acts that takes its time. */
const SEND_MS_MAX = 90_000;

export type Answer<T> = T | Refusal;

export type InvitationAnswer = {
  readonly election: string;
  readonly expires: string | null;
  readonly from: string;
  readonly name: string | null;
  readonly officer: string;
  readonly participant?: string;
  readonly role: string;
  readonly unit: string;
  readonly until: string;
};

export type ElectionAnswer = {
  readonly contests: readonly Contest[];
  readonly election: string;
  readonly name: string;
  readonly objects: { readonly contests: string; readonly ruleSet: string; readonly units: string };
  readonly phase: 'before' | 'after';
  readonly ruleSet: {
    readonly rules: readonly { readonly article: string; readonly id: string; readonly severity: string }[];
    readonly values: { readonly [name: string]: { readonly article: string; readonly value: number } };
  };
  readonly size: number;
  readonly voting: { readonly closes: string; readonly day: string; readonly opens: string } | null;
};

/** A name for the vault, and whose it is. */
export type NameGiven = { readonly officer: string; readonly salt: string; readonly text: string };

export type Named = { readonly name: string; readonly unit: string };
export type UnitAnswer = Named & {
  readonly children: readonly (Named & { readonly stations: number })[];
  readonly path: readonly Named[];
  readonly stations: number;
  readonly zone: string;
};

export type Receipt = {
  readonly act: string;
  readonly entry: string;
  readonly leaf: number;
  readonly proof: string;
};

export type Session = {
  readonly created: string;
  readonly current: boolean;
  readonly device: string;
  readonly id: string;
  readonly kind: 'key' | 'passkey';
  readonly used: string;
};
export type Passkey = Omit<Session, 'current' | 'kind'>;
export type MeAnswer = {
  readonly from: string;
  readonly keys: readonly Json[];
  readonly name: string | null;
  readonly officer: string;
  readonly role: string;
  readonly unit: string;
  readonly until: string;
};
/** By leaf, base64url; null is not in the log yet. */
type Entries = { readonly [leaf: string]: string | null };
/** By unit and scope. */
type ManySums = { readonly [unit: string]: { readonly [scope: string]: Sums } };
export type Sums = { readonly [metric: string]: number };
type Page = { readonly unit: string; readonly after?: string; readonly limit?: number };
export type ListQuery = {
  readonly label: string;
  readonly below: string;
  /** Only records at the unit itself. */
  readonly only?: true;
  readonly after?: string;
  readonly limit?: number;
};
export type SignIn = {
  readonly challenge: string;
  readonly device: string;
  readonly key: string;
  readonly officer: string;
  readonly signature: string;
};
export type Sending = { readonly bytes: Uint8Array; readonly signatures: readonly string[] };

type Request = {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly text?: string;
  readonly type?: string;
  readonly msMax?: number;
};

export type ApiParts = {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Is told the server's `Date` of every answer, and when its request left. */
  readonly onDate: (date: string | null, sentMs: number) => void;
};

export type Api = ReturnType<typeof officeApi>;

/** The calls over `parts.fetch`. None of them ever rejects. */
export function officeApi(parts: ApiParts) {
  const get: Get = <T>(path: string) => ask(parts, path, {}, readJson<T>);
  const post: Post = <T>(path: string, body: unknown) =>
    ask(parts, path, { method: 'POST', body }, readJson<T>);
  const remove: Remove = (path) => ask(parts, path, { method: 'DELETE' }, async () => ({ done: true }));
  return { ...stateCalls(parts, get, post), ...doorCalls(get, post, remove) };
}

type Get = <T>(path: string) => Promise<Answer<T>>;
type Post = <T>(path: string, body: unknown) => Promise<Answer<T>>;
type Remove = (path: string) => Promise<Answer<{ readonly done: true }>>;

/** What follows from the public log, and acts on their way into it. */
const stateCalls = (parts: ApiParts, get: Get, post: Post) => ({
  election: () => get<ElectionAnswer>('/election'),
  unit: (unit: string) => get<UnitAnswer>(`/units/${unit}`),
  records: (keys: readonly string[]) =>
    post<{ readonly records: { readonly [key: string]: Json } }>('/records/read', { keys }),
  sums: (unit: string, scope: string) =>
    get<{ readonly sums: Sums }>(`/units/${unit}/sums?${query({ scope })}`),
  manySums: (units: readonly string[], scopes: readonly string[]) =>
    post<{ readonly sums: ManySums }>('/sums/read', { scopes, units }),
  list: (asked: ListQuery) =>
    get<{ readonly keys: readonly string[]; readonly next: string | null }>(`/lists?${query(asked)}`),
  leaves: (leaves: readonly number[]) => post<{ readonly entries: Entries }>('/leaves/read', { leaves }),
  receipt: (act: string) => get<Receipt>(`/acts/${act}`),
  sendActs: (acts: readonly Sending[]) =>
    ask(parts, '/acts/batch', linesOf(acts), (answer) => readLines(answer, acts.length)),
});

/** Invitations, names, sessions, passkeys. */
const doorCalls = (get: Get, post: Post, remove: Remove) => ({
  invitation: (code: string, unit: string) => post<InvitationAnswer>('/office/invitation', { code, unit }),
  keepNames: (names: readonly NameGiven[]) =>
    post<{ readonly commitments: readonly string[] }>('/office/names', { names }),
  names: (page: Page) =>
    get<{
      readonly names: readonly { readonly name: string | null; readonly officer: string }[];
      readonly next: string | null;
    }>(`/office/names?${query(page)}`),
  me: () => get<MeAnswer>('/office/me'),
  challenge: () => post<{ readonly challenge: string }>('/office/challenge', {}),
  openSession: (signIn: SignIn) => post<{ readonly session: Json }>('/office/sessions', signIn),
  sessions: () =>
    get<{ readonly passkeys: readonly Passkey[]; readonly sessions: readonly Session[] }>('/office/sessions'),
  endSession: (id: string) => remove(`/office/sessions/${id}`),
  endOtherSessions: () => remove('/office/sessions'),
  passkeyOptions: () => post<Json>('/office/passkeys/options', {}),
  keepPasskey: (registration: object) => post<{ readonly id: string }>('/office/passkeys', registration),
  endPasskey: (id: string) => remove(`/office/passkeys/${id}`),
  signInOptions: () => post<Json>('/office/sign-in/options', {}),
  signIn: (assertion: object) => post<{ readonly session: Json }>('/office/sign-in', assertion),
});

/** A query of the members that are there. */
const query = (members: { readonly [name: string]: string | number | true | undefined }): string =>
  new URLSearchParams(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();

const linesOf = (acts: readonly Sending[]): Request => ({
  method: 'POST',
  type: 'application/x-ndjson',
  text: acts
    .map(({ bytes, signatures }) => `${JSON.stringify({ act: base64url(bytes), signatures })}\n`)
    .join(''),
  msMax: SEND_MS_MAX,
});

/** One request; what the server says against it, or a broken line, becomes a refusal. */
async function ask<T>(
  { fetch, now, onDate }: ApiParts,
  path: string,
  { method = 'GET', body, text, type, msMax = READ_MS_MAX }: Request,
  read: (answer: Response) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const sentMs = now();
  try {
    const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(API + path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: content === undefined ? {} : { 'content-type': type ?? 'application/json' },
      signal: AbortSignal.timeout(msMax),
      ...(content === undefined ? {} : { body: content }),
    });
    onDate(answer.headers.get('date'), sentMs);
    return answer.ok ? await read(answer) : await problemIn(answer);
  } catch {
    return refuse('unreachable');
  }
}

const readJson = async <T>(answer: Response): Promise<T> => (await answer.json()) as T;

type ProblemBody = { readonly code?: unknown; readonly reason?: Refusal['detail'] };

function refusalOf({ code, reason }: ProblemBody, waitSeconds?: number): Refusal {
  const detail = waitSeconds === undefined ? reason : { ...reason, retryAfterSeconds: waitSeconds };
  return refuse(typeof code === 'string' ? code : 'unavailable', detail);
}

/** The refusal that an answer is. What is no problem of ours came from something in between. */
async function problemIn(answer: Response): Promise<Refusal> {
  const wait = Number(answer.headers.get('retry-after') ?? Number.NaN);
  const body = (await answer.json().catch(() => ({}))) as ProblemBody;
  return refusalOf(body, Number.isFinite(wait) && wait > 0 ? wait : undefined);
}

/** An answer for each act, in order; those behind a line that broke off are `unreachable`. */
async function readLines(answer: Response, count: number): Promise<readonly Answer<Receipt>[]> {
  const text = await wholeOrBegun(answer);
  const lines = text.split('\n').slice(0, -1);
  return Array.from({ length: count }, (_, i) => {
    try {
      const value = JSON.parse(lines[i] ?? '') as Receipt | ProblemBody;
      return 'proof' in value ? value : refusalOf(value);
    } catch {
      return refuse('unreachable');
    }
  });
}

/** The text as far as it came: receipts at its beginning count though its end was lost. */
async function wholeOrBegun(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
      text += decoder.decode(next.value, { stream: true });
  } catch {
    // Broken off: the rest is asked for again, which is harmless.
  }
  return text;
}

/** Whether an answer says that the line or the server, not the act, is the reason: trying again will do. */
export const isPassing = (refusal: Refusal): boolean =>
  ['unreachable', 'busy', 'unavailable', 'too-many-requests', 'log-in-doubt'].includes(refusal.refused);
