// The scanning page's script: takes pictures from the camera or from files, collects the parts of a code, has
// the whole checked and shows what it says. It talks to nobody: what is loaded on the way is this site's own,
// and is there without a network once the page was kept.
import { formatMessage, localeOf, parseMessage, type Values } from '../../../../base/message.ts';
import { isRefusal } from '../../../../base/result.ts';
import { directionOf, LANGUAGES, LOCALES, SOURCE } from '../../../../base/words.ts';
import { readSquare, SquareCollector, type Whole } from '../../../kit/squares.ts';
import type { ScanData } from '../scan-data.ts';
import { startCamera } from './camera.ts';
import { codesIn } from './codes.ts';
import { keepPage } from './keep.ts';
import { showReceipt, type Spoken } from './told.ts';
import type { Checked } from './check.ts';

type Check = { readonly checkReceipt: (value: unknown, policy: string) => Promise<Checked> };

/** Files read at once: a photograph of each part. */
const FILES_MAX = 64;

/** Makes the page's buttons work. */
export function scan(section: HTMLElement): void {
  const data = JSON.parse(section.dataset['scan'] ?? '{}') as ScanData;
  const desk = { section, data, spoken: spokenFrom(data), collector: new SquareCollector() };
  for (const part of document.querySelectorAll<HTMLElement>('.with')) part.hidden = false;
  section.querySelector<HTMLElement>('.without')!.hidden = true;
  const camera = section.querySelector<HTMLButtonElement>('[data-camera]')!;
  const file = section.querySelector<HTMLInputElement>('input[type=file]')!;
  const keep = document.querySelector<HTMLButtonElement>('[data-keep]')!;
  // A camera and a cache are given only to pages that came over https or from this machine.
  if (!('mediaDevices' in navigator)) camera.hidden = true;
  if (!('serviceWorker' in navigator)) keep.hidden = true;
  camera.addEventListener('click', () => void film(desk, camera));
  file.addEventListener('change', () => void look(desk, file));
  keep.addEventListener('click', () => void keepHere(desk, keep));
  // Who kept it once has it brought up to date whenever there is a network.
  if (navigator.serviceWorker?.controller) void keepHere(desk, keep);
}

type Desk = {
  readonly section: HTMLElement;
  readonly data: ScanData;
  readonly spoken: Spoken;
  collector: SquareCollector;
};

function spokenFrom(data: ScanData): Spoken {
  const language = LANGUAGES.find((known) => known === document.documentElement.lang) ?? SOURCE;
  const locale = localeOf(LOCALES[language], directionOf(language));
  const say = (key: string, values: Values = {}): string =>
    formatMessage(parseMessage(data.words[key] ?? key), values, locale, (name) => `{${name}}`);
  return { language, say: Object.assign(say, { has: (key: string) => Object.hasOwn(data.words, key) }) };
}

const tell = ({ section }: Desk, text: string): void => {
  section.querySelector('.progress')!.textContent = text;
};

/** Films until a whole is there, or the button is pressed again. */
async function film(desk: Desk, button: HTMLButtonElement): Promise<void> {
  const { say } = desk.spoken;
  const video = desk.section.querySelector('video')!;
  if (!video.hidden) return void (video.hidden = true);
  button.disabled = true;
  const camera = await startCamera(video).catch(() => undefined);
  button.disabled = false;
  if (camera === undefined) return tell(desk, say('scan.denied'));
  button.textContent = say('scan.stop');
  tell(desk, say('scan.aim'));
  try {
    while (!video.hidden) {
      await camera.nextPicture();
      if (await take(desk, await codesIn(video, desk.data.scripts))) break;
    }
  } catch {
    tell(desk, say('scan.unable'));
  } finally {
    camera.stop();
    video.hidden = true;
    button.textContent = say('scan.camera');
  }
}

/** Reads pictures that the reader chose. */
async function look(desk: Desk, input: HTMLInputElement): Promise<void> {
  const { say } = desk.spoken;
  const files = [...(input.files ?? [])].slice(0, FILES_MAX);
  input.value = '';
  let found = 0;
  tell(desk, say('scan.looking'));
  for (const file of files) {
    try {
      const picture = await createImageBitmap(file);
      const texts = await codesIn(picture, desk.data.scripts);
      picture.close();
      found += texts.length;
      if (await take(desk, texts)) return;
    } catch {
      tell(desk, say('scan.unable'));
      return;
    }
  }
  if (found === 0) tell(desk, say('scan.nothing'));
}

/** Takes what a picture held; true once a whole was shown. */
async function take(desk: Desk, texts: readonly string[]): Promise<boolean> {
  const { collector, spoken } = desk;
  const squares = texts.flatMap((text) => readSquare(text) ?? []);
  if (texts.length > 0 && squares.length === 0) tell(desk, spoken.say('scan.other'));
  for (const square of squares) collector.add(square);
  const at = collector.progress;
  if (squares.length === 0 || at === undefined) return false;
  const lacking = Array.from({ length: at.parts }, (_, i) => i + 1).filter((part) => !at.have.includes(part));
  tell(
    desk,
    lacking.length === 0
      ? spoken.say('scan.complete', { parts: at.parts })
      : spoken.say('scan.progress', { have: at.have.length, parts: at.parts, lacking: lacking.join(', ') }),
  );
  if (!collector.isComplete) return false;
  const whole = await collector.whole();
  // What comes now is another receipt, or this one again.
  desk.collector = new SquareCollector();
  if (isRefusal(whole)) tell(desk, spoken.say('scan.broken'));
  else await show(desk, whole);
  return true;
}

async function show({ data, spoken }: Desk, { kind, value }: Whole): Promise<void> {
  const section = document.querySelector<HTMLElement>('.scanned')!;
  const outcome = section.querySelector<HTMLElement>('.outcome')!;
  const told = section.querySelector<HTMLElement>('.told')!;
  told.replaceChildren();
  section.hidden = false;
  const settle = (verdict: string, text: string): void => {
    outcome.dataset['verdict'] = verdict;
    outcome.textContent = text;
    section.focus();
  };
  // The app's own codes: acts on their way from one officer to another prove nothing to a reader.
  if (kind !== 'T') return settle('unable', spoken.say('scan.office'));
  try {
    if (!globalThis.isSecureContext) throw new Error(spoken.say('verify.insecure'));
    const { checkReceipt } = (await import(data.scripts.check)) as Check;
    const checked = await checkReceipt(value, data.policy);
    if (checked.fault !== undefined)
      return settle('failed', spoken.say('scan.failed', { what: checked.fault }));
    showReceipt(told, checked, data, spoken);
    const { leaf, officers, size, witnesses } = checked;
    settle('held', spoken.say('scan.held', { leaf, officers, size, witnesses }));
  } catch (fault) {
    settle('unable', spoken.say('scan.unchecked', { what: fault instanceof Error ? fault.message : '' }));
  }
}

/** Keeps the page for a time without network. */
async function keepHere({ data, spoken }: Desk, button: HTMLButtonElement): Promise<void> {
  const kept = document.querySelector<HTMLElement>('.kept')!;
  button.disabled = true;
  try {
    await keepPage(data.keep);
    kept.textContent = spoken.say('scan.kept');
  } catch {
    kept.textContent = spoken.say('scan.not.kept');
  }
  button.disabled = false;
}
