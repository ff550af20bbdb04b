// What the publisher's act is called in English. Each entry names the Indonesian text that it was written from
// (base/words.ts).
export const en = {
  'publication.name': ['67702fb2', 'What is shown'],
  'publication.act.snapshot.publish': ['e7b8d25a', 'Showing figures'],
  'publication.act.snapshot.publish.reader': ['1f2569b7', 'The system signs a fingerprint of every page of figures shown at that moment, so that what was once shown can be proved.'],
} as const;
