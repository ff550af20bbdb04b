// Who is to be appointed: name, role, unit, and of whom where the role asks it. The unit is chosen at
// the level at which the role sits.
import type { Role } from '../../../../core/define.ts';
import { BODIES } from '../../../../core/roles.ts';
import { TextField } from '../../kit/text-field.tsx';
import { useDesk } from '../desk-context.ts';
import { UnitChoice } from '../parts/unit-choice.tsx';
import { roleName } from '../officers/role-name.ts';

export type Person = {
  readonly name: string;
  readonly role: Role | undefined;
  readonly unit: string;
  readonly participant: string;
};

export type PersonFieldsProps = {
  readonly person: Person;
  readonly roles: readonly Role[];
  /** The unit below which she appoints. */
  readonly from: string;
  readonly onPerson: (change: (person: Person) => Person) => void;
};

export function PersonFields({ person, roles, from, onPerson }: PersonFieldsProps) {
  const { say } = useDesk();
  const set = (change: Partial<Person>): void => onPerson((now) => ({ ...now, ...change }));
  const { role } = person;
  return (
    <>
      <TextField
        label={say('appoint.name')}
        maxLength={200}
        value={person.name}
        onValue={(name) => set({ name })}
      />
      <label class="text-field">
        <span>{say('appoint.role')}</span>
        <select value={role} onChange={(event) => set({ role: event.currentTarget.value as Role })}>
          {roles.map((each) => (
            <option value={each}>{roleName(say, each)}</option>
          ))}
        </select>
      </label>
      {role !== undefined && (
        <UnitChoice
          key={`${from}/${BODIES[role].level}`}
          from={from}
          level={BODIES[role].level}
          onUnit={(unit) => set({ unit })}
        />
      )}
      {role === 'PESERTA' && (
        <Participant value={person.participant} onValue={(participant) => set({ participant })} />
      )}
    </>
  );
}

type ParticipantProps = { readonly value: string; readonly onValue: (participant: string) => void };

function Participant({ value, onValue }: ParticipantProps) {
  const { say, election } = useDesk();
  return (
    <label class="text-field">
      <span>{say('appoint.participant')}</span>
      <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{say('hands.cosigner.choose')}</option>
        {election.contests.flatMap(({ id, options }) =>
          options.map(({ no, name }) => <option value={`${id}/${no}`}>{`${id}/${no} · ${name}`}</option>),
        )}
      </select>
    </label>
  );
}
