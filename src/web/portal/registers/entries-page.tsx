// The log itself, leaf by leaf, newest first, with a form to sift it that works without JavaScript.
import { terang } from '../../../system.ts';
import { addressIn, type Page, unitAddress, zoneOf } from '../page.ts';
import { Document } from '../pages/document.tsx';
import { leafAddress } from '../pages/history.tsx';
import { isKey } from '../words/speak.ts';
import { type EntryFilter, filterQuery } from './address.ts';
import type { Entries, EntryLine } from './entries.ts';
import { UnitName } from '../pages/unit-name.tsx';

/** Every kind of act that this version knows. */
const KINDS: readonly string[] = terang()
  .acts.map(({ act }) => act)
  .sort();

export function EntriesPage({
  page,
  filter,
  entries,
}: {
  page: Page;
  filter: EntryFilter;
  entries: Entries;
}) {
  const { say, head } = page;
  const { lines, from, before } = entries;
  const here = addressIn(page, page.language, '/log/catatan');
  return (
    <Document page={page} title={say('entries.title')}>
      <header class="unit">
        <p class="kicker">
          <a href={addressIn(page, page.language, '/log')}>{say('log.title')}</a>
        </p>
        <h1>{say('entries.title')}</h1>
      </header>
      <p>{say('entries.lead', { size: head.checkpoint.size })}</p>
      <Sift page={page} filter={filter} action={here} />
      <h2>{say('entries.span', { count: lines.length, from, to: Math.max(from, before - 1) })}</h2>
      {lines.length === 0 ? <p class="empty">{say('entries.none')}</p> : <Lines page={page} lines={lines} />}
      <p class="links">
        {from > 0 && (
          <a href={`${here}${filterQuery({ ...filter, before: from })}`}>{say('entries.older')}</a>
        )}
        {filter.before !== undefined && (
          <a href={`${here}${filterQuery({ ...filter, before: null })}`}>{say('entries.newest')}</a>
        )}
      </p>
    </Document>
  );
}

function Sift({ page, filter, action }: { page: Page; filter: EntryFilter; action: string }) {
  const { say } = page;
  return (
    <form class="sift" method="get" action={action}>
      <label>
        {say('entries.kind')}
        <select name="jenis">
          <option value="">{say('entries.kind.all')}</option>
          {KINDS.map((kind) => (
            <option value={kind} selected={kind === filter.kind}>
              {actName(page, kind)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('entries.unit')}
        <input name="wilayah" value={filter.unit ?? ''} maxLength={13} size={14} inputMode="numeric" />
      </label>
      <label>
        {say('entries.officer')}
        <input name="petugas" value={filter.officer ?? ''} maxLength={32} size={14} />
      </label>
      <button>{say('entries.go')}</button>
    </form>
  );
}

/** What a kind of act is called, in the words of its module; its bare name where there are none. */
export function actName({ say }: Page, kind: string): string {
  const own = `act.${kind}`;
  if (isKey(own)) return say(own);
  const key = kind.replace('.', '.act.');
  return say.has(key) ? say(key as `results.${string}`) : kind;
}

const Lines = ({ page, lines }: { page: Page; lines: readonly EntryLine[] }) => (
  <div class="scroll" role="region" aria-label={page.say('entries.title')} tabIndex={0}>
    <table class="entries">
      <thead>
        <tr>
          <th scope="col" class="n">
            {page.say('entries.leaf')}
          </th>
          <th scope="col">{page.say('entries.kind')}</th>
          <th scope="col">{page.say('leaf.unit')}</th>
          <th scope="col">{page.say('entries.received')}</th>
          <th scope="col">{page.say('entries.officer')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line page={page} line={line} />
        ))}
      </tbody>
    </table>
  </div>
);

function Line({ page, line: { leaf, received, act } }: { page: Page; line: EntryLine }) {
  return (
    <tr>
      <th scope="row" class="n">
        <a href={leafAddress(page, leaf)}>{page.format.number(leaf)}</a>
      </th>
      <td>{actName(page, act.act)}</td>
      <td>
        <a href={unitAddress(page, act.unit)}>
          <UnitName page={page} unit={act.unit} />
        </a>{' '}
        <code>{act.unit}</code>
      </td>
      <td>
        <time dateTime={received}>{page.format.time(received, zoneOf(page, act.unit))}</time>
      </td>
      <td>
        <code>{[act.by, ...(act.with ?? [])].map(({ officer }) => officer.slice(0, 9)).join(' ')}</code>
      </td>
    </tr>
  );
}
