// The words of this folder in French, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const fr: TranslatedTable = {
  'reports.title': ['0e1f010f', 'Signalements des lecteurs'],
  'reports.lead': ['8e7e1772', 'Un signalement ne change aucun chiffre et n’entre pas dans le journal. Il demande aux agents et à tous de regarder encore ce formulaire.'],
  'reports.none': ['a423a3b8', 'Personne n’a encore rien signalé sur ce formulaire.'],
  'reports.count': ['58ab8eef', '{count, plural, one{# signalement} other{# signalements}}, dont {handled} traités.'],
  'reports.last': ['f082c94a', 'Les plus récents, {count} au plus :'],
  'reports.category': ['5f73c04b', 'Ce qui est faux'],
  'reports.category.figures-differ-from-paper': ['4e2893d9', 'Les chiffres diffèrent de C.Hasil'],
  'reports.category.wrong-station': ['1c127e0a', 'Le formulaire d’un autre TPS'],
  'reports.category.unreadable': ['7d6a96df', 'Illisible'],
  'reports.category.other': ['09036af8', 'Autre chose'],
  'reports.cell': ['9c51c2bb', 'Chiffre'],
  'reports.whole': ['3a19f353', 'Tout le formulaire'],
  'reports.hour': ['0e74897e', 'Heure de réception'],
  'reports.handled': ['63ea40b3', 'Suite donnée'],
  'reports.handled.yes': ['37ee9ddd', 'Corrigé'],
  'reports.handled.no': ['b891924d', 'Pas encore'],
  'reports.send': ['4ebaf958', 'Envoyer le signalement'],
  'reports.means': ['5d22e6ab', 'Sans compte et sans nom. Votre appareil calcule quelques secondes, pour que des machines ne puissent pas nous inonder. Seuls les choix ci-dessus, le TPS et l’heure sont gardés. Il n’y a pas de zone de texte : elle pourrait contenir des données personnelles, et il n’existe pas encore d’endroit assez sûr pour elles.'],
  'reports.working': ['3ec50362', 'Votre appareil calcule…'],
  'reports.kept': ['58bcd272', 'Le signalement est gardé. Il apparaîtra ici avec la prochaine publication.'],
  'reports.failed': ['1ecf38f9', 'Le signalement n’a pas été envoyé. Réessayez plus tard, ou prenez la feuille imprimée ci-dessus.'],
};
