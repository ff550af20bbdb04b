// What the registry's acts are called in English. Each entry names the Indonesian text that it was written from
// (base/words.ts).
import { rolesEn } from './roles-en.ts';

export const en = {
  ...rolesEn,
  'registry.name': ['ab36bad4', 'Bodies, areas and keys'],
  'registry.act.election.found': ['7569cdc5', 'Founding the election'],
  'registry.act.election.found.reader': ['4043de07', 'KPU opens this log: it lays down areas, TPS, candidates, rules, and the members of KPU who may sign.'],
  'registry.act.election.freeze': ['403d450a', 'Zero report'],
  'registry.act.election.freeze.reader': ['415939d1', 'KPU states how many officers, keys and TPS there are, and that there is not one form yet. After this every change of a TPS, an officer or a key needs a reason.'],
  'registry.act.officer.appoint': ['6f4b127b', 'Appointing officers'],
  'registry.act.officer.appoint.reader': ['6234e2f0', 'A body appoints the officers of the body below it, with their area and term. No person’s name is recorded here.'],
  'registry.act.officer.revoke': ['9894220d', 'Ending an appointment'],
  'registry.act.officer.revoke.reader': ['0dd58c03', 'The body above removes an officer. What is recorded stays; what she sends after this is refused.'],
  'registry.act.key.enrol': ['e628ac37', 'Enrolling a key'],
  'registry.act.key.enrol.reader': ['40ddc7df', 'An officer opens her invitation and enrols the key of her device. Her signature is known by this key.'],
  'registry.act.key.revoke': ['78ff5d28', 'Revoking a key'],
  'registry.act.key.revoke.reader': ['101a753a', 'A key that was lost or is no longer used stops counting. What it signs after this is refused, whatever time it claims.'],
  'registry.act.officer.invite': ['49bd6cb6', 'Inviting again'],
  'registry.act.officer.invite.reader': ['fa4a1393', 'The body above gives a new invitation to an officer who has no key yet. The old invitation no longer counts.'],
  'registry.act.delegation.grant': ['d9d256e0', 'Delegating'],
  'registry.act.delegation.grant.reader': ['08eef4d6', 'An officer lets another sign certain acts in her right, in a certain area and for a certain time. The delegation ends by itself and cannot be handed on.'],
  'registry.act.delegation.end': ['6139975b', 'Ending a delegation'],
  'registry.act.delegation.end.reader': ['625e0206', 'A delegation is ended before its time by its giver, its receiver, or the body above the giver.'],
  'registry.act.names.read': ['6d9b9a4e', 'Opening officers’ names'],
  'registry.act.names.read.reader': ['4d75471d', 'An officer opens the names of officers in her area for one hour, and says why. The names themselves are not recorded here.'],
  'registry.act.station.amend': ['8c565cf7', 'Opening or closing a TPS'],
  'registry.act.station.amend.reader': ['af00d2b4', 'KPU opens a TPS that is not on the list, or closes one that is, and says why.'],
} as const;
