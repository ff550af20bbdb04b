// Which screen of the desk a place is. What is no place of the desk, or lies outside of her unit, is
// said to be so.
import { isUnitCode } from '../../../base/unit.ts';
import type { Place } from '../app/routes.ts';
import { Notice } from '../kit/notice.tsx';
import { AppointMany } from './appoint/appoint-many.tsx';
import { AppointOne } from './appoint/appoint-one.tsx';
import { BatchList } from './appoint/batch-list.tsx';
import { BatchScreen } from './appoint/batch-screen.tsx';
import { useDesk } from './desk-context.ts';
import { HandsScreen } from './hands/hands-screen.tsx';
import { SignOther } from './hands/sign-other.tsx';
import { ThresholdScreen } from './hands/threshold-screen.tsx';
import { DelegationScreen } from './officers/delegation-screen.tsx';
import { Directory } from './officers/directory.tsx';
import { CorrectStation } from './queues/correct-station.tsx';
import { isQueue } from './queues/queue-kinds.ts';
import { QueueScreen } from './queues/queue-screen.tsx';
import { Takeover } from './queues/takeover.tsx';
import { SessionScreen } from './session/session-screen.tsx';
import { Overview } from './units/overview.tsx';
import { Station } from './units/station.tsx';
import { covers } from './units/unit-rows.ts';

export type DeskScreenProps = { readonly place: Place; readonly onSignOut: () => void };

export function DeskScreen({ place, onSignOut }: DeskScreenProps) {
  const { say, seat } = useDesk();
  const [first, second, third] = place;
  const hers = (code: string | undefined): string | undefined =>
    code !== undefined && isUnitCode(code) && covers(seat.unit, code) ? code : undefined;
  const at = hers(second);
  const station = at?.length === 13 ? at : undefined;
  if (first === undefined) return <Overview code={seat.unit} />;
  if (first === 'wilayah' && at !== undefined) return <Overview code={at} />;
  if (first === 'tps' && station !== undefined) return <Station key={station} station={station} />;
  if (first === 'betulkan' && station !== undefined)
    return <CorrectStation key={station} station={station} />;
  if (first === 'ambil-alih' && station !== undefined) return <Takeover key={station} station={station} />;
  if (first === 'antrean') {
    return <QueueScreen queue={isQueue(second) ? second : 'disputed'} unit={hers(third) ?? seat.unit} />;
  }
  if (first === 'petugas') return <Directory key={at ?? seat.unit} unit={at ?? seat.unit} />;
  if (first === 'angkat') return <Appointing place={place} />;
  if (first === 'delegasi') return <DelegationScreen />;
  if (first === 'tangan') return second === 'minta' ? <SignOther /> : <HandsScreen />;
  if (first === 'komisi' && seat.role === 'KPU') return <ThresholdScreen />;
  if (first === 'sesi') return <SessionScreen onSignOut={onSignOut} />;
  return <h1 class="nowhere">{say('desk.nowhere')}</h1>;
}

/** A desk without a key here appoints nobody: hundreds of acts are not signed through squares. */
function Appointing({ place: [, second, third] }: { readonly place: Place }) {
  const { say, seat } = useDesk();
  if (seat.key === undefined) {
    return (
      <Notice kind="signal" title={say('appoint.no-key')}>
        <p>{say('appoint.no-key.now')}</p>
      </Notice>
    );
  }
  if (second === 'berkas') return <AppointMany />;
  if (second === 'kiriman')
    return third === undefined ? <BatchList /> : <BatchScreen key={third} id={third} />;
  return <AppointOne />;
}
