// With whom an act is signed: officers who may sign it too, have a key, and are not oneself. Who signs
// stands in the act, so it is chosen before the first signature.
import { useEffect } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import { ancestorsOf } from '../../../../base/unit.ts';
import type { Signer } from '../../../../core/act.ts';
import { useRemote } from '../../app/use-office.ts';
import type { Api } from '../../device/api.ts';
import { useDesk } from '../desk-context.ts';
import { officersAt } from '../officers/officer-list.ts';
import { liveKeyOf, type OfficerRow } from '../officers/officer-view.ts';
import { OfficerOptions } from '../officers/officer-options.tsx';
import { Empty, Loading } from '../parts/load-state.tsx';
import { fetchReader } from '../../kit/code-reader.ts';
import { carries } from '../rights.ts';

export type Cosigner = { readonly signer: Signer; readonly row: OfficerRow };

export type CosignerChoiceProps = {
  readonly act: string;
  readonly unit: string;
  readonly value: Cosigner | undefined;
  readonly onValue: (value: Cosigner | undefined) => void;
};

/** Officers at the units above who may sign an act at a unit, nearest first. */
async function cosignersFor(api: Api, act: string, unit: string): Promise<OfficerRow[] | Refusal> {
  const found: OfficerRow[] = [];
  for (const above of ancestorsOf(unit)) {
    if (above === 'ID') continue;
    const rows = await officersAt(api, above);
    if (isRefusal(rows)) return rows;
    found.push(...rows.filter((row) => !row.revoked && liveKeyOf(row) && carries(row, act, unit)));
  }
  return found;
}

export function CosignerChoice({ act, unit, value, onValue }: CosignerChoiceProps) {
  const { office, say, seat, rights } = useDesk();
  const id = `desk/cosigners/${act}/${unit}`;
  // What is chosen here is signed by squares, maybe where there is no network any more.
  useEffect(fetchReader, []);
  const { value: rows, refusal } = useRemote(office, id, () => cosignersFor(office.api, act, unit));
  /** Herself, and those in whose right she could sign: nobody stands behind two signatures. */
  const own = new Set([seat.officer, ...rights.flatMap(({ for: giver }) => giver ?? [])]);
  if (!rows) return refusal ? <Empty>{say('hands.cosigner.unknown')}</Empty> : <Loading />;
  const others = rows.filter((row) => !own.has(row.id));
  const choose = (officer: string): void => {
    const row = others.find((each) => each.id === officer);
    const key = row && liveKeyOf(row);
    onValue(row && key !== undefined ? { row, signer: { key, officer: row.id } } : undefined);
  };
  return (
    <div class="field">
      <label>
        <span>{say('hands.cosigner')}</span>
        <OfficerOptions rows={others} value={value?.row.id ?? ''} onValue={choose} />
      </label>
      <small>{others.length === 0 ? say('hands.cosigner.none') : say('hands.cosigner.about')}</small>
    </div>
  );
}
