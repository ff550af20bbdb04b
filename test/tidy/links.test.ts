// Every link of every page leads somewhere: files that exist, headings that are there. Addresses outside are
// not asked: a test must not need the network.
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isOurs, made, ours, type Repository } from './repository.ts';

const LINK = /!?\[[^\]]*\]\(\s*<?([^)>\s]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s+(\S+)/gm;
const HTML_LINK = /\b(?:href|src)="([^"]+)"/g;
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|\/\/)/i;

/** A page without its code, in which brackets mean nothing. */
const prose = (page: string): string =>
  page
    .replaceAll(/^(```|~~~)[\s\S]*?^\1.*$/gm, '')
    .replaceAll(/^( {4}|\t).*$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');

/** The anchors of a page's headings, as forges write them. */
export function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const match of page.replaceAll(/^(```|~~~)[\s\S]*?^\1.*$/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const text = (match[1] ?? '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = text.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-');
    let unique = slug;
    for (let n = 1; anchors.has(unique); n++) unique = `${slug}-${n}`;
    anchors.add(unique);
  }
  return anchors;
}

/** Links that lead nowhere, as `page: link`. */
export function deadLinks(repository: Repository): string[] {
  const folders = new Set(
    repository.paths.flatMap((path) => path.split('/').map((_, i, all) => all.slice(0, i).join('/'))),
  );
  return repository.paths
    .filter((path) => path.endsWith('.md') && isOurs(path))
    .flatMap((page) => {
      const text = prose(repository.text(page));
      const links = [...text.matchAll(LINK), ...text.matchAll(HTML_LINK)].map(
        (match) => match[1] ?? match[2] ?? '',
      );
      return links
        .filter((link) => !ELSEWHERE.test(link))
        .flatMap((link) => {
          const [file = '', anchor] = link.split('#');
          const target =
            file === '' ? page : posix.join(posix.dirname(page), decodeURI(file)).replace(/\/$/, '');
          if (target !== '.' && !repository.has(target) && !folders.has(target)) return [`${page}: ${link}`];
          if (anchor === undefined || !target.endsWith('.md')) return [];
          return anchorsOf(repository.text(target)).has(anchor) ? [] : [`${page}: ${link}`];
        });
    });
}

describe('links', () => {
  test('every link of every page leads somewhere', () => expect(deadLinks(ours)).toEqual([]));
});

describe('the law of links bites', () => {
  const from = (text: string): string[] => {
    return deadLinks(made({ 'docs/a.md': text, 'spec/log.md': '# The tree\n## Receipt: a `proof`\n' }));
  };
  test.each([
    '[a](b.md)',
    '[a](../spec/log.md#nothing)',
    '[a](#nothing)',
    '![shot](a.png)',
    '<img src="a.png">',
    '[a]: b.md',
  ])('%s leads nowhere', (link) => expect(from(link)).toHaveLength(1));
  test.each([
    '[a](../spec/log.md#receipt-a-proof)',
    '[a](../spec/)',
    '[a](https://c2sp.org/x)',
    '`[a](b.md)`',
    '[a](..)',
  ])('%s is fine', (link) => expect(from(link)).toEqual([]));
});
