// Takes one page with the telephone's camera. The file that the camera made is forgotten as soon as the small
// one is kept.
import { useState } from 'preact/hooks';
import { hex, sha256 } from '../../../../base/bytes.ts';
import { useScreen } from '../../app/use-office.ts';
import type { Photograph } from '../../device/stored.ts';
import { Notice } from '../../kit/notice.tsx';
import { shrinkFile } from './shrink.ts';

/** Pages of one form that the log takes. */
export const PAGES_MAX = 20;

export type CameraProps = {
  readonly station: string;
  readonly contest: string;
  /** Pages that may be taken, the next one last. */
  readonly pages: readonly number[];
};

type State = 'ready' | 'working' | 'no-picture' | 'not-kept';

export function Camera({ station, contest, pages }: CameraProps) {
  const { office, say } = useScreen();
  const [chosen, setChosen] = useState<number>();
  const [state, setState] = useState<State>('ready');
  const page = chosen ?? pages.at(-1) ?? 1;
  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (!file) return;
    setState('working');
    const photograph = await photographOf(file, { station, contest, page });
    // The same file may be chosen again.
    input.value = '';
    if (!photograph) return setState('no-picture');
    const kept = office.device.change(['photographs'], (change) => change.put('photographs', photograph));
    setState(
      await kept.then(
        (): State => 'ready',
        (): State => 'not-kept',
      ),
    );
    setChosen(undefined);
  };
  return (
    <>
      {(state === 'no-picture' || state === 'not-kept') && (
        <Notice kind="signal" live title={say(`photographs.${state}`)} />
      )}
      <PageChoice page={page} pages={pages} onPage={setChosen} />
      <p class="buttons">
        <label class={state === 'working' ? 'button wide busy' : 'button wide'}>
          {say(state === 'working' ? 'photographs.working' : 'photographs.take', { page })}
          <input
            class="vh"
            type="file"
            accept="image/*"
            capture="environment"
            disabled={state === 'working'}
            onChange={(event) => void take(event.currentTarget)}
          />
        </label>
      </p>
    </>
  );
}

type PageChoiceProps = Pick<CameraProps, 'pages'> & {
  readonly page: number;
  readonly onPage: (page: number) => void;
};

function PageChoice({ page, pages, onPage }: PageChoiceProps) {
  const { say } = useScreen();
  return (
    <label class="text-field">
      <span>{say('photographs.page')}</span>
      <select value={String(page)} onChange={(event) => onPage(Number(event.currentTarget.value))}>
        {pages.map((each) => (
          <option value={String(each)}>{say('photographs.page.no', { page: each })}</option>
        ))}
      </select>
    </label>
  );
}

/** What is kept of a file; undefined when it is no picture that can be made small. */
async function photographOf(
  file: Blob,
  about: Pick<Photograph, 'station' | 'contest' | 'page'>,
): Promise<Photograph | undefined> {
  const shrunk = await shrinkFile(file).catch(() => undefined);
  return (
    shrunk && {
      ...shrunk,
      ...about,
      id: hex(sha256(shrunk.bytes)),
      size: shrunk.bytes.length,
      takenAt: Date.now(),
      uploaded: false,
      nextTry: 0,
      attempts: 0,
    }
  );
}
