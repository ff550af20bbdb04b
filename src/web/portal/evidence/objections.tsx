// Objections on a form: what about, by whom, when, why, and what the organisers answered. They change no
// figure and are never greyed away. Reasons are the signers' own words and are set as text.
import { type Page, roleName, zoneOf } from '../page.ts';
import { cellName } from '../pages/form-rows.ts';
import { leafAddress } from '../pages/history.tsx';
import type { LogEntry } from '../tiles.ts';
import type { Evidence } from '../view.ts';
import { Indonesian } from '../pages/unit-name.tsx';

export type Objection = Evidence['objections'][number];
/** An objection with the entries that say it and answer it. */
export type ToldObjection = {
  readonly objection: Objection;
  readonly entry: LogEntry;
  readonly answer: LogEntry | undefined;
};

/** What an objection is about, in words; its bare name where this version has none for it. */
export function categoryName({ say }: Pick<Page, 'say'>, category: string): string {
  const key = `results.objection.${category}` as const;
  return say.has(key) ? say(key) : category;
}

type Body = { readonly answer?: string; readonly fields?: readonly string[]; readonly reason?: string };
const bodyOf = ({ act }: LogEntry): Body => Object(act.body) as Body;

/** `told` newest first; `older` more are in the log. */
export function Objections({
  page,
  told,
  older,
}: {
  page: Page;
  told: readonly ToldObjection[];
  older: number;
}) {
  const { say } = page;
  if (told.length === 0) return null;
  return (
    <>
      <h3>{say('objection.title')}</h3>
      <p>{say('objection.lead')}</p>
      <ol class="objections" reversed>
        {told.map((each) => (
          <Item page={page} told={each} />
        ))}
      </ol>
      {older > 0 && <p>{say('objection.more', { count: older })}</p>}
    </>
  );
}

function Item({ page, told: { objection, entry, answer } }: { page: Page; told: ToldObjection }) {
  const { say } = page;
  const { fields = [], reason = '' } = bodyOf(entry);
  const isOpen = objection.answered === null;
  return (
    <li>
      <p class="what">
        <b>{categoryName(page, objection.category)}</b> · {roleName(page, objection.role)} ·{' '}
        <When page={page} entry={entry} /> ·{' '}
        <b class={isOpen ? 'open' : undefined}>{say(isOpen ? 'objection.open' : 'objection.answered')}</b>
      </p>
      <p>
        <b>{say('history.reason')}:</b> <Indonesian page={page} text={reason} />
      </p>
      {fields.length > 0 && (
        <>
          <p>
            <b>{say('objection.fields')}:</b>
          </p>
          <ul class="changes">
            {fields.map((path) => (
              <li>{cellName(page, path)}</li>
            ))}
          </ul>
        </>
      )}
      {answer && <Answer page={page} entry={answer} />}
    </li>
  );
}

function Answer({ page, entry }: { page: Page; entry: LogEntry }) {
  const { say } = page;
  const { answer = '', reason = '' } = bodyOf(entry);
  const key = `results.answer.${answer}` as const;
  return (
    <p class="answer">
      <b>{say('objection.reply')}:</b> {say.has(key) ? say(key) : answer} ·{' '}
      <Indonesian page={page} text={reason} /> ·{' '}
      <When page={page} entry={entry} />
    </p>
  );
}

/** When it was received, and the entry itself. */
function When({ page, entry }: { page: Page; entry: LogEntry }) {
  const { say, format } = page;
  const time = format.time(entry.received, zoneOf(page, entry.act.unit));
  return (
    <>
      <time dateTime={entry.received}>{time}</time> ·{' '}
      <a href={leafAddress(page, entry.index)}>{say('history.leaf', { leaf: entry.index })}</a>
    </>
  );
}
