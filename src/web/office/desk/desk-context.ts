// What every screen of the desk is made of: the office, whose seat it is, the election, and the one way
// in which a decision becomes a signed act. A desk that was opened with a passkey has no key: what is
// decided there waits for the signature of the officer's own device.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Say } from '../../../base/words.ts';
import type { Contest } from '../../../core/define.ts';
import type { Formatting } from '../../kit/formatting.ts';
import type { Office } from '../app/office.ts';
import type { Decision } from '../device/acts.ts';
import type { ElectionAnswer } from '../device/api.ts';
import type { OutboxItem } from '../device/stored.ts';
import type { Names } from './officers/names.ts';
import type { Right, Seat } from './rights.ts';
import type { UnitNames } from './units/unit-names.ts';

export type DeskSeat = Seat & {
  readonly name: string | null;
  readonly from: string;
  readonly until: string;
  /** Key of this device that signs for her; undefined where she signed in with a passkey only. */
  readonly key: string | undefined;
};

export type Desk = {
  readonly office: Office;
  readonly say: Say;
  readonly format: Formatting;
  readonly seat: DeskSeat;
  readonly rights: readonly Right[];
  readonly election: ElectionAnswer;
  readonly contest: Contest;
  readonly chooseContest: (id: string) => void;
  readonly names: Names;
  readonly units: UnitNames;
  /** Signs what was decided and puts it into the outbox; without a key here it waits there for hers. */
  readonly decide: (said: Decision) => Promise<OutboxItem>;
  /** Says something to who looks and to who listens, until the next. */
  readonly tell: (text: string) => void;
  /** Zone in which this desk writes times. */
  readonly zone: string;
};

export const DeskContext = createContext<Desk | undefined>(undefined);

/** The desk's services. Throws outside of the desk. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('no desk');
  return desk;
}

/** Value of the rule set by its name; 0 where it has none. */
export const ruleValueIn =
  ({ ruleSet }: Pick<ElectionAnswer, 'ruleSet'>) =>
  (name: string): number =>
    Object.hasOwn(ruleSet.values, name) ? (ruleSet.values[name]?.value ?? 0) : 0;
