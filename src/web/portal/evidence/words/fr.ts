// The words of this folder in French, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const fr: TranslatedTable = {
  'evidence.title': ['6c6fcf6d', 'Preuves : photographies, témoins, objections'],
  'evidence.none': ['76a49b2b', 'Aucune photographie, attestation ni objection sur ce formulaire pour l’instant.'],
  'evidence.attested': ['9abb49d9', '{attested, plural, =0{Aucun témoin, surveillant ou observateur n’a encore signé ces chiffres} one{Vu et signé par # témoin, surveillant ou observateur} other{Vu et signé par # témoins, surveillants ou observateurs}} ; {contradicted, plural, =0{personne n’indique d’autres chiffres} one{# indique d’autres chiffres} other{# indiquent d’autres chiffres}}.'],
  'evidence.attested.means': ['ec9b5fe2', 'Leurs signatures ne confirment aucun chiffre et n’en retiennent aucun.'],
  'evidence.photographs': ['5439e59e', 'Photographies du formulaire'],
  'evidence.photographs.lead': ['11127b4e', 'Prises par des agents et nommées par l’empreinte que contient le journal. Comparez-les aux chiffres de cette page. Les photographies voyagent après les chiffres ; celle qui n’est pas arrivée n’apparaît pas.'],
  'evidence.alt': ['d3707310', 'Photographie de la page {page} du formulaire {form}, {station}'],
  'evidence.page': ['e1f087e4', 'Page {page}'],
  'evidence.open': ['bb7ba375', 'Ouvrir la photographie de la page {page}'],
  'objection.title': ['c28091b2', 'Objections'],
  'objection.lead': ['06f9d8df', 'Une objection ne change aucun chiffre. La plus récente en haut ; rien n’est supprimé.'],
  'objection.open': ['6b8c6b62', 'sans réponse'],
  'objection.answered': ['326981e3', 'avec réponse'],
  'objection.fields': ['63495aba', 'Chiffres visés'],
  'objection.reply': ['84c485ce', 'Réponse des organisateurs'],
  'objection.category': ['6fc30298', 'À propos de'],
  'objection.by': ['0a3e347e', 'Par'],
  'objection.status': ['48320a3f', 'Réponse'],
  'objection.more': ['c4b029fe', '{count, plural, one{# objection plus ancienne est} other{# objections plus anciennes sont}} dans le journal.'],
};
