// What the page of a station says beyond the portal's own words, in Indonesian: the source.
export const id = {
  'history.officer': 'petugas {roles}',

  'side.title': 'Bacaan, berdampingan',
  'side.lead': '{same, plural, other{# angka}} sama, {differ, plural, =0{tidak ada yang berbeda} other{# berbeda}}.',
  'side.only': 'Baru ada satu bacaan, jadi belum ada yang dapat dibandingkan.',
  'side.equal': 'sama',
  'side.differ': 'berbeda',
  'side.mark': 'Sama?',
  'side.entered': 'diterima {time}',
  'side.superior': 'atasan',
  'side.against': 'Dua bacaan sama dan berlaku. {others, plural, other{# bacaan petugas}} lain berbeda dan tetap terlihat di bawah. Menurut aturan, dua bacaan pertama yang sama dari dua petugas berbeda menetapkan angka; setelah itu hanya pembetulan bertanda tangan dua petugas yang mengubahnya.',

  'correction.title': 'Pembetulan',
  'correction.lead': 'Angka lama tidak dihapus. Setiap pembetulan ditandatangani dua petugas.',
  'correction.item': 'Pembetulan pada {time}',
  'correction.cell': 'Angka',
  'correction.old': 'Sebelum',
  'correction.new': 'Sesudah',
  'correction.none': 'Tidak ada angka yang berubah.',
  'correction.evidence': 'Sidik bukti (SHA-256)',

  'dispute.title': 'Perselisihan',
  'dispute.open': 'Masih berselisih: dua bacaan tidak sama di {count, plural, other{# angka}}. Formulir ini tidak dihitung sampai dua petugas memasukkan angka yang sama atau atasan memutuskan.',
  'dispute.settled': 'Pernah berselisih, dan sudah selesai. Semua bacaan tetap ada di riwayat.',

  'report.title': 'Laporkan kesalahan pada formulir ini',
  'report.lead': 'Bandingkan dulu dengan foto atau salinan C.Hasil. Bila angkanya berbeda:',
  'report.ptps': 'Sampaikan kepada Pengawas TPS (PTPS) atau Panwaslu Kecamatan, dengan kode TPS dan nama angka yang salah.',
  'report.pps': 'Atau kepada PPS di desa atau kelurahan. PPS meneruskannya ke PPK, yang membetulkan di hadapan saksi.',
  'report.paper': 'Bawa lembar ini, yang dapat dicetak: kodenya menunjuk persis catatan yang Anda maksud.',
} as const;
