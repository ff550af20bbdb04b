// The words of this folder in French, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const fr: TranslatedTable = {
  'registry.name': ['ab36bad4', 'Organes, régions et clés'],
  'registry.act.election.found': ['7569cdc5', 'Fonder l’élection'],
  'registry.act.election.found.reader': ['4043de07', 'Le KPU ouvre ce journal : il arrête les régions, les TPS, les candidats, les règles et les membres du KPU qui peuvent signer.'],
  'registry.act.election.freeze': ['403d450a', 'Rapport zéro'],
  'registry.act.election.freeze.reader': ['415939d1', 'Le KPU déclare combien il y a d’agents, de clés et de TPS, et qu’il n’y a pas encore un seul formulaire. Ensuite, tout changement d’un TPS, d’un agent ou d’une clé demande une raison.'],
  'registry.act.officer.appoint': ['6f4b127b', 'Nommer des agents'],
  'registry.act.officer.appoint.reader': ['6234e2f0', 'Un organe nomme les agents de l’organe en dessous, avec leur région et leur mandat. Aucun nom de personne n’est écrit ici.'],
  'registry.act.officer.revoke': ['9894220d', 'Mettre fin à une nomination'],
  'registry.act.officer.revoke.reader': ['0dd58c03', 'L’organe supérieur démet un agent. Ce qui est inscrit reste ; ce qu’il envoie ensuite est refusé.'],
  'registry.act.key.enrol': ['e628ac37', 'Enregistrer une clé'],
  'registry.act.key.enrol.reader': ['40ddc7df', 'Un agent ouvre son invitation et enregistre la clé de son appareil. Sa signature se reconnaît à cette clé.'],
  'registry.act.key.revoke': ['78ff5d28', 'Révoquer une clé'],
  'registry.act.key.revoke.reader': ['101a753a', 'Une clé perdue ou qui ne sert plus est déclarée sans valeur. Ce qui est envoyé ensuite avec elle est refusé, quelle que soit l’heure écrite.'],
  'registry.act.station.amend': ['8c565cf7', 'Ouvrir ou fermer un TPS'],
  'registry.act.station.amend.reader': ['af00d2b4', 'Le KPU ouvre un TPS qui n’est pas sur la liste, ou ferme un TPS qui y est, avec la raison.'],
};
