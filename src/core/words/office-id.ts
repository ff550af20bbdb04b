// What an officer is told in Indonesian, the source, about delegations, invitations, the voting day, signing
// in and photographs. Paper goes on whatever the app says.
const PAPER_STANDS =
  'Tidak ada suara yang hilang. Angka di C.Hasil tetap berlaku; kiriman ini saja yang belum ' +
  'tercatat.';
const AS_BEFORE = 'Suara dan catatan yang sudah ada tidak berubah.';
const KEPT = 'Tidak ada suara yang hilang. Yang belum terkirim tetap tersimpan di perangkat.';

const PHOTO_KEPT = 'Angka yang sudah tercatat tidak berubah. Foto masih tersimpan di perangkat.';

export const officeId = {
  'refusal.delegation-missing.what': 'Tidak ada pelimpahan wewenang yang berlaku untuk tindakan ini.',
  'refusal.delegation-missing.vote': PAPER_STANDS,
  'refusal.delegation-missing.now':
    'Minta pemberi wewenang melimpahkannya lagi, atau minta ia sendiri yang menandatangani.',
  'refusal.delegation-ended.what': 'Pelimpahan wewenang ini belum mulai atau sudah berakhir.',
  'refusal.delegation-ended.vote': PAPER_STANDS,
  'refusal.delegation-ended.now':
    'Periksa waktunya. Jika sudah berakhir, minta pelimpahan baru kepada pemberi wewenang.',
  'refusal.act-not-delegable.what': 'Tindakan ini tidak dapat dilimpahkan.',
  'refusal.act-not-delegable.vote': AS_BEFORE,
  'refusal.act-not-delegable.now': 'Pilih hanya tindakan yang dapat dilimpahkan, lalu kirim lagi.',
  'refusal.delegations-too-many.what':
    'Petugas ini sudah menerima pelimpahan wewenang dari delapan petugas lain.',
  'refusal.delegations-too-many.vote': AS_BEFORE,
  'refusal.delegations-too-many.now':
    'Pilih penerima lain, atau akhiri dahulu pelimpahan yang tidak diperlukan lagi.',
  'refusal.invitation-expired.what': 'Masa berlaku undangan ini sudah lewat.',
  'refusal.invitation-expired.vote': AS_BEFORE,
  'refusal.invitation-expired.now': 'Minta undangan baru kepada badan yang mengangkat Anda.',
  'refusal.participant-unknown.what': 'Peserta yang disebut tidak ada dalam pemilihan ini.',
  'refusal.participant-unknown.vote': AS_BEFORE,
  'refusal.participant-unknown.now':
    'Periksa jenis pemilihan dan nomor urut peserta, lalu ajukan pengangkatan lagi.',
  'refusal.turnout-wrong.what': 'Jumlah pemilih laki-laki dan perempuan tidak sama dengan jumlahnya.',
  'refusal.turnout-wrong.vote': AS_BEFORE,
  'refusal.turnout-wrong.now': 'Hitung lagi dari daftar hadir, lalu kirim lagi.',
  'refusal.shift-running.what': 'Petugas ini sudah tercatat sedang bertugas.',
  'refusal.shift-running.vote': AS_BEFORE,
  'refusal.shift-running.now':
    'Tidak ada yang perlu dikirim. Catat selesai bertugas dahulu bila hendak mulai lagi.',
  'refusal.shift-missing.what': 'Petugas ini tidak tercatat sedang bertugas.',
  'refusal.shift-missing.vote': AS_BEFORE,
  'refusal.shift-missing.now': 'Catat mulai bertugas dahulu. Periksa juga tanggal dan jam perangkat.',
  'refusal.objection-unknown.what': 'Keberatan ini tidak ada pada berkas ini, atau sudah dijawab.',
  'refusal.objection-unknown.vote': AS_BEFORE,
  'refusal.objection-unknown.now': 'Muat ulang keadaan terbaru, baca, lalu putuskan lagi.',

  'refusal.invitation-unknown.what':
    'Undangan ini tidak dikenal di wilayah itu, sudah dipakai, atau sudah lewat masanya.',
  'refusal.invitation-unknown.vote': AS_BEFORE,
  'refusal.invitation-unknown.now':
    'Periksa kode undangan dan wilayahnya. Jika tetap ditolak, minta undangan baru kepada badan yang ' +
    'mengangkat Anda.',
  'refusal.names-closed.what': 'Nama petugas di wilayah ini belum dibuka untuk Anda.',
  'refusal.names-closed.vote': AS_BEFORE,
  'refusal.names-closed.now':
    'Buka dahulu dengan alasan. Siapa yang membuka dan mengapa dapat dibaca semua orang.',
  'refusal.session-missing.what': 'Anda belum masuk, atau waktu masuk Anda sudah habis.',
  'refusal.session-missing.vote': KEPT,
  'refusal.session-missing.now': 'Masuk lagi dari perangkat Anda.',
  'refusal.session-old.what': 'Untuk ini Anda harus baru saja masuk.',
  'refusal.session-old.vote': KEPT,
  'refusal.session-old.now': 'Masuk sekali lagi, lalu ulangi.',
  'refusal.passkeys-too-many.what': 'Anda sudah memiliki sepuluh kunci sandi.',
  'refusal.passkeys-too-many.vote': AS_BEFORE,
  'refusal.passkeys-too-many.now': 'Hapus satu yang tidak dipakai lagi, lalu daftarkan yang baru.',
  'refusal.challenge-unknown.what': 'Permintaan masuk ini sudah terlalu lama atau sudah dipakai.',
  'refusal.challenge-unknown.vote': KEPT,
  'refusal.challenge-unknown.now': 'Mulai lagi dari layar masuk.',
  'refusal.sign-in-refused.what': 'Anda belum dapat masuk dengan cara ini.',
  'refusal.sign-in-refused.vote': KEPT,
  'refusal.sign-in-refused.now':
    'Coba lagi dari perangkat yang terdaftar. Jika perangkat hilang, hubungi badan yang mengangkat Anda.',
  'refusal.session-forbidden.what': 'Jabatan atau wilayah Anda tidak membuka bagian ini.',
  'refusal.session-forbidden.vote': AS_BEFORE,
  'refusal.session-forbidden.now': 'Kembali ke wilayah Anda, atau minta kepada badan di atas Anda.',
  'refusal.photograph-wrong.what': 'Foto yang sampai berbeda dari foto yang disebut.',
  'refusal.photograph-wrong.vote': PHOTO_KEPT,
  'refusal.photograph-wrong.now': 'Biarkan aplikasi mengirim foto itu lagi. Simpan C.Hasil baik-baik.',
  'refusal.photograph-offset.what': 'Bagian foto ini tidak menyambung dengan bagian yang sudah sampai.',
  'refusal.photograph-offset.vote': PHOTO_KEPT,
  'refusal.photograph-offset.now': 'Biarkan aplikasi melanjutkan dari bagian terakhir yang sampai.',
} as const;
