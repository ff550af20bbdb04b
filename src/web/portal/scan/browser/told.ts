// What a checked receipt says, as rows and the form's boxes of figures: built from nodes and texts alone, for
// nothing that a code holds may become markup.
import { isAbroad } from '../../../../base/unit.ts';
import { type Language } from '../../../../base/words.ts';
import type { Values } from '../../../../base/message.ts';
import type { Form } from '../../../../modules/results/form.ts';
import { type Formatting, formattingFor } from '../../../kit/formatting.ts';
import { type FormRow, formRows, type FormWords } from '../../pages/form-rows.ts';
import type { ScanData } from '../scan-data.ts';
import type { Checked } from './check.ts';

export type Spoken = {
  readonly language: Language;
  readonly say: ((key: string, values?: Values) => string) & { readonly has: (key: string) => boolean };
};

const CAPITAL_ZONE = 'Asia/Jakarta';
const ROWS_MAX = 1_000;

function node(name: string, content: string | readonly Node[], kind = ''): HTMLElement {
  const made = document.createElement(name);
  if (kind !== '') made.className = kind;
  if (typeof content === 'string') made.textContent = content;
  else made.append(...content);
  return made;
}

/** `checked` held: its act is there and is what was signed. */
export function showReceipt(into: HTMLElement, checked: Checked, data: ScanData, spoken: Spoken): void {
  const { act, seal, leaf } = checked;
  if (act === undefined) return;
  const { say } = spoken;
  const format = formattingFor(spoken.language);
  const place = placeOf(data, act.unit);
  const role = (isAbroad(act.unit) && data.roles[`${act.act}.abroad`]) || data.roles[act.act];
  const station = act.unit.length === 13 ? `TPS ${act.unit.slice(10)}` : '';
  into.append(
    facts([
      [say('scan.place'), [place.name, station].filter(Boolean).join(' · '), act.unit],
      ...unnamed(act.unit, say),
      [say('paper.what'), data.acts[act.act] ?? '', act.act],
      ...(role === undefined ? [] : [[say('scan.role'), role] as const]),
      [say('paper.received'), format.time(seal.received, place.zone)],
      [say('paper.claimed'), format.time(act.at, place.zone)],
      [say('scan.leaf'), format.number(leaf)],
    ]),
  );
  const body = Object(act.body) as { contest?: string; form?: Form };
  const contest = data.contests.find(({ id }) => id === body.contest);
  if (contest !== undefined && body.form)
    into.append(figures(body.form, contest, { say, format }));
  const link = node('a', say('scan.page'));
  link.setAttribute('href', `${data.unitPath}${act.unit}`);
  into.append(node('p', [link]));
}

type Fact = readonly [name: string, text: string, code?: string];

const facts = (rows: readonly Fact[]): HTMLElement =>
  node(
    'dl',
    rows.map(([name, text, code]) => {
      const told = [document.createTextNode(code === undefined ? text : `${text} `)];
      return node('div', [
        node('dt', name),
        node('dd', code === undefined ? told : [...told, node('code', code)]),
      ]);
    }),
    'facts',
  );

/** Some 83,000 names of villages are too many for a page to keep: it says that it has the code alone. */
const unnamed = (unit: string, say: Spoken['say']): readonly Fact[] =>
  unit.length < 10 || isAbroad(unit)
    ? []
    : [[say('scan.village'), say('scan.unnamed', { code: unit.slice(0, 10) })]];

/** The nearest places whose names are known here, and their clock. */
function placeOf({ places }: ScanData, unit: string): { name: string; zone: string } {
  const [regency, province] = [places[unit.length < 4 ? '' : unit.slice(0, 4)], places[unit.slice(0, 2)]];
  const name = [regency?.[0], province?.[0]].filter(Boolean).join(', ');
  return { name, zone: regency?.[1] ?? province?.[1] ?? CAPITAL_ZONE };
}

type Speech = { readonly say: FormWords['say']; readonly format: Formatting };

function figures(form: Form, contest: ScanData['contests'][number], { say, format }: Speech): HTMLElement {
  const caption = node('caption', [
    node('b', say('paper.figures')),
    document.createTextNode(` · ${contest.name}`),
  ]);
  const rows = formRows({ say, contest }, form).slice(0, ROWS_MAX);
  const body = node(
    'tbody',
    rows.map((row) => rowOf(row, say, format)),
  );
  return node('table', [caption, body], 'form');
}

const COLUMNS = ['form.L', 'form.P', 'form.J'] as const;
const WIDTH = 4;

function rowOf(
  { kind, label, cells, columns }: FormRow,
  say: Speech['say'],
  format: Formatting,
): HTMLElement {
  const heads = columns ? COLUMNS.map((key) => node('th', say(key), 'n')) : [];
  const shown = cells.map(({ value }) =>
    node('td', value === null ? say('form.absent') : format.number(value), 'n'),
  );
  const name = node(kind === 'absent' ? 'td' : 'th', label) as HTMLTableCellElement;
  name.colSpan = WIDTH - heads.length - shown.length;
  if (kind !== 'absent') name.scope = kind === 'section' ? 'rowgroup' : 'row';
  for (const head of heads) (head as HTMLTableCellElement).scope = 'col';
  return node('tr', [name, ...heads, ...shown], kind === 'cells' ? '' : kind);
}
