// What the pages say of photographs, attestations and objections, in English, each text with the hash of the source it was written from.
import type { id } from './id.ts';

export const en: Readonly<Record<keyof typeof id, readonly [source: string, text: string]>> = {
  'evidence.title': ['6c6fcf6d', 'Evidence: photographs, agents, objections'],
  'evidence.none': ['76a49b2b', 'There is no photograph, attestation or objection about this form yet.'],
  'evidence.attested': ['9abb49d9', '{attested, plural, =0{No agent, supervisor or observer has signed these figures yet} one{Seen and signed by # agent, supervisor or observer} other{Seen and signed by # agents, supervisors or observers}}; {contradicted, plural, =0{contradicted by none} one{contradicted by #} other{contradicted by #}}.'],
  'evidence.attested.means': ['ec9b5fe2', 'Their signatures confirm no figure and hold none up.'],
  'evidence.photographs': ['5439e59e', 'Photographs of the form'],
  'evidence.photographs.lead': ['11127b4e', 'Taken by officers and named by the hash that the log holds. Compare them with the figures on this page. Photographs travel after figures; one that has not arrived yet does not show.'],
  'evidence.alt': ['d3707310', 'Photograph of page {page} of form {form}, {station}'],
  'evidence.page': ['e1f087e4', 'Page {page}'],
  'evidence.open': ['bb7ba375', 'Open the photograph of page {page}'],
  'objection.title': ['c28091b2', 'Objections'],
  'objection.lead': ['06f9d8df', 'An objection changes no figure. The newest on top; nothing is removed.'],
  'objection.open': ['6b8c6b62', 'open'],
  'objection.answered': ['326981e3', 'answered'],
  'objection.fields': ['63495aba', 'Figures meant'],
  'objection.reply': ['84c485ce', 'Answer of the organisers'],
  'objection.category': ['6fc30298', 'About'],
  'objection.by': ['0a3e347e', 'By'],
  'objection.status': ['48320a3f', 'Answer'],
  'objection.more': ['c4b029fe', '{count, plural, one{# older objection is} other{# older objections are}} in the log.'],
};
