// What a page of the past says of itself, and how one goes to another hour: a form that works without
// JavaScript, and the publications before and after.
import { NATION } from '../../../base/unit.ts';
import { addressIn, atMoment, type Page, zoneOf } from '../page.ts';
import type { History } from './history.ts';
import { localMinute, type Zone, ZONES } from './moment.ts';

/** Above everything on a page of the past: it must not be taken for the newest. */
export function PastNotice({ page }: { page: Page }) {
  const { say, format, head } = page;
  if (head.past === undefined) return null;
  const { latest } = head;
  return (
    <p class="past" role="note">
      <span>
        {latest
          ? say('at.past', { time: format.time(latest.at, zoneOf(page, NATION)), size: latest.size })
          : say('at.before')}
      </span>{' '}
      <a href={addressIn({ ...page, head: { ...head, past: undefined } }, page.language, page.path)}>
        {say('at.newest')}
      </a>
    </p>
  );
}

/** Above everything on a page that is not the state of now, though nobody asked for the past. */
export function StaleNotice({ page }: { page: Page }) {
  const { say, format, head } = page;
  const { stale, latest, past } = head;
  if (stale === undefined || past !== undefined) return null;
  const time = format.time(stale.time, zoneOf(page, NATION));
  return (
    <p class="past" role="note">
      {stale.kind === 'silent'
        ? say('at.silent', { time })
        : say('at.behind', {
            figures: format.time(latest?.at ?? stale.time, zoneOf(page, NATION)),
            entries: stale.entries,
            time,
          })}
    </p>
  );
}

const ZONE_OF: Readonly<Record<string, Zone>> = {
  'Asia/Jakarta': '+07:00',
  'Asia/Pontianak': '+07:00',
  'Asia/Makassar': '+08:00',
  'Asia/Jayapura': '+09:00',
};
const ZONE_NAMES: Readonly<Record<Zone, string>> = { '+07:00': 'WIB', '+08:00': 'WITA', '+09:00': 'WIT' };

/** To another hour of the same page. */
export function OtherHours({ page, unit, history }: { page: Page; unit: string; history: History }) {
  const { say, head } = page;
  if (head.latest === undefined && head.past === undefined) return null;
  const zone = ZONE_OF[zoneOf(page, unit)] ?? ZONES[0];
  const to = (size: number): string => addressIn(atMoment(page, size), page.language, page.path);
  const [action = '/', query] = addressIn(atMoment(page), page.language, page.path).split('?');
  const contest = new URLSearchParams(query).get('contest');
  return (
    <section class="hours" aria-labelledby="jam">
      <h2 id="jam">{say('at.title')}</h2>
      <p>{say('at.lead')}</p>
      <form method="get" action={action}>
        {contest !== null && <input type="hidden" name="contest" value={contest} />}
        <label>
          {say('at.time')}
          <input
            type="datetime-local"
            name="at"
            required
            value={head.latest && localMinute(head.latest.at, zone)}
          />
        </label>
        <label>
          {say('at.zone')}
          <select name="zone">
            {ZONES.map((each) => (
              <option value={each} selected={each === zone}>{ZONE_NAMES[each]}</option>
            ))}
          </select>
        </label>
        <button>{say('at.go')}</button>
      </form>
      <p class="links">
        {history.earlier !== undefined && <a href={to(history.earlier)}>{say('at.earlier')}</a>}
        {history.later !== undefined && <a href={to(history.later)}>{say('at.later')}</a>}
      </p>
    </section>
  );
}
