// The rules in Indonesian, the source, in three roles of words: `reader` for anybody, `officer` for the KPPS
// with the paper in hand, `office` for PPK and KPU Kab/Kota. A broken rule is a difference between figures,
// never anybody’s guilt.
const COMPARE_PAPER =
  'Cocokkan entri dengan C.Hasil kotak demi kotak. Jika kertasnya sendiri salah, betulkan di ' +
  'hadapan saksi dan pengawas TPS, catat di C.Kejadian Khusus, lalu masukkan lagi.';
const OPEN_PAPER =
  'Buka foto dan C.Hasil. Salah salin dibetulkan dua petugas dengan alasan dan bukti; salah ' +
  'hitung diselesaikan dalam rapat pleno.';
const RECOUNT =
  'Periksa C.Hasil, daftar hadir, dan jumlah surat suara. Selisih suara dengan pengguna adalah ' +
  'alasan penghitungan ulang (UU 7/2017 Pasal 374 ayat 2 huruf h).';
const COUNT_AGAIN =
  'Hitung lagi daftar hadir dan surat suara bersama saksi dan pengawas TPS. Jika tetap berbeda, ' +
  'catat di C.Kejadian Khusus dan masukkan angka seperti di kertas.';
const NOTHING_YET =
  'Tidak ada yang perlu dilakukan: bahan untuk menilai aturan ini belum dicatat sistem.';

export const rulesId = {
  'results.rule.R1.title': 'Laki-laki + perempuan = jumlah',
  'results.rule.R1.reader':
    'Di setiap baris data pemilih, laki-laki ditambah perempuan harus sama dengan jumlahnya.',
  'results.rule.R1.officer': COMPARE_PAPER,
  'results.rule.R1.office': OPEN_PAPER,
  'results.rule.R2.title': 'Pengguna dari DPT paling banyak sebanyak DPT',
  'results.rule.R2.reader':
    'Yang memilih dari daftar pemilih tetap tidak mungkin lebih banyak daripada isi daftar itu.',
  'results.rule.R2.officer':
    'Periksa apakah pemilih DPTb atau DPK tercatat di baris DPT. Masukkan setiap daftar hadir ' +
    'di barisnya sendiri.',
  'results.rule.R2.office': OPEN_PAPER,
  'results.rule.R3.title': 'Semua pengguna = DPT + DPTb + DPK',
  'results.rule.R3.reader':
    'Jumlah pengguna hak pilih harus sama dengan jumlah ketiga daftar: tetap, pindahan, dan ' +
    'khusus.',
  'results.rule.R3.officer': COMPARE_PAPER,
  'results.rule.R3.office': OPEN_PAPER,
  'results.rule.R4.title': 'Surat suara diterima = digunakan + rusak + tersisa',
  'results.rule.R4.reader':
    'Setiap surat suara yang diterima TPS harus jelas: digunakan, rusak atau keliru coblos, ' +
    'atau tidak digunakan.',
  'results.rule.R4.officer':
    'Hitung lagi surat suara yang rusak dan yang tidak digunakan bersama saksi dan pengawas ' +
    'TPS, lalu masukkan lagi.',
  'results.rule.R4.office': OPEN_PAPER,
  'results.rule.R5.title': 'Surat suara diterima = DPT + cadangan',
  'results.rule.R5.reader':
    'TPS seharusnya menerima surat suara sebanyak DPT ditambah cadangannya. Bedanya soal ' +
    'logistik dan tidak menahan suara.',
  'results.rule.R5.officer':
    'Masukkan jumlah yang benar-benar diterima. Catat kekurangan atau kelebihan di C.Kejadian ' +
    'Khusus.',
  'results.rule.R5.office': 'Cocokkan dengan tanda terima logistik dan TPS tetangga.',
  'results.rule.R6.title': 'Surat suara digunakan = pengguna hak pilih',
  'results.rule.R6.reader':
    'Surat suara yang digunakan harus sebanyak orang yang memilih. Bila bagian II tidak ' +
    'tercatat, jumlah suara yang dibandingkan.',
  'results.rule.R6.officer': COUNT_AGAIN,
  'results.rule.R6.office': RECOUNT,
  'results.rule.R7.title': 'Sah + tidak sah = jumlah suara',
  'results.rule.R7.reader':
    'Suara sah ditambah suara tidak sah harus sama dengan jumlah seluruh suara.',
  'results.rule.R7.officer': COMPARE_PAPER,
  'results.rule.R7.office': OPEN_PAPER,
  'results.rule.R8.title': 'Suara semua calon = suara sah',
  'results.rule.R8.reader':
    'Perolehan suara semua calon atau partai, bila dijumlahkan, harus sama dengan suara sah.',
  'results.rule.R8.officer':
    'Hitung lagi turus setiap calon pada C.Hasil dan bandingkan dengan angkanya. Masukkan lagi ' +
    'angka seperti di kertas.',
  'results.rule.R8.office': OPEN_PAPER,
  'results.rule.R9.title': 'Jumlah suara = surat suara digunakan',
  'results.rule.R9.reader':
    'Suara yang dihitung harus sebanyak surat suara yang digunakan. Bila bagian II tidak ' +
    'tercatat, pengguna hak pilih yang dibandingkan.',
  'results.rule.R9.officer': COUNT_AGAIN,
  'results.rule.R9.office': RECOUNT,
  'results.rule.R10.title': 'Jumlah partai = suara partai + suara calonnya',
  'results.rule.R10.reader':
    'Di setiap partai, suara partai ditambah suara semua calonnya harus sama dengan jumlah ' +
    'partai itu.',
  'results.rule.R10.officer': COMPARE_PAPER,
  'results.rule.R10.office': OPEN_PAPER,
  'results.rule.R11.title': 'Pemilih disabilitas paling banyak sebanyak pengguna',
  'results.rule.R11.reader':
    'Pemilih disabilitas adalah bagian dari pengguna hak pilih, jadi tidak mungkin lebih banyak.',
  'results.rule.R11.officer': COMPARE_PAPER,
  'results.rule.R11.office': OPEN_PAPER,
  'results.rule.R12.title': 'Suara tidak melebihi surat suara yang ada',
  'results.rule.R12.reader':
    'Suara tidak mungkin melebihi surat suara yang diterima, atau DPT ditambah cadangan bila ' +
    'itu tidak tercatat. Lebih dari ukuran TPS yang lazim hanya peringatan.',
  'results.rule.R12.officer':
    'Periksa apakah angka terbaca satu kotak terlalu ke kiri. Masukkan lagi angka seperti di ' +
    'kertas.',
  'results.rule.R12.office':
    'Bandingkan dengan foto. Suara melebihi surat suara menahan formulir; TPS besar yang memang ' +
    'sah cukup dicatat.',
  'results.rule.R13.title': 'Angka = ejaan = turus = pembacaan mesin',
  'results.rule.R13.reader':
    'Angka, tulisan ejaannya, turusnya, dan pembacaan mesin harus sama. Sistem ini belum ' +
    'mencatat ketiganya.',
  'results.rule.R13.officer': NOTHING_YET,
  'results.rule.R13.office': NOTHING_YET,
  'results.rule.R14.title': 'Data pemilih sama di semua jenis pemilihan',
  'results.rule.R14.reader':
    'DPT dan pengguna hak pilih satu TPS seharusnya sama di setiap jenis pemilihan. Baru satu ' +
    'jenis yang tercatat.',
  'results.rule.R14.officer': NOTHING_YET,
  'results.rule.R14.office': NOTHING_YET,
  'results.rule.R15.title': 'C.Hasil = salinannya = kolom D.Hasil',
  'results.rule.R15.reader':
    'Formulir, salinan saksi, dan kolomnya di D.Hasil kecamatan harus sama. Sistem ini belum ' +
    'mencatat keduanya.',
  'results.rule.R15.officer': NOTHING_YET,
  'results.rule.R15.office': NOTHING_YET,
  'results.rule.R16.title': 'Jumlah wilayah bawah = wilayah atas',
  'results.rule.R16.reader':
    'Angka suatu wilayah harus sama dengan jumlah semua wilayah di bawahnya. Ini diperiksa pada ' +
    'angka wilayah, bukan pada satu formulir.',
  'results.rule.R16.officer': 'Tidak ada yang perlu dilakukan di TPS.',
  'results.rule.R16.office': 'Bandingkan D.Hasil dengan jumlah TPS yang terkonfirmasi.',
  'results.article': 'Pasal {article}',
  'results.article.paragraph': ' ayat ({paragraph})',
  'results.article.letter': ' huruf {letter}',
} as const;
