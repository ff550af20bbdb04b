// The desk around its screens: the election, the officer's rights, the way between screens, and what is
// said to who listens. It begins when the election is at hand, from this device where the network is
// not.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isRefusal } from '../../../base/result.ts';
import type { Say } from '../../../base/words.ts';
import type { Formatting } from '../../kit/formatting.ts';
import { FillPatterns } from '../../kit/state-fills.tsx';
import type { Office } from '../app/office.ts';
import { RefusalNotice } from '../app/refusal-notice.tsx';
import type { Place } from '../app/routes.ts';
import { useRemote } from '../app/use-office.ts';
import type { ElectionAnswer } from '../device/api.ts';
import { batchStore, tidyBatches } from './appoint/batch-store.ts';
import { type Desk, DeskContext, type DeskSeat } from './desk-context.ts';
import { decideFor } from './decide.ts';
import { DeskNavigation } from './desk-navigation.tsx';
import { DeskScreen } from './desk-screen.tsx';
import { officerNames } from './officers/names.ts';
import { loadRights } from './officers/own-rights.ts';
import { unitNames } from './units/unit-names.ts';

export type DeskHouseProps = {
  readonly office: Office;
  readonly say: Say;
  readonly format: Formatting;
  readonly seat: DeskSeat;
  readonly place: Place;
  readonly onSignOut: () => void;
};

export function DeskHouse(props: DeskHouseProps) {
  const { office, say } = props;
  const { value, refusal } = useRemote(office, 'election', () => office.api.election());
  if (value) return <Furnished {...props} election={value} />;
  if (refusal) return <RefusalNotice say={say} code={refusal.refused} />;
  return (
    <p class="loading" role="status">
      {say('desk.loading')}
    </p>
  );
}

const KEPT_CONTEST = 'terang-contest';

function Furnished(props: DeskHouseProps & { readonly election: ElectionAnswer }) {
  const { place, onSignOut } = props;
  const [desk, said] = useDeskOf(props);
  useEffect(() => {
    // What cannot be removed now is tried at the next opening.
    const tidy = async () => tidyBatches(await batchStore(), desk.seat.officer, desk.office.clock.now());
    tidy().catch(() => undefined);
  }, [desk.seat.officer]);
  return (
    <DeskContext.Provider value={desk}>
      <FillPatterns />
      <div class="desk-house">
        <DeskNavigation place={place} />
        <div class="desk-screen">
          <p class="told" role="status" aria-live="polite">
            {said}
          </p>
          <DeskScreen place={place} onSignOut={onSignOut} />
        </div>
      </div>
    </DeskContext.Provider>
  );
}

type Parts = DeskHouseProps & { readonly election: ElectionAnswer };

/** What the screens get, and what was told last. */
function useDeskOf({ office, say, format, seat, election, place }: Parts): [Desk, string] {
  const [contestId, setContestId] = useState(() => localStorage.getItem(KEPT_CONTEST));
  const [said, tell] = useTold(place);
  const parts = useRef({
    names: officerNames(office.api, office.sessions.within),
    units: unitNames(office.api),
  });
  const own = useRemote(office, `desk/rights/${seat.officer}`, () => loadRights(office.api, seat));
  const zone = useZone(office, seat.unit);
  const contest = election.contests.find(({ id }) => id === contestId) ?? election.contests[0];
  const desk = useMemo((): Desk => {
    if (!contest) throw new Error('an election has a contest');
    const { participant } = own.value ?? {};
    const whole: DeskSeat = participant === undefined ? seat : { ...seat, participant };
    return {
      ...parts.current,
      office,
      say,
      format,
      seat: whole,
      rights: own.value?.rights ?? [{ seat: whole }],
      election,
      contest,
      chooseContest(id) {
        localStorage.setItem(KEPT_CONTEST, id);
        setContestId(id);
      },
      decide: decideFor(office, whole, election.election),
      tell,
      zone,
    };
  }, [office, say, seat, election, contest, own.value, zone]);
  return [desk, said];
}

/** What is told goes with its place, but for what a decision tells on its way to the next. */
const ON_ITS_WAY_MS = 1_500;

function useTold(place: Place): [string, (text: string) => void] {
  const [said, setSaid] = useState('');
  const toldAt = useRef(0);
  const tell = useRef((text: string): void => {
    toldAt.current = Date.now();
    setSaid(text);
  });
  useEffect(() => {
    if (Date.now() - toldAt.current > ON_ITS_WAY_MS) setSaid('');
  }, [place.join('/')]);
  return [said, tell.current];
}

function useZone(office: Office, unit: string): string {
  const [zone, setZone] = useState('Asia/Jakarta');
  useEffect(() => {
    void office.api.unit(unit).then((answer) => !isRefusal(answer) && setZone(answer.zone));
  }, [unit]);
  return zone;
}
