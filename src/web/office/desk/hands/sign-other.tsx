// Signs what another device asks for: the act is shown in words before, and only an officer of this
// device whose name and key stand in it can sign, once. What comes out are squares for the device that
// asked.
import { useState } from 'preact/hooks';
import type { Json } from '../../../../base/canonical.ts';
import { fromBase64url } from '../../../../base/bytes.ts';
import { isRefusal } from '../../../../base/result.ts';
import { signAct } from '../../device/keys.ts';
import { Notice } from '../../kit/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { actText } from '../units/history-list.tsx';
import { ActWords } from './act-words.tsx';
import { askedHere, type Collection, type GivenSignature, readCollection } from './collection.ts';
import { ShowSquares } from './show-squares.tsx';
import { TakeIn } from './take-in.tsx';

export function SignOther() {
  const { say, seat, election } = useDesk();
  const [asked, setAsked] = useState<Collection>();
  const [fault, setFault] = useState<string>();
  const take = (value: Json): void => {
    const read = readCollection(value, fromBase64url);
    if (isRefusal(read)) return setFault(say(`hand.${read.refused}`));
    if (read.act.election !== election.election) return setFault(say('hand.hand-other-election'));
    const own = seat.key === undefined ? [] : [{ officer: seat.officer, key: seat.key }];
    const mine = askedHere(read, own);
    setFault(isRefusal(mine) ? say(`hand.${mine.refused}`) : undefined);
    setAsked(isRefusal(mine) ? undefined : read);
  };
  return (
    <>
      <h1>{say('sign-other.title')}</h1>
      <p class="lead">{say('sign-other.lead')}</p>
      {!asked && <TakeIn kinds={['C']} label={say('sign-other.scan')} onValue={(_, value) => take(value)} />}
      {fault !== undefined && <Notice kind="signal" live title={fault} />}
      {asked && <Signing key={asked.id} asked={asked} onAgain={() => setAsked(undefined)} />}
    </>
  );
}

function Signing({ asked, onAgain }: { readonly asked: Collection; readonly onAgain: () => void }) {
  const { say, office, seat, tell } = useDesk();
  const [given, setGiven] = useState<GivenSignature>();
  const sign = async (): Promise<void> => {
    const me = office.me();
    if (!me) return;
    const signature = await signAct(me.privateKey, asked.bytes);
    setGiven({ act: asked.id, officer: seat.officer, signature });
    tell(say('sign-other.signed'));
  };
  return (
    <>
      <h2>{actText(say, asked.act.act)}</h2>
      <ActWords act={asked.act} />
      {given ? (
        <>
          <h2>{say('sign-other.show')}</h2>
          <ShowSquares kind="S" value={given} label={say('sign-other.squares')} what="tanda-tangan" />
        </>
      ) : (
        <Notice kind="signal" title={say('sign-other.read')}>
          <p class="buttons">
            <button type="button" onClick={() => void sign()}>
              {say('sign-other.sign')}
            </button>
          </p>
        </Notice>
      )}
      <p class="buttons">
        <button type="button" class="second" onClick={onAgain}>
          {say('sign-other.other')}
        </button>
      </p>
    </>
  );
}
