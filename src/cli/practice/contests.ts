// What is voted on in a practice: contests of the three shapes that a form can have, with the ballot's legal
// colours and with trees, fruit and birds for candidates. Nobody who stands for an office may ever be here:
// a picture of a practice must not pass for a result.
import type { Contest } from '../../core/define.ts';

const ARTICLE = 'latihan: bukan pemilu (practice: no election)';

export const PRACTICE_CONTESTS: readonly Contest[] = [
  {
    article: ARTICLE,
    colour: 'grey',
    id: 'PPWP',
    name: 'Presiden dan Wakil Presiden (latihan)',
    options: [
      { name: 'Melati – Mawar', no: 1 },
      { name: 'Jati – Cemara', no: 2 },
      { name: 'Elang – Merpati', no: 3 },
    ],
    type: 'options',
  },
  {
    article: ARTICLE,
    colour: 'red',
    id: 'DPD',
    name: 'DPD (latihan)',
    options: [
      { name: 'Durian', no: 1 },
      { name: 'Mangga', no: 2 },
      { name: 'Rambutan', no: 3 },
      { name: 'Salak', no: 4 },
    ],
    type: 'options',
  },
  {
    article: ARTICLE,
    colour: 'green',
    id: 'DPRD_KABKOTA',
    name: 'DPRD Kabupaten/Kota (latihan)',
    options: [
      { candidates: ['Kancil', 'Rusa', 'Anoa'], name: 'Partai Hutan', no: 1 },
      { candidates: ['Penyu', 'Lumba-lumba', 'Cumi-cumi'], name: 'Partai Laut', no: 2 },
    ],
    type: 'party-list',
  },
];
