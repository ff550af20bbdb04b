// Objections to a form, the newest first: who by role, when, about which boxes, why, and the answer. Her
// own that are on their way stand on top. An objection stays for ever, answered or not.
import type { ComponentChildren } from 'preact';
import type { Contest } from '../../../../core/define.ts';
import type { Evidence, Objection } from '../../../../modules/results/evidence.ts';
import { linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import type { OutboxItem } from '../../device/stored.ts';
import { StateChip } from '../../kit/state-chip.tsx';
import { useCellName } from '../form/cell-name.ts';
import type { Station } from '../use-station.ts';
import { Dots } from '../../kit/dots.tsx';
import { itemsOn } from './standing.ts';
import { type SaidLeaf, useObjections } from './use-objections.ts';

export type ObjectionListProps = {
  readonly station: Station;
  readonly contest: Contest;
  readonly evidence: Evidence;
  /** What stands under an open objection: for those who may answer. */
  readonly answering?: (objection: Objection) => ComponentChildren;
};

export function ObjectionList({ station, contest, evidence, answering }: ObjectionListProps) {
  const { say } = useScreen();
  const { objections } = evidence;
  const said = useObjections(objections);
  const known = new Set(objections.map(({ act }) => act));
  const own = itemsOn(station.day, 'object', contest.id).filter(({ id }) => !known.has(id));
  if (objections.length + own.length === 0) return <p class="empty">{say('witness.objections.none')}</p>;
  return (
    <ul class="items">
      {own.map((item) => (
        <OwnLine key={item.id} item={item} contest={contest} />
      ))}
      {[...objections].reverse().map((objection) => (
        <li key={objection.act} class="objection">
          <ObjectionHead station={station} objection={objection} said={said[String(objection.leaf)]} />
          <Reason contest={contest} said={said[String(objection.leaf)]} />
          {objection.answered === null ? (
            answering?.(objection)
          ) : (
            <AnswerLine station={station} said={said[String(objection.answered)]} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** An objection of hers that the log does not have, as far as this telephone knows. */
function OwnLine({ item, contest }: { item: OutboxItem; contest: Contest }) {
  const { say } = useScreen();
  const { category, fields, reason } = item.act.body as {
    readonly category: string;
    readonly fields: readonly string[];
    readonly reason: string;
  };
  return (
    <li class="objection">
      <b>{say(`results.objection.${category}`)}</b>
      <a class="chip-link" href={linkTo('kotak', item.id)}>
        <StateChip state={item.state}>{say(`state.${item.state}`)}</StateChip>
      </a>
      <Reason contest={contest} said={{ at: item.act.at, reason, fields }} />
    </li>
  );
}

type HeadProps = {
  readonly station: Station;
  readonly objection: Objection;
  readonly said: SaidLeaf | undefined;
};

function ObjectionHead({ station, objection, said }: HeadProps) {
  const { say, format } = useScreen();
  const open = objection.answered === null;
  const parts = [
    objection.role,
    ...(said ? [format.clock(said.at, station.zone)] : []),
    say(open ? 'witness.objections.open' : 'witness.objections.answered'),
  ];
  return (
    <>
      <b>{say(`results.objection.${objection.category}`)}</b>
      <small class={open ? 'open' : undefined}>
        <Dots parts={parts} />
      </small>
    </>
  );
}

function Reason({ contest, said }: { contest: Contest; said: SaidLeaf | undefined }) {
  const { say } = useScreen();
  const name = useCellName(contest);
  if (!said) return <p class="aside">{say('witness.objections.unread')}</p>;
  return (
    <>
      <p dir="auto">{said.reason}</p>
      {said.fields.length > 0 && (
        <ul class="plain-list aside">
          {said.fields.map((path) => (
            <li>{name(path)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function AnswerLine({ station, said }: { station: Station; said: SaidLeaf | undefined }) {
  const { say, format } = useScreen();
  if (!said) return null;
  const answer = said.answer === 'accepted' ? 'accepted' : 'noted';
  return (
    <div class="answer">
      <small>
        <b>{say(`results.answer.${answer}`)}</b> · <bdi>{format.clock(said.at, station.zone)}</bdi>
      </small>
      <p dir="auto">{said.reason}</p>
    </div>
  );
}
