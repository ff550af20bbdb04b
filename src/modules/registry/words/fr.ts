// The words of this folder in French, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';
import { rolesFr } from './roles-fr.ts';

export const fr: TranslatedTable = {
  ...rolesFr,
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
  'registry.act.officer.invite': ['49bd6cb6', 'Inviter de nouveau'],
  'registry.act.officer.invite.reader': ['fa4a1393', 'L’organe au-dessus donne une nouvelle invitation à un agent qui n’a pas encore de clé. L’ancienne invitation ne vaut plus.'],
  'registry.act.delegation.grant': ['d9d256e0', 'Déléguer'],
  'registry.act.delegation.grant.reader': ['08eef4d6', 'Un agent permet à un autre de signer certains actes en son droit, dans une zone et pour un temps donnés. La délégation prend fin d’elle-même et ne se transmet pas.'],
  'registry.act.delegation.end': ['6139975b', 'Mettre fin à une délégation'],
  'registry.act.delegation.end.reader': ['625e0206', 'Une délégation est close avant son terme par qui l’a donnée, qui l’a reçue, ou l’organe au-dessus de qui l’a donnée.'],
  'registry.act.names.read': ['6d9b9a4e', 'Ouvrir les noms des agents'],
  'registry.act.names.read.reader': ['4d75471d', 'Un agent ouvre pour une heure les noms des agents de sa zone et dit pourquoi. Les noms eux-mêmes ne sont pas inscrits ici.'],
  'registry.act.station.amend': ['8c565cf7', 'Ouvrir ou fermer un TPS'],
  'registry.act.station.amend.reader': ['af00d2b4', 'Le KPU ouvre un TPS qui n’est pas sur la liste, ou ferme un TPS qui y est, avec la raison.'],
};
