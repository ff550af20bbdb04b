// The desk face: what officers above the stations, and coordinators of supervisors and participants,
// see. Loaded with its own words and style apart from the field's.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Role } from '../../../core/define.ts';
import type { FaceProps } from '../app/faces.ts';
import { useScreen } from '../app/use-office.ts';
import { Notice } from '../kit/notice.tsx';
import type { DeskSeat } from './desk-context.ts';
import { DeskHouse } from './desk-house.tsx';
import { useDeskWords, useDeskStyle } from './desk-parts.ts';

export { Guest } from './session/guest.tsx';

export function Face({ place }: FaceProps) {
  const { office, say, format, me } = useScreen();
  const words = useDeskWords(say);
  useDeskStyle();
  const [left, setLeft] = useState(false);
  useEffect(() => setLeft(false), [place]);
  const { id, officer, role, unit, name, from, until, participant } = me;
  const seat = useMemo(
    (): DeskSeat => ({
      officer,
      role: role as Role,
      unit,
      name,
      from,
      until,
      key: id,
      ...(participant === undefined ? {} : { participant }),
    }),
    [id, officer, role, unit],
  );
  if (words === undefined) return null;
  if (words === 'absent') return <Notice kind="signal" title={say('app.face-absent')} />;
  if (left) return <Notice title={words('session.signed-out')} live />;
  return (
    <DeskHouse
      office={office}
      say={words}
      format={format}
      seat={seat}
      place={place}
      onSignOut={() => setLeft(true)}
    />
  );
}
