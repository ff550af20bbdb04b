// What an officer at a polling station reads in Indonesian: the source.
export const id = {
  'field.title': 'Tugas {role}',
} as const;
