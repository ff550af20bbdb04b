// Words of earlier elections that people still use for forms and systems. Each leads to an explanation and
// the word of today (docs/glossary.md, "Old words"); what else was typed is searched as a place.
import { wordsOf } from './fold.ts';

export type OldWord = {
  readonly old: string;
  /** Official name of today, the same in every language; absent where nothing took its place. */
  readonly now?: string;
  /** Which explanation: `search.old.<means>` in the words. */
  readonly means: 'result' | 'call' | 'present' | 'event' | 'move' | 'recap' | 'system' | 'sample' | 'roll';
};

const RECAP = 'recap';
export const OLD_WORDS: Readonly<Record<string, OldWord>> = {
  c1: { old: 'C1', now: 'C.HASIL', means: 'result' },
  c2: { old: 'C2', now: 'C.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KPU', means: 'event' },
  c6: { old: 'C6', now: 'C.PEMBERITAHUAN-KPU', means: 'call' },
  c7: { old: 'C7', now: 'C.DAFTAR HADIR', means: 'present' },
  a5: { old: 'A5', now: 'A-Surat Pindah Memilih', means: 'move' },
  da1: { old: 'DA1', now: 'D.HASIL KECAMATAN', means: RECAP },
  db1: { old: 'DB1', now: 'D.HASIL KABKO', means: RECAP },
  dc1: { old: 'DC1', now: 'D.HASIL PROV', means: RECAP },
  dd1: { old: 'DD1', now: 'D.HASIL NASIONAL', means: RECAP },
  sirekap: { old: 'Sirekap', means: 'system' },
  situng: { old: 'Situng', means: 'system' },
  quickcount: { old: 'quick count', means: 'sample' },
  hitungcepat: { old: 'hitung cepat', means: 'sample' },
  dpt: { old: 'DPT', means: 'roll' },
  nik: { old: 'NIK', means: 'roll' },
};

/** Words that go with a form's name and say nothing more. */
const BESIDE = new Set(['formulir', 'form', 'model', 'plano', 'hologram', 'salinan', 'cek', 'kpu', 'online']);
const WORDS_READ_MAX = 12;

/** The old words of a text, and the text without them. */
export function takeOldWords(typed: string): { old: readonly OldWord[]; rest: string } {
  const old = new Set<OldWord>();
  const rest: string[] = [];
  // Separators stay in the rest: `C1 batu ampar, batam` is still a village and its city.
  const pieces = typed.split(/(\s+|,)/);
  if (pieces.length > 2 * WORDS_READ_MAX) return { old: [], rest: typed };
  for (let i = 0; i < pieces.length; i++) {
    const [word, pair] = [wordsOf(pieces[i] ?? '').join(''), joined(pieces[i], pieces[i + 2])];
    const known = found(word) ?? found(pair);
    if (known === undefined) rest.push(pieces[i] ?? '');
    else old.add(known);
    if (known !== undefined && found(word) === undefined) i += 2;
  }
  if (old.size === 0) return { old: [], rest: typed };
  return { old: [...old], rest: rest.filter((piece) => !BESIDE.has(piece.toLowerCase())).join('') };
}

const joined = (one = '', other = ''): string => wordsOf(`${one} ${other}`).join('');
const found = (word: string): OldWord | undefined =>
  Object.hasOwn(OLD_WORDS, word) ? OLD_WORDS[word] : undefined;
