// Runbooks name buttons and screens as the officers' app has them: what stands in italics there is a text of
// the Indonesian words, whole, with … for what the app fills in. Who hurries looks for that very word.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { SourceTable } from '../../src/base/words.ts';
import { made, ours, type Repository, ROOT } from './repository.ts';

const RUNBOOK = /^docs\/runbooks\/.*\.md$/;
const SOURCE = /^src\/.*\/words\/id\.ts$/;
const ITALIC = /(?<![*\w])\*([^*\s](?:[^*\n]*[^*\s])?)\*(?![*\w])/g;

/** Everything that the app, the desk and the refusals say in Indonesian, as a runbook would write it. */
async function said(): Promise<ReadonlySet<string>> {
  const tables = ours.paths.filter((path) => SOURCE.test(path));
  const modules = await Promise.all(tables.map((path) => import(pathToFileURL(join(ROOT, path)).href)));
  const texts = modules.flatMap(({ id }: { id: SourceTable }) => Object.values(id));
  return new Set(texts.map((text) => text.replaceAll(/\{\w+\}/g, '…')));
}

/** Italics of runbooks that no screen says, as `page: words`. */
function unsaid({ paths, text }: Repository, screens: ReadonlySet<string>): string[] {
  return paths.filter((path) => RUNBOOK.test(path)).flatMap((path) => {
    const prose = text(path).replaceAll(/^ {4}.*$/gm, '').replaceAll(/`[^`\n]*`/g, '');
    const named = [...prose.matchAll(ITALIC)].map(([, words = '']) => words);
    return named.filter((words) => !screens.has(words)).map((words) => `${path}: ${words}`);
  });
}

test('what a runbook sets in italics stands on a screen, word for word', async () => {
  expect(unsaid(ours, await said())).toEqual([]);
});

test('a runbook that names another word is found', () => {
  const page = 'Press *Angkat* → *Angkat … petugas*, not **much**, `*.ts`, 2*3*4 or *Tekan*.\n\n    *code*\n';
  const screens = new Set(['Angkat', 'Angkat … petugas']);
  expect(unsaid(made({ 'docs/runbooks/a.md': page }), screens)).toEqual(['docs/runbooks/a.md: Tekan']);
});
