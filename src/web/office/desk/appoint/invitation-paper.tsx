// An invitation to be handed over: unit, role, name where it is known, the code as people read it, the
// squares that open the app with it. On paper each stands apart, so that a sheet can be cut.
import { invitationLink, writtenCode } from '../../../../core/invitation.ts';
import { Qr } from '../../../portal/receipt/qr.tsx';
import { stationName } from '../../app/place-name.ts';
import { useDesk } from '../desk-context.ts';
import { shortId } from '../../app/short-id.ts';
import { roleName } from '../officers/role-name.ts';

/** The app's own address: what the squares open. */
export const appAddress = (): string => `${location.origin}/app/`;

export type InvitationPaperProps = {
  readonly unit: string;
  readonly role: string;
  readonly code: string;
  readonly officer: string;
  readonly name?: string;
  readonly until?: string;
};

export function InvitationPaper({ unit, role, code, officer, name, until }: InvitationPaperProps) {
  const { office, say, units, format, zone, names } = useDesk();
  const place =
    unit.length === 13
      ? `${stationName(say, unit)} · ${units.nameOf(unit) ?? ''}`
      : (units.nameOf(unit) ?? unit);
  const link = invitationLink(appAddress(), unit, code, office.me()?.log);
  const known = name ?? names.nameOf(officer);
  return (
    <article class="invitation">
      <Qr text={link} label={say('invitation.squares')} />
      <div>
        <p class="invitation-name">
          <bdi>{known ?? say('invitation.no-name')}</bdi>
        </p>
        <p>
          {roleName(say, role)} · {place}
        </p>
        <dl>
          <div>
            <dt>{say('invitation.unit')}</dt>
            <dd>
              <code>{unit}</code>
            </dd>
          </div>
          <div>
            <dt>{say('invitation.code')}</dt>
            <dd>
              <code class="invitation-code">{writtenCode(code)}</code>
            </dd>
          </div>
        </dl>
        <p>
          <small>
            {say('invitation.how', { address: appAddress() })}
            {until !== undefined && ` ${say('invitation.until', { time: format.time(until, zone) })}`}{' '}
            {say('officer.number')} {shortId(officer)}
          </small>
        </p>
      </div>
    </article>
  );
}
