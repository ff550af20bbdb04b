// Voting day as one list in the law's order (PKPU 25/2023, KPT 66/2024), with the state of each step as
// this officer may see it. Pure. It orders and shows; it forbids nothing: a step that paper and law allow
// now may be done now, whatever stands before it.
import type { Contest, Voting } from '../../../../core/define.ts';
import type { Said, VotingStation } from '../../../../modules/voting/record.ts';
import type { OutboxItem, OutboxState } from '../../device/stored.ts';
import { cellAt, type Cells, COUNT_ROWS, countsFor } from '../../form/cells.ts';
import { evidenceIn, formView, type FormView, ownItems, type Records, votingIn } from './station.ts';

export type Phase = 'before' | 'voting' | 'counting' | 'after';
export const PHASES: readonly Phase[] = ['before', 'voting', 'counting', 'after'];

/**
 * `todo`: nothing yet. `done`: another member's, in the log. `needs`: she must look. `later`: has its place,
 * and no acts yet. Otherwise the state of her own act or draft.
 */
export type StepState = OutboxState | 'todo' | 'done' | 'needs' | 'later';

export type Step = {
  readonly id: string;
  readonly phase: Phase;
  readonly state: StepState;
  /** Key of the step's name, and of a line below it, in words. */
  readonly title: string;
  readonly note?: string;
  /** What the line below names. */
  readonly values?: { readonly [name: string]: number };
  readonly contest?: Contest;
  /** When it was done, UTC. */
  readonly at?: string;
  readonly mine?: boolean;
  /**
   * It stands beside the day's work and is never what comes next: nobody who watches sets a member a
   * task.
   */
  readonly beside?: true;
  /** Parts of its place in the app; none where there is nothing to do. */
  readonly to?: readonly string[];
};

export type Day = {
  readonly station: string;
  readonly officer: string;
  readonly contests: readonly Contest[];
  readonly voting: Voting | null;
  readonly items: readonly OutboxItem[];
  readonly records: Records;
  /** Ids of drafts. */
  readonly drafts: ReadonlySet<string>;
  /** What was counted before the votes, as far as it is typed. */
  readonly counts: Cells;
  /** Full hour of the station's clock; undefined on another day than voting day. */
  readonly hour: number | undefined;
};

/** Names of drafts, so that each task finds its own. */
export const draftIds = {
  counts: (station: string): string => `counts/${station}`,
  form: (station: string, contest: string): string => `form/${station}/${contest}`,
  /** Photographs that are taken and not signed; they lie in a store of their own. */
  photographs: (station: string, contest: string): string => `photographs/${station}/${contest}`,
  step: (station: string, step: string): string => `step/${station}/${step}`,
};

const SAID = ['ready', 'oath', 'open', 'close'] as const;
export type SaidStep = (typeof SAID)[number];
export const isSaidStep = (id: string): id is SaidStep => (SAID as readonly string[]).includes(id);

/** All steps in order. */
export function stepsOf(day: Day): Step[] {
  const later = (id: string, phase: Phase): Step => ({ id, phase, state: 'later', title: `step.${id}` });
  return [
    saidStep(day, 'ready', 'before'),
    later('goods', 'before'),
    saidStep(day, 'oath', 'before'),
    saidStep(day, 'open', 'voting'),
    turnoutStep(day),
    later('incidents', 'voting'),
    saidStep(day, 'close', 'voting'),
    countsStep(day),
    ...day.contests.map((contest) => formStep(day, contest)),
    ...day.contests.map((contest) => photographStep(day, contest)),
    ...day.contests.map((contest) => evidenceStep(day, contest)),
    later('handover', 'after'),
  ];
}

/** What the list offers as next: the first that needs her, else the first that is not done. */
export function nextStep(steps: readonly Step[]): Step | undefined {
  const first = (...states: StepState[]): Step | undefined =>
    steps.find(({ beside, state, to }) => to && !beside && states.includes(state));
  return first('needs', 'refused') ?? first('todo', 'draft');
}

type Mine = Pick<Step, 'state' | 'at' | 'mine'>;

/** State of what she signed herself, or of what another member said in the log, or none. */
function stateOf(own: OutboxItem | undefined, said: Said<unknown> | undefined, hasDraft: boolean): Mine {
  if (own && (own.state !== 'refused' || said === undefined)) {
    return { state: own.state, at: own.act.at, mine: true };
  }
  if (said) return { state: 'done', at: said.at, mine: false };
  return { state: hasDraft ? 'draft' : 'todo' };
}

function saidStep(day: Day, id: SaidStep, phase: Phase): Step {
  const own = ownItems(day.items, day.officer, `voting.station.${id}`)[0];
  const said = votingIn(day.records, day.station)[id];
  const hasDraft = day.drafts.has(draftIds.step(day.station, id));
  return { id, phase, title: `step.${id}`, to: ['langkah', id], ...stateOf(own, said, hasDraft) };
}

/** Hours that are over and have no count yet; none once the station has closed. */
export function hoursDue(day: Day): number[] {
  const { hour } = day;
  const closed =
    votingIn(day.records, day.station).close !== undefined ||
    ownItems(day.items, day.officer, 'voting.station.close').length > 0;
  if (hour === undefined || closed) return [];
  return turnoutHours(day.voting).filter((each) => each <= hour && turnoutBy(day, each) === undefined);
}

function turnoutStep(day: Day): Step {
  const own = ownItems(day.items, day.officer, 'voting.turnout.count')[0];
  const counts = Object.values(votingIn(day.records, day.station).turnout ?? {});
  const newest = counts.reduce<Said<unknown> | undefined>(
    (best, one) => (best && best.at >= one.at ? best : one),
    undefined,
  );
  return {
    id: 'turnout',
    phase: 'voting',
    title: 'step.turnout',
    note: 'step.turnout.note',
    to: ['langkah', 'turnout'],
    ...(own?.state !== 'refused' && hoursDue(day).length > 0
      ? { state: 'todo' as const, note: 'step.turnout.due' }
      : stateOf(own, newest, false)),
  };
}

function countsStep(day: Day): Step {
  const typed = Object.keys(day.counts).length > 0;
  const whole = day.contests.every(({ id }) => {
    const cells = countsFor(day.counts, id);
    return COUNT_ROWS.every((row) => row.cells.every((path) => cellAt(cells, path) !== null));
  });
  return {
    id: 'counts',
    phase: 'counting',
    title: 'step.counts',
    note: 'step.counts.note',
    state: whole && typed ? 'done' : typed ? 'draft' : 'todo',
    to: ['hitung'],
  };
}

function formStep(day: Day, contest: Contest): Step {
  const view = formView(day.items, day.records, { ...day, contest: contest.id });
  const hasDraft = day.drafts.has(draftIds.form(day.station, contest.id));
  return {
    id: `form/${contest.id}`,
    phase: 'counting',
    title: 'step.form',
    contest,
    to: ['formulir', contest.id],
    ...formStepState(view, hasDraft),
  };
}

/** What a form needs next, in one state and one line. */
export function formStepState(
  view: FormView,
  hasDraft: boolean,
): Pick<Step, 'state' | 'note' | 'at' | 'mine'> {
  const { own, entered, others, state } = view;
  const mine = own ? { at: own.act.at, mine: true } : {};
  if (own?.state === 'refused' && !entered) return { state: 'refused', note: 'form.note.refused', ...mine };
  if (state === 'withheld' || state === 'incomplete')
    return { state: 'needs', note: `form.note.${state}`, ...mine };
  if (state === 'confirmed') return { state: 'done', note: 'form.note.confirmed', ...mine };
  if (entered && own && own.state !== 'received')
    return { state: own.state, note: 'form.note.sent', ...mine };
  if (entered && state === 'disputed') return { state: 'needs', note: 'form.note.disputed', ...mine };
  if (entered) return { state: 'received', note: 'form.note.waiting', ...mine };
  const note = others ? { note: 'form.note.your-turn' } : {};
  return { state: hasDraft ? 'draft' : others ? 'needs' : 'todo', ...note };
}

function photographStep(day: Day, contest: Contest): Step {
  const about = (body: { readonly [member: string]: unknown }): boolean => body['contest'] === contest.id;
  const own = ownItems(day.items, day.officer, 'results.evidence.photograph', about)[0];
  const { pages } = evidenceIn(day.records, day.station, contest.id);
  const inLog: Mine | undefined = pages.length > 0 ? { state: 'done', mine: false } : undefined;
  // A page that she has taken and not signed goes nowhere: it comes before what was signed earlier.
  const hasDraft = own?.state !== 'refused' && day.drafts.has(draftIds.photographs(day.station, contest.id));
  return {
    id: `photographs/${contest.id}`,
    phase: 'counting',
    title: 'step.photographs',
    contest,
    to: ['foto', contest.id],
    ...(hasDraft ? { state: 'draft' } : own || !inLog ? stateOf(own, undefined, false) : inLog),
  };
}

/** What those who watch said: it asks for an answer where an objection is open, and for nothing else. */
function evidenceStep(day: Day, contest: Contest): Step {
  const { attestations, objections } = evidenceIn(day.records, day.station, contest.id);
  const all = Object.keys(attestations).length;
  const open = objections.filter(({ answered }) => answered === null).length;
  return {
    id: `witnesses/${contest.id}`,
    phase: 'after',
    title: 'step.witnesses',
    contest,
    to: ['saksi', contest.id],
    beside: true,
    state: open > 0 ? 'needs' : all + objections.length > 0 ? 'done' : 'todo',
    ...(all + open > 0 ? { note: 'witness.step.note', values: { all, open } } : {}),
  };
}

/** Full hours of the station's clock at which turnout is counted: from the first after the opening. */
export function turnoutHours(voting: Voting | null): number[] {
  const [opens, closes] = [voting?.opens ?? '07:00', voting?.closes ?? '13:00'].map((text) =>
    Number(text.slice(0, 2)),
  );
  return Array.from({ length: Math.max(0, (closes ?? 13) - (opens ?? 7)) }, (_, i) => (opens ?? 7) + 1 + i);
}

/** What the log and this telephone know of each hour; her own newest before others'. */
export function turnoutBy(day: Day, hour: number): { counted: VotingTurnout; item?: OutboxItem } | undefined {
  const own = ownItems(day.items, day.officer, 'voting.turnout.count', (body) => body['hour'] === hour)[0];
  const said = votingIn(day.records, day.station).turnout?.[String(hour)];
  if (own && (!said || said.at <= own.act.at)) return { counted: own.act.body as VotingTurnout, item: own };
  return said && { counted: said };
}

export type VotingTurnout = Pick<NonNullable<VotingStation['turnout']>[string], 'J' | 'L' | 'P'>;
