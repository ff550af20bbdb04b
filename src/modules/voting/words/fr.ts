// The words of this folder in French, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const fr: TranslatedTable = {
  'voting.name': ['d9385e64', 'Le jour du vote'],
  'voting.act.station.ready': ['82c44968', 'Déclarer le TPS prêt'],
  'voting.act.station.ready.reader': ['dfd4ebb5', 'KPPS déclare le TPS prêt et dit s’il est accessible en fauteuil roulant, s’il y a un réseau et de l’électricité.'],
  'voting.act.station.oath': ['04aa88d1', 'Prêter serment'],
  'voting.act.station.oath.reader': ['2db26e2c', 'Les membres du KPPS prêtent serment ou s’engagent avant le début du vote.'],
  'voting.act.station.open': ['6b1a2d69', 'Ouvrir le vote'],
  'voting.act.station.open.reader': ['2c70f5a3', 'La séance de vote est ouverte. On note combien de membres du KPPS et combien de délégués des candidats sont présents.'],
  'voting.act.station.close': ['792942b2', 'Clore le vote'],
  'voting.act.station.close.reader': ['8ad71dc9', 'Le temps du vote est écoulé. Qui est dans la file ou déjà inscrit comme présent vote encore, et leur nombre est noté.'],
  'voting.act.turnout.count': ['4083c5aa', 'Noter la participation'],
  'voting.act.turnout.count.reader': ['9fc269ca', 'KPPS note combien d’hommes et de femmes ont voté à cette heure. Ce n’est pas encore un chiffre de C.Hasil.'],
  'voting.act.shift.start': ['d664d339', 'Prendre son service'],
  'voting.act.shift.start.reader': ['365dee28', 'Un agent prend son service. Dès lors son temps de travail est compté.'],
  'voting.act.shift.end': ['65af4358', 'Finir son service'],
  'voting.act.shift.end.reader': ['ec5d960b', 'Un agent a fini son service et peut se reposer.'],
  'voting.act.shift.relieve': ['e7fbf52d', 'Prévoir une relève'],
  'voting.act.shift.relieve.reader': ['95d4bcd3', 'On écrit qui relève un agent en service depuis longtemps, et à partir de quand. Ce plan ne change le pouvoir de personne.'],
};
