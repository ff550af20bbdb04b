// Photographs on their way to the store (spec/office.md: tus 1.0.0, creation and core), one piece at a time
// so that figures can pass between two pieces. Killed anywhere, the server says how far it came and the
// upload goes on from there. The bytes leave the telephone's storage only when the store has the whole.
import { base64, utf8 } from '../../../base/bytes.ts';
import { isRefusal, refuse } from '../../../base/result.ts';
import { type Answer, API, isPassing } from './api.ts';
import type { Device } from './database.ts';
import { isDue, waitAfter } from './sending.ts';
import type { OutboxItem, Photograph } from './stored.ts';
import { type UploadProgress, uploadProgress } from './upload-progress.ts';

/** A second and a half at 400 kbit/s. */
const PIECE_BYTES = 65_536;
const PIECE_MS_MAX = 60_000;
const WHOLE_TRIES_MAX = 3;
/** Said of the session and not of the photograph: another sign-in may open what this one did not. */
const OF_THE_DOOR: ReadonlySet<string> = new Set([
  'challenge-unknown',
  'session-forbidden',
  'session-missing',
  'session-old',
  'sign-in-refused',
]);
const TUS = { 'tus-resumable': '1.0.0' } as const;
const PIECE_TYPE = 'application/offset+octet-stream';

export type UploadParts = {
  readonly device: Device;
  readonly fetch: typeof fetch;
  readonly clock: () => number;
  readonly chance: () => number;
  /** Does what needs a session. */
  readonly within: <T>(call: () => Promise<Answer<T>>) => Promise<Answer<T>>;
  /** Told how far each upload is; knows it again for the next piece. */
  readonly progress?: UploadProgress;
};

/** `whole`: the store has it. `begun`: the upload stands at `offset` and goes on at `location`. */
type Step =
  { readonly whole: true } | { readonly whole: false; readonly location: string; readonly offset: number };

/**
 * Sends the next piece of the oldest photograph; resolves to whether there was one. Never rejects for the
 * line.
 */
export function uploader(parts: UploadParts): () => Promise<boolean> {
  // How far an upload came, as far as this run knows; else the server is asked.
  const progress = parts.progress ?? uploadProgress();
  return async () => {
    const next = await nextOf(parts);
    if (next === undefined) return false;
    const step = await parts.within(() => oneStep(parts.fetch, next, progress.of(next.id)));
    progress.set(next.id, isRefusal(step) || step.whole ? undefined : step.offset);
    await keep(parts, next.id, step);
    return true;
  };
}

/** Only what she has signed leaves the telephone: what she photographed by mistake must not be public. */
export const isForUpload = (
  { id, uploaded, refusal }: Photograph,
  items: readonly Pick<OutboxItem, 'photographs' | 'state'>[],
): boolean =>
  !uploaded &&
  refusal === undefined &&
  items.some(({ photographs, state }) => state !== 'refused' && photographs?.includes(id));

async function nextOf({ device, clock }: UploadParts): Promise<Photograph | undefined> {
  const [photographs, items] = await Promise.all([device.all('photographs'), device.all('outbox')]);
  const waiting = photographs.filter((one) => isForUpload(one, items) && isDue(one.nextTry, clock()));
  return waiting.sort((a, b) => a.takenAt - b.takenAt || a.page - b.page)[0];
}

const keep = ({ device, clock, chance }: UploadParts, id: string, step: Answer<Step>): Promise<void> =>
  device.change(['photographs'], async (change) => {
    const kept = await change.get('photographs', id);
    if (kept === undefined) return;
    const { location: _, ...rest } = kept;
    if (!isRefusal(step)) {
      const begun = { ...rest, attempts: 0, nextTry: 0 };
      if (step.whole) await change.put('photographs', { ...begun, uploaded: true, bytes: null });
      else if (step.location !== kept.location)
        await change.put('photographs', { ...begun, location: step.location });
      return;
    }
    if (step.refused === 'upload-gone') return change.put('photographs', rest);
    const attempts = kept.attempts + 1;
    const nextTry = clock() + waitAfter(attempts, step, chance());
    // Bytes that came wrong may have been lost on the other side: from the beginning, a few times.
    const wrong = (kept.wrong ?? 0) + 1;
    if (step.refused === 'photograph-wrong' && kept.bytes !== null && wrong < WHOLE_TRIES_MAX)
      await change.put('photographs', { ...rest, attempts, nextTry, wrong });
    else if (isPassing(step) || OF_THE_DOOR.has(step.refused))
      await change.put('photographs', { ...kept, attempts, nextTry });
    else await change.put('photographs', { ...kept, refusal: step.refused });
  });

async function oneStep(
  fetch: UploadParts['fetch'],
  photograph: Photograph,
  known: number | undefined,
): Promise<Answer<Step>> {
  const { bytes, location, id } = photograph;
  if (bytes === null) return refuse('photograph-wrong');
  try {
    if (location === undefined) return await create(fetch, id, bytes.length);
    const offset = known ?? (await askOffset(fetch, location));
    if (typeof offset !== 'number') return offset;
    // All of it is there, and only the answer was lost: asking anew says whether the store has it.
    if (offset >= bytes.length) return await create(fetch, id, bytes.length);
    return await sendPiece(fetch, { location, offset, bytes });
  } catch {
    return refuse('unreachable');
  }
}

type Asked = { readonly method: 'POST' | 'HEAD' | 'PATCH'; readonly headers: Record<string, string> };

const call = (
  fetch: UploadParts['fetch'],
  path: string,
  asked: Asked,
  body?: Uint8Array,
): Promise<Response> =>
  fetch(path, {
    method: asked.method,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: { ...TUS, ...asked.headers },
    signal: AbortSignal.timeout(PIECE_MS_MAX),
    ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
  });

async function create(fetch: UploadParts['fetch'], hash: string, length: number): Promise<Answer<Step>> {
  const headers = {
    'upload-length': String(length),
    'upload-metadata': `sha256 ${base64(utf8(hash))}`,
  };
  const answer = await call(fetch, `${API}/office/photographs`, { method: 'POST', headers });
  if (answer.status === 200) return { whole: true };
  const location = pathOf(answer.headers.get('location'));
  if (answer.status === 201 && location) return { whole: false, location, offset: 0 };
  return refusalIn(answer);
}

/** Where an upload goes on: on this origin, whatever the header names. */
const pathOf = (location: string | null): string | undefined =>
  location === null ? undefined : new URL(location, 'https://here.invalid').pathname;

async function askOffset(fetch: UploadParts['fetch'], location: string): Promise<Answer<number>> {
  const answer = await call(fetch, location, { method: 'HEAD', headers: {} });
  if (answer.status === 404 || answer.status === 410) return refuse('upload-gone');
  const offset = Number(answer.headers.get('upload-offset') ?? Number.NaN);
  if (answer.ok && Number.isSafeInteger(offset)) return offset;
  // An answer to HEAD has no body to name its code.
  return answer.status === 401 ? refuse('session-missing') : refuse('unavailable');
}

type Piece = { readonly location: string; readonly offset: number; readonly bytes: Uint8Array };

async function sendPiece(
  fetch: UploadParts['fetch'],
  { location, offset, bytes }: Piece,
): Promise<Answer<Step>> {
  const piece = bytes.subarray(offset, offset + PIECE_BYTES);
  const headers = { 'content-type': PIECE_TYPE, 'upload-offset': String(offset) };
  const answer = await call(fetch, location, { method: 'PATCH', headers }, piece);
  if (answer.status === 404 || answer.status === 410) return refuse('upload-gone');
  // Somewhere else already: another try asks how far it is.
  if (answer.status === 409) return refuse('unreachable');
  if (answer.status === 460) return refuse('photograph-wrong');
  if (!answer.ok) return refusalIn(answer);
  const now = offset + piece.length;
  return now >= bytes.length ? { whole: true } : { whole: false, location, offset: now };
}

async function refusalIn(answer: Response): Promise<Answer<Step>> {
  const body = (await answer.json().catch(() => ({}))) as { code?: unknown };
  if (typeof body.code === 'string') return refuse(body.code);
  return answer.status === 401 ? refuse('session-missing') : refuse('unavailable');
}
