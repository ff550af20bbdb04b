// The words of this folder in French, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const fr: TranslatedTable = {
  'publication.name': ['67702fb2', 'Ce qui est affiché'],
  'publication.act.snapshot.publish': ['e7b8d25a', 'Afficher des chiffres'],
  'publication.act.snapshot.publish.reader': ['1f2569b7', 'Le système signe l’empreinte de toutes les pages de chiffres affichées à ce moment, afin que ce qui a été montré puisse être prouvé.'],
};
