// Who watches the log: each witness that the tree names, and whether and when it cosigned the checkpoint that
// stands now. The time is in the cosignature and signed with it; this page has verified none of them, and
// says so: the verifier does.
import { isRefusal } from '../../../base/result.ts';
import { parseNote } from '../../../core/note.ts';
import { parsePolicy } from '../../../core/policy.ts';
import { textOf } from '../../../base/bytes.ts';
import { NATION } from '../../../base/unit.ts';
import { addressIn, type Page, zoneOf } from '../page.ts';
import { Document } from '../pages/document.tsx';
import type { TreeSource } from '../source.ts';
import type { Checkpoint } from '../tiles.ts';

export type WitnessLine = {
  readonly name: string;
  readonly key: string;
  readonly url: string | undefined;
  /** Milliseconds since 1970 of its cosignature on the present checkpoint; undefined when there is none. */
  readonly cosigned: number | undefined;
};

const COSIGNATURE_BYTES = 72;

/** The witnesses of a tree's policy, in its order. A policy that cannot be read names none. */
export async function readWitnesses(source: TreeSource, checkpoint: Checkpoint): Promise<WitnessLine[]> {
  const bytes = await source.read('policy');
  const policy = bytes && parsePolicy(textOf(bytes));
  const note = parseNote(checkpoint.text);
  if (policy === undefined || isRefusal(policy) || isRefusal(note)) return [];
  return policy.witnesses.map(({ name, key, url }) => {
    const times = note.signatures.flatMap(({ id, name: signer, signature }) =>
      id === key.id && signer === key.name && signature.length === COSIGNATURE_BYTES
        ? [Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)) * 1000]
        : [],
    );
    const cosigned = times
      .filter(isTime)
      .reduce<number | undefined>((a, b) => Math.max(a ?? b, b), undefined);
    return { name, key: key.id, url, cosigned };
  });
}

/** What a line claims may be any number: only what a calendar has is shown. */
const isTime = (ms: number): boolean => ms >= 0 && ms <= 8.64e15;

export function WitnessesPage({ page, witnesses }: { page: Page; witnesses: readonly WitnessLine[] }) {
  const { say, head } = page;
  return (
    <Document page={page} title={say('witness.title')}>
      <header class="unit">
        <p class="kicker">
          <a href={addressIn(page, page.language, '/log')}>{say('log.title')}</a>
        </p>
        <h1>{say('witness.title')}</h1>
      </header>
      <p class="lead">{say('witness.lead')}</p>
      <p>
        {say('witness.checkpoint', { size: head.checkpoint.size })} <code>{head.checkpoint.root}</code>
      </p>
      {witnesses.length === 0 ? (
        <p class="empty">{say('witness.none')}</p>
      ) : (
        <Table page={page} witnesses={witnesses} />
      )}
      <p class="base">{say('witness.unverified')}</p>
    </Document>
  );
}

const Table = ({ page, witnesses }: { page: Page; witnesses: readonly WitnessLine[] }) => (
  <div class="scroll" role="region" aria-label={page.say('witness.title')} tabIndex={0}>
    <table>
      <thead>
        <tr>
          <th scope="col">{page.say('log.witness')}</th>
          <th scope="col">{page.say('witness.key')}</th>
          <th scope="col" class="n">
            {page.say('witness.size')}
          </th>
          <th scope="col">{page.say('witness.when')}</th>
        </tr>
      </thead>
      <tbody>
        {witnesses.map((witness) => (
          <Line page={page} witness={witness} />
        ))}
      </tbody>
    </table>
  </div>
);

function Line({ page, witness: { name, key, cosigned } }: { page: Page; witness: WitnessLine }) {
  const { say, format, head } = page;
  const at = cosigned === undefined ? undefined : new Date(cosigned).toISOString();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <code>{key}</code>
      </td>
      <td class="n">{at === undefined ? '–' : format.number(head.checkpoint.size)}</td>
      <td>
        {at === undefined ? (
          say('witness.not.yet')
        ) : (
          <time dateTime={at}>{format.time(at, zoneOf(page, NATION))}</time>
        )}
      </td>
    </tr>
  );
}
