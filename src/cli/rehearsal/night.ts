// The night: two officers of each station enter its form, each by herself; later versions of the source
// become corrections by two members of the committee above (spec/results.md). Every figure is the source's.
import { canonical } from '../../base/canonical.ts';
import { atText } from '../../base/time.ts';
import { isAbroad } from '../../base/unit.ts';
import type { Form } from '../../modules/results/form.ts';
import type { Cast, Person } from './people.ts';
import type { Revisions, Version } from './revisions.ts';
import type { Rows } from './rows.ts';
import type { NightEvent } from './schedule.ts';
import type { Draft } from './signed-act.ts';

const CONTEST = 'PPWP';
const ATTEMPT = 1;

export type Night = {
  readonly cast: Cast;
  readonly rows: Rows;
  readonly revisions: Revisions;
  readonly events: Iterable<NightEvent>;
};

/** Drafts with their times; the caller answers each with the id of its act, on which a correction builds. */
export function* nightDrafts(night: Night): Generator<{ draft: Draft; ms: number }, void, string> {
  // Only stations with revisions need their head and form remembered: 43 in the nation.
  const heads = new Map<string, { id: string; form: string }>();
  for (const event of night.events) {
    const { station, form: published } = night.rows.row(event.position);
    const versions = night.revisions.get(station);
    const head = heads.get(station);
    const form = 'version' in event ? event.version.form : (versions?.[0]?.form ?? published);
    const text = versions ? canonical(form) : '';
    // A correction that corrects nothing would be refused (form-same).
    if ('version' in event && (!head || head.form === text)) continue;
    const draft =
      'version' in event
        ? correctDraft(night.cast, station, event.version, head?.id ?? '')
        : enterDraft(night.cast, station, form, event.entry);
    const id = yield { draft, ms: event.ms };
    if (versions) heads.set(station, { id, form: text });
  }
}

const about = (unit: string) => ({ record: `results.tally/${unit}/${CONTEST}/${ATTEMPT}`, unit });

function enterDraft(cast: Cast, station: string, form: Form, entry: 1 | 2): Draft {
  return {
    act: 'results.tally.enter',
    body: { attempt: ATTEMPT, contest: CONTEST, form },
    signers: [cast(isAbroad(station) ? 'KPPSLN' : 'KPPS', station, entry)],
    ...about(station),
  };
}

function correctDraft(cast: Cast, station: string, version: Version, head: string): Draft {
  const { form, evidence, seenMs } = version;
  const reason = `Perubahan pada publikasi KPU, terlihat ${atText(seenMs)}`;
  const committee = (number: number): Person =>
    isAbroad(station) ? cast('PPLN', station.slice(0, 4), number) : cast('PPK', station.slice(0, 6), number);
  return {
    act: 'results.tally.correct',
    basis: head,
    body: { attempt: ATTEMPT, contest: CONTEST, evidence, form, reason },
    signers: [committee(1), committee(2)],
    ...about(station),
  };
}
