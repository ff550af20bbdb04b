// What the acts of voting day are called in Indonesian, the source: a title, and one sentence for a reader.
export const id = {
  'voting.name': 'Hari pemungutan suara',

  'voting.act.station.ready': 'Menyatakan TPS siap',
  'voting.act.station.ready.reader':
    'KPPS menyatakan TPS siap, dan apakah tempatnya dapat dicapai dengan kursi roda, ada jaringan, dan ada listrik.',
  'voting.act.station.oath': 'Mengucapkan sumpah',
  'voting.act.station.oath.reader':
    'Anggota KPPS mengucapkan sumpah atau janji sebelum pemungutan suara dimulai.',
  'voting.act.station.open': 'Membuka pemungutan suara',
  'voting.act.station.open.reader':
    'Rapat pemungutan suara dibuka. Dicatat berapa anggota KPPS dan berapa saksi yang hadir.',
  'voting.act.station.close': 'Menutup pemungutan suara',
  'voting.act.station.close.reader':
    'Waktu memilih selesai. Yang sudah antre atau sudah tercatat hadir masih memilih, dan jumlahnya dicatat.',
  'voting.act.turnout.count': 'Mencatat kehadiran pemilih',
  'voting.act.turnout.count.reader':
    'KPPS mencatat berapa laki-laki dan perempuan yang sudah memilih sampai jam itu. Ini belum angka C.Hasil.',
  'voting.act.shift.start': 'Mulai bertugas',
  'voting.act.shift.start.reader':
    'Seorang petugas mulai bertugas. Sejak itu lama kerjanya dihitung.',
  'voting.act.shift.end': 'Selesai bertugas',
  'voting.act.shift.end.reader': 'Seorang petugas selesai bertugas dan dapat beristirahat.',
  'voting.act.shift.relieve': 'Merencanakan pengganti',
  'voting.act.shift.relieve.reader':
    'Ditulis siapa yang menggantikan petugas yang sudah lama bertugas, dan sejak kapan. Rencana ini tidak mengubah wewenang siapa pun.',
} as const;
