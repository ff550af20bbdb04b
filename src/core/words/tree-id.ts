// What a reader of a published tree is told in Indonesian, the source: files, keys, proofs, witnesses.
// A damaged copy is never said to be a damaged vote.
const COUNT_STANDS =
  'Suara tidak berubah. Ini tentang salinan yang sedang dibaca, bukan tentang kertas.';
const FETCH_AGAIN =
  'Ambil lagi, atau baca dari cermin lain. Jika tetap begitu, simpan salinannya dan laporkan: ' +
  'itu bukti.';
const CHECK_KEY = 'Salin kunci itu lagi dari sumbernya, tanpa spasi atau baris tambahan.';
const ASK_WITNESS = 'Coba lagi nanti. Jika tetap begitu, hubungi pengelola saksi log itu.';
const STOP = 'Jangan menerbitkan apa pun. Simpan kedua salinan dan ikuti petunjuk pemulihan.';

export const treeId = {
  'refusal.bundle-malformed.what': 'Sebuah berkas catatan log rusak.',
  'refusal.bundle-malformed.vote': COUNT_STANDS,
  'refusal.bundle-malformed.now': FETCH_AGAIN,
  'refusal.bundle-missing.what': 'Sebuah berkas catatan log tidak ada.',
  'refusal.bundle-missing.vote': COUNT_STANDS,
  'refusal.bundle-missing.now': FETCH_AGAIN,
  'refusal.tile-malformed.what': 'Sebuah ubin pohon log rusak.',
  'refusal.tile-malformed.vote': COUNT_STANDS,
  'refusal.tile-malformed.now': FETCH_AGAIN,
  'refusal.tile-missing.what': 'Sebuah ubin pohon log tidak ada.',
  'refusal.tile-missing.vote': COUNT_STANDS,
  'refusal.tile-missing.now': FETCH_AGAIN,
  'refusal.object-malformed.what':
    'Daftar wilayah, pemilihan, atau aturan tidak tersusun menurut ketentuan.',
  'refusal.object-malformed.vote': COUNT_STANDS,
  'refusal.object-malformed.now': FETCH_AGAIN,
  'refusal.object-unknown.what':
    'Daftar wilayah, pemilihan, atau aturan yang disebut tidak ada, atau isinya lain.',
  'refusal.object-unknown.vote': COUNT_STANDS,
  'refusal.object-unknown.now': FETCH_AGAIN,
  'refusal.checkpoint-malformed.what': 'Titik periksa log tidak dapat dibaca.',
  'refusal.checkpoint-malformed.vote': COUNT_STANDS,
  'refusal.checkpoint-malformed.now': FETCH_AGAIN,
  'refusal.delta-too-large.what': 'Selisih data ini mencakup terlalu banyak desa atau kelurahan.',
  'refusal.delta-too-large.vote': COUNT_STANDS,
  'refusal.delta-too-large.now': 'Minta selisih yang lebih pendek, atau ambil berkas lengkapnya.',
  'refusal.checkpoint-origin.what': 'Titik periksa ini milik log lain.',
  'refusal.checkpoint-origin.vote': COUNT_STANDS,
  'refusal.checkpoint-origin.now':
    'Periksa alamat dan kunci log. Dua log dengan satu nama harus dilaporkan.',
  'refusal.note-malformed.what': 'Catatan bertanda tangan tidak dapat dibaca.',
  'refusal.note-malformed.vote': COUNT_STANDS,
  'refusal.note-malformed.now': FETCH_AGAIN,
  'refusal.note-signature-bad.what': 'Tanda tangan pada catatan tidak cocok dengan isinya.',
  'refusal.note-signature-bad.vote': COUNT_STANDS,
  'refusal.note-signature-bad.now': FETCH_AGAIN,
  'refusal.note-unsigned.what': 'Tidak ada tanda tangan dari kunci yang dipercaya.',
  'refusal.note-unsigned.vote': COUNT_STANDS,
  'refusal.note-unsigned.now':
    'Periksa kunci mana yang Anda percaya, dan dari mana Anda mendapatkannya.',
  'refusal.policy-malformed.what': 'Berkas kebijakan kepercayaan tidak dapat dibaca.',
  'refusal.policy-malformed.vote': COUNT_STANDS,
  'refusal.policy-malformed.now':
    'Periksa baris yang disebut dan salin lagi kebijakannya dari sumber yang Anda percaya.',
  'refusal.proof-malformed.what': 'Tanda terima ini tidak dapat dibaca.',
  'refusal.proof-malformed.vote': COUNT_STANDS,
  'refusal.proof-malformed.now': 'Pakai berkas tanda terima yang asli, atau pindai lagi kodenya.',
  'refusal.proof-wrong.what': 'Tanda terima ini tidak membuktikan catatan tersebut.',
  'refusal.proof-wrong.vote': COUNT_STANDS,
  'refusal.proof-wrong.now':
    'Periksa apakah tanda terima dan catatan sepasang. Jika sepasang, laporkan: itu bukti.',
  'refusal.quorum-missing.what': 'Saksi yang ikut menandatangani belum cukup.',
  'refusal.quorum-missing.vote': COUNT_STANDS,
  'refusal.quorum-missing.now': ASK_WITNESS,
  'refusal.skey-malformed.what': 'Kunci tanda tangan ini tidak dapat dibaca.',
  'refusal.skey-malformed.vote': COUNT_STANDS,
  'refusal.skey-malformed.now': CHECK_KEY,
  'refusal.vkey-malformed.what': 'Kunci pemeriksa ini tidak dapat dibaca.',
  'refusal.vkey-malformed.vote': COUNT_STANDS,
  'refusal.vkey-malformed.now': CHECK_KEY,
  'refusal.witness-ahead.what':
    'Saksi sudah melihat log yang lebih panjang daripada yang ada di sini.',
  'refusal.witness-ahead.vote': COUNT_STANDS,
  'refusal.witness-ahead.now': STOP,
  'refusal.witness-forked.what': 'Saksi melihat log lain dengan nama yang sama.',
  'refusal.witness-forked.vote': COUNT_STANDS,
  'refusal.witness-forked.now': STOP,
  'refusal.witness-refused.what': 'Saksi menolak titik periksa ini.',
  'refusal.witness-refused.vote': COUNT_STANDS,
  'refusal.witness-refused.now': ASK_WITNESS,
  'refusal.witness-answer-bad.what': 'Jawaban saksi tidak dapat dibaca.',
  'refusal.witness-answer-bad.vote': COUNT_STANDS,
  'refusal.witness-answer-bad.now': ASK_WITNESS,
  'refusal.witness-unreachable.what': 'Saksi tidak dapat dihubungi.',
  'refusal.witness-unreachable.vote': COUNT_STANDS,
  'refusal.witness-unreachable.now': ASK_WITNESS,
} as const;
