// What KPU changed after it had published: tps-president-2024-revisions.csv, each version with the time at
// which it was first seen. The first version is what the officers entered; every later one is a correction.
import { hex, sha256, utf8 } from '../../base/bytes.ts';
import type { Form } from '../../modules/results/form.ts';
import { readLines } from './csv-lines.ts';
import { faultText, formOf, hasVotes, rowReader } from './row.ts';

/** `evidence`: SHA-256 of the row's text in the source, hexadecimal. */
export type Version = { readonly form: Form; readonly seenMs: number; readonly evidence: string };

/** Versions with votes by station, in the order seen. A version that hides the votes is no form. */
export type Revisions = ReadonlyMap<string, readonly Version[]>;

/** Reads the revisions of the stations wanted. Throws when the file is not such a table: it is our own. */
export async function readRevisions(
  path: string | URL,
  wanted: (station: string) => boolean,
): Promise<Revisions> {
  const revisions = new Map<string, Version[]>();
  let parse: ReturnType<typeof rowReader> | undefined;
  for await (const lines of readLines(path)) {
    for (const line of lines) {
      if (!parse) {
        parse = rowReader(line.text ?? '', wanted);
        continue;
      }
      const row = parse(line);
      if (!row) continue;
      if ('fault' in row) throw new Error(`revisions: ${faultText(row)}`);
      const seenMs = Date.parse(row.cell('seen_at'));
      if (Number.isNaN(seenMs)) throw new Error(`revisions: line ${line.number}: seen_at is no time`);
      if (!hasVotes(row.figures)) continue;
      const evidence = hex(sha256(utf8(line.text ?? '')));
      const version = { form: formOf(row.figures), seenMs, evidence };
      revisions.set(row.station, [...(revisions.get(row.station) ?? []), version]);
    }
  }
  for (const versions of revisions.values()) versions.sort((a, b) => a.seenMs - b.seenMs);
  return revisions;
}
