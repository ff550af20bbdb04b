// The shift clock on top of the day: not begun, since when, or too long, with what to do about it.
import { useEffect, useState } from 'preact/hooks';
import { shiftKey } from '../../../../modules/voting/record.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { useSign } from '../../app/use-sign.tsx';
import { Notice } from '../../kit/notice.tsx';
import { shiftIn } from '../day/station.ts';
import { shiftView, type ShiftView } from '../day/shift.ts';
import type { Station } from '../use-station.ts';

const LOOK_MS = 60_000;

/** Her shift, counted on while the screen is open. */
export function useShift({ day }: Station): ShiftView {
  const { office } = useScreen();
  const [now, setNow] = useState(office.clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(office.clock.now()), LOOK_MS);
    return () => clearInterval(timer);
  }, [office]);
  return shiftView(
    day.items,
    day.officer,
    shiftIn(day.records, day.officer),
    Math.max(now, office.clock.now()),
  );
}

export function ShiftLine({ station }: { station: Station }) {
  const { say, format, me } = useScreen();
  const { sign, fault } = useSign();
  const shift = useShift(station);
  const mark = (kind: 'start' | 'end'): void => {
    const said = { act: `voting.shift.${kind}`, unit: me.unit, record: shiftKey(me.officer), body: {} };
    void sign(said);
  };
  if (shift.since === undefined) {
    return (
      <div class="shift">
        <p>{say('shift.off')}</p>
        <button type="button" class="second" onClick={() => mark('start')}>
          {say('shift.start')}
        </button>
        {fault}
      </div>
    );
  }
  const hours = Math.floor(shift.hours);
  const minutes = Math.floor((shift.hours - hours) * 60);
  return (
    <>
      <div class="shift">
        <p>
          {say('shift.on', { since: format.clock(shift.since, station.zone) })}{' '}
          <b>{say('shift.for', { hours, minutes })}</b>
        </p>
        <button type="button" class="second" onClick={() => mark('end')}>
          {say('shift.end')}
        </button>
        {fault}
      </div>
      {(shift.level === 'long' || shift.level === 'relief') && (
        <Notice kind="signal" title={say(`shift.${shift.level}`)}>
          <p>{say(shift.planned ? 'shift.planned' : `shift.${shift.level}.now`)}</p>
          {!shift.planned && (
            <p class="buttons">
              <a class="button" href={linkTo('pengganti')}>
                {say('shift.plan')}
              </a>
            </p>
          )}
        </Notice>
      )}
    </>
  );
}
