// What results say in Indonesian, the source: states, verdicts, acts, cells; the rules stand in rules-id.ts.
// What may still change is never called the result: that word belongs to the paper.
import { rulesId } from './rules-id.ts';

export const id = {
  ...rulesId,
  'results.name': 'Hasil di TPS',
  'results.paper': 'Yang menentukan adalah kertas: C.Hasil dan rekapitulasi berjenjang.',

  'results.state.confirmed.title': 'Terkonfirmasi',
  'results.state.confirmed.reader':
    'Dua petugas berbeda memasukkan angka yang sama dan angkanya saling cocok. Formulir ini ' +
    'dihitung.',
  'results.state.confirmed.officer': 'Selesai. Simpan tanda terima dan C.Hasil.',
  'results.state.confirmed.office':
    'Tidak ada tindakan. Perubahan hanya lewat pembetulan dua petugas.',
  'results.state.withheld.title': 'Ditahan',
  'results.state.withheld.reader':
    'Dua petugas memasukkan angka yang sama, tetapi angkanya tidak saling cocok. Formulir ' +
    'ditampilkan dan belum dihitung.',
  'results.state.withheld.officer':
    'Cocokkan dengan C.Hasil. Jika salah entri, minta PPK atau KPU Kab/Kota membetulkan.',
  'results.state.withheld.office':
    'Bandingkan dengan foto dan C.Hasil, lalu betulkan dengan bukti atau bahas dalam rapat ' +
    'pleno.',
  'results.state.incomplete.title': 'Belum lengkap',
  'results.state.incomplete.reader':
    'Bagian I, IV, atau V tidak tercatat lengkap. Formulir ditampilkan dan belum dihitung.',
  'results.state.incomplete.officer':
    'Serahkan C.Hasil kepada PPK agar bagian yang kosong dapat dilengkapi.',
  'results.state.incomplete.office': 'Lengkapi dari C.Hasil dengan pembetulan dua petugas.',
  'results.state.disputed.title': 'Berselisih',
  'results.state.disputed.reader':
    'Dua petugas memasukkan angka yang berbeda. Kotak yang berbeda disebut, dan belum ada yang ' +
    'dihitung.',
  'results.state.disputed.officer':
    'Buka C.Hasil bersama dan baca kotak yang disebut. Yang keliru memasukkan lagi atas namanya ' +
    'sendiri.',
  'results.state.disputed.office':
    'Tanyakan kepada KPPS. Jika tidak dapat dihubungi, ambil alih dengan bacaan sendiri dari ' +
    'C.Hasil.',
  'results.state.waiting.title': 'Menunggu bacaan kedua',
  'results.state.waiting.reader':
    'Baru satu petugas memasukkan angka. Formulir dihitung setelah petugas kedua memasukkan ' +
    'angka yang sama.',
  'results.state.waiting.officer':
    'Minta anggota KPPS lain membaca C.Hasil sendiri dan memasukkannya.',
  'results.state.waiting.office': 'Ingatkan TPS ini bila sudah lama menunggu.',
  'results.state.missing.title': 'Belum masuk',
  'results.state.missing.reader': 'Belum ada yang memasukkan formulir TPS ini.',
  'results.state.missing.officer':
    'Masukkan angka dari C.Hasil setelah penghitungan selesai. Tanpa jaringan, simpan dahulu di ' +
    'perangkat.',
  'results.state.missing.office':
    'Hubungi PPS. Catat sebabnya: jaringan, listrik, petugas, atau penghitungan belum selesai.',

  'results.verdict.held': 'Cocok',
  'results.verdict.broken': 'Tidak cocok',
  'results.verdict.not-evaluated': 'Tidak dapat dinilai',
  'results.verdict.differ': '{left} dan {right}: berbeda {difference}',
  'results.verdict.exceed': '{left} melebihi {right} sebanyak {difference}',
  'results.severity.error': 'Menahan formulir',
  'results.severity.warning': 'Perlu dilihat; tidak menahan',
  'results.severity.dispute': 'Perlu diselesaikan dalam rapat pleno',

  'results.act.enter': 'Memasukkan bacaan C.Hasil',
  'results.act.takeover': 'Mengambil alih entri',
  'results.act.correct': 'Membetulkan formulir',
  'results.act.evidence.photograph': 'Memotret C.Hasil',
  'results.act.evidence.photograph.reader':
    'Foto halaman C.Hasil dicatat dengan sidiknya. Foto baru tidak menghapus yang lama dari ' +
    'catatan.',
  'results.act.evidence.attest': 'Menyatakan angka yang dilihat',
  'results.act.evidence.attest.reader':
    'Saksi, pengawas, atau pemantau menyatakan inilah angka formulir yang dilihatnya. ' +
    'Pernyataan ini tidak mengonfirmasi dan tidak menahan apa pun.',
  'results.act.evidence.object': 'Mencatat keberatan',
  'results.act.evidence.object.reader':
    'Saksi, pengawas, atau pemantau mencatat keberatan dengan alasannya. Keberatan tetap ' +
    'terlihat, juga sesudah dijawab.',
  'results.act.evidence.answer': 'Menjawab keberatan',
  'results.act.evidence.answer.reader':
    'Penyelenggara menjawab satu keberatan dengan alasan. Jawaban sendiri tidak mengubah angka.',
  'results.objection.figures': 'Angka',
  'results.objection.procedure': 'Tata cara',
  'results.objection.ballots': 'Surat suara',
  'results.objection.voters': 'Pemilih',
  'results.objection.access': 'Akses ke TPS atau penghitungan',
  'results.objection.other': 'Lainnya',
  'results.answer.accepted': 'Keberatan diterima',
  'results.answer.noted': 'Keberatan dicatat',

  'results.section.I': 'I. Data pemilih dan pengguna hak pilih',
  'results.section.II': 'II. Data penggunaan surat suara',
  'results.section.III': 'III. Pemilih disabilitas yang menggunakan hak pilih',
  'results.section.IV': 'IV. Perolehan suara',
  'results.section.V': 'V. Suara sah dan tidak sah',
  'results.cell.I.A': 'Pemilih dalam DPT',
  'results.cell.I.B1': 'Pengguna hak pilih dari DPT',
  'results.cell.I.B2': 'Pengguna hak pilih dari DPTb',
  'results.cell.I.B3': 'Pengguna hak pilih dari DPK',
  'results.cell.I.B4': 'Jumlah pengguna hak pilih',
  'results.cell.II.1': 'Surat suara diterima',
  'results.cell.II.2': 'Surat suara digunakan',
  'results.cell.II.3': 'Surat suara rusak atau keliru coblos',
  'results.cell.II.4': 'Surat suara tidak digunakan',
  'results.cell.III': 'Pemilih disabilitas',
  'results.cell.IV.option': 'Suara nomor {no}, {name}',
  'results.cell.IV.party': 'Suara partai nomor {no}, {name}',
  'results.cell.IV.candidate': 'Suara calon {candidate} dari {name}',
  'results.cell.IV.total': 'Jumlah suara partai nomor {no}, {name}',
  'results.cell.V.A': 'Suara sah',
  'results.cell.V.B': 'Suara tidak sah',
  'results.cell.V.C': 'Jumlah suara sah dan tidak sah',
  'results.cell.column': '{row}, {column, select, L{laki-laki} P{perempuan} other{jumlah}}',
  'results.cell.reservePercent': 'cadangan',
  'results.cell.votersPerStationMax': 'ukuran TPS yang lazim',
} as const;
