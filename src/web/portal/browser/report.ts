// Sends a report: asks the API for a challenge, works for it in slices so that the page stays alive, and
// tells what became of it. Nothing is remembered about the reader; the API's answer is shown as text only.
import { sha256, utf8 } from '../../../base/bytes.ts';

const SLICE_MS = 25;
/** Work that no page does, whatever an API asks. */
const BITS_MAX = 24;
const ANSWER_MS_MAX = 15_000;

type Challenge = { readonly challenge: string; readonly bits: number };

/** Works, posts and tells; never rejects. */
export async function report(form: HTMLFormElement): Promise<void> {
  const outcome = form.querySelector<HTMLElement>('.outcome');
  const { api = '', language = '', station = '', contest, working, kept, failed } = form.dataset;
  const tell = (text: string | undefined): void => {
    if (outcome === null) return;
    outcome.hidden = false;
    outcome.textContent = text ?? '';
  };
  const chosen = new FormData(form);
  tell(working);
  try {
    const address = `${api}/api/v1/reports`;
    const signal = (): AbortSignal => AbortSignal.timeout(ANSWER_MS_MAX);
    const asked = await fetch(`${address}/challenge`, { signal: signal() });
    const { challenge, bits } = (await asked.json()) as Challenge;
    const nonce = await work(challenge, station, bits);
    const [category, field] = [chosen.get('category'), chosen.get('field') || null];
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ category, challenge, contest, field, nonce, station }),
      signal: signal(),
    });
    const { title, detail } = (await answer.json()) as { title?: string; detail?: string };
    tell(answer.ok ? kept : `${title} ${detail}`);
  } catch {
    tell(failed);
  }
}

/** A nonce whose hash begins with enough zero bits. It starts anywhere: nobody's report is another's. */
async function work(challenge: string, station: string, bits: number): Promise<string> {
  if (!(bits <= BITS_MAX)) throw new RangeError('too much work');
  const start = crypto.randomUUID();
  const text = `terang/report/v1\n${challenge}\n${station}\n${start}-`;
  for (let n = 0, until = performance.now() + SLICE_MS; ; n++) {
    const hash = sha256(utf8(text + n));
    const first = ((hash[0]! << 24) | (hash[1]! << 16) | (hash[2]! << 8) | hash[3]!) >>> 0;
    if (Math.clz32(first) >= bits) return `${start}-${n}`;
    if (performance.now() < until) continue;
    await new Promise((done) => setTimeout(done));
    until = performance.now() + SLICE_MS;
  }
}
