// What the site shows is itself in the log: the publisher signs the hash over the views of each snapshot
// (spec/views.md).
import { Type, type Static } from 'typebox';
import { refuse } from '../../base/result.ts';
import type { ActDefinition, ModuleDefinition, StateRecord } from '../../core/define.ts';

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Snapshot = Type.Object(
  {
    root: Hash,
    size: Type.Integer({ minimum: 1 }),
    views: Type.Record(Type.String({ pattern: '^[A-Z0-9_]{1,32}$' }), Hash, { maxProperties: 16 }),
  },
  { additionalProperties: false },
);
export type Snapshot = Static<typeof Snapshot>;

export const SNAPSHOT_ACT = 'publication.snapshot.publish';
export const SNAPSHOT_RECORD = 'publication.snapshot';

/** The record of the last snapshot. */
export type SnapshotRecord = Snapshot & { readonly leaf: number };

export const snapshotRecordOf = (record: StateRecord | undefined): SnapshotRecord | undefined =>
  record as SnapshotRecord | undefined;

const publish: ActDefinition<Snapshot> = {
  act: SNAPSHOT_ACT,
  body: Snapshot,
  signers: 1,
  grants: 'publisher',
  basis: 'free',
  phase: 'after',
  reason: false,
  recordOf: () => SNAPSHOT_RECORD,
  check: (act, read, env) => {
    const last = snapshotRecordOf(read(act.record))?.size ?? 0;
    const contests = env.election.contests.map((contest) => contest.id).toSorted();
    const views = Object.keys(act.body.views).toSorted();
    const inOrder = act.unit === 'ID' && act.body.size > last && act.body.size <= env.index;
    return inOrder && contests.join() === views.join() ? undefined : refuse('snapshot-wrong');
  },
  apply: ({ act: { record, body }, index }) => [[record, { ...body, leaf: index }]],
};

export const publication: ModuleDefinition = {
  name: 'publication',
  acts: [publish] as readonly ActDefinition[],
  records: [{ kind: SNAPSHOT_RECORD, contribute: () => undefined, facets: () => undefined }],
};
