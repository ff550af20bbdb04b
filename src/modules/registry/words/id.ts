// What the registry's acts are called in Indonesian, the source: a title, and one sentence for a reader.
import { rolesId } from './roles-id.ts';

export const id = {
  ...rolesId,
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
  'registry.act.officer.invite': 'Mengundang lagi',
  'registry.act.officer.invite.reader':
    'Badan di atasnya memberi undangan baru kepada petugas yang belum punya kunci. Undangan lama tidak berlaku lagi.',
  'registry.act.delegation.grant': 'Melimpahkan wewenang',
  'registry.act.delegation.grant.reader':
    'Seorang petugas mengizinkan petugas lain menandatangani tindakan tertentu atas haknya, di wilayah tertentu dan untuk waktu tertentu. Pelimpahan berakhir sendiri dan tidak dapat diteruskan.',
  'registry.act.delegation.end': 'Mengakhiri pelimpahan',
  'registry.act.delegation.end.reader':
    'Pelimpahan wewenang diakhiri sebelum waktunya oleh pemberi, penerima, atau badan di atas pemberi.',
  'registry.act.names.read': 'Membuka nama petugas',
  'registry.act.names.read.reader':
    'Seorang petugas membuka nama petugas di wilayahnya selama satu jam, dengan alasan. Nama itu sendiri tidak dicatat di sini.',
  'registry.act.station.amend': 'Membuka atau menutup TPS',
  'registry.act.station.amend.reader':
    'KPU membuka TPS yang belum ada dalam daftar, atau menutup yang ada, dengan alasan.',
} as const;
