// Every kind of page that the site has, one address each, for the laws that hold for all of them: size,
// widths, zoom, headers.
import { STATIONS, VILLAGE } from './portal-tree.ts';

export const PAGES = {
  nation: '/',
  province: '/17',
  regency: '/1701',
  'sub-district': '/170108',
  village: `/${VILLAGE}`,
  'station confirmed': `/${STATIONS.confirmed}`,
  'station withheld': `/${STATIONS.withheld}`,
  'station corrected': `/${STATIONS.corrected}`,
  'station disputed': `/${STATIONS.disputed}`,
  'station late': `/${STATIONS.missing}`,
  'register of withheld forms': '/daftar/ditahan/ID',
  'register of corrections': '/daftar/pembetulan/ID',
  'register of late forms': '/daftar/terlambat/ID',
  'register of objections': '/daftar/keberatan/ID',
  log: '/log',
  entries: '/log/catatan',
  leaf: '/leaf/3',
  receipt: '/leaf/3/tanda-terima',
  witnesses: '/log/saksi',
  releases: '/rilis',
  data: '/data',
  'search, asked nothing': '/cari',
  'search, found': '/cari?q=lubuk+resam',
  about: '/tentang',
  scan: '/pindai',
  translation: '/terjemahan',
  embed: '/embed/17',
  'province in the past': '/17?at=2024-02-14T20:00',
} as const;

/** What is said where there is no page. */
export const NO_PAGES = { 'not found': '/9999', 'moment not read': '/17?at=kemarin' } as const;

/** An address in another language than the source's. */
export const inLanguage = (language: string, address: string): string =>
  language === 'id' ? address : `/${language}${address}`;
