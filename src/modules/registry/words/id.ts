// What the registry's acts are called in Indonesian, the source: a title, and one sentence for a reader.
export const id = {
  'registry.name': 'Penyelenggara, wilayah, dan kunci',

  'registry.act.election.found': 'Menetapkan pemilu',
  'registry.act.election.found.reader':
    'KPU membuka catatan ini: menetapkan wilayah, TPS, calon, aturan, dan anggota KPU yang boleh menandatangani.',
  'registry.act.election.freeze': 'Laporan nol',
  'registry.act.election.freeze.reader':
    'KPU menyatakan berapa petugas, kunci, dan TPS yang ada, dan bahwa belum ada satu formulir pun. Sesudah ini setiap perubahan TPS, petugas, atau kunci perlu alasan.',
  'registry.act.officer.appoint': 'Mengangkat petugas',
  'registry.act.officer.appoint.reader':
    'Satu badan mengangkat petugas badan di bawahnya, dengan wilayah dan masa jabatannya. Nama orang tidak dicatat di sini.',
  'registry.act.officer.revoke': 'Mencabut pengangkatan',
  'registry.act.officer.revoke.reader':
    'Badan di atasnya memberhentikan seorang petugas. Yang sudah tercatat tetap; kiriman sesudah ini ditolak.',
  'registry.act.key.enrol': 'Mendaftarkan kunci',
  'registry.act.key.enrol.reader':
    'Seorang petugas membuka undangannya dan mendaftarkan kunci perangkatnya. Tanda tangannya dikenal lewat kunci ini.',
  'registry.act.key.revoke': 'Mencabut kunci',
  'registry.act.key.revoke.reader':
    'Kunci yang hilang atau tidak dipakai lagi dinyatakan tidak berlaku. Kiriman dengan kunci itu sesudah ini ditolak, apa pun waktu yang ditulisnya.',
  'registry.act.station.amend': 'Membuka atau menutup TPS',
  'registry.act.station.amend.reader':
    'KPU membuka TPS yang belum ada dalam daftar, atau menutup yang ada, dengan alasan.',
} as const;
