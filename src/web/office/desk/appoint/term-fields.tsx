// The term and the last day of the invitation, as days on the clock of the unit. An invitation that lies
// about for a month is a key that lies about for a month, so it ends on the morning of voting day unless
// she says otherwise.
import { useState } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import { isoDay, timeIn } from './term.ts';

const DAY_MS = 86_400_000;
const TERM_DAYS = 30;

export type Terms = {
  readonly from: string;
  readonly until: string;
  readonly expires: string;
  readonly setFrom: (day: string) => void;
  readonly setUntil: (day: string) => void;
  readonly setExpires: (day: string) => void;
  /** The last moment of the invitations; undefined where she names none. */
  readonly lastMoment: () => string | undefined;
};

export function useTerms(): Terms {
  const { office, election, zone } = useDesk();
  const now = office.clock.now();
  const voting = election.voting?.day;
  const today = isoDay(now, zone);
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(isoDay(now + TERM_DAYS * DAY_MS, zone));
  const [expires, setExpires] = useState(
    voting !== undefined && voting >= today ? voting : isoDay(now + 2 * DAY_MS, zone),
  );
  const lastMoment = (): string | undefined => (expires === '' ? undefined : timeIn(expires, zone, 'last'));
  return { from, until, expires, setFrom, setUntil, setExpires, lastMoment };
}

export function TermFields({ terms }: { readonly terms: Terms }) {
  const { say } = useDesk();
  const fields = [
    ['appoint.from', terms.from, terms.setFrom],
    ['appoint.until', terms.until, terms.setUntil],
    ['appoint.expires', terms.expires, terms.setExpires],
  ] as const;
  return (
    <div class="days">
      {fields.map(([key, value, set]) => (
        <label class="text-field">
          <span>{say(key)}</span>
          <input type="date" value={value} onInput={(event) => set(event.currentTarget.value)} />
        </label>
      ))}
    </div>
  );
}
