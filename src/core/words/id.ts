// Refusals in Indonesian, the source: what happened, what it means for the vote, what to do now, on paper
// too. No blame, and never a word that lets an officer think that votes on paper are lost.
import { officeId } from './office-id.ts';
import { treeId } from './tree-id.ts';

const PAPER_STANDS =
  'Tidak ada suara yang hilang. Angka di C.Hasil tetap berlaku; kiriman ini saja yang belum ' +
  'tercatat.';
const AS_BEFORE = 'Suara dan catatan yang sudah ada tidak berubah.';
const SENT_AGAIN =
  'Tidak ada suara yang hilang. Kiriman masih tersimpan di perangkat dan dapat dikirim lagi ' +
  'tanpa tercatat dua kali.';
const RENEW =
  'Perbarui aplikasi lalu kirim lagi. Jika tetap ditolak, simpan C.Hasil dan sampaikan kode ini ' +
  'kepada KPU Kab/Kota.';
const ASK_ABOVE =
  'Hubungi badan yang mengangkat Anda. C.Hasil tetap diisi, ditandatangani, dan diserahkan ' +
  'seperti biasa.';
const READ_AGAIN = 'Muat ulang keadaan terbaru, baca, lalu putuskan lagi.';

export const id = {
  ...officeId,
  ...treeId,
  'refusal.act-malformed.what': 'Kiriman tidak tersusun menurut ketentuan.',
  'refusal.act-malformed.vote': PAPER_STANDS,
  'refusal.act-malformed.now': RENEW,
  'refusal.act-too-large.what': 'Kiriman terlalu besar.',
  'refusal.act-too-large.vote': PAPER_STANDS,
  'refusal.act-too-large.now': 'Kurangi lampiran atau pendekkan alasan, lalu kirim lagi.',
  'refusal.act-not-canonical.what': 'Kiriman tidak ditulis dalam bentuk bakunya.',
  'refusal.act-not-canonical.vote': PAPER_STANDS,
  'refusal.act-not-canonical.now': RENEW,
  'refusal.act-unknown.what': 'Sistem tidak mengenal jenis tindakan ini.',
  'refusal.act-unknown.vote': PAPER_STANDS,
  'refusal.act-unknown.now': RENEW,
  'refusal.election-wrong.what': 'Kiriman ini untuk pemilu lain, atau untuk gladi.',
  'refusal.election-wrong.vote': PAPER_STANDS,
  'refusal.election-wrong.now':
    'Pastikan aplikasi terbuka pada pemilu yang benar, lalu masukkan lagi dari C.Hasil.',
  'refusal.unit-unknown.what': 'Wilayah atau TPS ini tidak ada dalam daftar yang ditetapkan.',
  'refusal.unit-unknown.vote': PAPER_STANDS,
  'refusal.unit-unknown.now':
    'Periksa kode TPS. Jika TPS memang ada, laporkan kepada KPU Kab/Kota agar dibuka dengan ' +
    'keputusan.',
  'refusal.record-wrong.what': 'Tindakan ini tidak cocok dengan berkas yang disebutnya.',
  'refusal.record-wrong.vote': PAPER_STANDS,
  'refusal.record-wrong.now': RENEW,
  'refusal.officer-unknown.what': 'Petugas ini belum diangkat dalam sistem.',
  'refusal.officer-unknown.vote': PAPER_STANDS,
  'refusal.officer-unknown.now': ASK_ABOVE,
  'refusal.officer-revoked.what': 'Pengangkatan petugas ini sudah dicabut.',
  'refusal.officer-revoked.vote': PAPER_STANDS,
  'refusal.officer-revoked.now':
    'Serahkan C.Hasil kepada PPS atau PPK. Mereka dapat memasukkannya dengan tanda tangan ' +
    'sendiri.',
  'refusal.key-unknown.what': 'Kunci perangkat ini belum terdaftar atas nama petugas ini.',
  'refusal.key-unknown.vote': PAPER_STANDS,
  'refusal.key-unknown.now':
    'Daftarkan perangkat dengan undangan Anda. Jika undangan sudah dipakai, minta yang baru ' +
    'kepada badan yang mengangkat Anda.',
  'refusal.key-revoked.what': 'Kunci perangkat ini sudah dicabut.',
  'refusal.key-revoked.vote': PAPER_STANDS,
  'refusal.key-revoked.now':
    'Daftarkan perangkat lain, atau serahkan C.Hasil kepada PPS atau PPK untuk dimasukkan atas ' +
    'nama mereka.',
  'refusal.signature-bad.what': 'Tanda tangan digital tidak cocok dengan isinya.',
  'refusal.signature-bad.vote': PAPER_STANDS,
  'refusal.signature-bad.now':
    'Kirim lagi dari perangkat yang sama. Jika tetap ditolak, hentikan pemakaian perangkat itu ' +
    'dan lapor.',
  'refusal.signers-same.what': 'Petugas yang sama menandatangani dua kali.',
  'refusal.signers-same.vote': PAPER_STANDS,
  'refusal.signers-same.now': 'Minta petugas lain yang berwenang untuk ikut menandatangani.',
  'refusal.role-not-allowed.what': 'Jabatan ini tidak berwenang melakukan tindakan ini.',
  'refusal.role-not-allowed.vote': PAPER_STANDS,
  'refusal.role-not-allowed.now': ASK_ABOVE,
  'refusal.unit-outside.what': 'Wilayah ini di luar wilayah kerja penanda tangan.',
  'refusal.unit-outside.vote': PAPER_STANDS,
  'refusal.unit-outside.now': 'Periksa kode TPS. Jika benar, serahkan kepada petugas wilayah itu.',
  'refusal.signers-missing.what': 'Jumlah penanda tangan tidak sesuai ketentuan.',
  'refusal.signers-missing.vote': PAPER_STANDS,
  'refusal.signers-missing.now': 'Lengkapi tanda tangan yang diperlukan, lalu kirim lagi.',
  'refusal.clock-ahead.what': 'Jam perangkat terlalu cepat.',
  'refusal.clock-ahead.vote': PAPER_STANDS,
  'refusal.clock-ahead.now':
    'Setel tanggal dan jam perangkat ke otomatis, lalu masukkan lagi dari C.Hasil.',
  'refusal.term-outside.what': 'Tindakan ini di luar masa tugas penanda tangan.',
  'refusal.term-outside.vote': PAPER_STANDS,
  'refusal.term-outside.now':
    'Periksa tanggal dan jam perangkat. Jika masa tugas memang habis, serahkan C.Hasil kepada ' +
    'PPS atau PPK.',
  'refusal.election-not-frozen.what': 'Pemilu ini belum dibuka dengan berita acara nol.',
  'refusal.election-not-frozen.vote': PAPER_STANDS,
  'refusal.election-not-frozen.now':
    'Tunggu sampai KPU menandatangani berita acara nol, lalu kirim lagi.',
  'refusal.election-frozen.what': 'Pemilu ini sudah dibekukan dengan berita acara nol.',
  'refusal.election-frozen.vote': AS_BEFORE,
  'refusal.election-frozen.now':
    'Sesudah pembekuan, hanya perubahan dengan keputusan dan alasan yang diterima.',
  'refusal.reason-missing.what': 'Alasan belum ditulis.',
  'refusal.reason-missing.vote': AS_BEFORE,
  'refusal.reason-missing.now':
    'Tulis alasannya. Alasan itu akan dibaca publik; jangan sebut nama orang.',
  'refusal.basis-stale.what': 'Ada tindakan lebih baru pada berkas ini yang belum Anda lihat.',
  'refusal.basis-stale.vote': AS_BEFORE,
  'refusal.basis-stale.now': READ_AGAIN,
  'refusal.election-founded.what':
    'Pemilu ini sudah didirikan, atau belum didirikan dengan benar.',
  'refusal.election-founded.vote': AS_BEFORE,
  'refusal.election-founded.now': 'Periksa nama pemilu dan kunci log. Pendirian hanya satu kali.',
  'refusal.freeze-differs.what': 'Angka dalam berita acara nol berbeda dari isi sistem.',
  'refusal.freeze-differs.vote': AS_BEFORE,
  'refusal.freeze-differs.now':
    'Hitung ulang jumlah petugas, kunci, dan TPS, lalu tanda tangani berita acara yang baru.',
  'refusal.officer-exists.what': 'Nomor petugas ini sudah dipakai.',
  'refusal.officer-exists.vote': AS_BEFORE,
  'refusal.officer-exists.now':
    'Buat nomor petugas baru yang acak, lalu ajukan pengangkatan lagi.',
  'refusal.invitation-wrong.what': 'Undangan ini bukan milik petugas tersebut.',
  'refusal.invitation-wrong.vote': AS_BEFORE,
  'refusal.invitation-wrong.now':
    'Periksa undangan yang Anda terima. Jika hilang, minta yang baru kepada badan yang ' +
    'mengangkat Anda.',
  'refusal.invitation-spent.what': 'Undangan ini sudah dipakai.',
  'refusal.invitation-spent.vote': AS_BEFORE,
  'refusal.invitation-spent.now':
    'Jika bukan Anda yang memakainya, segera lapor: kunci itu harus dicabut. Lalu minta ' +
    'undangan baru.',
  'refusal.key-exists.what':
    'Kunci ini sudah terdaftar, atau petugas masih punya kunci lain yang berlaku.',
  'refusal.key-exists.vote': AS_BEFORE,
  'refusal.key-exists.now':
    'Pakai perangkat yang sudah terdaftar, atau cabut dahulu kunci lamanya.',
  'refusal.station-exists.what': 'TPS ini sudah ada.',
  'refusal.station-exists.vote': AS_BEFORE,
  'refusal.station-exists.now': 'Periksa kode TPS dan keputusan yang menjadi dasarnya.',
  'refusal.snapshot-wrong.what': 'Potret yang diterbitkan tidak cocok dengan isi log.',
  'refusal.snapshot-wrong.vote': AS_BEFORE,
  'refusal.snapshot-wrong.now':
    'Hentikan penerbit dan periksa. Angka terakhir yang diterbitkan tetap dapat dibaca.',
  'refusal.contest-unknown.what': 'Jenis pemilihan ini tidak ada dalam pemilu ini.',
  'refusal.contest-unknown.vote': PAPER_STANDS,
  'refusal.contest-unknown.now': 'Periksa jenis C.Hasil yang sedang dimasukkan, lalu kirim lagi.',
  'refusal.attempt-unknown.what': 'Pemungutan suara ke-sekian ini belum ditetapkan untuk TPS ini.',
  'refusal.attempt-unknown.vote': PAPER_STANDS,
  'refusal.attempt-unknown.now':
    'Masukkan sebagai pemungutan suara pertama, atau tunggu keputusan pemungutan suara ulang.',
  'refusal.form-malformed.what': 'Isi formulir tidak sesuai bentuk C.Hasil.',
  'refusal.form-malformed.vote': PAPER_STANDS,
  'refusal.form-malformed.now':
    'Setiap kotak berisi bilangan bulat 0 sampai 9.999.999 atau dikosongkan. Periksa jumlah ' +
    'calon, lalu masukkan lagi.',
  'refusal.form-empty.what': 'Tidak satu pun perolehan suara diisi.',
  'refusal.form-empty.vote': PAPER_STANDS,
  'refusal.form-empty.now':
    'Isi sekurang-kurangnya bagian IV dari C.Hasil. Tulis 0 bila memang 0.',
  'refusal.tally-corrected.what': 'Formulir ini sudah dibetulkan oleh dua petugas di atas TPS.',
  'refusal.tally-corrected.vote': AS_BEFORE,
  'refusal.tally-corrected.now':
    'Bandingkan dengan C.Hasil. Jika masih salah, sampaikan keberatan kepada PPK atau KPU ' +
    'Kab/Kota.',
  'refusal.tally-settled.what': 'Dua petugas sudah memasukkan angka yang sama; entri ditutup.',
  'refusal.tally-settled.vote': AS_BEFORE,
  'refusal.tally-settled.now':
    'Jika angkanya salah, minta pembetulan kepada PPK atau KPU Kab/Kota dengan C.Hasil sebagai ' +
    'bukti.',
  'refusal.entries-too-many.what': 'Anda sudah memasukkan formulir ini 32 kali.',
  'refusal.entries-too-many.vote': AS_BEFORE,
  'refusal.entries-too-many.now':
    'Minta petugas lain memasukkan bacaannya dari C.Hasil, atau PPS atau PPK mengambil alih.',
  'refusal.tally-not-settled.what':
    'Belum ada dua bacaan yang sama, jadi belum ada yang dapat dibetulkan.',
  'refusal.tally-not-settled.vote': AS_BEFORE,
  'refusal.tally-not-settled.now':
    'Minta petugas TPS memasukkan lagi dari C.Hasil, atau ambil alih dengan entri Anda sendiri.',
  'refusal.form-same.what': 'Pembetulan ini sama dengan angka yang berlaku.',
  'refusal.form-same.vote': AS_BEFORE,
  'refusal.form-same.now':
    'Tidak ada yang perlu dikirim. Periksa apakah perubahan sudah dimasukkan.',

  'refusal.body-too-large.what': 'Kiriman melebihi batas ukuran.',
  'refusal.body-too-large.vote': SENT_AGAIN,
  'refusal.body-too-large.now': 'Kirim lebih sedikit sekaligus.',
  'refusal.body-malformed.what': 'Kiriman rusak atau bukan bentuk yang dikenal.',
  'refusal.body-malformed.vote': SENT_AGAIN,
  'refusal.body-malformed.now': RENEW,
  'refusal.too-many-requests.what': 'Terlalu banyak permintaan dari perangkat ini.',
  'refusal.too-many-requests.vote': SENT_AGAIN,
  'refusal.too-many-requests.now':
    'Tunggu sejenak. Aplikasi akan mengirim lagi sendiri; jangan memasukkan ulang.',
  'refusal.busy.what': 'Sistem sedang penuh dan belum mengambil kiriman ini.',
  'refusal.busy.vote': SENT_AGAIN,
  'refusal.busy.now':
    'Biarkan aplikasi mencoba lagi. Tanda terima muncul setelah tercatat; C.Hasil tetap ' +
    'disimpan.',
  'refusal.not-found.what': 'Yang dicari tidak ada di sini.',
  'refusal.not-found.vote': AS_BEFORE,
  'refusal.not-found.now': 'Periksa alamat atau kodenya.',
  'refusal.method-not-allowed.what': 'Alamat ini tidak menerima permintaan semacam itu.',
  'refusal.method-not-allowed.vote': AS_BEFORE,
  'refusal.method-not-allowed.now': 'Periksa petunjuk antarmuka, lalu coba lagi.',
  'refusal.unavailable.what': 'Sistem sedang tidak dapat mencatat.',
  'refusal.unavailable.vote': SENT_AGAIN,
  'refusal.unavailable.now':
    'Tetap simpan di perangkat dan coba lagi nanti. C.Hasil, saksi, dan rekapitulasi berjalan ' +
    'tanpa sistem ini.',
  'refusal.founding-closed.what': 'Pemilihan tidak didirikan lewat jaringan.',
  'refusal.founding-closed.vote': AS_BEFORE,
  'refusal.founding-closed.now':
    'Operator memberikan berkas pendirian kepada server ketika log masih kosong.',
  'refusal.log-in-doubt.what': 'Sistem berhenti mencatat karena log harus diperiksa dahulu.',
  'refusal.log-in-doubt.vote': SENT_AGAIN,
  'refusal.log-in-doubt.now':
    'Simpan C.Hasil dan tanda terima Anda. Kiriman ditahan di perangkat sampai log terbukti ' +
    'utuh.',
  'refusal.report-unproven.what': 'Bukti kerja laporan ini tidak cocok, sudah lama, atau sudah dipakai.',
  'refusal.report-unproven.vote': 'Laporan tidak mengubah suara atau catatan mana pun.',
  'refusal.report-unproven.now': 'Muat ulang halaman, lalu kirim laporan sekali lagi.',
} as const;
