// What she attested last: on its way, refused, the same as the form in force, or not, and then in which
// boxes, with the way to object. The log has only the hash of her form; where it differs, this telephone
// knows.
import type { Json } from '../../../../base/canonical.ts';
import type { Contest } from '../../../../core/define.ts';
import { differences, type Form } from '../../../../modules/results/form.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { go, linkTo } from '../../app/routes.ts';
import { useScreen } from '../../app/use-office.ts';
import { Notice } from '../../kit/notice.tsx';
import { StateChip } from '../../kit/state-chip.tsx';
import { formPaths, valueAt } from '../../form/cells.ts';
import type { Station } from '../use-station.ts';
import { FigureTable } from '../form/figure-table.tsx';
import type { Standing } from './standing.ts';
import { useAttested } from './use-kept.ts';
import { FIELDS_MAX, type ObjectionDraft, objectionDraft } from './watch-drafts.ts';

export type OwnAttestationProps = {
  readonly station: Station;
  readonly contest: Contest;
  readonly standing: Standing;
};

export function OwnAttestation({ station, contest, standing }: OwnAttestationProps) {
  const { say } = useScreen();
  const { agreement, item, attested, inForce } = standing;
  const [kept] = useAttested(station.day.station, contest.id);
  const own = kept?.hash === attested ? kept?.form : undefined;
  return (
    <>
      {item?.refusal && <RefusalNotice say={say} code={item.refusal.code} />}
      {agreement !== 'none' && (
        <Notice
          kind={agreement === 'differs' ? 'signal' : 'plain'}
          title={say(`witness.own.${agreement}.title`)}
        >
          <p>{say(`witness.own.${agreement}.means`)}</p>
          {agreement === 'differs' && own && inForce && (
            <Differences station={station} contest={contest} own={own} inForce={inForce} />
          )}
          {item && item.state !== 'refused' && (
            <a class="chip-link" href={linkTo('kotak', item.id)}>
              <StateChip state={item.state}>{say(`state.${item.state}`)}</StateChip>
            </a>
          )}
        </Notice>
      )}
    </>
  );
}

type DifferencesProps = {
  readonly station: Station;
  readonly contest: Contest;
  readonly own: Form;
  readonly inForce: Form;
};

function Differences({ station, contest, own, inForce }: DifferencesProps) {
  const { office, say, me } = useScreen();
  const differ = new Set(differences(own, inForce));
  // In the order of the paper; a section that one of them lacks stands for its boxes.
  const paths = formPaths(contest).filter((path) => differ.has(path) || differ.has(path.split('.')[0] ?? ''));
  const object = async (): Promise<void> => {
    const value: ObjectionDraft = {
      category: 'figures',
      fields: [...differ].slice(0, FIELDS_MAX),
      reason: '',
    };
    const id = objectionDraft(station.day.station, contest.id);
    const draft = { id, officer: me.officer, value: value as unknown as Json, changedAt: Date.now() };
    await office.device
      .change(['drafts'], async (change) => {
        // What she has begun to write stands; only an objection that is not there yet is filled in.
        if ((await change.get('drafts', id)) === undefined) await change.put('drafts', draft);
      })
      .catch(() => undefined);
    go('keberatan', contest.id);
  };
  return (
    <>
      <FigureTable
        contest={contest}
        paths={paths}
        own={{ name: say('witness.table.own'), at: (path) => valueAt(own, path) }}
        other={{ name: say('witness.table.in-force'), at: (path) => valueAt(inForce, path) }}
      />
      <p class="buttons">
        <button type="button" onClick={() => void object()}>
          {say('witness.own.differs.object')}
        </button>
      </p>
    </>
  );
}
