// The invitation opened: who, where, until when, before anything is signed; then the key is made and the log
// asked to take it. No password, no message, no address of hers is ever asked for.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isRefusal, refuse, type Refusal } from '../../../base/result.ts';
import type { Say } from '../../../base/words.ts';
import type { InvitationAt } from '../../../core/invitation.ts';
import type { Formatting } from '../../kit/formatting.ts';
import { isPassing } from '../device/api.ts';
import { askToPersist } from '../device/database.ts';
import { enrol, type OpenedInvitation, openInvitation } from '../device/enrolment.ts';
import { Dots } from '../kit/dots.tsx';
import { Notice } from '../kit/notice.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import type { Office } from './office.ts';
import { placeNames } from './place-name.ts';

export type EnrolmentProps = {
  readonly office: Office;
  readonly say: Say;
  readonly format: Formatting;
  readonly at: InvitationAt;
  /** Back to where an invitation is entered. */
  readonly onBack: () => void;
  readonly onDone: () => void;
};

export function Enrolment({ office, say, format, at, onBack, onDone }: EnrolmentProps) {
  const [opened, setOpened] = useState<OpenedInvitation | Refusal>();
  const [making, setMaking] = useState(false);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let here = true;
    setOpened(undefined);
    // An answer about an invitation that she has left must not stand under the code of the next.
    void openInvitation(office.api, at).then((answer) => here && setOpened(answer));
    return () => void (here = false);
  }, [at.unit, at.code, at.log, round]);

  if (opened === undefined) return <p role="status">{say('enrol.opening')}</p>;
  if (isRefusal(opened)) {
    // Nothing waits here to be sent by itself: whoever is asked to wait is told to ask again.
    const later = isPassing(opened) && opened.refused !== 'unreachable';
    const code = later ? 'invitation-later' : opened.refused;
    return <Closed say={say} code={code} onAgain={() => setRound(round + 1)} onBack={onBack} />;
  }
  const make = async (): Promise<void> => {
    setMaking(true);
    // Asked, not waited for: where the browser asks her in turn, her key is made whatever she answers.
    void askToPersist().catch(() => false);
    // A browser that makes no keys, or keeps none, throws: she is told, and nothing was spent.
    const made = await enrol(office, at.code, opened).catch(() => refuse('key-not-made'));
    setMaking(false);
    if (isRefusal(made)) return setOpened(made);
    office.sender.wake();
    onDone();
  };
  return (
    <>
      <h1>{say('enrol.title')}</h1>
      <p>{say('enrol.check')}</p>
      <Facts say={say} format={format} opened={opened} />
      <Notice>{say('enrol.key')}</Notice>
      <p class="buttons">
        <button type="button" disabled={making} onClick={() => void make()}>
          {say(making ? 'enrol.making' : 'enrol.make')}
        </button>
        <button type="button" class="second" onClick={onBack}>
          {say('enrol.not-me')}
        </button>
      </p>
    </>
  );
}

type ClosedProps = {
  readonly say: Say;
  readonly code: string;
  readonly onAgain: () => void;
  readonly onBack: () => void;
};

/** The invitation was not opened, and why. */
function Closed({ say, code, onAgain, onBack }: ClosedProps) {
  return (
    <>
      <h1>{say('enrol.title')}</h1>
      <RefusalNotice say={say} code={code} />
      <p class="buttons">
        <button type="button" onClick={onAgain}>
          {say('enrol.again')}
        </button>
        <button type="button" class="second" onClick={onBack}>
          {say('enrol.other')}
        </button>
      </p>
    </>
  );
}

type FactsProps = { readonly say: Say; readonly format: Formatting; readonly opened: OpenedInvitation };

function Facts({ say, format, opened: { invitation, place } }: FactsProps) {
  const { name, role, unit, from, until, participant } = invitation;
  const zone = place?.zone ?? 'Asia/Jakarta';
  const rows: readonly (readonly [string, ComponentChildren])[] = [
    ['enrol.name', name ?? say('enrol.name.none')],
    ['enrol.role', participant === undefined ? role : `${role} · ${participant}`],
    ['enrol.unit', place === undefined ? unit : <Dots parts={placeNames(say, place)} />],
    ['enrol.from', format.time(from, zone)],
    ['enrol.until', format.time(until, zone)],
  ];
  return (
    <dl class="facts">
      {rows.map(([key, value]) => (
        <div>
          <dt>{say(key)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
