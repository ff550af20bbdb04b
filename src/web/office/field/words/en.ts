// What an officer at a polling station reads in English.
import type { id } from './id.ts';

export const en: Readonly<Record<keyof typeof id, readonly [source: string, text: string]>> = {
  'field.title': ['6cd72d81', 'Tasks of {role}'],
};
