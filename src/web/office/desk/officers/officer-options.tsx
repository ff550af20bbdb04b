// Officers to be chosen from: by name where it is open, role, unit, and the number that tells two apart.
import { useDesk } from '../desk-context.ts';
import { shortId } from '../../app/short-id.ts';
import type { OfficerRow } from './officer-view.ts';
import { roleName } from './role-name.ts';

export type OfficerOptionsProps = {
  readonly rows: readonly OfficerRow[];
  readonly value: string;
  readonly onValue: (officer: string) => void;
};

export function OfficerOptions({ rows, value, onValue }: OfficerOptionsProps) {
  const { say, names } = useDesk();
  return (
    <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
      <option value="">{say('hands.cosigner.choose')}</option>
      {rows.map((row) => (
        <option value={row.id}>
          {[names.nameOf(row.id), roleName(say, row.role), row.unit, shortId(row.id)]
            .filter(Boolean)
            .join(' · ')}
        </option>
      ))}
    </select>
  );
}
