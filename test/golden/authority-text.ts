// The table of authority as a page that a lawyer can read, made for tests: a table for each act, then who
// appoints, removes and hands over (authority-lists.ts), then what each refusal says.
import { answer, LINES, PLACES, SEATS } from './authority-table.ts';
import { appointments, CALLED, delegations, row, superiors } from './authority-lists.ts';

/** Said here and not taken from the words of the modules: a better word elsewhere changes no authority. */
const ACTS: Readonly<Record<string, string>> = {
  'registry.election.found': 'founding the election',
  'registry.election.freeze': 'zero report',
  'registry.officer.appoint': 'appointing officers',
  'registry.officer.revoke': 'ending an appointment',
  'registry.key.enrol': 'enrolling a key',
  'registry.key.revoke': 'revoking a key',
  'registry.officer.invite': 'inviting an officer again',
  'registry.delegation.grant': 'handing an act over for a time',
  'registry.delegation.end': 'ending what was handed over',
  'registry.names.read': 'opening the names of officers',
  'registry.station.amend': 'opening or closing a station',
  'publication.snapshot.publish': 'showing figures',
  'results.tally.enter': 'entering a reading of C.Hasil',
  'results.tally.takeover': 'taking over an entry',
  'results.tally.correct': 'correcting a form',
  'results.evidence.photograph': 'photographing a form',
  'results.evidence.attest': 'attesting figures',
  'results.evidence.object': 'objecting',
  'results.evidence.answer': 'answering an objection',
  'voting.station.ready': 'declaring a station ready',
  'voting.station.oath': 'taking the oath',
  'voting.station.open': 'opening voting',
  'voting.station.close': 'closing voting',
  'voting.turnout.count': 'counting turnout',
  'voting.shift.start': 'beginning a shift',
  'voting.shift.end': 'ending a shift',
  'voting.shift.relieve': 'planning a relief',
};
const CODES: Readonly<Record<string, string>> = {
  'act-malformed': 'the act cannot be written so',
  'delegation-missing': 'she may end it, and nothing was handed over here',
  'election-founded': 'an election is founded once',
  'invitation-spent': 'she has no invitation that is still open',
  'key-exists': 'she needs no invitation: she has a key',
  'officer-unknown': 'nobody has appointed her',
  'record-wrong': 'the act is about a station',
  'role-not-allowed': 'this office never signs this act',
  'snapshot-wrong': 'the publisher speaks of the nation and of nothing else',
  'unit-outside': 'this office signs this act, and not for this unit',
  'unit-unknown': 'the act is about the nation',
};
const HEADS = ['her own unit', 'a unit below', 'a unit above', 'a neighbour', 'across the border'];
function titleOf(title: string): string {
  const [act = '', when] = title.split(', ');
  return `${act}: ${ACTS[act] ?? ''}${when === undefined ? '' : ` (${when})`}`;
}

const FOLDED_MIN = 4;
type Row = { readonly called: string; readonly cells: readonly string[] };

/** The one refusal that a row gives wherever there is a unit that the act can be about. */
function alwaysIn({ cells }: Row): string | undefined {
  const codes = new Set(cells.filter((cell) => cell !== '–' && cell !== 'record-wrong'));
  const [only = 'record-wrong'] = codes;
  return codes.size <= 1 && only !== 'allowed' ? only : undefined;
}

/** Rows as lines; those that are refused alike everywhere as one, where they are many. */
function folded(rows: readonly Row[]): string[] {
  const alike = Map.groupBy(rows, alwaysIn);
  alike.delete(undefined);
  const [code, most] = [...alike].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? [];
  const hidden = new Set(most && most.length >= FOLDED_MIN ? most : []);
  const lines = rows.filter((one) => !hidden.has(one)).map(({ called, cells }) => row(called, cells));
  if (hidden.size === 0) return lines;
  const who = hidden.size === rows.length ? 'everybody' : 'everybody else';
  return [...lines, row(who, [`${code}, everywhere`])];
}

function tables(): { text: string[]; seen: Set<string> } {
  const seen = new Set<string>();
  const text = LINES.flatMap((line) => {
    const rows = SEATS.map((role) => {
      const cells = PLACES.map((place) => answer(line, role, place));
      for (const cell of cells) seen.add(cell);
      return { called: CALLED[role], cells };
    });
    return [titleOf(line.title), '', row('', HEADS), ...folded(rows), ''];
  });
  return { text, seen };
}

/** The whole page. */
export function authorityText(): string {
  const { text, seen } = tables();
  const codes = [...seen].filter((code) => code !== '–' && code !== 'allowed').sort();
  return [
    'WHO MAY SIGN WHAT, WHERE',
    '',
    'Every cell was put to the judgement itself: an officer of the role signs the act, right in everything',
    'else, with as many colleagues of hers as the act asks. The column says for which unit: her own, one',
    'below hers, one above hers, one beside hers (or a station in it), one on the other side of the border.',
    'Who sits at the nation has all of it for her unit; for her the last column is a unit abroad. An act on',
    'an officer is about one of her own line where there is one, of the organisers elsewhere. "–": there is',
    'no such unit. "Everybody else": roles that are refused alike wherever the act can be about the unit.',
    '',
    ...text,
    ...appointments(),
    ...superiors(),
    ...delegations(),
    'WHAT THE REFUSALS SAY',
    '',
    ...codes.map((code) => `  ${code.padEnd(20)}${CODES[code] ?? 'not explained'}`),
    '',
  ].join('\n');
}
