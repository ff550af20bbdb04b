// The words of this folder in French, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const fr: TranslatedTable = {
  'paper.title': ['acbdb56c', 'Reçu de l’entrée {leaf}'],
  'paper.link': ['41d60059', 'Feuille à imprimer'],
  'paper.print': ['ceebfb4a', 'Imprimer cette feuille'],
  'paper.pdf': ['ef7ee2c2', 'Télécharger le PDF (en indonésien)'],
  'paper.figures': ['33dfce51', 'Chiffres signés'],
  'paper.lead': ['6a8d1877', 'Cette feuille prouve qu’une entrée est dans le journal public à l’état indiqué. Chacun peut la vérifier sans ce site.'],
  'paper.station': ['05f63f90', 'TPS'],
  'paper.what': ['c8c88633', 'Entrée'],
  'paper.received': ['cf6240e0', 'Reçu par le journal'],
  'paper.claimed': ['0aea6c20', 'D’après l’appareil'],
  'paper.id': ['78944234', 'Empreinte de l’entrée'],
  'paper.state': ['1e5949e5', 'État du journal'],
  'paper.qr': ['f140b571', 'Code QR {part} sur {parts} de ce reçu'],
  'paper.part': ['9f88e3d1', '{part} sur {parts}'],
  'paper.scan': ['f176b1da', 'Scannez tous les codes sur {address}, depuis un écran, du papier ou une photo. Cette page montre les chiffres signés et vérifie la preuve sur votre téléphone, même sans réseau.'],
  'paper.too-large': ['7d140199', 'Ce reçu est trop long pour des codes QR. Téléchargez son fichier.'],
  'paper.check': ['3045ae82', 'Les codes contiennent l’entrée, son sceau et la preuve sous une forme normalisée (c2sp.org/tlog-proof). Tout programme qui la connaît peut la vérifier.'],
};
