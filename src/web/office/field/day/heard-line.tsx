// When the log was last heard: what stands on the screen is as old as that.
import { useScreen } from '../../app/use-office.ts';
import type { Station } from '../use-station.ts';

export function HeardLine({ station: { heard, zone } }: { station: Station }) {
  const { say, format } = useScreen();
  const at = heard.at === undefined ? undefined : format.clock(new Date(heard.at).toISOString(), zone);
  return (
    <p class="heard">
      <span>{at === undefined ? say('heard.never') : say('heard.at', { time: at })}</span>
      <button type="button" class="plain" onClick={heard.reload}>
        {say('heard.again')}
      </button>
    </p>
  );
}
