// The words of this folder in French, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const fr: TranslatedTable = {
  'history.officer': ['19d4db76', 'agent {roles}'],
  'side.title': ['5ab72eef', 'Les lectures, côte à côte'],
  'side.lead': ['08d2f19f', '{same, plural, one{# chiffre égal} other{# chiffres égaux}}, {differ, plural, =0{aucun différent} one{# différent} other{# différents}}.'],
  'side.only': ['08c8bf89', 'Il n’y a qu’une lecture, donc rien à comparer encore.'],
  'side.equal': ['4ae0b8d7', 'égal'],
  'side.differ': ['78598606', 'différent'],
  'side.mark': ['c0d2ef84', 'Égal ?'],
  'side.entered': ['5640ab7c', 'reçu {time}'],
  'side.superior': ['4296162a', 'échelon supérieur'],
  'side.against': ['f03cceb4', 'Deux relevés sont identiques et en vigueur. {others, plural, one{# relevé d’agent s’y oppose} other{# relevés d’agents s’y opposent}} et restent visibles ci-dessous. Selon les règles, les deux premiers relevés identiques d’agents différents fixent les chiffres ; ensuite, seule une correction signée par deux agents les change.'],
  'correction.title': ['04dcd3fa', 'Corrections'],
  'correction.lead': ['55a268e4', 'Les anciens chiffres ne sont pas effacés. Chaque correction est signée par deux agents.'],
  'correction.item': ['be5a1bc1', 'Correction du {time}'],
  'correction.cell': ['9c51c2bb', 'Chiffres'],
  'correction.old': ['85e65b34', 'Avant'],
  'correction.new': ['971895a4', 'Après'],
  'correction.none': ['eb9022c8', 'Aucun chiffre n’a changé.'],
  'correction.evidence': ['4c5288c2', 'Empreinte de la preuve (SHA-256)'],
  'dispute.title': ['a48e7b1c', 'Désaccord'],
  'dispute.open': ['69c02369', 'Toujours en désaccord : deux lectures diffèrent sur {count, plural, one{# chiffre} other{# chiffres}}. Ce formulaire ne compte pas tant que deux agents n’ont pas saisi les mêmes chiffres ou que l’échelon supérieur n’a pas décidé.'],
  'dispute.settled': ['d3c5d97c', 'A été en désaccord, et c’est réglé. Toutes les lectures restent dans l’historique.'],
  'report.title': ['7f885780', 'Signaler une faute sur ce formulaire'],
  'report.lead': ['00c8b824', 'Comparez d’abord avec la photo ou la copie de C.Hasil. Si un chiffre diffère :'],
  'report.ptps': ['746857fa', 'Dites-le au surveillant du TPS (PTPS) ou au Panwaslu Kecamatan, avec le code du TPS et le nom du chiffre faux.'],
  'report.pps': ['1f05c970', 'Ou au PPS du village ou du quartier. Le PPS le transmet au PPK, qui corrige devant les témoins.'],
  'report.paper': ['56fff9e0', 'Apportez cette feuille, qui peut être imprimée : son code désigne exactement l’entrée dont vous parlez.'],
};
