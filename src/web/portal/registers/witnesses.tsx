// Who watches the log: each witness that the tree names, the last checkpoint that it has cosigned, and when.
// The time is in the cosignature and signed with it; this page has verified none of them, and says so: the
// verifier does.
import { isRefusal } from '../../../base/result.ts';
import { parseCheckpointText } from '../../../core/checkpoint.ts';
import { cosignedPath } from '../../../core/cosignature.ts';
import { type NoteKey, parseNote } from '../../../core/note.ts';
import { parsePolicy } from '../../../core/policy.ts';
import { textOf, utf8 } from '../../../base/bytes.ts';
import { NATION } from '../../../base/unit.ts';
import { addressIn, type Page, zoneOf } from '../page.ts';
import { Document } from '../pages/document.tsx';
import type { TreeSource } from '../source.ts';
import type { Checkpoint } from '../tiles.ts';

export type WitnessLine = {
  readonly name: string;
  readonly key: string;
  readonly url: string | undefined;
  /** The largest log that it has cosigned, and when; undefined where nothing says that it ever did. */
  readonly cosigned: { readonly size: number; readonly ms: number } | undefined;
};

const COSIGNATURE_BYTES = 72;

/** The witnesses of a tree's policy, in its order. A policy that cannot be read names none. */
export async function readWitnesses(source: TreeSource, checkpoint: Checkpoint): Promise<WitnessLine[]> {
  const bytes = await source.read('policy');
  const policy = bytes && parsePolicy(textOf(bytes));
  if (policy === undefined || isRefusal(policy)) return [];
  return Promise.all(
    policy.witnesses.map(async ({ name, key, url }): Promise<WitnessLine> => {
      // The checkpoint has those of the quorum; whoever fell behind has its last in a file of its own.
      const own = await source.read(cosignedPath(key.name));
      const seen = [utf8(checkpoint.text), own].flatMap((note) => (note && cosignedIn(note, key)) ?? []);
      const largest = seen.toSorted((a, b) => b.size - a.size || b.ms - a.ms)[0];
      return { name, key: key.id, url, cosigned: largest };
    }),
  );
}

/** Size of a checkpoint and when a witness says that it cosigned it; undefined where it says nothing. */
function cosignedIn(bytes: Uint8Array, key: NoteKey): WitnessLine['cosigned'] {
  // Anybody's bytes: what is no text is no note.
  const note = parseNote(new TextDecoder().decode(bytes));
  const tree = isRefusal(note) ? note : parseCheckpointText(note.text);
  if (isRefusal(note) || isRefusal(tree)) return undefined;
  const times = note.signatures.flatMap(({ id, name, signature }) =>
    id === key.id && name === key.name && signature.length === COSIGNATURE_BYTES
      ? [Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)) * 1000]
      : [],
  );
  const ms = Math.max(...times.filter(isTime));
  return Number.isFinite(ms) ? { size: tree.size, ms } : undefined;
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
  const at = cosigned && new Date(cosigned.ms).toISOString();
  const behind = cosigned === undefined ? 0 : head.checkpoint.size - cosigned.size;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <code>{key}</code>
      </td>
      <td class="n">{cosigned === undefined ? '–' : format.number(cosigned.size)}</td>
      <td>
        {at === undefined ? (
          say('witness.not.yet')
        ) : (
          <time dateTime={at}>{format.time(at, zoneOf(page, NATION))}</time>
        )}
        {behind > 0 && <small> {say('witness.behind', { entries: behind })}</small>}
      </td>
    </tr>
  );
}
