// The one page of the app and its manifest, as texts for the builder. Nothing runs in it but the app's
// script.
import type { Tables } from './speech.ts';

export type PageParts = {
  readonly script: string;
  readonly style: string;
  readonly tables: Tables;
  /** What the desk loads with itself (desk-parts.ts). */
  readonly desk: { readonly style: string; readonly words: Tables };
  readonly preload: readonly string[];
};

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The HTML of `/app/`. */
export const pageText = ({ script, style, tables, desk, preload }: PageParts): string => `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#fcfcfa" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#111317" media="(prefers-color-scheme: dark)">
<meta name="robots" content="noindex">
<title>Terang</title>
<link rel="manifest" href="/app/manifest.webmanifest">
<link rel="icon" href="/app/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/app/icon-192.png">
<link rel="stylesheet" href="${attribute(style)}">
<link rel="preload" as="fetch" crossorigin href="${attribute(tables.id)}">
${preload.map((address) => `<link rel="modulepreload" href="${attribute(address)}">\n`).join('')}</head>
<body data-words="${attribute(JSON.stringify(tables))}" data-desk="${attribute(JSON.stringify(desk))}">
<div id="app"></div>
<noscript>Aplikasi ini memerlukan JavaScript. Yang menentukan adalah kertas: C.Hasil.</noscript>
<script type="module" src="${attribute(script)}"></script>
</body>
</html>
`;

/** The web app manifest. */
export const manifestText = (): string =>
  JSON.stringify({
    id: '/app/',
    name: 'Terang: petugas pemilu',
    short_name: 'Terang',
    lang: 'id',
    start_url: '/app/',
    scope: '/app/',
    display: 'standalone',
    orientation: 'any',
    background_color: '#fcfcfa',
    theme_color: '#fcfcfa',
    icons: [
      { src: '/app/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/app/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/app/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
    ],
  });

/** The icon: the bar of four states, which is the sign of the whole product, on a sheet. */
export const iconText = (): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect width="64" height="64" fill="#fcfcfa"/>
<rect x="10" y="14" width="44" height="9" fill="#15171c"/>
<g fill="none" stroke="#15171c" stroke-width="2"><rect x="11" y="28" width="42" height="9"/>
<path d="M14 36l7-7M22 36l7-7M30 36l7-7M38 36l7-7M46 36l6-6"/><rect x="11" y="42" width="42" height="9"/></g>
</svg>
`;
