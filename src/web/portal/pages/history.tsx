// The acts of a station, newest on top, nothing greyed away: when, what role, what, old → new, why; and for
// each the receipt, built from the tiles, that anyone can keep.
import { isAbroad } from '../../../base/unit.ts';
import { principalOf } from '../../../core/act.ts';
import type { Form } from '../../../modules/results/form.ts';
import { addressIn, type Page, roleName, zoneOf } from '../page.ts';
import type { LogEntry } from '../tiles.ts';
import type { StationRecord } from '../view.ts';
import { receiptAddress } from '../receipt/receipt-page.tsx';
import { isKey } from '../words/speak.ts';
import { cellName, changedCells, valueAt } from './form-rows.ts';
import { cellValue } from './form.tsx';
import { Indonesian } from './unit-name.tsx';

export type StationAct = { readonly entry: LogEntry; readonly receipt: string };

/** Acts drawn with their receipts; older ones are in the log and counted here. */
export const ACTS_SHOWN = 20;
const CHANGES_MAX = 40;

type TallyBody = { form?: Form; reason?: string; evidence?: string };

/** What the portal shows of an act on a tally. The body is as the log holds it, whoever signed it. */
export function bodyOf(entry: LogEntry): TallyBody {
  const body: TallyBody | null = entry.act.body as TallyBody | null;
  return body ?? {};
}

/** `acts` are the newest of the record, ascending by leaf; older ones are only counted. */
export function History({
  page,
  record,
  acts,
}: {
  page: Page;
  record: StationRecord;
  acts: readonly StationAct[];
}) {
  const { say } = page;
  const older = record.acts.length - acts.length;
  return (
    <section class="history" aria-labelledby="riwayat">
      <h2 id="riwayat">{say('history.title')}</h2>
      <p>{say('history.lead')}</p>
      <ol reversed>
        {acts
          .map((act, i) => <HistoryItem page={page} record={record} act={act} before={acts.slice(0, i)} />)
          .reverse()}
      </ol>
      {older > 0 && <p>{say('history.more', { count: older })}</p>}
    </section>
  );
}

type HistoryItemProps = {
  page: Page;
  record: StationRecord;
  act: StationAct;
  before: readonly StationAct[];
};

function HistoryItem({ page, record, act, before }: HistoryItemProps) {
  const { say, format } = page;
  const { entry } = act;
  const { reason, evidence } = bodyOf(entry);
  const zone = zoneOf(page, record.unit);
  const kind = `act.${entry.act.act}`;
  return (
    <li>
      <p class="what">
        <b>{isKey(kind) ? say(kind) : say('act.other')}</b> ·{' '}
        {roleWords(page, entry, rolesAt(record, entry.index))} ·{' '}
        <a href={leafAddress(page, entry.index)}>{say('history.leaf', { leaf: entry.index })}</a>
      </p>
      <p class="when">
        <time dateTime={entry.received}>
          {say('history.received', { time: format.time(entry.received, zone) })}
        </time>
        {' · '}
        <time dateTime={entry.act.at}>
          {say('history.claimed', { time: format.time(entry.act.at, zone) })}
        </time>
      </p>
      <p class="who">
        {[entry.act.by, ...(entry.act.with ?? [])].map((signer) => (
          <span>{say('readings.by', { officer: signer.officer.slice(0, 8) })}</span>
        ))}
      </p>
      <Changes page={page} entry={entry} before={before} />
      {reason && (
        <p>
          <b>{say('history.reason')}:</b> <Indonesian page={page} text={reason} />
        </p>
      )}
      {evidence && (
        <p>
          <b>{say('history.evidence')}:</b> <code>{evidence}</code>
        </p>
      )}
      <Receipt page={page} index={entry.index} text={act.receipt} />
    </li>
  );
}

export const leafAddress = (page: Page, leaf: number): string =>
  addressIn(page, page.language, `/leaf/${leaf}`);

/** The roles of an act's signers, as the view names them; none where the view does not name them yet. */
function rolesAt(record: StationRecord, leaf: number): string {
  const roles: readonly string[] | undefined = record.roles;
  return roles?.[record.acts.indexOf(leaf)] ?? '';
}

/** Roles in words; without them, what the act's kind and place call for. Acts carry a number, no name. */
function roleWords(page: Page, entry: LogEntry, roles: string): string {
  if (roles !== '') {
    const names = roles.split(' ').map((role) => roleName(page, role));
    return page.say('history.officer', { roles: names.join(', ') });
  }
  const kind = entry.act.act.replace('results.tally.', '');
  const key = `role.${kind}${isAbroad(entry.act.unit) ? '.abroad' : ''}`;
  return isKey(key) ? page.say(key) : '';
}

/** Old → new: a correction against the form before it, an entry against the same officer's earlier one. */
function Changes({ page, entry, before }: { page: Page; entry: LogEntry; before: readonly StationAct[] }) {
  const { say } = page;
  const isCorrection = entry.act.act === 'results.tally.correct';
  const own = principalOf(entry.act.by);
  const earlier = before.findLast((act) => isCorrection || principalOf(act.entry.act.by) === own);
  const [old, form] = [earlier && bodyOf(earlier.entry).form, bodyOf(entry).form];
  if (!old || !form) return null;
  const changed = changedCells(page, old, form);
  if (changed.length === 0) return <p>{say('history.unchanged')}</p>;
  return (
    <ul class="changes">
      {changed.slice(0, CHANGES_MAX).map((path) => (
        <li>
          {say('history.changed', {
            field: cellName(page, path),
            old: cellValue(page, valueAt(old, path)),
            new: cellValue(page, valueAt(form, path)),
          })}
        </li>
      ))}
    </ul>
  );
}

/** The tlog-proof text, to be read, kept and downloaded. */
export function Receipt({ page, index, text }: { page: Page; index: number; text: string }) {
  const { say } = page;
  return (
    <details class="receipt">
      <summary>{say('receipt.title')}</summary>
      <p>{say('receipt.lead')}</p>
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <p class="links">
        <a href={receiptAddress(page, index)}>{say('paper.link')}</a>
        <a href={`/leaf/${index}/tanda-terima.pdf`} hreflang="id">
          {say('paper.pdf')}
        </a>
        <a href={`/leaf/${index}.tlog-proof`} download>
          {say('receipt.download')}
        </a>
        <a href={`/leaf/${index}.entry`} download>
          {say('receipt.entry')}
        </a>
      </p>
    </details>
  );
}
