// Who an officer is: her name while names are open, and always the number by which the log knows her.
import { linkTo } from '../../app/routes.ts';
import { shortId } from '../../app/short-id.ts';
import { useDesk } from '../desk-context.ts';

export function OfficerName({
  officer,
  link = false,
}: {
  readonly officer: string;
  readonly link?: boolean;
}) {
  const { say, names, seat } = useDesk();
  const name = officer === seat.officer ? (seat.name ?? undefined) : (names.nameOf(officer) ?? undefined);
  const number = (
    <code>
      <span class="vh">{say('officer.number')} </span>
      {shortId(officer)}
    </code>
  );
  const shown = (
    <>
      {name !== undefined && <bdi>{name}</bdi>} {number}
      {officer === seat.officer && <small> {say('officer.you')}</small>}
    </>
  );
  return link ? (
    <a href={linkTo('petugas', 'orang', officer)}>{shown}</a>
  ) : (
    <span class="officer">{shown}</span>
  );
}
