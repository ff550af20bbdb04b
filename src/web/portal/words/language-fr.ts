// The words of "language" in French, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const languageFr: TranslatedTable = {
  'language.machine': ['5e91476f', 'Traduction automatique. C’est le texte indonésien qui fait foi.'],
  'language.source': ['591b6466', 'Lire en indonésien'],
  'language.correct': ['55d92180', 'Corriger une traduction'],
  'translation.title': ['55d92180', 'Corriger une traduction'],
  'translation.lead': ['8552da59', 'Ce site est écrit en indonésien. Les textes des autres langues ont été faits par une machine à partir de cette source. Chacun peut proposer un meilleur texte, sans compte.'],
  'translation.languages': ['1e15749e', 'Choisissez une langue que vous connaissez bien'],
  'translation.topics': ['d2892aa4', 'Choisissez une partie'],
  'translation.count': ['2d173ebe', '{count, plural, one{# texte} other{# textes}}'],
  'translation.key': ['1e3eb48b', 'Clé'],
  'translation.text': ['b506febc', 'Texte'],
  'translation.source': ['1d257e01', 'Source (indonésien)'],
  'translation.now': ['3c8cef0c', 'Texte actuel'],
  'translation.none': ['0d089da8', 'Il n’y a pas encore de traduction qui corresponde à sa source ; les lecteurs voient la source.'],
  'translation.where': ['8fecd7d1', 'Apparaît sur'],
  'translation.everywhere': ['f76679ac', 'de nombreuses pages'],
  'translation.terms': ['07be098b', 'À laisser tel quel'],
  'translation.plural': ['16523dd3', 'Formes du pluriel'],
  'translation.yours': ['17643349', 'Votre proposition'],
  'translation.check': ['f2e23877', 'Vérifier la proposition'],
  'translation.ready': ['fad38113', 'La proposition est prête'],
  'translation.send': ['a78736a8', 'Téléchargez ce fichier et envoyez-le à qui tient ce site. Il nomme la source que vous avez traduite, de sorte qu’une proposition pour une source qui a changé n’est pas employée.'],
  'translation.download': ['b6c2fd74', 'Télécharger la proposition'],
  'translation.mail': ['11ea4a6f', 'Envoyer par courriel'],
  'translation.nothing': ['3c684c46', 'Rien n’est envoyé à ce site et rien n’y est gardé.'],
  'translation.unsettled': ['6b01d8b8', 'Pas encore prête'],
  'translation.fault.braces': ['72bf2e35', 'Les accolades ne vont pas par paires.'],
  'translation.fault.empty': ['e175e6b5', 'Le texte est vide.'],
  'translation.fault.places': ['1857132b', 'Les places des valeurs doivent être celles de la source : {needs}'],
  'translation.fault.plural': ['9103491a', 'Formes du pluriel de cette langue : {needs}'],
  'translation.fault.locked': ['15f30fa5', 'Les abréviations officielles et les noms doivent rester : {needs}'],
};
