import { describe, expect, test } from 'vitest';
import { textOf } from '../base/bytes.ts';
import { cosignedPath } from '../core/cosignature.ts';
import { formatVkey, noteSigner } from '../core/note.ts';
import { CosignedFiles } from './cosigned-files.ts';
import { ed25519 } from './ed25519.ts';
import type { WitnessAt } from './witness-client.ts';

const witnessNamed = (name: string): WitnessAt => ({
  url: 'http://127.0.0.1',
  vkey: formatVkey(noteSigner(name, 'cosignature', new Uint8Array(32).fill(7), ed25519).key),
});
const at = (size: number) => ({ checkpoint: `of ${size}\n`, line: '— hers\n', size });

function desk(fail?: Error) {
  const written = new Map<string, string[]>();
  const faults: unknown[] = [];
  const files = new CosignedFiles({
    pauseMs: 60_000,
    onFault: (cause) => faults.push(cause),
    replace: async (path, bytes) => {
      if (fail) throw fail;
      written.set(path, [...(written.get(path) ?? []), textOf(bytes)]);
    },
  });
  return { files, written, faults };
}

describe('the last checkpoint of each witness', () => {
  test('is written at once, what comes meanwhile is one more, and nothing older comes after', async () => {
    const { files, written } = desk();
    for (const size of [1, 2, 5, 4]) files.add(witnessNamed('w.example'), at(size));
    files.add(witnessNamed('other.example'), at(3));
    await files.end();
    expect(written.get('cosigned/w.example')).toEqual(['of 1\n— hers\n', 'of 5\n— hers\n']);
    expect(written.get('cosigned/other.example')).toEqual(['of 3\n— hers\n']);
  });

  test('lies under its name as one part of a path, and never elsewhere', async () => {
    expect(cosignedPath("w.example/a b'é")).toBe('cosigned/w.example%2Fa%20b%27%C3%A9');
    const { files, written } = desk();
    for (const name of ['a/b', '../etc/passwd', '.hidden']) files.add(witnessNamed(name), at(1));
    await files.end();
    expect([...written.keys()]).toEqual(['cosigned/a%2Fb']);
  });

  test('is told when it cannot be written, and nothing waits for it', async () => {
    const fault = new Error('no space');
    const { files, faults } = desk(fault);
    files.add(witnessNamed('w.example'), at(1));
    await files.end();
    expect(faults).toEqual([fault]);
  });
});
