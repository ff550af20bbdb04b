// Addresses of the registers, the entries of the log, the witnesses, the releases, the figures to embed. Each
// has one spelling; a filter that is none leaves the page without an address rather than without its filter.

/** Registers by the name that their addresses carry, with what they count. */
export const REGISTERS = {
  ditahan: 'withheld',
  berselisih: 'disputed',
  'belum-lengkap': 'incomplete',
  menunggu: 'waiting',
  'belum-masuk': 'missing',
  terlambat: 'late',
  keberatan: 'objections',
  pembetulan: 'corrections',
} as const;
export type RegisterName = keyof typeof REGISTERS;
export type Counted = (typeof REGISTERS)[RegisterName];

export type EntryFilter = {
  /** Entries below this leaf. */
  readonly before?: number;
  readonly kind?: string;
  readonly unit?: string;
  readonly officer?: string;
};

/** Stations that a register's table holds at most: of more, one asks for a region. */
export const FILE_ROWS_MAX = 20_000;

export type RegisterAddress =
  | { readonly kind: 'register-file'; readonly path: string; readonly rest: string; readonly rule?: string }
  | { readonly kind: 'register'; readonly path: string; readonly rest: string; readonly rule?: string }
  | { readonly kind: 'entries'; readonly path: string; readonly filter: EntryFilter }
  | { readonly kind: 'witnesses' | 'releases'; readonly path: string }
  | { readonly kind: 'embed' | 'picture'; readonly path: string; readonly rest: string };

const UNIT = String.raw`(ID|\d{2}(?:[0-9A-Z]{2}(?:\d{2}(?:\d{4})?)?)?)`;
const REGISTER = new RegExp(`^/daftar/([a-z-]{1,20})/${UNIT}(\\.csv)?$`);
const EMBED = new RegExp(`^/embed/${UNIT}$`);
const PICTURE = new RegExp(`^/gambar/${UNIT}\\.png$`);
const RULE = /^R([1-9]|1[0-6])$/;

export const isRegister = (name: string): name is RegisterName => Object.hasOwn(REGISTERS, name);

/** Reads a path without its language; undefined when it is none of these. */
export function readRegisters(path: string, query: URLSearchParams): RegisterAddress | undefined {
  const [, name = '', unit = '', file] = REGISTER.exec(path) ?? [];
  if (isRegister(name)) {
    const rule = query.get('aturan') ?? '';
    const kind = file === undefined ? 'register' : 'register-file';
    if (rule === '') return { kind, path, rest: `${name}/${unit}` };
    // Only withheld forms have rules to be sifted by.
    if (name !== 'ditahan' || !RULE.test(rule)) return undefined;
    return { kind, path, rest: `${name}/${unit}`, rule };
  }
  const embed = EMBED.exec(path)?.[1];
  if (embed !== undefined) return { kind: 'embed', path, rest: embed };
  const picture = PICTURE.exec(path)?.[1];
  if (picture !== undefined) return { kind: 'picture', path, rest: picture };
  if (path === '/log/saksi') return { kind: 'witnesses', path };
  if (path === '/rilis') return { kind: 'releases', path };
  const filter = path === '/log/catatan' ? readFilter(query) : undefined;
  return filter && { kind: 'entries', path, filter };
}

const FILTERS = {
  sebelum: /^(0|[1-9]\d{0,14})$/,
  jenis: /^[a-z]{1,20}(\.[a-z]{1,20}){0,2}$/,
  wilayah: /^(ID|\d{2}([0-9A-Z]{2}(\d{2}(\d{4}(\d{3})?)?)?)?)$/,
  petugas: /^(publisher|[0-9a-f]{8,32})$/,
} as const;

/** An empty field of the form is no filter. */
function readFilter(query: URLSearchParams): EntryFilter | undefined {
  const given = new Map<string, string>();
  for (const [name, shape] of Object.entries(FILTERS)) {
    const text = (query.get(name) ?? '').trim();
    if (text === '') continue;
    if (!shape.test(text)) return undefined;
    given.set(name, text);
  }
  const [before, kind] = [given.get('sebelum'), given.get('jenis')];
  const [unit, officer] = [given.get('wilayah'), given.get('petugas')];
  return {
    ...(before !== undefined && { before: Number(before) }),
    ...(kind !== undefined && { kind }),
    ...(unit !== undefined && { unit }),
    ...(officer !== undefined && { officer }),
  };
}

/** The query of a filter, as its address has it. */
export function filterQuery(filter: Omit<EntryFilter, 'before'> & { before?: number | null }): string {
  const { before, kind, unit, officer } = filter;
  const query = new URLSearchParams();
  if (kind !== undefined) query.set('jenis', kind);
  if (unit !== undefined) query.set('wilayah', unit);
  if (officer !== undefined) query.set('petugas', officer);
  if (before !== undefined && before !== null) query.set('sebelum', String(before));
  return query.size === 0 ? '' : `?${query.toString()}`;
}
