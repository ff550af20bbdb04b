// What the making of every page is given, and what it gives.
import { renderToString } from 'preact-render-to-string';
import type { Address } from './address.ts';
import type { Assets } from './assets.ts';
import type { Keep } from './data/kept.ts';
import type { Carried } from './glance/carried.ts';
import type { Head, PublishedTree } from './published.ts';

export type Task = {
  /** Files of data made lately. */
  keep: Keep;
  tree: PublishedTree;
  assets: Assets;
  carried: Carried | undefined;
  head: Head;
  address: Address;
  site: string;
  evidence: string;
  api?: string | undefined;
};
export type Fault = { readonly fault: '400' | '404' };

export const html = (element: Parameters<typeof renderToString>[0]): string =>
  `<!doctype html>${renderToString(element)}`;
