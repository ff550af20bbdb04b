// What the publisher's act is called in Indonesian, the source: a title, and one sentence for a reader.
export const id = {
  'publication.name': 'Yang ditayangkan',

  'publication.act.snapshot.publish': 'Menayangkan angka',
  'publication.act.snapshot.publish.reader':
    'Sistem menandatangani sidik semua halaman angka yang ditayangkan saat itu, sehingga apa yang pernah ditampilkan dapat dibuktikan.',
} as const;
