// Takes one page with the telephone's camera, or from the pictures that it has. The file is forgotten as
// soon as the small one is kept; nothing leaves the telephone here.
import { useState } from 'preact/hooks';
import { useScreen } from '../../app/use-office.ts';
import { Notice } from '../../kit/notice.tsx';
import { keepPhotograph } from './keep.ts';
import { shrinkFile } from './shrink.ts';

export type CameraProps = {
  readonly station: string;
  readonly contest: string;
  readonly page: number;
  /** The page has a photograph already. */
  readonly again?: boolean;
};

type State = 'ready' | 'working' | 'no-picture' | 'too-small' | 'known' | 'full' | 'lost';

export function Camera({ station, contest, page, again = false }: CameraProps) {
  const { office, say } = useScreen();
  const [state, setState] = useState<State>('ready');
  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (!file) return;
    setState('working');
    const shrunk = await shrinkFile(file);
    // The same file may be chosen again.
    input.value = '';
    if (typeof shrunk === 'string') return setState(shrunk);
    const taken = { station, contest, page, takenAt: Date.now() };
    const kept = await keepPhotograph(office.device, shrunk, taken);
    setState(kept === 'kept' ? 'ready' : kept);
  };
  const working = state === 'working';
  const choice = (key: 'take' | 'choose', camera: boolean, look: string) => (
    <label class={working ? `button ${look} busy` : `button ${look}`}>
      {say(working && camera ? 'photo.working' : `photo.${key}${again && camera ? '.again' : ''}`)}
      <span class="vh"> {say('photo.page', { page })}</span>
      <input
        class="vh"
        type="file"
        accept="image/*"
        {...(camera ? { capture: 'environment' as const } : {})}
        disabled={working}
        onChange={(event) => void take(event.currentTarget)}
      />
    </label>
  );
  return (
    <>
      {state !== 'ready' && !working && (
        <Notice kind="signal" live title={say(`photo.fault.${state}`)}>
          <p>{say(`photo.fault.${state}.now`)}</p>
        </Notice>
      )}
      <p class="buttons">
        {choice('take', true, again ? 'second' : '')}
        {choice('choose', false, 'second')}
      </p>
    </>
  );
}
