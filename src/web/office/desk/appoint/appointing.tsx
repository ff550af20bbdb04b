// In whose right she appoints: her own office, or a delegation; which roles that right appoints, and who has
// to sign beside her.
import { useState } from 'preact/hooks';
import type { Role } from '../../../../core/define.ts';
import { useDesk } from '../desk-context.ts';
import { type Hands, useHands } from '../hands/threshold.tsx';
import { OfficerName } from '../officers/officer-name.tsx';
import { appointable, type Right } from '../rights.ts';
import { roleName } from '../officers/role-name.ts';

const ACT = 'registry.officer.appoint';

/** Who signs beside her what KPU appoints, chosen before; undefined in any other right. */
export function useAppointingHands(giver: string | undefined): Hands | undefined {
  const { rights } = useDesk();
  const right = rights.find((each) => each.for === giver);
  return useHands(right?.seat.role === 'KPU' ? ACT : undefined, giver);
}

export type Appointing = {
  readonly rights: readonly Right[];
  readonly right: Right | undefined;
  readonly roles: readonly Role[];
  readonly choose: (i: number) => void;
};

export function useAppointing(): Appointing {
  const { rights } = useDesk();
  const [at, setAt] = useState(0);
  const appointing = rights.filter(
    ({ seat, acts }) => appointable(seat.role).length > 0 && (acts === undefined || acts.includes(ACT)),
  );
  const right = appointing[at] ?? appointing[0];
  return { rights: appointing, right, roles: right ? appointable(right.seat.role) : [], choose: setAt };
}

export type AppointingRightProps = {
  readonly rights: readonly Right[];
  readonly right: Right;
  readonly onChoose: (i: number) => void;
};

/** The choice, where there is one. */
export function AppointingRight({ rights, right, onChoose }: AppointingRightProps) {
  const { say } = useDesk();
  if (rights.length < 2) return null;
  return (
    <fieldset class="field">
      <legend>{say('appoint.right')}</legend>
      {rights.map((each, i) => (
        <label class="check">
          <input type="radio" name="right" checked={each === right} onChange={() => onChoose(i)} />
          <span>
            {each.for === undefined ? (
              say('appoint.right.own')
            ) : (
              <>
                {say('history.for')} <OfficerName officer={each.for} />
              </>
            )}{' '}
            · {roleName(say, each.seat.role)} <code>{each.seat.unit}</code>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
