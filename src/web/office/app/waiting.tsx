// Between the key and its receipt: the enrolment is on its way, or was refused with the reason. The officer
// may close the app; it goes on when there is a network.
import { leave, unsentEnrolment } from '../device/enrolment.ts';
import { StateChip } from '../kit/state-chip.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { useScreen, useStored } from './use-office.ts';

export function Waiting() {
  const { office, say, me } = useScreen();
  const item = unsentEnrolment(useStored(office, 'outbox') ?? [], me.id);
  const state = item?.state ?? 'waiting';
  return (
    <>
      <h1>{say('waiting.title')}</h1>
      <p>
        <StateChip state={state}>{say(`state.${state}`)}</StateChip>
      </p>
      {item?.refusal ? (
        <>
          <RefusalNotice say={say} code={item.refusal.code} />
          <p class="buttons">
            <button type="button" onClick={() => void leave(office.device, me.id)}>
              {say('waiting.start-over')}
            </button>
          </p>
        </>
      ) : (
        <p>{say(item?.fault === 'unreachable' ? 'waiting.offline' : 'waiting.lead')}</p>
      )}
    </>
  );
}
